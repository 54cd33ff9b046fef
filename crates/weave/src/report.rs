//! What a build made.

use std::{fmt, ops::AddAssign};

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
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.numbers += other.numbers;
        self.listings += other.listings;
        self.figures += other.figures;
        self.formulas += other.formulas;
    }
}

/// What was woven, page by page in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The pages by name, `ch10-backpropagation`.
    pub pages: Vec<(String, Counts)>,
}

impl Report {
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
