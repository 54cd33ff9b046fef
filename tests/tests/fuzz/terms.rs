//! `terms.toml`: any text is a vocabulary that the book can show, or is refused with its file and,
//! where it can be told, its line.

use std::{fs, path::Path};

use book_tests::sample::{copy, project};
use contents::term::{self, FILE};
use mdbook_driver::MDBook;
use proptest::{prelude::*, sample::select};
use roxmltree::Document;
use tempfile::TempDir;
use weave::{Sources, figure::Catalogue};

use crate::{
    held::{Outcome, Target, alone, ensure},
    inputs::{bytes, edited, strewn},
};

const WORDS: &[&str] = &[
    "[[term]]\n",
    "[[asked]]\n",
    "id = \"input\"\n",
    "id = \"a b\"\n",
    "id = \"a\\\"b\"\n",
    "id = \"<b>\"\n",
    "id = \"\"\n",
    "name = \"input\"\n",
    "name = \"<i>\"\n",
    "name = \"\"\n",
    "symbol = \"x\"\n",
    "symbol = \"x_{\"\n",
    "symbol = \"\\\\frac{1}{2}\"\n",
    "macro = \"\\\\Input\"\n",
    "macro = \"Input\"\n",
    "macro = \"\"\n",
    "macros = { \"\\\\A\" = \"a\" }\n",
    "code = [\"input\"]\n",
    "code = [\"<\"]\n",
    "definition = \"d.\"\n",
    "definition = \"</dd><script>\"\n",
    "definition = \"'\"\n",
    "first = \"ch01\"\n",
    "first = \"ch99\"\n",
    "first = \"x\"\n",
    "also = [\"y\"]\n",
    "asked = [\"z\"]\n",
    "place = \"ch01-double#the-rule\"\n",
    "place = \"#\"\n",
    "words = [\"w\"]\n",
    "words = []\n",
    "'''",
    "\"",
    "\\",
    "=",
    "[",
    "]",
    "{",
    "}",
    "#",
    "\n",
    "\r\n",
    "é",
    "\u{feff}",
    "&",
    "</",
    "{{#value x}}",
    "$",
    "\\u0000",
    "1",
    "true",
];

#[test]
fn terms() {
    let weave = project().join("crates/weave/tests");
    let own = fs::read_to_string(weave.join("sample/book/terms.toml")).unwrap();
    let more = "\n[[term]]\nid = \"word\"\nname = \"a word\"\nalso = [\"token\"]\nasked = [\"what is it\"]\n\
                definition = \"A term without a symbol & <sign>.\"\nfirst = \"ch01\"\n\n\
                [[asked]]\nwords = [\"how to begin\"]\nplace = \"ch01-double#the-rule\"\n";
    let files = vec![own.clone().into_bytes(), (own.clone() + more).into_bytes()];
    let inputs = prop_oneof![
        6 => one_more().prop_map(move |more| (own.clone() + &more).into_bytes()),
        8 => edited(files, WORDS),
        1 => strewn(WORDS, 30),
        1 => bytes(60),
    ];
    let book = TempDir::new().unwrap();
    copy(&weave.join("sample"), book.path()).unwrap();
    let read = MDBook::load(book.path().join("book")).unwrap();
    let law = |input: &[u8]| law(book.path(), &read, input);
    Target { name: "terms", cases: 120, inputs: inputs.boxed(), law: &law, peak_elsewhere: &alone }
        .hold();
}

