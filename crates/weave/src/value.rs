//! A number in the prose.

use contents::{escape, value::Worked};

/// The number in a paragraph or in a table: a link to its row at the end of the page, or,
/// where another link is around it, only marked.
pub(crate) fn in_prose(worked: &Worked, linked: bool) -> String {
    let from = escape::attribute(&worked.origin.sentence());
    let number = &worked.printed.html;
    if linked {
        format!("<span class=\"num\" data-from=\"{from}\">{number}</span>")
    } else {
        let anchor = worked.origin.anchor();
        format!("<a class=\"num\" href=\"#{anchor}\" data-from=\"{from}\">{number}</a>")
    }
}
