//! Samples from a table: text comes in, numbers go out, and whatever is not a number gets a
//! sentence that says where it is and what to do.

use std::fmt;
use std::str;

use ch11_architecture::ndarray::{Array2, Axis};
use csv::{ByteRecord, ReaderBuilder, Trim};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Samples;

/// A column: by its name where the table has a header, else by its number, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Column {
    /// What the header calls it.
    Name(String),
    /// Its place in a table without a header.
    Number(usize),
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Column::Name(name) => f.write_str(name),
            Column::Number(number) => write!(f, "{number}"),
        }
    }
}

/// Whether the first line of a table names its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Header {
    /// It does if no cell of it is a number, and does not if all are.
    #[default]
    Detect,
    /// It does.
    Present,
    /// It is a sample like the others.
    Absent,
}

/// A table of finite numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table is called in messages.
    pub file: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The numbers, a row for each sample.
    pub cells: Array2<f64>,
    /// The line of the text on which each sample begins, counted from 1.
    pub lines: Vec<usize>,
}

/// What is wrong with a table, and where.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("{place}: {mistake}")]
pub struct TableError {
    /// File, line and column.
    pub place: String,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// What can be wrong with a table.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Mistake {
    /// Not a single line with something on it.
    #[error("there is nothing in it. A table has a sample on each line, separated by commas")]
    Empty,
    /// A header and nothing below.
    #[error("there is a header and no sample below it. Add samples, one on each line")]
    NoSamples,
    /// A cell with something else than a number.
    #[error(
        "\"{0}\" is not a number. Write it in digits with a decimal point, such as 0.25. A column \
         of words has to be taken out"
    )]
    NotANumber(String),
    /// A number as some countries write it.
    #[error("\"{0}\" has a decimal comma. Write a decimal point")]
    DecimalComma(String),
    /// A number with commas that may mean anything.
    #[error(
        "\"{0}\" may be in thousands or have a decimal comma. Write it without commas, and with a \
         decimal point if one is meant"
    )]
    Thousands(String),
    /// A number with quotation marks that were not taken for such.
    #[error("{0} holds a quotation mark. Leave it out, or any space before it")]
    QuotationMark(String),
    /// A number with a character that does not belong to it and is easily overlooked.
    #[error("\"{cell}\" holds {character}")]
    Stray {
        /// The cell.
        cell: String,
        /// The character, and what to do about it.
        character: String,
    },
    /// Cells that are parted by something else than commas.
    #[error(
        "cells are parted by commas, and \"{0}\" holds a semicolon or a tab. Save it with commas"
    )]
    OtherSeparator(String),
    /// A number such as "inf", or one too large to be kept.
    #[error(
        "\"{0}\" is not a finite number, and one such value would spoil every weight. Write a \
         number, or leave the line out"
    )]
    NotFinite(String),
    /// A cell with nothing in it.
    #[error("the value is missing. Fill it in, or leave the line out")]
    Missing,
    /// A line that is longer or shorter than the first.
    #[error(
        "this line has {} and line {first}, the first, has {wanted}. Look for a comma too many or \
         too few on either",
        values(*found)
    )]
    Width {
        /// The first line.
        first: usize,
        /// Values on this line.
        found: usize,
        /// Values on the first.
        wanted: usize,
    },
    /// Bytes that are no text.
    #[error("this is not text in UTF-8. Save the table as \"CSV UTF-8\"")]
    NotText,
    /// A cell with a line end in it.
    #[error("this cell goes on in the next line. Is a closing quotation mark missing?")]
    OpenQuote,
    /// A first line of names and numbers.
    #[error(
        "\"{0}\" is not a number, and other cells of the first line are. If the line names the \
         columns, say --header; if it is a sample, correct this cell"
    )]
    HalfAHeader(String),
    /// A column of the header without a name.
    #[error("this column has no name in the header. Name it, or take the column out")]
    Nameless,
    /// Two columns of one name.
    #[error("the name \"{name}\" belongs to column {first} already. Rename one of the two")]
    SameName {
        /// The name.
        name: String,
        /// The number of the first column that has it.
        first: usize,
    },
    /// A column that is asked for and not there.
    #[error("there is no column \"{wanted}\"{near}. The columns are {columns}")]
    NoSuchColumn {
        /// The column that was asked for.
        wanted: String,
        /// A question that names the nearest one, or nothing.
        near: String,
        /// The columns that there are.
        columns: String,
    },
    /// A target that no output can reach.
    #[error(
        "the target {target} lies outside 0 to 1, where every output lies, so no training can \
         reach it. Scale the targets into that range{hint}"
    )]
    OutOfReach {
        /// The target.
        target: f64,
        /// What else it may be, or nothing.
        hint: &'static str,
    },
}

