//! Pages with their directives: any text is woven, or refused with places that are on the page, and
//! twice the same way.

use std::{fs, path::Path};

use book_tests::sample::{copy, project};
use mdbook_driver::MDBook;
use proptest::prelude::*;
use tempfile::TempDir;
use weave::{Audience, Diagnostics, Sources, build_site, figure::Catalogue};

use crate::{
    held::{Outcome, Target, alone, ensure},
    inputs::{bytes, edited, strewn, with_lines},
};

const WORDS: &[&str] = &[
    "{{#item ch01_double::double}}",
    "{{#item ",
    "{{#value ch01.doubled.input :.1}}",
    "{{#value ch01.doubled.rows.0.output :.3}}",
    "{{#value ch01.doubled.rows.99 d}}",
    "{{#figure ch01/line}}",
    "{{#example ch01/doubled}}",
    "{{#exercise ch01/halve}}",
    "{{#caption words}}",
    "{{#glossary}}",
    "{{#count chapters}}",
    "{{#about ",
    "{{#picture ch01/line}}",
    "{{#chapters}}",
    "{{#",
    "}}",
    "{{",
    "}",
    ":.6",
    ":.1%",
    ":+.300",
    ":.1e",
    " d",
    "[x](term:input)",
    "[Figure](fig:ch01/line)",
    "[](ex:ch01/halve)",
    "[a](ref:euclid)",
    "(1.1)",
    "[equation](eq:1.1)",
    "\\tag{1.1}",
    "$",
    "$$",
    "\\Double",
    "\\frac{",
    "x^2",
    "_",
    "{",
    "\\",
    "`",
    "```",
    "```rust\n",
    "|",
    "| a | b |\n|---|---:|\n| 1 | 2 |\n",
    "\n\n",
    "\n",
    "# ",
    "## ",
    "- ",
    "> ",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<b",
    ">",
    "&amp;",
    "*",
    "**",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "![](",
    "1.5",
    "2,000",
    "é",
    "−",
    "\u{a0}",
    "\u{200b}",
    "\t",
    "\r\n",
    "[^1]",
    "[^1]: note\n",
    ": definition",
    "<script>",
    " { #id }",
    "&#x3c;",
    "\0",
    "term:",
    "<https://example.org>",
];

/// What a page may have beside what it is asked for.
const LINES: &[&str] = &[
    "Some *words* and **more**, `code` and ~~none~~.",
    "- a list\n  - in a list\n\n    with a paragraph",
    "1. one\n2. two",
    "> A word of [another](https://example.org/?a=b&c=d).",
    "### A title with `code` and $\\Double$",
    "### The rule",
    "## Exercises",
    "```rust\nfn main() {}\n```",
    "~~~\n{{#value not.woven}}\n~~~",
    "    indented = [x](term:input)",
    "<div>\n\nwords\n\n</div>",
    "<details><summary>More</summary>\n\nwords\n\n</details>",
    "<!-- a comment\n\nover lines -->",
    "<!-- never closed",
    "A note[^1].\n\n[^1]: Of this.",
    "The [input](term:input), [*its* `double`](term:double) and [](term:input).",
    "$\\Double = \\frac{\\Input}{\\Input}$, \\$ and $ x",
    "$$\\Input \\tag{1.2}$$",
    "$$\n\\begin{aligned} \\Input &= \\Double \\\\ &= \\Input \\end{aligned}\n$$",
    "{{#caption Another table}}\n\n| a | b |\n|---|---:|\n| x | $\\lvert w \\rvert$ |\n| y\\|z | |",
    "{{#value ch01.doubled.input :.1%}} and {{#value ch01.doubled.small :.300}}",
    "{{#count chapters}} chapters, {{#count exercises}} exercises",
    "(1.1) and [equation](eq:1.1) and [Exercise](ex:ch01/halve) and [Figure](fig:ch01/line)",
    "term\n: definition",
    "- [x] done\n- [ ] not",
    "&lt;b&gt; &amp; &#x41; &copy; \"quoted\" -- it's ... so",
    "\u{e9}\u{2212}\u{a0}\u{200b}\u{1f600} \u{645}\u{631}\u{62d}\u{628}\u{627}",
    "a\\\nb  \nc",
    "***",
    "<https://example.org> and https://example.org",
    "![a picture of nothing](nothing.png)",
    "[reference][r]\n\n[r]: https://example.org 'title'",
    "{ #id }",
    "# Another first title",
];

/// The page that is tried, in the sample book of the weave.
const PAGE: &str = "book/src/ch01-double.md";

