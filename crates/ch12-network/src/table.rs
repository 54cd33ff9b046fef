//! Samples from a table: text comes in, numbers go out, and whatever is not a number gets a
//! sentence that says where it is and what to do.

use std::fmt;
use std::str;

use ch11_architecture::ndarray::Array2;
use csv::ByteRecord;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Samples;

mod advice;
mod lines;

use lines::{other_encoding, parted_otherwise, records, separator};

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
            Column::Name(name) => f.write_str(&shortened(name)),
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

/// A table: its cells as they were written. They become numbers when it is known what for.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table is called in messages.
    pub file: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// What parts its cells.
    pub separator: char,
    /// A row for each sample: the line of the text on which it begins, counted from 1, and its
    /// cells, one for each column.
    pub rows: Vec<(usize, ByteRecord)>,
}

/// What is wrong with a table, where, and what to do about it.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("{place}: {mistake}{advice}")]
pub struct TableError {
    /// File, line and column.
    pub place: String,
    /// What is wrong there.
    pub mistake: Mistake,
    /// What to do about it, as far as that depends on the rest of the table.
    pub advice: String,
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
    #[error("\"{0}\" is not a number. Write it in digits with a decimal point, such as 0.25")]
    NotANumber(String),
    /// A cell of a column without a number.
    #[error(
        "\"{0}\" is not a number, nor is anything in this column. Write numbers in digits with a \
         decimal point, such as 0.25; in place of words put a column of 0 and 1 for each of them"
    )]
    ColumnOfWords(String),
    /// A target that is no number.
    #[error("the target \"{0}\" is not a number, and only numbers from 0 to 1 can be learned")]
    WordAsTarget(String),
    /// A target that no output can reach.
    #[error(
        "the target {} lies outside 0 to 1, where every output lies, so no training can reach it",
        short(*.0)
    )]
    OutOfReach(f64),
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
    /// Cells that are parted in another way than those of the first line.
    #[error(
        "\"{cell}\" holds {found}. Part all cells of a table by commas, or all by semicolons, \
         tabs or bars (|)"
    )]
    OtherSeparator {
        /// The cell.
        cell: String,
        /// What seems to part it.
        found: &'static str,
    },
    /// A number such as "inf", or one too large to be kept.
    #[error(
        "\"{0}\" is not a finite number, and one such value would spoil every weight. Write a \
         number, or leave the line out"
    )]
    NotFinite(String),
    /// A cell with nothing in it, or with what stands for nothing, such as "?" or "NA".
    #[error("the value is missing. Fill it in, or leave the line out")]
    Missing,
    /// A line that is longer or shorter than the first.
    #[error(
        "this line has {} and line {first}, the first, has {wanted}. Look for a {separator} too \
         many or too few on either",
        values(*found)
    )]
    Width {
        /// The first line.
        first: usize,
        /// Values on this line.
        found: usize,
        /// Values on the first.
        wanted: usize,
        /// What parts them.
        separator: &'static str,
    },
    /// Bytes that are no text, or that are read in another way.
    #[error("this is {0}. Save the table as \"CSV UTF-8\"")]
    NotText(&'static str),
    /// A cell with a line end in it.
    #[error("this cell goes on in the next line. Is a closing quotation mark missing?")]
    OpenQuote,
    /// A first line of names and numbers.
    #[error(
        "\"{0}\" is not a number, and other cells of the first line are. If the line names the \
         columns, say --header; if it is a sample, correct this cell"
    )]
    HalfAHeader(String),
    /// The header once more, as where two tables were joined.
    #[error("this line repeats the header. Take it out")]
    HeaderAgain,
    /// A column of the header without a name.
    #[error("this column has no name in the header. Name it, or take the column out")]
    Nameless,
    /// Two columns of one name.
    #[error(
        "the name \"{name}\" belongs to column {first} already. Rename one of the two, or say \
         --no-header if this line is a sample"
    )]
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
}

