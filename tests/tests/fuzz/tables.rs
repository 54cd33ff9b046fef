//! The readers of tables, chapter 12's and chapter 25's: any bytes are a table or get a sentence
//! with a place, and a table is one with which everything behind it can work.

use std::fs;

use book_tests::sample::project;
use ch12_network::table::{Header, Table, TableError, read};
use ch25_own_table::{
    plan::{self, Plan, Wishes},
    table::{self as own, Cells, MISSING, Reading, Refusal},
};
use proptest::prelude::*;

use crate::{
    held::{Outcome, Target, alone, ensure, sentence},
    inputs::{bytes, edited, strewn},
};

pub const WORDS: &[&str] = &[
    ",",
    ";",
    "\t",
    "|",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    "0",
    "1",
    "0.5",
    "-1",
    "1e9",
    "1e999",
    "-0",
    "0,25",
    "1,234",
    "1.234.567",
    "1 000",
    "NA",
    "?",
    "",
    "null",
    "inf",
    "nan",
    "x",
    "class",
    "yes",
    "no",
    "2024-01-05",
    "01/02/2024",
    "'",
    "#",
    "\u{feff}",
    "\u{a0}",
    "−1",
    "é",
    "\0",
    "\u{1b}[31m",
    "sep=;\n",
    "[",
    "]",
    "{",
    "}",
    ":",
    "[{\"a\":1}]",
    "a,b,class\n",
    "1,2,yes\n",
    "3,4,no\n",
    "$5",
    "5%",
    "3 kg",
    "1e5",
    ".5",
    "5.",
    "+3",
    "0x1f",
    "TRUE",
    "false",
];

/// Beginnings of real tables, and small ones of every form.
pub fn files() -> Vec<Vec<u8>> {
    let of = |file: &str| fs::read(project().join("crates").join(file)).unwrap();
    let mut files: Vec<Vec<u8>> = [
        "laboratory/data/moons.csv",
        "ch25-own-table/data/iris.csv",
        "ch14-datasets/data/penguins.csv",
        "ch25-own-table/data/wine.csv",
        "ch25-own-table/data/auto_mpg.csv",
    ]
    .map(|file| {
        let text = of(file);
        let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').take(24).collect();
        lines.concat()
    })
    .into();
    files.extend(
        [
            "a;b;class\n1,5;2;yes\n3;4,25;no\n",
            "x\ty\n1\t2\n",
            "1 2 3\n4 5 6\n",
            "[{\"a\": 1, \"class\": \"yes\"}, {\"a\": null, \"class\": \"no\"}]",
            "{\"a\": 1, \"b\": \"x\"}\n{\"a\": 2, \"b\": \"y\"}\n",
            "name,when,price\nAnn,2024-01-05,\"1,234.50\"\n\"Bob, jr.\",2024-02-06,17\n",
        ]
        .map(|text| text.as_bytes().to_vec()),
    );
    files
}

#[test]
fn tables() {
    let inputs = prop_oneof![
        6 => edited(files(), WORDS),
        3 => strewn(WORDS, 60),
        1 => bytes(120),
    ];
    Target {
        name: "tables",
        cases: 300,
        inputs: inputs.boxed(),
        law: &law,
        peak_elsewhere: &alone,
    }
    .hold();
}

fn law(input: &[u8]) -> Outcome {
    for header in [Header::Detect, Header::Present, Header::Absent] {
        of_chapter_12(input, header)?;
    }
    for header in [own::Header::Detect, own::Header::Present, own::Header::Absent] {
        of_chapter_25(input, &Reading { header, ..Reading::default() })?;
    }
    for separator in [own::Separator::Comma, own::Separator::Spaces] {
        of_chapter_25(input, &Reading { separator: Some(separator), ..Reading::default() })?;
    }
    Ok(())
}

/// The lines that a text has, however they end.
fn lines(input: &[u8]) -> usize {
    let mut ends = 1;
    for (place, byte) in input.iter().enumerate() {
        ends += usize::from(
            *byte == b'\n' && (place == 0 || input[place - 1] != b'\r') || *byte == b'\r',
        );
    }
    ends
}

