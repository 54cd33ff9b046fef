//! The cars as the program reads and understands them, without the program's reader of tables of any
//! kind: a browser that redraws a figure has no use for that one. A test compares the two.

use std::collections::BTreeSet;

use crate::Question;
use crate::plan::Found;
use crate::table::{Cells, Column, Encoding, MISSING, Separator, Table, number::Style};

/// The table of a text that is known: its cells are parted by commas and have no quotes, its numbers
/// have a point, the column `name` is no input, and the last one is the target.
///
/// # Panics
///
/// If a line has not as many cells as the first.
pub fn table(file: &str, text: &str) -> (Table, Found) {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let column = |(place, name): (usize, &&str)| {
        let cells: Vec<&str> = rows.iter().map(|row| row[place]).collect();
        Column {
            name: (*name).into(),
            missing: cells.iter().filter(|cell| **cell == MISSING_NUMBER).count(),
            cells: numbers(&cells).unwrap_or_else(|| words(&cells)),
            style: Style::default(),
        }
    };
    let columns: Vec<Column> = names.iter().enumerate().map(column).collect();
    let target = names.len() - 1;
    let Cells::Numbers(targets) = columns[target].cells.clone() else {
        panic!("the target is a number")
    };
    let found = Found {
        target,
        why: WHY,
        question: Question::Number,
        classes: vec![],
        inputs: (0..target).filter(|place| names[*place] != "name").collect(),
        rows: (0..rows.len()).collect(),
        targets,
        warnings: vec![],
    };
    let table = Table {
        file: file.into(),
        columns,
        lines: (2..).take(rows.len()).collect(),
        named: true,
        separator: Some(Separator::Comma),
        encoding: Encoding::Utf8,
        notes: vec![],
    };
    (table, found)
}

/// What the cars have in place of a number that is missing; no word is.
const MISSING_NUMBER: &str = "NA";

/// Why the last column is the target, in the program's words.
const WHY: &str = "the last column; --target changes it";

fn numbers(cells: &[&str]) -> Option<Cells> {
    let value = |cell: &&str| match *cell {
        MISSING_NUMBER => Some(f64::NAN),
        cell => decimal(cell),
    };
    cells.iter().map(value).collect::<Option<_>>().map(Cells::Numbers)
}

fn words(cells: &[&str]) -> Cells {
    let kinds: BTreeSet<&str> = cells.iter().copied().collect();
    let kinds: Vec<&str> = kinds.into_iter().collect();
    let place = |cell: &&str| kinds.binary_search(cell).map_or(MISSING, |place| place as u32);
    Cells::Words {
        cells: cells.iter().map(place).collect(),
        kinds: kinds.into_iter().map(String::from).collect(),
    }
}

/// A decimal number of a few digits. Whole numbers and small powers of ten are exact, and a quotient
/// is rounded once, so it is the number that any other reader finds.
pub fn decimal(cell: &str) -> Option<f64> {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, ""));
    let mut digits = 0.0;
    for digit in whole.bytes().chain(part.bytes()) {
        if !digit.is_ascii_digit() {
            return None;
        }
        digits = 10.0 * digits + f64::from(digit - b'0');
    }
    (!cell.is_empty())
        .then(|| part.bytes().fold(1.0, |unit, _| 10.0 * unit))
        .map(|unit| digits / unit)
}
