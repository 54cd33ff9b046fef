//! Every table says what it shows: `{{#caption …}}` stands before it, and before nothing else.

use contents::{Complaint, Diagnostic};

use crate::page::Page;

pub(crate) fn check(page: &Page) -> Vec<Diagnostic> {
    let captions = || page.directives.iter().filter(|directive| directive.name == "caption");
    let stands_before = |caption: usize, table: usize| {
        page.text.get(caption..table).is_some_and(|between| between.trim().is_empty())
    };
    let mut mistakes: Vec<(usize, Complaint)> = Vec::new();
    for table in &page.tables {
        if !captions().any(|caption| stands_before(caption.range.end, table.start)) {
            mistakes.push((
                table.start,
                Complaint::new("the table has no caption").help(
                    "write `{{#caption what it shows}}` before it, with a blank line between them",
                ),
            ));
        }
    }
    for caption in captions() {
        if !page.tables.iter().any(|table| stands_before(caption.range.end, table.start)) {
            mistakes.push((
                caption.range.start,
                Complaint::new("the caption stands before no table")
                    .help("put it directly before its table, with a blank line between them"),
            ));
        }
        if caption.argument.contains(['$', '`', '[', '*']) {
            mistakes.push((
                caption.range.start,
                Complaint::new("a caption is words alone")
                    .help("formulas, code and links belong into the sentence before the table"),
            ));
        }
        let digits = caption.argument.as_bytes().windows(3);
        if digits
            .into_iter()
            .any(|w| w[0].is_ascii_digit() && w[1] == b'.' && w[2].is_ascii_digit())
        {
            mistakes.push((
                caption.range.start,
                Complaint::new("a number by hand in a caption")
                    .help("say it in the sentence before the table, with `{{#value …}}`"),
            ));
        }
    }
    mistakes.into_iter().map(|(at, complaint)| page.complain(at, complaint)).collect()
}
