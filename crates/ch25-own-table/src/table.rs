//! From a file to columns: what parts its cells, whether its first line names them, how its numbers
//! are written. Whatever cannot be read gets a sentence that says where it is and what to do.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use thiserror::Error;

pub mod number;
mod text;

use number::{Form, Style};
use text::Source;
pub use text::{Encoding, Separator};
pub use text::{shortened, visible};

/// Why a table cannot be used: where, what is wrong, and what to do about it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{place}: {sentence}")]
pub struct Refusal {
    /// File, line and column.
    pub place: String,
    /// What is wrong there, and what to do.
    pub sentence: String,
}

impl Refusal {
    pub(crate) fn new(place: impl Into<String>, sentence: impl Into<String>) -> Refusal {
        Refusal { place: place.into(), sentence: sentence.into() }
    }
}

/// Whether the first line names the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Header {
    /// It is looked at.
    #[default]
    Detect,
    /// It does.
    Present,
    /// It is a row like the others.
    Absent,
}

/// How the part of a number behind the whole is marked off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// By a point: 0.25.
    Point,
    /// By a comma: 0,25.
    Comma,
}

/// What is known of a table beforehand. The default is nothing.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What parts the cells.
    pub separator: Option<Separator>,
    /// Whether the first line names the columns.
    pub header: Header,
    /// How its letters are written as bytes.
    pub encoding: Option<Encoding>,
    /// How its numbers are written.
    pub decimal: Option<Decimal>,
    /// Cells that stand for a missing value, besides the usual ones.
    pub missing: Vec<String>,
    /// Columns that are words, whatever they look like.
    pub words: Vec<String>,
    /// Columns that are numbers; a cell that is none is refused.
    pub numbers: Vec<String>,
    /// Columns that nobody asks for: their cells are not looked at.
    pub ignored: Vec<String>,
}

/// The cells of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Numbers; what is missing is not a number (NaN).
    Numbers(Vec<f64>),
    /// Words: the different ones in the order of their letters, and for each row which of them, or
    /// [`MISSING`].
    Words {
        /// The different words.
        kinds: Vec<String>,
        /// Which of them.
        cells: Vec<u32>,
    },
    /// Dates, which are recognised and not read.
    Dates,
    /// Not a single value.
    Empty,
    /// Not looked at.
    Ignored,
}

/// A missing word.
pub const MISSING: u32 = u32::MAX;

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What the header calls it, or its number, counted from 1.
    pub name: String,
    /// Its cells.
    pub cells: Cells,
    /// How many of them are missing.
    pub missing: usize,
    /// How its numbers are written.
    pub style: Style,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is called in messages.
    pub file: String,
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// The line on which each row begins, counted from 1.
    pub lines: Vec<u32>,
    /// Whether a header names the columns.
    pub named: bool,
    /// What parts the cells; nothing in JSON.
    pub separator: Option<Separator>,
    /// How the letters are written.
    pub encoding: Encoding,
    /// What else is worth knowing about how it was read.
    pub notes: Vec<String>,
}

impl Table {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Where a column stands, counted from 0: by its name, else by its number from the left.
    ///
    /// # Errors
    ///
    /// If it is not there.
    pub fn position(&self, wanted: &str) -> Result<usize, Refusal> {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        position(&self.file, &names, wanted)
    }

    /// The place of a cell, for a message.
    pub fn place(&self, row: usize, column: usize) -> String {
        place(&self.file, self.lines[row], column, self.named.then(|| &*self.columns[column].name))
    }
}

fn place(file: &str, line: u32, column: usize, name: Option<&str>) -> String {
    let name = name.map(|name| format!(" ({})", shortened(name))).unwrap_or_default();
    format!("{file}:{line}, column {}{name}", column + 1)
}

fn position(file: &str, names: &[&str], wanted: &str) -> Result<usize, Refusal> {
    let same = |name: &&str| name.trim() == wanted.trim();
    if let Some(place) = names.iter().position(same) {
        return Ok(place);
    }
    if let Ok(number) = wanted.parse::<usize>()
        && (1..=names.len()).contains(&number)
    {
        return Ok(number - 1);
    }
    let near = nearest(wanted, names)
        .map(|name| format!(". Is \"{}\" meant?", shortened(name)))
        .unwrap_or_else(|| ".".into());
    Err(Refusal::new(
        file,
        format!(
            "there is no column \"{}\"{near} The columns are {}",
            shortened(wanted),
            listed(names, 20)
        ),
    ))
}

