//! What was found, as tables and as sentences.

use crate::{Chaptered, Entry, Held, Printed};

/// A chapter's line of the summary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The chapter, `ch10`.
    pub chapter: String,
    /// How many numbers pages print.
    pub printed: usize,
    /// How many of them a test holds.
    pub by_tests: usize,
    /// How many the list says something else holds.
    pub elsewhere: usize,
    /// How many their recording alone holds.
    pub alone: usize,
    /// How many could not be made wrong.
    pub unseen: usize,
}

impl Chaptered {
    /// The entry of the list that is about the number.
    fn entry(&self, number: &Printed) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.fits(&number.path()))
    }

    /// The numbers that nothing holds but their recording, and that the list does not have.
    pub fn missing(&self) -> Vec<&Printed> {
        let numbers = self.numbers.iter();
        numbers
            .filter(|(number, held)| !matches!(held, Held::By(_)) && self.entry(number).is_none())
            .map(|(number, _)| number)
            .collect()
    }

    /// The entries that fit no number which needs one.
    pub fn stale(&self) -> Vec<&Entry> {
        let needed = |entry: &&Entry| {
            self.numbers
                .iter()
                .any(|(number, held)| !matches!(held, Held::By(_)) && entry.fits(&number.path()))
        };
        self.entries.iter().filter(|entry| !needed(entry)).collect()
    }

    /// The line of the summary.
    pub fn row(&self) -> Row {
        let mut row = Row { chapter: self.chapter.clone(), ..Row::default() };
        for (number, held) in &self.numbers {
            row.printed += 1;
            match held {
                Held::By(_) => row.by_tests += 1,
                _ if self.entry(number).is_some() => row.elsewhere += 1,
                Held::Alone => row.alone += 1,
                Held::Unseen => row.unseen += 1,
            }
        }
        row
    }

    /// All numbers with what holds them, as a page of Markdown.
    pub fn page(&self) -> String {
        let mut page = format!(
            "# What holds the numbers of {}\n\n| number | printed | where | held by |\n|---|---:|---|---|\n",
            self.chapter
        );
        for (number, held) in &self.numbers {
            let by = match (held, self.entry(number)) {
                (Held::By(test), _) => format!("`{test}`"),
                (_, Some(entry)) => format!("elsewhere: {}", entry.reason),
                (Held::Alone, None) => "**its recording alone**".to_owned(),
                (Held::Unseen, None) => "**nothing: it cannot be made wrong**".to_owned(),
            };
            let places: Vec<&str> = number.places.iter().map(|place| shown(place)).collect();
            page += &format!(
                "| `{}` | {} | {} | {by} |\n",
                number.path(),
                number.text,
                places.join(", ")
            );
        }
        format!("{page}\n{HEAD}{}", self.row())
    }
}

/// `book/src/ch10-backpropagation.md` as `ch10-backpropagation.md`.
fn shown(place: &str) -> &str {
    place.strip_prefix("book/src/").or(place.strip_prefix("crates/")).unwrap_or(place)
}

/// The head of the summary.
pub const HEAD: &str = "\
| chapter | numbers printed | held by tests | held elsewhere | by their recording alone | cannot be made wrong |
|---|---:|---:|---:|---:|---:|
";

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Row { chapter, printed, by_tests, elsewhere, alone, unseen } = self;
        writeln!(f, "| {chapter} | {printed} | {by_tests} | {elsewhere} | {alone} | {unseen} |")
    }
}

/// The line that counts several chapters together.
pub fn all(rows: &[Row]) -> Row {
    let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum();
    Row {
        chapter: "all".to_owned(),
        printed: sum(|row| row.printed),
        by_tests: sum(|row| row.by_tests),
        elsewhere: sum(|row| row.elsewhere),
        alone: sum(|row| row.alone),
        unseen: sum(|row| row.unseen),
    }
}
