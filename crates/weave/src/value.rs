//! A number in the prose.

use contents::{escape, value::Worked};

use crate::outdated;

/// The number in a paragraph or in a table: a link to its row at the end of the page, or,
/// where another link is around it, only marked.
pub(crate) fn in_prose(worked: &Worked, linked: bool, is_outdated: bool) -> String {
    let from = escape::attribute(&worked.origin.sentence());
    let number = &worked.printed.html;
    let (mark, said) = if is_outdated {
        (outdated::CLASS, outdated::said(&worked.origin.folder))
    } else {
        ("", String::new())
    };
    if linked {
        format!("<span class=\"num{mark}\" data-from=\"{from}\">{number}{said}</span>")
    } else {
        let anchor = worked.origin.anchor();
        format!("<a class=\"num{mark}\" href=\"#{anchor}\" data-from=\"{from}\">{number}{said}</a>")
    }
}