/// The name that is most like `wanted`, if one is like it.
pub fn nearest<'a>(wanted: &str, names: &[&'a str]) -> Option<&'a str> {
    names
        .iter()
        .map(|name| (strsim::jaro_winkler(&wanted.to_lowercase(), &name.to_lowercase()), *name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Names in a row, not more than `most` of them.
pub fn listed<T: AsRef<str>>(names: &[T], most: usize) -> String {
    let shown: Vec<String> = names.iter().take(most).map(|name| shortened(name.as_ref())).collect();
    let more = match names.len().saturating_sub(most) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    shown.join(", ") + &more
}

/// A count with its noun.
pub fn plural(count: usize, noun: &str) -> String {
    let noun = match (count, noun) {
        (1, _) => noun.to_string(),
        (_, "class") => "classes".into(),
        _ => format!("{noun}s"),
    };
    format!("{count} {noun}")
}

impl fmt::Display for Table {
    /// How it was read, in half a line, with the options that change it.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let separated = match self.separator {
            Some(separator) => format!("separated by {separator} (--separator)"),
            None => "JSON".into(),
        };
        let header = match (self.named, self.separator) {
            (_, None) => String::new(),
            (true, _) => ", the first line names the columns (--no-header)".into(),
            (false, _) => ", no header (--header)".into(),
        };
        write!(
            f,
            "{}: {}, {separated}{header}, {} (--encoding)",
            self.file,
            plural(self.rows(), "row"),
            self.encoding
        )
    }
}

/// What the first line of a table calls its columns, or their numbers, and whether it is a header.
///
/// # Errors
///
/// Where the bytes are no table.
pub fn names(file: &str, bytes: &[u8], reading: &Reading) -> Result<(bool, Vec<String>), Refusal> {
    let top = Source::open(file, bytes, reading)?.top()?;
    Ok((top.header, top.names))
}