/// Reads a table of comma-separated values. `file` is its name in messages.
///
/// # Errors
///
/// Where the text is no table of finite numbers: its first mistake.
pub fn read(file: &str, text: &[u8], header: Header) -> Result<Table, TableError> {
    let mut records = records(text).into_iter().peekable();
    let Some(&(top, ref first)) = records.peek() else {
        return Err(Mistake::Empty.in_file(file));
    };
    let here = |(column, mistake): (usize, Mistake)| mistake.at(file, top, column, None);
    let columns = if has_header(first, header).map_err(here)? {
        let names = names(first).map_err(here)?;
        records.next();
        names
    } else {
        (1..=first.len()).map(Column::Number).collect()
    };

    let (mut cells, mut lines) = (vec![], vec![]);
    for (line, record) in records {
        if let Some(place) = record.iter().position(|cell| words(cell) == Err(Mistake::OpenQuote)) {
            return Err(Mistake::OpenQuote.at(file, line, place + 1, columns.get(place)));
        }
        if record.len() != columns.len() {
            let (found, wanted) = (record.len(), columns.len());
            let mistake = Mistake::Width { first: top, found, wanted };
            return Err(mistake.on_line(file, line));
        }
        for (number, (column, cell)) in (1..).zip(columns.iter().zip(&record)) {
            let value = value(cell);
            cells.push(value.map_err(|mistake| mistake.at(file, line, number, Some(column)))?);
        }
        lines.push(line);
    }
    if lines.is_empty() {
        return Err(Mistake::NoSamples.in_file(file));
    }
    let cells = Array2::from_shape_vec((lines.len(), columns.len()), cells)
        .expect("a cell for each column on each line");
    Ok(Table { file: file.into(), columns, cells, lines })
}

/// The number in a cell.
fn value(cell: &[u8]) -> Result<f64, Mistake> {
    let cell = words(cell)?;
    if cell.is_empty() {
        return Err(Mistake::Missing);
    }
    match cell.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) => Err(Mistake::NotFinite(shortened(cell))),
        Err(_) => Err(no_number(cell)),
    }
}

/// Why a cell is no number.
fn no_number(cell: &str) -> Mistake {
    let quoted = shortened(cell);
    if cell.contains([';', '\t']) {
        return Mistake::OtherSeparator(quoted);
    }
    if cell.contains('"') {
        return Mistake::QuotationMark(quoted);
    }
    if cell.contains(',') && cell.replace(',', "").parse::<f64>().is_ok() {
        // One comma with three digits behind it, as in 1,000, may be either; 0,250 may not.
        let (before, behind) = cell.split_once(',').unwrap_or_default();
        let grouped = behind.len() == 3 && before.trim_start_matches(['+', '-']) != "0";
        let decimal = !grouped && !behind.contains([',', '.']) && !before.contains('.');
        return if decimal { Mistake::DecimalComma(quoted) } else { Mistake::Thousands(quoted) };
    }
    // Everything but such characters is a number.
    let stray = |c: char| c.is_control() || !c.is_ascii();
    let bare: String = cell.chars().filter(|&c| !stray(c)).collect();
    match cell.chars().find(|&c| stray(c)) {
        Some(found) if bare.parse::<f64>().is_ok() => {
            let code = u32::from(found);
            let character = match found {
                '\u{2212}' | '\u{2010}'..='\u{2015}' => {
                    format!("a minus sign or dash of its own (U+{code:04X}). Write a hyphen, -")
                }
                '\u{a0}' => format!("a no-break space (U+{code:04X}). Delete it"),
                _ => format!("a character that is easily overlooked (U+{code:04X}). Delete it"),
            };
            Mistake::Stray { cell: quoted, character }
        }
        _ => Mistake::NotANumber(quoted),
    }
}

impl Table {
    /// Samples whose inputs and targets are these columns, in this order. Without targets there is
    /// nothing to train on, and still something to predict.
    ///
    /// # Errors
    ///
    /// If a column is not there, or a target lies outside 0 to 1.
    pub fn samples(&self, inputs: &[Column], targets: &[Column]) -> Result<Samples, TableError> {
        let places = |columns: &[Column]| -> Result<Vec<usize>, TableError> {
            columns.iter().map(|column| self.position(column)).collect()
        };
        let (inputs, target_places) = (places(inputs)?, places(targets)?);
        for (line, row) in self.lines.iter().zip(self.cells.rows()) {
            for &place in &target_places {
                if !(0.0..=1.0).contains(&row[place]) {
                    let column = Some(&self.columns[place]);
                    let hint = match column {
                        Some(Column::Number(_)) if self.lines.first() == Some(line) => {
                            ". If this line names the columns, say --header"
                        }
                        _ => "",
                    };
                    let mistake = Mistake::OutOfReach { target: row[place], hint };
                    return Err(mistake.at(&self.file, *line, place + 1, column));
                }
            }
        }
        Ok(Samples {
            inputs: self.cells.select(Axis(1), &inputs),
            targets: self.cells.select(Axis(1), &target_places),
        })
    }

