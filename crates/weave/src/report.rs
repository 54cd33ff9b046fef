//! What a build made.

use std::{collections::BTreeMap, fmt, ops::AddAssign};

use contents::snapshot::recording_command;

/// What was woven into one page, or into all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Numbers from snapshots, inside formulas and outside.
    pub numbers: usize,
    /// Listings of items and of example programs.
    pub listings: usize,
    /// Figures.
    pub figures: usize,
    /// Formulas.
    pub formulas: usize,
    /// Exercises.
    pub exercises: usize,
    /// Words of running text.
    pub words: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.numbers += other.numbers;
        self.listings += other.listings;
        self.figures += other.figures;
        self.formulas += other.formulas;
        self.exercises += other.exercises;
        self.words += other.words;
    }
}

/// What was woven, page by page in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The pages by name, `ch10-backpropagation`.
    pub pages: Vec<(String, Counts)>,
    /// How many numbers and outputs of the pages were recorded before their crate changed, by the crate's
    /// folder; nothing where pages are not to say so.
    pub outdated: BTreeMap<String, usize>,
}

impl Report {
    /// What to do about what was recorded before their crate changed.
    pub fn advice(&self) -> Option<String> {
        let packages: Vec<&str> = self
            .outdated
            .keys()
            .map(|folder| folder.strip_prefix("crates/").unwrap_or(folder))
            .collect();
        let command = recording_command(&packages.join(" -p "));
        let numbers = match self.outdated.values().sum::<usize>() {
            0 => return None,
            1 => "1 number or output was".to_owned(),
            numbers => format!("{numbers} numbers and outputs were"),
        };
        Some(format!(
            "{numbers} recorded before the last change of {}. To record again:\n    {command}",
            packages.join(", ")
        ))
    }

    /// The sum over all pages.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        for (_, counts) in &self.pages {
            total += *counts;
        }
        total
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        let counted = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        write!(
            f,
            "{} with {}, {}, {} and {}",
            counted(self.pages.len(), "page"),
            counted(total.numbers, "number"),
            counted(total.listings, "listing"),
            counted(total.figures, "figure"),
            counted(total.formulas, "formula")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_command_records_everything_again() {
        let mut report = Report::default();
        assert_eq!(report.advice(), None);
        report.outdated.insert("crates/ch08-sigmoid".into(), 14);
        report.outdated.insert("crates/ch09-training".into(), 1);
        assert_eq!(
            report.advice().as_deref(),
            Some(
                "15 numbers and outputs were recorded before the last change of ch08-sigmoid, ch09-training. \
                 To record again:\n    INSTA_UPDATE=always cargo test -p ch08-sigmoid \
                 -p ch09-training --test snapshots"
            )
        );
    }
}