/// Reads a table whose cells are parted by commas, semicolons, tabs or bars. `file` is its name in
/// messages.
///
/// # Errors
///
/// Where the text is no table: its first mistake.
pub fn read(file: &str, text: &[u8], header: Header) -> Result<Table, TableError> {
    if let Some(encoding) = other_encoding(text) {
        return Err(Mistake::NotText(encoding).in_file(file));
    }
    let separator = separator(text);
    let mut rows = records(text, separator);
    let Some((top, first)) = rows.first().cloned() else {
        return Err(Mistake::Empty.in_file(file));
    };
    let here = |(column, mistake): (usize, Mistake)| mistake.at(file, top, column, None);
    let columns = if has_header(&rows, header).map_err(here)? {
        rows.remove(0);
        names(&first).map_err(here)?
    } else {
        (1..=first.len()).map(Column::Number).collect()
    };

    for (line, row) in &rows {
        if let Some(place) = row.iter().position(|cell| words(cell) == Err(Mistake::OpenQuote)) {
            return Err(Mistake::OpenQuote.at(file, *line, place + 1, columns.get(place)));
        }
        if let Some((place, found)) = parted_otherwise(row, columns.len(), separator) {
            let cell = words(&row[place]).map(shortened).unwrap_or_default();
            let mistake = Mistake::OtherSeparator { cell, found };
            return Err(mistake.at(file, *line, place + 1, columns.get(place)));
        }
        if row.len() != columns.len() {
            let (found, wanted) = (row.len(), columns.len());
            let separator = lines::name(separator);
            let mistake = Mistake::Width { first: top, found, wanted, separator };
            return Err(mistake.on_line(file, *line));
        }
        if *row == first && *line != top && row.iter().any(|cell| value(cell).is_err()) {
            return Err(Mistake::HeaderAgain.on_line(file, *line));
        }
    }
    if rows.is_empty() {
        return Err(Mistake::NoSamples.in_file(file));
    }
    Ok(Table { file: file.into(), columns, separator: separator.into(), rows })
}

/// The number in a cell.
fn value(cell: &[u8]) -> Result<f64, Mistake> {
    let cell = words(cell)?;
    if cell.is_empty() || MISSING.iter().any(|mark| cell.eq_ignore_ascii_case(mark)) {
        return Err(Mistake::Missing);
    }
    match cell.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) => Err(Mistake::NotFinite(shortened(cell))),
        Err(_) => Err(no_number(cell)),
    }
}

/// What people write where there is nothing to write.
const MISSING: [&str; 6] = ["?", "NA", "N/A", "-", "null", "none"];

/// The number in a cell that is a target.
fn target(cell: &[u8]) -> Result<f64, Mistake> {
    match value(cell) {
        Ok(target) if !(0.0..=1.0).contains(&target) => Err(Mistake::OutOfReach(target)),
        Err(Mistake::NotANumber(word)) => Err(Mistake::WordAsTarget(word)),
        other => other,
    }
}