/// Reads a table. `file` is its name in messages.
///
/// # Errors
///
/// Where the bytes are no table: the first thing that is wrong.
pub fn read(file: &str, bytes: &[u8], reading: &Reading) -> Result<Table, Refusal> {
    let source = Source::open(file, bytes, reading)?;
    let top = source.top()?;
    let first_row = if top.header { 2 } else { 1 };
    let names: Vec<&str> = top.names.iter().map(String::as_str).collect();
    let listed_in = |wanted: &[String]| -> Vec<bool> {
        let mut is = vec![false; names.len()];
        for name in wanted {
            if let Ok(place) = position(file, &names, name) {
                is[place] = true;
            }
        }
        is
    };
    for name in reading.words.iter().chain(&reading.numbers).chain(&reading.ignored) {
        position(file, &names, name)?;
    }
    let (words, numbers) = (listed_in(&reading.words), listed_in(&reading.numbers));
    let ignored = listed_in(&reading.ignored);

    // What is in the columns?
    let mut censuses: Vec<Census> = names.iter().map(|_| Census::default()).collect();
    let mut lines: Vec<u32> = vec![];
    let mut blank = 0;
    let missing: Vec<&[u8]> = reading.missing.iter().map(|mark| mark.trim().as_bytes()).collect();
    let is_missing = |cell: &[u8]| missing.contains(&cell);
    source.each(|count, line, row| {
        if count < first_row {
            return Ok(());
        }
        source.check(row, line, &top)?;
        if row.iter().all(<[u8]>::is_empty) {
            blank += 1;
            return Ok(());
        }
        lines.push(line);
        for (place, census) in censuses.iter_mut().enumerate() {
            if !ignored[place] && !words[place] {
                let cell = row.get(place).unwrap_or_default();
                census.take(cell, is_missing(cell), line);
            }
        }
        Ok(())
    })?;
    if lines.is_empty() {
        return Err(Refusal::new(
            file,
            "there is a header and no row below it. Add rows, one on each line",
        ));
    }

    // How are they read?
    let commas = censuses.iter().any(|census| census.commas > 0 && census.points == 0);
    let points = censuses.iter().any(|census| census.points > 0);
    let semicolons = source.separator == Some(Separator::Semicolon);
    let usual = match reading.decimal {
        Some(decimal) => Some(decimal),
        None if commas && !points => Some(Decimal::Comma),
        None if points && !commas => Some(Decimal::Point),
        None => None,
    };
    let mut columns = vec![];
    let mut notes = source.notes.clone();
    for (place, census) in censuses.iter().enumerate() {
        let what = Judging {
            file,
            place,
            name: top.header.then_some(names[place]),
            usual,
            semicolons: semicolons && !points,
            forced: reading.decimal,
            numbers: numbers[place],
        };
        let (kind, style) = match () {
            () if ignored[place] => (Kind::Ignored, Style::default()),
            () if words[place] => (Kind::Words, Style::default()),
            () => census.judge(&what)?,
        };
        if let Some(note) = style.note() {
            notes.push(format!("{}: {note}", shortened(names[place])));
        }
        columns.push((kind, style));
    }

    // Their cells.
    let rows = lines.len();
    let mut builders: Vec<Builder> =
        columns.iter().map(|(kind, style)| Builder::new(*kind, *style, rows)).collect();
    source.each(|count, line, row| {
        if count < first_row || row.iter().all(<[u8]>::is_empty) {
            return Ok(());
        }
        for (place, builder) in builders.iter_mut().enumerate() {
            let cell = row.get(place).unwrap_or_default();
            builder.take(cell, is_missing(cell)).map_err(|sentence| {
                let name = top.header.then_some(names[place]);
                Refusal::new(self::place(file, line, place, name), sentence)
            })?;
        }
        Ok(())
    })?;
    if blank > 0 {
        notes.push(format!("{} without any value left out", plural(blank, "line")));
    }
    let columns = builders.into_iter().zip(names).map(|(builder, name)| builder.column(name));
    let mut columns: Vec<Column> = columns.collect();
    // A separator at the end of each line makes a column of nothing.
    if columns.len() > 1 && top.nameless.contains(&(columns.len() - 1)) {
        columns.pop_if(|last| last.cells == Cells::Empty);
    }
    Ok(Table {
        file: file.into(),
        columns,
        lines,
        named: top.header,
        separator: source.separator,
        encoding: source.encoding,
        notes,
    })
}

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Numbers,
    Words,
    Dates,
    Empty,
    Ignored,
}

/// How the cells of a column are written.
#[derive(Clone, Debug, Default)]
struct Census {
    missing: usize,
    /// Numbers whose point or comma can only be a decimal one, or that have none.
    plain: usize,
    points: usize,
    commas: usize,
    /// One comma, three digits behind it: 1,234.
    either_comma: usize,
    /// One point, three digits behind it: 1.234.
    either_point: usize,
    dates: usize,
    words: usize,
    /// The first cell of some forms, with its line.
    first: BTreeMap<Form, (u32, String)>,
    few_words: HashMap<Vec<u8>, usize>,
}

/// Different words that are counted before a column is taken for one of words.
const FEW: usize = 6;

/// Letters of a cell that are kept for a message.
const LONGEST: usize = 100;

/// What a column is judged by, besides its cells.
struct Judging<'a> {
    file: &'a str,
    place: usize,
    name: Option<&'a str>,
    usual: Option<Decimal>,
    /// Cells are separated by semicolons, as they are where commas are decimal.
    semicolons: bool,
    forced: Option<Decimal>,
    numbers: bool,
}

