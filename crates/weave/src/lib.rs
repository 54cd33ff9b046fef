//! The mdBook preprocessor that weaves a chapter's crate into its page, and the lints of the
//! book.
//!
//! A page holds prose and directives. [`Weave`] replaces each directive by what it asks for:
//! items of the crate by their Rust path, example programs with their recorded output, numbers
//! from snapshots, figures, terms, formulas, citations. Whatever does not exist stops the
//! build, with the file, the line, what was asked and the nearest name that exists.
//! [`build_site`] does the whole way from sources to a checked site.
//!
//! `CONTRIBUTING.md` describes the directives for authors.

mod allow;
mod directive;
mod equation;
mod example;
mod exercise;
pub mod figure;
mod html;
mod item;
mod lint;
mod listing;
mod loom;
mod math;
mod misconception;
mod page;
mod reference;
mod report;
mod site;
mod source;
mod steps;
mod term;
mod value;
mod warnings;
mod weave;

pub use contents::{Diagnostic, Diagnostics};
pub use report::{Counts, Report};
pub use site::build_site;
pub use weave::Weave;
