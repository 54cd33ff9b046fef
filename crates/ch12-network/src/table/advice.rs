//! What to do about a cell, where that depends on the column in which it stands.

use std::collections::HashSet;

use csv::ByteRecord;

use super::{Column, Mistake, Table, short, shortened, value, words};

/// Beginnings of what people call a no.
const NO: [&str; 8] = ["no", "n", "false", "f", "negative", "neg", "off", "absent"];

impl Table {
    /// A word that is not the only one of its column is no slip.
    pub(super) fn of_the_column(&self, mistake: Mistake, place: usize) -> Mistake {
        match mistake {
            Mistake::NotANumber(word) if self.is_of_words(place) => Mistake::ColumnOfWords(word),
            other => other,
        }
    }

    /// What to do about a mistake in this column, as far as its other cells tell.
    pub(super) fn advice(&self, mistake: &Mistake, line: usize, place: usize) -> String {
        let mut advice = match mistake {
            Mistake::WordAsTarget(_) => self.advice_on_words(place),
            Mistake::OutOfReach(_) => self.advice_on_numbers(place),
            Mistake::NotANumber(_) | Mistake::ColumnOfWords(_) => String::new(),
            Mistake::Missing if self.is_empty(place) => {
                return ". Where a whole column is empty, take it out".into();
            }
            _ => return String::new(),
        };
        // Columns may be called 2019 and 2020, and hardly 5.1.
        let may_be_names = |row: &ByteRecord| {
            row.iter().all(|cell| value(cell).map_or(true, |number| number.fract() == 0.0))
        };
        let (first, row) = &self.rows[0];
        if *first == line && matches!(self.columns[place], Column::Number(_)) && may_be_names(row) {
            advice += ". If this line names the columns, say --header";
        }
        advice
    }

    fn advice_on_words(&self, place: usize) -> String {
        let kinds = self.kinds(place);
        if !self.is_of_words(place) {
            return ". Write all targets in digits, yes as 1 and no as 0".into();
        }
        match kinds.as_slice() {
            [_] => {
                ". Write yes as 1 and no as 0; where there are several kinds, put a column of 0 \
                    and 1 for each in place of this one, and train with --target for each of them"
                    .into()
            }
            [one, other] => {
                let no = NO.contains(&one.to_lowercase().as_str());
                let (yes, no) = if no { (other, one) } else { (one, other) };
                format!(". Write {yes} as 1 and {no} as 0")
            }
            kinds => format!(". {}", self.columns_for(kinds)),
        }
    }

    fn advice_on_numbers(&self, place: usize) -> String {
        let cells = self.rows.iter().map(|(_, row)| value(&row[place]).unwrap_or(0.0));
        let (least, most) = cells
            .clone()
            .fold((0_f64, 0_f64), |(least, most), number| (least.min(number), most.max(number)));
        let range = most - least;
        let (least_shown, range_shown) = (short(least), short(range));
        let amount = match least < 0.0 {
            _ if !range.is_finite() => "bring them into that range".to_string(),
            false => format!(
                "divide them by {range_shown}; an output times {range_shown} is in the old unit"
            ),
            true => format!(
                "subtract {least_shown} and divide by {range_shown}; an output times {range_shown} \
                 plus {least_shown} is in the old unit"
            ),
        };
        if cells.clone().any(|number| number.fract() != 0.0) {
            return format!(". If the targets are amounts, {amount}");
        }
        let kinds = match self.kinds(place).as_slice() {
            [one, other] => {
                let place = |kind: &str| value(kind.as_bytes()).unwrap_or(0.0);
                let (no, yes) = if place(one) < place(other) { (one, other) } else { (other, one) };
                format!("write {yes} as 1 and {no} as 0")
            }
            kinds => lowered(&self.columns_for(kinds)),
        };
        format!(". If the targets are numbers of kinds, {kinds}. If they are amounts, {amount}")
    }

    /// Whether nothing at all stands in a column of several rows.
    fn is_empty(&self, place: usize) -> bool {
        let empty = |row: &ByteRecord| value(&row[place]) == Err(Mistake::Missing);
        self.rows.len() > 1 && self.rows.iter().all(|(_, row)| empty(row))
    }

    /// Whether nothing in a column is a number.
    fn is_of_words(&self, place: usize) -> bool {
        !self.rows.iter().any(|(_, row)| value(&row[place]).is_ok())
    }

    /// The different things in a column, in the order in which they come.
    fn kinds(&self, place: usize) -> Vec<String> {
        let mut seen = HashSet::new();
        let mut new = |cell: &&str| match value(cell.as_bytes()) {
            Ok(number) => seen.insert(number.to_string()),
            Err(Mistake::Missing) => false,
            Err(_) => seen.insert(cell.to_lowercase()),
        };
        let cells = self.rows.iter().filter_map(|(_, row)| words(&row[place]).ok());
        cells.filter(|cell| new(cell)).map(shortened).collect()
    }

    /// How a column of kinds becomes columns of 0 and 1.
    fn columns_for(&self, kinds: &[String]) -> String {
        let (shown, more) = kinds.split_at(kinds.len().min(6));
        let more = match more.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let named = matches!(self.columns.first(), Some(Column::Name(_)));
        let plain = |kind: &String| {
            kind.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)) && !kind.starts_with('-')
        };
        let options: Vec<String> = kinds.iter().map(|kind| format!("--target {kind}")).collect();
        let options = match named && more.is_empty() && kinds.len() > 1 && kinds.iter().all(plain) {
            true => options.join(" "),
            false => "--target for each of them".into(),
        };
        format!(
            "Put a column for each kind in place of this one ({}{more}), with 1 in the rows of that \
             kind and 0 in all others, and train with {options}",
            shown.join(", "),
        )
    }
}

/// A sentence that goes on behind a comma.
fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