/// A place is the file, or a line of it, or a cell of that line.
fn place_is_there(place: &str, input: &[u8]) -> Outcome {
    let rest = place.strip_prefix("t.csv").ok_or_else(|| format!("no place: {place:?}"))?;
    if rest.is_empty() {
        return Ok(());
    }
    let line = rest.strip_prefix(':').and_then(|rest| rest.split(',').next()?.parse().ok());
    let line: usize = line.ok_or_else(|| format!("a place that is none: {place:?}"))?;
    ensure((1..=lines(input)).contains(&line), "a line that is not there", || place.into())
}

fn of_chapter_12(input: &[u8], header: Header) -> Outcome {
    let read_in = |text: &[u8]| read("t.csv", text, header);
    let outcome = read_in(input);
    if let Err(error) = &outcome {
        refused_in_12(error, input)?;
    }
    // The ends of lines are the same to it, in whichever way they are written.
    if !input.contains(&b'\r') && !input.starts_with(&[0]) && input.get(1) != Some(&0) {
        let windows: Vec<u8> = input
            .iter()
            .flat_map(|byte| if *byte == b'\n' { vec![b'\r', b'\n'] } else { vec![*byte] })
            .collect();
        let theirs = read_in(&windows);
        let same = match (&outcome, &theirs) {
            (Ok(ours), Ok(theirs)) => {
                // A cell that goes on in the next line is no cell, and is told so when it is needed.
                let cells = |table: &Table| -> Vec<String> {
                    let cells = table.rows.iter().flat_map(|(_, row)| row.iter());
                    cells.map(|cell| String::from_utf8_lossy(cell).replace("\r\n", "\n")).collect()
                };
                cells(ours) == cells(theirs) && ours.columns == theirs.columns
            }
            (Err(ours), Err(theirs)) => ours == theirs,
            _ => false,
        };
        ensure(same, "12: other line ends, another table", || format!("{outcome:?} {theirs:?}"))?;
    }
    let Ok(table) = outcome else { return Ok(()) };
    let Table { columns, rows, .. } = &table;
    ensure(!columns.is_empty() && !rows.is_empty(), "12: an empty table", String::new)?;
    ensure(
        rows.iter().all(|(_, row)| row.len() == columns.len()),
        "12: a row of another width",
        || format!("{rows:?}"),
    )?;
    ensure(rows.windows(2).all(|two| two[0].0 < two[1].0), "12: lines out of order", || {
        format!("{rows:?}")
    })?;
    ensure(rows.last().unwrap().0 <= lines(input), "12: a row behind the end", || {
        format!("{rows:?}")
    })?;
    for (place, column) in columns.iter().enumerate() {
        ensure(table.position(column) == Ok(place), "12: a column that is not found", || {
            format!("{column:?}")
        })?;
    }
    match table.samples(columns, &[]) {
        Err(error) => refused_in_12(&error, input),
        Ok(samples) => {
            let numbers: Vec<f64> = samples.inputs.iter().copied().collect();
            ensure(
                numbers.iter().all(|number| number.is_finite()),
                "12: no finite number",
                || format!("{numbers:?}"),
            )?;
            // Written down and read again, it is the same to the last bit.
            let rows = numbers
                .chunks(columns.len())
                .map(|row| row.iter().map(f64::to_string).collect::<Vec<_>>().join(",") + "\n");
            let text: String = rows.collect();
            let again = read("t.csv", text.as_bytes(), Header::Absent)
                .and_then(|again| again.samples(&again.columns, &[]))
                .map_err(|error| format!("12: its own numbers are refused: {error}"))?;
            let bits = |numbers: &[f64]| numbers.iter().map(|n| n.to_bits()).collect::<Vec<_>>();
            let again: Vec<f64> = again.inputs.iter().copied().collect();
            ensure(bits(&again) == bits(&numbers), "12: other numbers come back", || text.clone())
        }
    }
}

fn refused_in_12(error: &TableError, input: &[u8]) -> Outcome {
    sentence(&error.to_string())?;
    place_is_there(&error.place, input)
}

fn refused_in_25(refusal: &Refusal, input: &[u8]) -> Outcome {
    sentence(&refusal.to_string())?;
    place_is_there(&refusal.place, input)
}

