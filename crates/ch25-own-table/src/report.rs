//! The report: one web page.

use crate::model::Model;
use crate::plan::{Found, Split};
use crate::table::Table;
use crate::train::Point;
use crate::verdict::{Judged, Verdict};

/// What a report is about.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The table.
    pub table: &'a Table,
    /// What was found in it.
    pub found: &'a Found,
    /// The network, if there is one.
    pub model: Option<&'a Model>,
    /// The verdict.
    pub verdict: Option<&'a Verdict>,
    /// The verdict of each fold.
    pub folds: &'a [Verdict],
    /// The errors of each epoch.
    pub course: &'a [Point],
    /// The parts.
    pub split: Option<&'a Split>,
    /// The rows that were judged by.
    pub judged: &'a [Judged],
    /// The options of the command.
    pub options: &'a str,
    /// The table, as the command named it.
    pub file: &'a str,
}

/// The page.
pub fn page(report: &Report) -> String {
    let _ = report;
    String::new()
}