    /// Where a column stands, counted from 0.
    ///
    /// # Errors
    ///
    /// If it is not there.
    pub fn position(&self, column: &Column) -> Result<usize, TableError> {
        self.columns.iter().position(|known| known == column).ok_or_else(|| {
            let wanted = column.to_string();
            let names: Vec<String> = self.columns.iter().map(Column::to_string).collect();
            let near = nearest(&wanted, &names)
                .map_or_else(String::new, |near| format!(" (did you mean \"{near}\"?)"));
            let columns = shortened(&names.join(", "));
            Mistake::NoSuchColumn { wanted, near, columns }.in_file(&self.file)
        })
    }
}

impl Mistake {
    fn in_file(self, file: &str) -> TableError {
        TableError { place: file.into(), mistake: self }
    }

    fn on_line(self, file: &str, line: usize) -> TableError {
        TableError { place: format!("{file}:{line}"), mistake: self }
    }

    fn at(self, file: &str, line: usize, number: usize, column: Option<&Column>) -> TableError {
        let name = match column {
            Some(Column::Name(name)) => format!(" ({})", shortened(name)),
            _ => String::new(),
        };
        TableError { place: format!("{file}:{line}, column {number}{name}"), mistake: self }
    }
}

/// The records of a text with the line on which each begins, without those that are blank.
fn records(text: &[u8]) -> Vec<(usize, ByteRecord)> {
    let mut last = 0;
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).trim(Trim::All).from_reader(text);
    let (mut line, mut counted) = (1, 0);
    let mut records = vec![];
    for record in reader.byte_records() {
        let record = record.expect("a text in memory, with lines of any width");
        // The reader's own position is where it began to look, blank lines and all.
        let start = record.position().map_or(counted, |position| position.byte() as usize);
        let blank = text[start..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let start = start + blank;
        line += text[counted..start].iter().filter(|&&byte| byte == b'\n').count();
        (counted, last) = (start, start);
        if record.iter().any(|cell| !cell.is_empty()) || record.len() > 1 {
            records.push((line, record));
        }
    }
    // A quotation mark without its pair takes in all that follows, and line ends at the end of
    // the text are trimmed away with the spaces.
    let marks = text[last..].iter().filter(|&&byte| byte == b'"').count();
    if let Some((_, record)) = records.last_mut()
        && marks % 2 == 1
        && let Some(cell) = record.iter().next_back()
        && !cell.contains(&b'"')
    {
        let open = [cell, b"\n"].concat();
        record.truncate(record.len() - 1);
        record.push_field(&open);
    }
    records
}

/// A cell as words, which it can only be in one line of UTF-8.
fn words(cell: &[u8]) -> Result<&str, Mistake> {
    let cell = str::from_utf8(cell).map_err(|_| Mistake::NotText)?;
    if cell.contains(['\n', '\r']) { Err(Mistake::OpenQuote) } else { Ok(cell) }
}

/// Whether the first record names the columns; else what stands in the way of knowing, and where.
fn has_header(first: &ByteRecord, header: Header) -> Result<bool, (usize, Mistake)> {
    let number = |cell: &[u8]| words(cell).is_ok_and(|cell| cell.parse::<f64>().is_ok());
    let other = first.iter().position(|cell| !number(cell));
    match (header, other) {
        (Header::Present, _) => Ok(true),
        (Header::Absent, _) | (Header::Detect, None) => Ok(false),
        (Header::Detect, Some(_)) if !first.iter().any(number) => Ok(true),
        (Header::Detect, Some(place)) => Err((
            place + 1,
            match value(&first[place]) {
                Err(Mistake::NotANumber(cell)) => Mistake::HalfAHeader(cell),
                Err(mistake) => mistake,
                // `other` has looked at it already.
                Ok(number) => Mistake::HalfAHeader(number.to_string()),
            },
        )),
    }
}

/// The columns that the first record names, each by a name of its own.
fn names(first: &ByteRecord) -> Result<Vec<Column>, (usize, Mistake)> {
    let mut names: Vec<Column> = vec![];
    for (number, cell) in (1..).zip(first) {
        let name = words(cell).map_err(|mistake| (number, mistake))?;
        if name.is_empty() {
            return Err((number, Mistake::Nameless));
        }
        if first.len() == 1 && name.contains([';', '\t']) {
            return Err((number, Mistake::OtherSeparator(shortened(name))));
        }
        let column = Column::Name(name.into());
        if let Some(first) = names.iter().position(|known| *known == column) {
            return Err((number, Mistake::SameName { name: shortened(name), first: first + 1 }));
        }
        names.push(column);
    }
    Ok(names)
}

fn values(count: usize) -> String {
    format!("{count} value{}", if count == 1 { "" } else { "s" })
}

/// The name that is most like `wanted`, if one is like it.
fn nearest<'a>(wanted: &str, names: &'a [String]) -> Option<&'a str> {
    names
        .iter()
        .map(|name| (strsim::jaro_winkler(&wanted.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name.as_str())
}

/// A text as a message quotes it: without what a terminal would obey, and not a novel.
fn shortened(text: &str) -> String {
    let mut start: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if text.chars().nth(60).is_some() {
        start.push('…');
    }
    start
}
