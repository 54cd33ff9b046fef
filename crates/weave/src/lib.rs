//! What puts a chapter's crate on its page, and the lints of the book.
//!
//! A page holds prose and directives. [`weave()`] replaces each directive by what it asks for of
//! the book's [`Sources`]: items of the crate by their Rust path, example programs with their recorded output, numbers
//! from snapshots, figures, terms, formulas, citations. Whatever does not exist stops the
//! build, with the file, the line, what was asked and the nearest name that exists.
//! [`build_site`] does the whole way from sources to a checked site; for an mdBook of the
//! reader's own there is [`preprocessor`].
//!
//! `CONTRIBUTING.md` describes the directives for authors.

mod about;
mod allow;
mod count;
mod directive;
mod equation;
mod example;
mod exercise;
pub mod figure;
mod finish;
mod head;
mod html;
mod item;
mod labels;
mod lint;
mod listing;
mod math;
mod misconception;
mod origin;
mod outdated;
mod page;
pub mod preprocessor;
mod published;
mod reference;
mod replacements;
mod report;
mod search;
mod site;
mod sources;
mod steps;
mod term;
mod value;
mod warnings;
mod weave;
mod words;

pub use contents::{Diagnostic, Diagnostics, term::Vocabulary};
pub use report::{Counts, Report};
pub use search::add_search;
pub use site::{Audience, build_site};
pub use sources::Sources;
pub use weave::weave;