impl Census {
    fn take(&mut self, cell: &[u8], missing: bool, line: u32) {
        let form = if missing { Form::Missing } else { number::form(cell) };
        match form {
            Form::Missing => self.missing += 1,
            Form::Whole => self.plain += 1,
            Form::Point => self.points += 1,
            Form::Comma => self.commas += 1,
            Form::EitherComma => self.either_comma += 1,
            Form::EitherPoint => self.either_point += 1,
            Form::Date => self.dates += 1,
            Form::Word | Form::TooLarge => {
                self.words += 1;
                if self.few_words.len() <= FEW || self.few_words.contains_key(cell) {
                    *self.few_words.entry(cell.to_vec()).or_default() += 1;
                }
            }
        }
        if form != Form::Missing && form != Form::Whole && !self.first.contains_key(&form) {
            // As it is: what a message would hide may be just what is wrong with it.
            let cell = String::from_utf8_lossy(cell).chars().take(LONGEST).collect();
            self.first.insert(form, (line, cell));
        }
    }

    fn judge(&self, what: &Judging) -> Result<(Kind, Style), Refusal> {
        let numbers =
            self.plain + self.points + self.commas + self.either_comma + self.either_point;
        let filled = numbers + self.words + self.dates;
        let refuse = |line: u32, sentence: String| {
            Refusal::new(place(what.file, line, what.place, what.name), sentence)
        };
        if filled == 0 {
            let kind = if what.numbers { Kind::Numbers } else { Kind::Empty };
            return Ok((kind, Style::default()));
        }
        if self.dates * 10 >= filled * 9 && !what.numbers {
            return Ok((Kind::Dates, Style::default()));
        }
        if let Some((line, cell)) = self.first.get(&Form::TooLarge)
            && (numbers > 0 || cell.parse::<f64>().is_ok())
        {
            let mark = format!(
                "or say --missing {}, if it stands for a missing value",
                quoted(&shortened(cell))
            );
            return Err(refuse(
                *line,
                format!(
                    "\"{}\" is not a finite number, or too large to compute with. Correct it, \
                     leave the line out, {mark}",
                    shortened(cell)
                ),
            ));
        }
        let others = self.words + self.dates;
        let slips = others > 0
            && (what.numbers
                || numbers * 10 >= filled * 9
                || numbers * 2 >= filled && numbers > 20 && self.few_words.len() < FEW);
        if slips {
            let first = [Form::Word, Form::Date].iter().filter_map(|form| self.first.get(form));
            if let Some((line, cell)) = first.min_by_key(|(line, _)| *line) {
                let others = match numbers {
                    0 => String::new(),
                    1 => ", and the other value of this column is".into(),
                    more => format!(", and {more} others of this column are"),
                };
                let as_words = match what.numbers {
                    true => String::new(),
                    false => format!(
                        ", or --words {} to take the column for one of words",
                        quoted(what.name.unwrap_or(&(what.place + 1).to_string()))
                    ),
                };
                let stray = number::stray(cell);
                // A character that nobody sees cannot be typed into an option either.
                let otherwise = match stray.is_empty() {
                    true => format!(
                        "; or say --missing {} if it stands for a missing value{as_words}",
                        quoted(&shortened(cell))
                    ),
                    false => String::new(),
                };
                return Err(refuse(
                    *line,
                    format!(
                        "\"{}\" is not a number{others}. Correct it{stray}{otherwise}",
                        shortened(cell)
                    ),
                ));
            }
        }
        if others > 0 {
            return Ok((Kind::Words, Style::default()));
        }
        self.style(what, refuse).map(|style| (Kind::Numbers, style))
    }