/// Why a cell is no number.
fn no_number(cell: &str) -> Mistake {
    let quoted = shortened(cell);
    if let Some(found) = lines::separator_in(cell) {
        return Mistake::OtherSeparator { cell: quoted, found };
    }
    if cell.contains('"') {
        return Mistake::QuotationMark(quoted);
    }
    if lines::are_numbers_in_spaces(cell) {
        return Mistake::OtherSeparator { cell: quoted, found: "spaces" };
    }
    if cell.contains(',') && cell.replace(',', "").parse::<f64>().is_ok() {
        // One comma with three digits behind it, as in 1,000, may be either; 0,250 may not.
        let (before, behind) = cell.split_once(',').unwrap_or_default();
        let grouped = behind.len() == 3 && before.trim_start_matches(['+', '-']) != "0";
        let decimal = !grouped && !behind.contains([',', '.']) && !before.contains('.');
        return if decimal { Mistake::DecimalComma(quoted) } else { Mistake::Thousands(quoted) };
    }
    // Everything but such characters is a number.
    let stray = |c: char| c.is_control() || !c.is_ascii() || c == ' ';
    let bare: String = cell.chars().filter(|&c| !stray(c)).collect();
    match cell.chars().find(|&c| stray(c)) {
        Some(found) if bare.parse::<f64>().is_ok() => {
            let code = u32::from(found);
            let character = match found {
                '\u{2212}' | '\u{2010}'..='\u{2015}' => {
                    format!("a minus sign or dash of its own (U+{code:04X}). Write a hyphen, -")
                }
                ' ' => "a space. Delete it".into(),
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
    /// nothing to train on, and still something to predict; no other column is looked at.
    ///
    /// # Errors
    ///
    /// If a column is not there, a cell is no finite number, or a target lies outside 0 to 1.
    pub fn samples(&self, inputs: &[Column], targets: &[Column]) -> Result<Samples, TableError> {
        Ok(Samples {
            inputs: self.numbers(inputs, value)?,
            targets: self.numbers(targets, target)?,
        })
    }

    fn numbers(
        &self,
        columns: &[Column],
        number: fn(&[u8]) -> Result<f64, Mistake>,
    ) -> Result<Array2<f64>, TableError> {
        let places: Vec<usize> =
            columns.iter().map(|column| self.position(column)).collect::<Result<_, _>>()?;
        let mut numbers = Vec::with_capacity(self.rows.len() * places.len());
        for (line, row) in &self.rows {
            for &place in &places {
                let wrong = |mistake: Mistake| {
                    let mistake = self.of_the_column(mistake, place);
                    let advice = self.advice(&mistake, *line, place);
                    let column = Some(&self.columns[place]);
                    TableError { advice, ..mistake.at(&self.file, *line, place + 1, column) }
                };
                numbers.push(number(&row[place]).map_err(wrong)?);
            }
        }
        let shape = (self.rows.len(), places.len());
        Ok(Array2::from_shape_vec(shape, numbers).expect("a number for each place of each row"))
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
        TableError { place: file.into(), mistake: self, advice: String::new() }
    }

    fn on_line(self, file: &str, line: usize) -> TableError {
        let place = format!("{file}:{line}");
        TableError { place, mistake: self, advice: String::new() }
    }

    fn at(self, file: &str, line: usize, number: usize, column: Option<&Column>) -> TableError {
        let name = match column {
            Some(Column::Name(name)) => format!(" ({})", shortened(name)),
            _ => String::new(),
        };
        let place = format!("{file}:{line}, column {number}{name}");
        TableError { place, mistake: self, advice: String::new() }
    }
}

/// A cell as words, which it can only be in one line of UTF-8.
fn words(cell: &[u8]) -> Result<&str, Mistake> {
    let cell = str::from_utf8(cell).map_err(|_| Mistake::NotText("not text in UTF-8"))?;
    if cell.contains(['\n', '\r']) { Err(Mistake::OpenQuote) } else { Ok(cell) }
}

/// Whether the first row names the columns; else what stands in the way of knowing, and where.
fn has_header(rows: &[(usize, ByteRecord)], header: Header) -> Result<bool, (usize, Mistake)> {
    match header {
        Header::Present => return Ok(true),
        Header::Absent => return Ok(false),
        Header::Detect => {}
    }
    let ((_, first), below) = rows.split_first().expect("a table with a line");
    let name = |cell: &[u8]| match value(cell) {
        Ok(_) => false,
        Err(mistake) => matches!(
            mistake,
            Mistake::NotANumber(_)
                | Mistake::QuotationMark(_)
                | Mistake::OtherSeparator { .. }
                | Mistake::NotText(_)
                | Mistake::OpenQuote
        ),
    };
    let Some(place) = first.iter().position(name) else { return Ok(false) };
    let sample = first.iter().any(|cell| !name(cell) && value(cell) != Err(Mistake::Missing));
    if !sample {
        // A word that stands below its column's first one again is no name.
        let again = |row: &ByteRecord| {
            row != first && row.iter().zip(first).any(|(a, b)| a == b && name(b))
        };
        return Ok(!below.iter().any(|(_, row)| again(row)));
    }
    // In a column of words the line below has one too.
    let number =
        |place: usize, row: &ByteRecord| row.get(place).is_some_and(|cell| value(cell).is_ok());
    let like_the_next = below.first().is_none_or(|(_, next)| {
        (0..first.len()).all(|place| !name(&first[place]) || !number(place, next))
    });
    match value(&first[place]) {
        _ if like_the_next => Ok(false),
        Err(Mistake::NotANumber(cell)) => Err((place + 1, Mistake::HalfAHeader(cell))),
        Err(mistake) => Err((place + 1, mistake)),
        Ok(_) => Ok(false),
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

/// A number as a message quotes it: in digits, or by its power of ten where they would be many.
fn short(number: f64) -> String {
    let digits = number.to_string();
    if digits.len() > 20 { format!("{number:e}") } else { digits }
}

/// A text as a message quotes it: without what a terminal would obey, and not a novel.
fn shortened(text: &str) -> String {
    let mut start: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if text.chars().nth(60).is_some() {
        start.push('…');
    }
    start
}
