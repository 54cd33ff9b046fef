//! `terms.toml`: any text is a vocabulary that the book can show, or is refused with its file and,
//! where it can be told, its line.

use std::{fs, path::Path};

use book_tests::sample::{copy, project};
use contents::term::{self, FILE};
use mdbook_driver::MDBook;
use proptest::prelude::*;
use roxmltree::Document;
use tempfile::TempDir;
use weave::{Sources, figure::Catalogue};

use crate::{
    held::{Outcome, Target, alone, ensure},
    inputs::{bytes, edited, strewn},
};

const WORDS: &[&str] = &[
    "[[term]]\n", "[[asked]]\n", "id = \"input\"\n", "id = \"a b\"\n", "id = \"a\\\"b\"\n", "id = \"<b>\"\n", "id = \"\"\n",
    "name = \"input\"\n", "name = \"<i>\"\n", "name = \"\"\n", "symbol = \"x\"\n", "symbol = \"x_{\"\n",
    "symbol = \"\\\\frac{1}{2}\"\n", "macro = \"\\\\Input\"\n", "macro = \"Input\"\n", "macro = \"\"\n",
    "macros = { \"\\\\A\" = \"a\" }\n", "code = [\"input\"]\n", "code = [\"<\"]\n", "definition = \"d.\"\n",
    "definition = \"</dd><script>\"\n", "definition = \"'\"\n", "first = \"ch01\"\n", "first = \"ch99\"\n",
    "first = \"x\"\n", "also = [\"y\"]\n", "asked = [\"z\"]\n", "place = \"ch01-double#the-rule\"\n", "place = \"#\"\n",
    "words = [\"w\"]\n", "words = []\n", "'''", "\"", "\\", "=", "[", "]", "{", "}", "#", "\n", "\r\n", "é", "\u{feff}",
    "&", "</", "{{#value x}}", "$", "\\u0000", "1", "true",
];

#[test]
fn terms() {
    let weave = project().join("crates/weave/tests");
    let own = fs::read_to_string(weave.join("sample/book/terms.toml")).unwrap();
    let more = "\n[[term]]\nid = \"word\"\nname = \"a word\"\nalso = [\"token\"]\nasked = [\"what is it\"]\n\
                definition = \"A term without a symbol & <sign>.\"\nfirst = \"ch01\"\n\n\
                [[asked]]\nwords = [\"how to begin\"]\nplace = \"ch01-double#the-rule\"\n";
    let files = vec![own.clone().into_bytes(), (own + more).into_bytes()];
    let inputs = prop_oneof![
        8 => edited(files, WORDS),
        1 => strewn(WORDS, 30),
        1 => bytes(60),
    ];
    let book = TempDir::new().unwrap();
    copy(&weave.join("sample"), book.path()).unwrap();
    let law = |input: &[u8]| law(book.path(), input);
    Target { name: "terms", cases: 120, inputs: inputs.boxed(), law: &law, peak_elsewhere: &alone }
        .hold();
}

fn law(root: &Path, input: &[u8]) -> Outcome {
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
            return ensure(mistakes.iter().all(|mistake| mistake.file == FILE), "refused elsewhere", || {
                mistakes.to_string()
            });
        }
        Ok(sources) => sources,
    };
    let book = MDBook::load(root.join("book")).unwrap().book;
    // A term less leaves links behind, which are refused on their pages.
    let Ok((book, _)) = weave::weave(&sources, book) else { return Ok(()) };
    for (page, list) in [("glossary.md", "dl"), ("notation.md", "table")] {
        let page = book.chapters().find(|one| one.path.as_deref() == Some(Path::new(page)));
        let text = &page.unwrap().content;
        let start = text.find(&format!("<{list}")).ok_or_else(|| format!("no list: {text}"))?;
        let end = text.rfind(&format!("</{list}>")).ok_or_else(|| format!("no end: {text}"))?;
        let markup = text[start..end + list.len() + 3].replace("&nbsp;", " ");
        let document = Document::parse(&markup)
            .map_err(|error| format!("a list that is not well-formed: {error}: {markup}"))?;
        let shown = |id: &str| document.descendants().any(|node| node.attribute("data-term") == Some(id));
        for term in vocabulary.terms.iter().filter(|term| list == "dl" || !term.is_word()) {
            ensure(shown(&term.id), "a term is not shown", || format!("{} in {markup}", term.id))?;
            // An id is an anchor, a class and the name of a colour.
            let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            ensure(!term.id.is_empty() && term.id.chars().all(is_id), "an id that is none", || {
                format!("{:?}", term.id)
            })?;
            ensure(!term.name.trim().is_empty(), "a term without a name", || format!("{term:?}"))?;
            ensure(!term.definition.trim().is_empty(), "a term that says nothing", || format!("{term:?}"))?;
        }
    }
    Ok(())
}