    fn style(
        &self,
        what: &Judging,
        refuse: impl Fn(u32, String) -> Refusal,
    ) -> Result<Style, Refusal> {
        let seen = |form| {
            let first = self.first.get(&form);
            first.map(|(line, cell)| (*line, shortened(cell))).unwrap_or_default()
        };
        let decimal = match what.forced {
            Some(decimal) => decimal,
            None if self.commas > 0 && self.points > 0 => {
                let ((line, comma), (other, point)) = (seen(Form::Comma), seen(Form::Point));
                return Err(refuse(
                    line,
                    format!(
                        "\"{comma}\" has a decimal comma, and \"{point}\" on line {other} a decimal \
                         point. Write all numbers of a column in one way, or say --decimal comma \
                         or --decimal point"
                    ),
                ));
            }
            None if self.commas > 0 => Decimal::Comma,
            None if self.points > 0 => Decimal::Point,
            None if self.either_comma > 0 && self.either_point > 0 => {
                let (line, cell) = seen(Form::EitherComma);
                let (_, point) = seen(Form::EitherPoint);
                return Err(refuse(
                    line,
                    format!(
                        "\"{cell}\" and \"{point}\" are in one column, and either may be in \
                         thousands. Say --decimal point or --decimal comma"
                    ),
                ));
            }
            None => match what.usual {
                Some(decimal) => decimal,
                None if self.either_comma > 0 && what.semicolons => Decimal::Comma,
                None if self.either_comma > 0 => {
                    let (line, cell) = seen(Form::EitherComma);
                    return Err(refuse(
                        line,
                        format!(
                            "\"{cell}\" may be in thousands or have a decimal comma. Say --decimal \
                             point if it is in thousands, and --decimal comma if not"
                        ),
                    ));
                }
                None => Decimal::Point,
            },
        };
        // What is written as 1.234 in a table of decimal commas is one thousand and more.
        let grouped = match decimal {
            Decimal::Point => self.either_comma > 0,
            Decimal::Comma => self.either_point > 0,
        };
        let comma = self.commas > 0 || self.either_comma > 0 || self.either_point > 0;
        Ok(Style { comma: decimal == Decimal::Comma && comma, grouped })
    }
}

/// A text as a shell takes it.
pub fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./,:".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.into();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// The cells of a column on their way into it.
struct Builder {
    kind: Kind,
    style: Style,
    numbers: Vec<f64>,
    cells: Vec<u32>,
    kinds: HashMap<String, u32>,
    missing: usize,
}

impl Builder {
    fn new(kind: Kind, style: Style, rows: usize) -> Builder {
        let room = |wanted| if kind == wanted { rows } else { 0 };
        Builder {
            kind,
            style,
            numbers: Vec::with_capacity(room(Kind::Numbers)),
            cells: Vec::with_capacity(room(Kind::Words)),
            kinds: HashMap::new(),
            missing: 0,
        }
    }

    fn take(&mut self, cell: &[u8], missing: bool) -> Result<(), String> {
        let missing = missing || number::is_missing(cell);
        self.missing += usize::from(missing);
        match self.kind {
            Kind::Numbers if missing => self.numbers.push(f64::NAN),
            Kind::Numbers => {
                let text = String::from_utf8_lossy(cell);
                let value = number::value(&text, self.style).ok_or_else(|| {
                    format!("\"{}\" is not a number. Correct it", shortened(&text))
                })?;
                // There is one 0, and one class of it, whichever sign it is written with.
                self.numbers.push(value + 0.0);
            }
            Kind::Words if missing => self.cells.push(MISSING),
            Kind::Words => {
                let text = String::from_utf8_lossy(cell);
                let text = number::trimmed(&text);
                let next = self.kinds.len() as u32;
                let kind = match self.kinds.get(text) {
                    Some(kind) => *kind,
                    None => {
                        self.kinds.insert(text.into(), next);
                        next
                    }
                };
                self.cells.push(kind);
            }
            Kind::Dates | Kind::Empty | Kind::Ignored => {}
        }
        Ok(())
    }

    fn column(self, name: &str) -> Column {
        let cells = match self.kind {
            Kind::Numbers => Cells::Numbers(self.numbers),
            Kind::Words => {
                let mut kinds: Vec<(String, u32)> = self.kinds.into_iter().collect();
                kinds.sort();
                let mut place = vec![0; kinds.len()];
                for (new, (_, old)) in kinds.iter().enumerate() {
                    place[*old as usize] = new as u32;
                }
                let moved = |cell: u32| place.get(cell as usize).copied().unwrap_or(MISSING);
                Cells::Words {
                    cells: self.cells.into_iter().map(moved).collect(),
                    kinds: kinds.into_iter().map(|(kind, _)| kind).collect(),
                }
            }
            Kind::Dates => Cells::Dates,
            Kind::Empty => Cells::Empty,
            Kind::Ignored => Cells::Ignored,
        };
        Column { name: name.into(), cells, missing: self.missing, style: self.style }
    }
}