#[test]
fn pages() {
    let weave = project().join("crates/weave/tests");
    let mut files: Vec<Vec<u8>> = fs::read_dir(weave.join("broken"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| fs::read(path).unwrap())
        .collect();
    // The order of a folder is not the same everywhere.
    files.sort();
    let whole = fs::read(weave.join("sample").join(PAGE)).unwrap();
    for _ in 0..files.len() {
        files.push(whole.clone());
    }
    for page in ["ch01-perceptron", "ch10-backpropagation", "ch20-autodiff", "notation"] {
        let text = fs::read_to_string(project().join(format!("book/src/{page}.md"))).unwrap();
        let lines: Vec<&str> = text.split_inclusive('\n').take(60).collect();
        files.push(lines.concat().into_bytes());
    }
    let inputs = prop_oneof![
        6 => with_lines(vec![whole], LINES),
        4 => edited(files, WORDS),
        2 => strewn(WORDS, 40),
        1 => bytes(80),
    ];
    let book = TempDir::new().unwrap();
    copy(&weave.join("sample"), book.path()).unwrap();
    let read = MDBook::load(book.path().join("book")).unwrap();
    let law = |input: &[u8]| law(book.path(), &read, input);
    Target { name: "pages", cases: 80, inputs: inputs.boxed(), law: &law, peak_elsewhere: &alone }
        .hold();
}

fn law(root: &Path, book: &MDBook, input: &[u8]) -> Outcome {
    // mdBook reads no other.
    let Ok(text) = str::from_utf8(input) else { return Ok(()) };
    let outcome = woven(root, book, text);
    // What takes long is not done for all.
    let turn = input.iter().map(|byte| u32::from(*byte)).sum::<u32>() % 4;
    if turn == 0 {
        let again = woven(root, book, text);
        ensure(again == outcome, "another outcome the second time", || format!("{outcome:?}"))?;
    }
    match outcome {
        Err(mistakes) => {
            ensure(!mistakes.is_empty(), "refused without a mistake", String::new)?;
            places(&mistakes, text)
        }
        Ok(page) => {
            // In comments and in code it may stand.
            let hidden = ["<!--", "`", "~~~", "    ", "\t"].iter().any(|mark| text.contains(mark));
            for left in ["{{#", "](term:", "](fig:", "](ex:", "](eq:", "](ref:"] {
                let told = || format!("{left} in {page}");
                ensure(hidden || !page.contains(left), "a directive or a link is left", told)?;
            }
            if turn == 1 { finished(root, text) } else { Ok(()) }
        }
    }
}

fn catalogue(root: &Path) -> Catalogue {
    Catalogue::from_json(&fs::read_to_string(root.join("figures.json")).unwrap()).unwrap()
}

/// The page as it is woven.
fn woven(root: &Path, book: &MDBook, text: &str) -> Result<String, Diagnostics> {
    let mut book = book.book.clone();
    book.for_each_chapter_mut(|chapter| {
        if chapter.path.as_deref() == Some(Path::new("ch01-double.md")) {
            text.clone_into(&mut chapter.content);
        }
    });
    let sources = Sources::read(root, catalogue(root))?;
    let (book, _) = weave::weave(&sources, book)?;
    let page =
        book.chapters().find(|page| page.path.as_deref() == Some(Path::new("ch01-double.md")));
    Ok(page.unwrap().content.clone())
}

/// A mistake on the page is at a line and column that it has.
fn places(mistakes: &Diagnostics, text: &str) -> Outcome {
    for mistake in mistakes.iter() {
        let told = || format!("{mistake:?}");
        ensure(!mistake.message.trim().is_empty() && !mistake.file.is_empty(), "no words", told)?;
        if let (Some((line, column)), PAGE) = (mistake.place, mistake.file.as_str()) {
            let text = text.replace("\r\n", "\n");
            let on_it = text.split('\n').nth(line.wrapping_sub(1));
            let there =
                on_it.is_some_and(|on_it| (1..=on_it.chars().count() + 1).contains(&column));
            ensure(there, "a place that is not there", told)?;
        }
    }
    Ok(())
}

/// What the weave takes is a page of the site, or refused when the site is looked at.
fn finished(root: &Path, text: &str) -> Outcome {
    let page = root.join(PAGE);
    let before = fs::read(&page).unwrap();
    fs::write(&page, text).unwrap();
    let site = TempDir::new().unwrap();
    let outcome = build_site(root, &site.path().join("site"), catalogue(root), Audience::Readers);
    fs::write(&page, before).unwrap();
    match outcome {
        Err(mistakes) => places(&mistakes, text),
        Ok(_) => {
            let html = fs::read_to_string(site.path().join("site/ch01-double.html")).unwrap();
            let whole = html.contains("<main") && html.trim_end().ends_with("</html>");
            ensure(whole, "a page that is not whole", || html)
        }
    }
}