fn of_chapter_25(input: &[u8], reading: &Reading) -> Outcome {
    let names = own::names("t.csv", input, reading);
    let table = match own::read("t.csv", input, reading) {
        Err(refusal) => return refused_in_25(&refusal, input),
        Ok(table) => table,
    };
    let (named, names) = names.map_err(|refusal| format!("25: names are refused: {refusal}"))?;
    let columns: Vec<&String> = table.columns.iter().map(|column| &column.name).collect();
    let same = columns.iter().zip(&names).all(|(one, other)| *one == other)
        && names.len() - columns.len() <= 1
        && named == table.named;
    ensure(same, "25: other names", || format!("{columns:?} {names:?}"))?;
    let twice = (0..columns.len()).find(|&at| columns[..at].contains(&columns[at]));
    ensure(twice.is_none(), "25: two columns of one name", || format!("{columns:?}"))?;
    for (place, name) in columns.iter().enumerate() {
        ensure(table.position(name) == Ok(place), "25: a column that is not found", || {
            format!("{name:?} of {columns:?}")
        })?;
    }
    ensure(table.rows() > 0 && !table.columns.is_empty(), "25: an empty table", String::new)?;
    let one_line = table.separator.is_none();
    let in_order = |two: &[u32]| two[0] < two[1] || one_line && two[0] == two[1];
    ensure(table.lines.windows(2).all(in_order), "25: lines out of order", || {
        format!("{:?}", table.lines)
    })?;
    ensure(
        *table.lines.last().unwrap() as usize <= lines(input).max(1),
        "25: a row behind the end",
        || format!("{:?} of {}", table.lines, lines(input)),
    )?;
    for column in &table.columns {
        cells(column, table.rows())?;
    }
    table.notes.iter().try_for_each(|note| sentence(note))?;
    sentence(&table.to_string())?;
    learned_from(&table, input)
}

fn cells(column: &own::Column, rows: usize) -> Outcome {
    let wrong = || format!("{column:?}");
    match &column.cells {
        Cells::Numbers(numbers) => {
            ensure(numbers.len() == rows, "25: a column of another length", wrong)?;
            ensure(!numbers.iter().any(|n| n.is_infinite()), "25: an infinite number", wrong)?;
            let missing = numbers.iter().filter(|number| number.is_nan()).count();
            ensure(missing == column.missing, "25: miscounted what is missing", wrong)
        }
        Cells::Words { kinds, cells } => {
            ensure(cells.len() == rows, "25: a column of another length", wrong)?;
            let sorted = kinds.windows(2).all(|two| two[0] < two[1]);
            ensure(sorted, "25: kinds out of order or twice", wrong)?;
            let known = cells.iter().all(|&cell| cell == MISSING || (cell as usize) < kinds.len());
            ensure(known, "25: a kind that is none", wrong)?;
            let used = |kind: usize| cells.contains(&(kind as u32));
            ensure((0..kinds.len()).all(used), "25: a kind of no cell", wrong)?;
            let missing = cells.iter().filter(|cell| **cell == MISSING).count();
            ensure(missing == column.missing, "25: miscounted what is missing", wrong)
        }
        _ => Ok(()),
    }
}

/// Whatever can be read can be learned from, or gets a sentence.
fn learned_from(table: &own::Table, input: &[u8]) -> Outcome {
    let mut wishes = vec![Wishes::default()];
    wishes.extend(
        table
            .columns
            .iter()
            .take(2)
            .map(|column| Wishes { target: Some(column.name.clone()), ..Wishes::default() }),
    );
    for wishes in wishes {
        let found = match plan::find(table, &wishes) {
            Err(refusal) => {
                refused_in_25(&refusal, input)?;
                continue;
            }
            Ok(found) => found,
        };
        found.warnings.iter().try_for_each(|warning| sentence(warning))?;
        sentence(&found.understood(table))?;
        let all: Vec<usize> = (0..found.rows.len()).collect();
        let plan = Plan::fit(table, &found, &all);
        let samples = plan.samples(table, &found);
        ensure(samples.inputs.ncols() == plan.width(), "25: inputs of another width", String::new)?;
        ensure(plan.names().len() == plan.width(), "25: inputs without a name", || {
            format!("{:?}", plan.names())
        })?;
        let finite = samples.inputs.iter().chain(&samples.targets).all(|value| value.is_finite());
        ensure(finite, "25: a sample that is no finite number", || {
            format!("{plan:?} {samples:?}")
        })?;
        let hands = plan::deal(&found, 5, 1);
        let split = plan::split(&found, &hands, Some(0), 1);
        let mut dealt = [&*split.training, &*split.validation, &*split.test].concat();
        dealt.sort_unstable();
        ensure(dealt == all, "25: a row is lost or dealt twice", || format!("{split:?}"))?;
    }
    Ok(())
}