/// A term beside the others, each of its fields as it should be or as a slip has it.
fn one_more() -> impl Strategy<Value = String> {
    const ID: &[&str] = &[
        "word",
        "word",
        "words",
        "a-word",
        "two-words",
        "input",
        "a b",
        "a\\\"b",
        "<b>",
        "",
        "Ünit",
        "a#b",
        "a/b",
    ];
    const NAME: &[&str] = &[
        "a word",
        "a word",
        "another word",
        "third",
        "input",
        "<i>",
        "",
        " ",
        "a \\\" b",
        "A & B",
        "`x`",
        "{{#value x}}",
        "$x$",
    ];
    const SAID: &[&str] = &[
        "What it means.",
        "What it means.",
        "Much.",
        "",
        "</dd><script>",
        "It's *so*.",
        "`a < b` & c",
        "a\\nb",
        "[x](term:input)",
    ];
    const REST: &[&str] = &[
        "",
        "also = [\"token\"]",
        "also = [\"input\"]",
        "also = [\"\"]",
        "asked = [\"what\"]",
        "place = \"x#y\"",
        "place = \"ch01-double#the-rule\"",
        "symbol = \"x\"",
        "macro = \"\\\\Word\"",
        "code = [\"word\"]",
        "symbol = \"w\"\nmacro = \"\\\\Word\"",
        "symbol = \"w\"\nmacro = \"\\\\Word\"\ncode = [\"<\", \"\"]",
        "symbol = \"<w>\"\nmacro = \"\\\\Word\"",
        "symbol = \"\"\nmacro = \"\\\\Word\"",
        "symbol = \"w\"\nmacro = \"Word\"",
        "symbol = \"w\"\nmacro = \"\"",
        "symbol = \"w\"\nmacro = \"\\\\frac\"",
        "symbol = \"w_{\"\nmacro = \"\\\\Word\"",
    ];
    const FIRST: &[&str] = &["ch01", "ch01", "ch01", "ch1", "ch02", "", "ch01-double"];
    (select(ID), select(NAME), select(SAID), select(FIRST), select(REST)).prop_map(
        |(id, name, said, first, rest)| {
            format!(
                "\n[[term]]\nid = \"{id}\"\nname = \"{name}\"\ndefinition = \"{said}\"\n\
                 first = \"{first}\"\n{rest}\n"
            )
        },
    )
}

fn law(root: &Path, book: &MDBook, input: &[u8]) -> Outcome {
    fs::write(root.join(FILE), input).unwrap();
    let vocabulary = match term::read(root) {
        Err(mistake) => {
            ensure(mistake.file == FILE && !mistake.message.is_empty(), "no words", || {
                mistake.to_string()
            })?;
            let lines = input.split(|byte| *byte == b'\n').count();
            let on_it = mistake.place.is_none_or(|(line, _)| (1..=lines).contains(&line));
            return ensure(on_it, "a place that is not there", || mistake.to_string());
        }
        Ok(vocabulary) => vocabulary,
    };
    let catalogue = fs::read_to_string(root.join("figures.json")).unwrap();
    let catalogue = Catalogue::from_json(&catalogue).unwrap();
    let sources = match Sources::read(root, catalogue) {
        Err(mistakes) => {
            return ensure(
                mistakes.iter().all(|mistake| mistake.file == FILE),
                "refused elsewhere",
                || mistakes.to_string(),
            );
        }
        Ok(sources) => sources,
    };
    // A term less leaves links behind, which are refused on their pages.
    let Ok((book, _)) = weave::weave(&sources, book.book.clone()) else { return Ok(()) };
    for (page, list) in [("glossary.md", "dl"), ("notation.md", "table")] {
        let page = book.chapters().find(|one| one.path.as_deref() == Some(Path::new(page)));
        let text = &page.unwrap().content;
        let start = text.find(&format!("<{list}")).ok_or_else(|| format!("no list: {text}"))?;
        let end = text.rfind(&format!("</{list}>")).ok_or_else(|| format!("no end: {text}"))?;
        let markup = text[start..end + list.len() + 3].replace("&nbsp;", " ");
        let document = Document::parse(&markup)
            .map_err(|error| format!("a list that is not well-formed: {error}: {markup}"))?;
        let shown =
            |id: &str| document.descendants().any(|node| node.attribute("data-term") == Some(id));
        for term in vocabulary.terms.iter().filter(|term| list == "dl" || !term.is_word()) {
            ensure(shown(&term.id), "a term is not shown", || format!("{} in {markup}", term.id))?;
            // An id is an anchor, a class and the name of a colour.
            let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            ensure(
                !term.id.is_empty() && term.id.chars().all(is_id),
                "an id that is none",
                || format!("{:?}", term.id),
            )?;
            ensure(!term.name.trim().is_empty(), "a term without a name", || format!("{term:?}"))?;
            ensure(!term.definition.trim().is_empty(), "a term that says nothing", || {
                format!("{term:?}")
            })?;
        }
    }
    Ok(())
}
