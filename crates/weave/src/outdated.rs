//! The marks of what was recorded before its crate changed. Only served pages have them.

use contents::{escape, snapshot::recording_command};

/// The class of what is marked.
pub(crate) const CLASS: &str = " outdated";

/// What a marked number or output says to those who do not see the mark.
pub(crate) fn said(folder: &str) -> String {
    format!("<span class=\"said\"> ({})</span>", words(folder))
}

/// The same in words; `folder` is the crate's, `crates/ch10-backpropagation`.
pub(crate) fn words(folder: &str) -> String {
    format!("recorded before the last change of {folder}")
}

/// What to do about it, as a sentence in HTML.
pub(crate) fn remedy(folder: &str) -> String {
    let package = folder.strip_prefix("crates/").unwrap_or(folder);
    format!(
        "Recorded before the last change of {}. <code>{}</code> records it again.",
        escape::text(folder),
        escape::text(&recording_command(package))
    )
}

/// How the marks look, in the colour of the text around them. What is said to a screen reader stands
/// at the left edge: where it would fall in a wide table it makes a phone's page as wide.
pub(crate) const STYLE: &str = "<style>\
    .outdated { border-bottom: 2px dashed currentColor; }\
    .outdated::after { content: \"\\21BA\" / \"\"; padding-inline-start: 0.15em; }\
    .outdated .said { position: absolute; left: 0; width: 1px; height: 1px; overflow: hidden; \
    clip-path: inset(50%); white-space: nowrap; }\
    .remedy { border-inline-start: 4px solid currentColor; padding-inline-start: 0.75em; }\
    </style>";
