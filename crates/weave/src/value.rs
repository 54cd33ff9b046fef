//! A number in the prose.

use contents::{escape, value::Worked};

use crate::{outdated, words::Words};

/// A number that a page shows.
pub(crate) struct Number {
    pub(crate) worked: Worked,
    pub(crate) words: Words,
    /// Whether it was recorded before its crate changed.
    pub(crate) is_outdated: bool,
}

/// The number in a paragraph or in a table: a link to its row at the end of the page, or,
/// where another link is around it, only marked.
pub(crate) fn in_prose(number: &Number, linked: bool) -> String {
    let Number { worked, words, is_outdated } = number;
    let card = card(words, &worked.origin.sentence());
    let number = &worked.printed.html;
    let (mark, said) = if *is_outdated {
        (outdated::CLASS, outdated::said(&worked.origin.folder))
    } else {
        ("", String::new())
    };
    if linked {
        format!("<span class=\"num{mark}\"{card}>{number}{said}</span>")
    } else {
        let anchor = worked.origin.anchor();
        format!("<a class=\"num{mark}\" href=\"#{anchor}\"{card}>{number}{said}</a>")
    }
}

/// What the card of a number says: what it is, and then where it comes from.
pub(crate) fn card(words: &Words, from: &str) -> String {
    let (said, from) = (escape::attribute(&words.said), escape::attribute(from));
    // For the test that asks for the field's documentation.
    let mark = if words.documented { "" } else { " data-unexplained" };
    format!(" data-said=\"{said}\" data-from=\"{from}\"{mark}")
}
