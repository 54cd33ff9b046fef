//! From bytes to rows: letters, lines, cells, and the names of the columns.

use std::borrow::Cow;
use std::fmt;

use csv::{ByteRecord, ReaderBuilder, Trim};

use super::number::{Form, form, is_missing, trimmed};
use super::{Header, Reading, Refusal, plural};

/// What parts the cells of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Bar,
    /// One space or several.
    Spaces,
}

/// All of them.
const SEPARATORS: [Separator; 5] =
    [Separator::Semicolon, Separator::Tab, Separator::Bar, Separator::Comma, Separator::Spaces];

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            // Spaces become tabs before they are looked at.
            Separator::Tab | Separator::Spaces => b'\t',
            Separator::Bar => b'|',
        }
    }

    fn one(self) -> &'static str {
        match self {
            Separator::Comma => "comma",
            Separator::Semicolon => "semicolon",
            Separator::Tab => "tab",
            Separator::Bar => "bar (|)",
            Separator::Spaces => "space",
        }
    }
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Separator::Comma => "commas",
            Separator::Semicolon => "semicolons",
            Separator::Tab => "tabs",
            Separator::Bar => "bars (|)",
            Separator::Spaces => "spaces",
        })
    }
}

/// How letters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As nearly everybody does today.
    Utf8,
    /// As spreadsheets on Windows do for "Unicode text".
    Utf16,
    /// As Windows did in western Europe and America.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        })
    }
}

/// The rows of a table, to be gone through more than once.
pub(super) struct Source<'a> {
    file: &'a str,
    rows: Rows<'a>,
    pub(super) separator: Option<Separator>,
    pub(super) encoding: Encoding,
    pub(super) notes: Vec<String>,
    header: Header,
}

enum Rows<'a> {
    Text(Cow<'a, [u8]>),
    Json(Vec<(u32, ByteRecord)>),
}

/// The first line, and what it is.
pub(super) struct Top {
    pub(super) header: bool,
    pub(super) names: Vec<String>,
    /// Columns that the header gives no name.
    pub(super) nameless: Vec<usize>,
    /// The line that all others are compared with.
    line: u32,
    /// Cells of a row.
    width: usize,
    first: ByteRecord,
}

impl<'a> Source<'a> {
    pub(super) fn open(
        file: &'a str,
        bytes: &'a [u8],
        reading: &Reading,
    ) -> Result<Source<'a>, Refusal> {
        if let Some((what, remedy)) = no_text(bytes) {
            return Err(Refusal::new(file, format!("this is {what}, and no table. {remedy}")));
        }
        let mut notes = vec![];
        let (text, encoding) = decoded(file, bytes, reading.encoding, &mut notes)?;
        let text = without_the_end(text);
        let start = text.iter().position(|byte| !byte.is_ascii_whitespace());
        let Some(start) = start else {
            return Err(Refusal::new(
                file,
                "there is nothing in it. A table has a row on each line, its cells separated by commas",
            ));
        };
        if reading.separator.is_none() && matches!(text[start], b'{' | b'[') {
            let rows = Rows::Json(json(file, &text)?);
            let header = Header::Present;
            return Ok(Source { file, rows, separator: None, encoding, notes, header });
        }
        let (text, said) = without_the_hint(text);
        let separator = match reading.separator.or(said) {
            Some(separator) => separator,
            None => sniffed(&text),
        };
        let text = match separator {
            Separator::Spaces => Cow::Owned(spaces_to_tabs(&text)),
            _ => text,
        };
        let mut source = Source {
            file,
            rows: Rows::Text(text),
            separator: Some(separator),
            encoding,
            notes,
            header: reading.header,
        };
        source.without_counts()?;
        Ok(source)
    }

    /// Goes through the rows: their number, counted from 1, the line on which each begins, and it.
    pub(super) fn each(
        &self,
        mut visit: impl FnMut(usize, u32, &ByteRecord) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        match &self.rows {
            Rows::Json(rows) => {
                for (count, (line, row)) in (1..).zip(rows) {
                    visit(count, *line, row)?;
                }
                Ok(())
            }
            Rows::Text(text) => {
                let separator = self.separator.unwrap_or(Separator::Comma);
                let mut open = None;
                let mut stop = Ok(());
                records(text, separator, |count, line, row| {
                    open = row.iter().any(|cell| cell.contains(&b'\n')).then_some(line);
                    stop = visit(count, line, row);
                    stop.is_ok()
                });
                stop?;
                match open {
                    Some(line) if text.iter().filter(|byte| **byte == b'"').count() % 2 == 1 => {
                        Err(Refusal::new(format!("{}:{line}", self.file), OPEN_QUOTE))
                    }
                    _ => Ok(()),
                }
            }
        }
    }

    /// The first rows, for a look at them.
    fn beginning(&self, most: usize) -> Vec<(u32, ByteRecord)> {
        match &self.rows {
            Rows::Json(rows) => rows.iter().take(most).cloned().collect(),
            Rows::Text(text) => beginning(text, self.separator.unwrap_or(Separator::Comma), most),
        }
    }

    /// Some packages write the counts of rows and columns and the names of the classes above a
    /// table: 150,4,setosa,versicolor,virginica.
    fn without_counts(&mut self) -> Result<(), Refusal> {
        let rows = self.beginning(3);
        let [(_, first), (_, second), ..] = rows.as_slice() else { return Ok(()) };
        let count = |place: usize| -> Option<usize> {
            std::str::from_utf8(first.get(place)?).ok()?.parse().ok()
        };
        let (Some(samples), Some(features)) = (count(0), count(1)) else { return Ok(()) };
        if features + 1 != second.len() || first.len() < 3 || self.header == Header::Present {
            return Ok(());
        }
        let mut all = 0;
        self.each(|_, _, _| {
            all += 1;
            Ok(())
        })?;
        let Rows::Text(text) = &self.rows else { return Ok(()) };
        if all != samples + 1 {
            return Ok(());
        }
        // Its line stays, blank, so that lines keep their numbers.
        let start = text.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
        let end = text[start..].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let mut owned = text.to_vec();
        owned.drain(start..start + end.unwrap_or(0));
        self.rows = Rows::Text(Cow::Owned(owned));
        self.notes.push(
            "line 1 counts rows and columns and names the classes; it is left out, and the columns \
             go by their numbers"
                .into(),
        );
        self.header = Header::Absent;
        Ok(())
    }

    /// The first line: is it a header, and what are the columns called?
    pub(super) fn top(&self) -> Result<Top, Refusal> {
        let rows = self.beginning(300);
        let Some(((line, first), below)) = rows.split_first() else {
            return Err(Refusal::new(
                self.file,
                "there is nothing in it. A table has a row on each line, its cells separated by commas",
            ));
        };
        // R leaves out the name above the names of rows.
        let short = !below.is_empty() && below.iter().all(|(_, row)| row.len() == first.len() + 1);
        let header = match self.header {
            Header::Present => true,
            Header::Absent => false,
            Header::Detect => short || self.is_header(*line, first, below)?,
        };
        let mut names: Vec<String> = vec![];
        let mut nameless = vec![];
        if header && short {
            names.push("row".into());
        }
        if header {
            for cell in first {
                let name = String::from_utf8_lossy(cell);
                let name = trimmed(&name);
                let place = names.len();
                if name.is_empty() {
                    nameless.push(place);
                    names.push((place + 1).to_string());
                    continue;
                }
                if let Some(same) = names.iter().position(|known| known == name) {
                    return Err(Refusal::new(
                        format!("{}:{line}, column {}", self.file, place + 1),
                        format!(
                            "the name \"{}\" belongs to column {} already. Rename one of the two, \
                             or say --no-header if this line is a row",
                            shortened(name),
                            same + 1
                        ),
                    ));
                }
                names.push(name.into());
            }
        } else {
            names = (1..=first.len()).map(|number| number.to_string()).collect();
        }
        let width = names.len();
        Ok(Top { header, names, nameless, line: *line, width, first: first.clone() })
    }

    fn is_header(
        &self,
        line: u32,
        first: &ByteRecord,
        below: &[(u32, ByteRecord)],
    ) -> Result<bool, Refusal> {
        let number = |cell: &[u8]| !matches!(form(cell), Form::Word | Form::Missing | Form::Date);
        let filled = |cell: &[u8]| !is_missing(cell);
        let of_numbers: Vec<bool> = (0..first.len())
            .map(|place| {
                let cells = || below.iter().filter_map(|(_, row)| row.get(place));
                let numbers = cells().filter(|cell| number(cell)).count();
                numbers > 0 && numbers * 10 >= cells().filter(|cell| filled(cell)).count() * 9
            })
            .collect();
        let words: Vec<usize> =
            (0..first.len()).filter(|&place| form(&first[place]) == Form::Word).collect();
        let numbers = first.iter().filter(|cell| number(cell)).count();
        if words.is_empty() {
            return Ok(false);
        }
        let above_numbers = words.iter().copied().find(|&place| of_numbers[place]);
        match (above_numbers, numbers) {
            (Some(_), 0) => Ok(true),
            (Some(place), _) => Err(Refusal::new(
                format!("{}:{line}, column {}", self.file, place + 1),
                format!(
                    "\"{}\" is not a number, and other cells of this first line are. If the line \
                     names the columns, say --header; if it is a row, correct this cell and say \
                     --no-header",
                    shortened(&String::from_utf8_lossy(&first[place]))
                ),
            )),
            // Words above words: names stand there once.
            (None, 0) => {
                let again = |place: usize| {
                    below.iter().any(|(_, row)| row.get(place) == Some(&first[place]))
                };
                Ok(!words.iter().any(|&place| again(place)))
            }
            (None, _) => Ok(false),
        }
    }

    /// Whether a row is as wide as the first line.
    pub(super) fn check(&self, row: &ByteRecord, line: u32, top: &Top) -> Result<(), Refusal> {
        let place = || format!("{}:{line}", self.file);
        if row.len() != top.width {
            if row.iter().any(|cell| cell.contains(&b'\n')) {
                return Err(Refusal::new(place(), OPEN_QUOTE));
            }
            let separator = self.separator.unwrap_or(Separator::Comma);
            let other = other_separator(row, top.width, separator);
            let remedy = match other {
                Some(other) => format!(
                    "It seems to be separated by {other}, and the table by {separator}. Separate all cells \
                     in one way"
                ),
                None => format!(
                    "Look for a {} too many or too few on either; a title above the table has to go",
                    separator.one()
                ),
            };
            return Err(Refusal::new(
                place(),
                format!(
                    "this line has {} and line {}, the first, has {}. {remedy}",
                    plural(row.len(), "value"),
                    top.line,
                    top.width
                ),
            ));
        }
        let is_name = |cell: &[u8]| form(cell) == Form::Word;
        if top.header && *row == top.first && row.iter().any(is_name) {
            return Err(Refusal::new(place(), "this line repeats the header. Take it out"));
        }
        Ok(())
    }
}

const OPEN_QUOTE: &str = "a cell of this line goes on in the next one. Is a closing quotation mark \
                          missing? Close it, or take the mark away";

/// The first rows of a text.
fn beginning(text: &[u8], separator: Separator, most: usize) -> Vec<(u32, ByteRecord)> {
    let mut rows = vec![];
    records(text, separator, |_, line, row| {
        rows.push((line, row.clone()));
        rows.len() < most
    });
    rows
}

/// Goes through the rows of a text that are not blank, until it is told to stop.
fn records(
    text: &[u8],
    separator: Separator,
    mut visit: impl FnMut(usize, u32, &ByteRecord) -> bool,
) {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .trim(Trim::All)
        .from_reader(text);
    let mut row = ByteRecord::new();
    let (mut line, mut counted, mut count) = (1, 0, 0);
    // A text in memory, with lines of any width, has no errors.
    while reader.read_byte_record(&mut row).unwrap_or(false) {
        // The reader's own position is where it began to look, blank lines and all.
        let from = row.position().map_or(0, |position| position.byte() as usize);
        let ends = text[from..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let start = from + ends;
        line += line_ends(&text[counted..start]);
        counted = start;
        if row.len() == 1 && row[0].is_empty() {
            continue;
        }
        count += 1;
        if !visit(count, line, &row) {
            return;
        }
    }
}

/// Line ends, as each of "\n", "\r\n" and "\r" is one.
fn line_ends(text: &[u8]) -> u32 {
    let (mut ends, mut before) = (0, 0);
    for &byte in text {
        if byte == b'\r' || byte == b'\n' && before != b'\r' {
            ends += 1;
        }
        before = byte;
    }
    ends
}

/// What parts the cells: under which separator are most lines equally wide? Where a comma and
/// another one do as well, it is the other one, as commas may be decimal.
fn sniffed(text: &[u8]) -> Separator {
    let mut best = (0.0, Separator::Comma, 0);
    let head = &text[..text.len().min(1 << 20)];
    for separator in SEPARATORS {
        if !head.contains(&if separator == Separator::Spaces { b' ' } else { separator.byte() }) {
            continue;
        }
        let spaced = (separator == Separator::Spaces).then(|| spaces_to_tabs(head));
        let rows = beginning(spaced.as_deref().unwrap_or(head), separator, 100);
        let mut widths: Vec<usize> = rows.iter().map(|(_, row)| row.len()).collect();
        // What is looked at may end within a row.
        if head.len() < text.len() && widths.len() < 100 {
            widths.pop();
        }
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let Some(usual) = widths.iter().copied().max_by_key(|&width| (alike(width), width)) else {
            continue;
        };
        if usual < 2 {
            continue;
        }
        let share = alike(usual) as f64 / widths.len() as f64;
        // Words have spaces within them too.
        let numbers = |rows: &[(u32, ByteRecord)]| {
            let cells = rows.iter().skip(1).flat_map(|(_, row)| row.iter());
            cells.clone().filter(|cell| form(cell) != Form::Word).count() * 2 > cells.count()
        };
        if separator == Separator::Spaces {
            // Some tables have spaces between their numbers, and a tab before a name.
            let wider = best.0 == 0.0 || usual > 2 * best.2;
            if !wider || share < 0.9 || !numbers(&rows) {
                continue;
            }
            return separator;
        }
        if share > best.0 {
            best = (share, separator, usual);
        }
    }
    best.1
}

/// What else seems to part the cells of a row.
fn other_separator(row: &ByteRecord, width: usize, separator: Separator) -> Option<Separator> {
    let whole = row.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join("\u{1}");
    SEPARATORS.into_iter().filter(|other| *other != separator).find(|other| {
        let parts = match other {
            Separator::Spaces => whole.split_ascii_whitespace().count(),
            other => whole.split(char::from(other.byte())).count(),
        };
        parts == width && width > 1
    })
}

/// The text without the mark that ends a file on DOS.
fn without_the_end(text: Cow<[u8]>) -> Cow<[u8]> {
    const END: u8 = 0x1a;
    let kept = text.iter().rposition(|&byte| byte != END).map_or(0, |last| last + 1);
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..kept]),
        Cow::Owned(mut text) => {
            text.truncate(kept);
            Cow::Owned(text)
        }
    }
}

/// Spreadsheets are told the separator by a first line "sep=;".
fn without_the_hint(text: Cow<[u8]>) -> (Cow<[u8]>, Option<Separator>) {
    let said = match text.get(..5) {
        Some([b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', byte]) => {
            let known = |separator: &Separator| separator.byte() == *byte;
            SEPARATORS.into_iter().find(known)
        }
        _ => None,
    };
    match said {
        Some(_) if matches!(text.get(5), Some(b'\n' | b'\r')) => {
            // The line's end stays, so that lines keep their numbers.
            let rest = match text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[5..]),
                Cow::Owned(text) => Cow::Owned(text[5..].to_vec()),
            };
            (rest, said)
        }
        _ => (text, None),
    }
}

/// One tab for one space or several, but for those in quotation marks and at the ends of lines.
fn spaces_to_tabs(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let (mut quoted, mut waiting) = (false, false);
    for &byte in text {
        match byte {
            b' ' | b'\t' if !quoted => waiting = !matches!(out.last(), None | Some(b'\n' | b'\r')),
            _ => {
                if waiting && !matches!(byte, b'\n' | b'\r') {
                    out.push(b'\t');
                }
                waiting = false;
                quoted ^= byte == b'"';
                out.push(byte);
            }
        }
    }
    out
}

/// What these bytes are, if they are no text and easily told, and what to do.
fn no_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let csv = "Open it in its program and save the sheet as \"CSV UTF-8\"";
    match bytes {
        [b'P', b'K', 3 | 5, ..] => Some(("a spreadsheet's own file or another archive", csv)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(("an old spreadsheet's own file", csv)),
        [0x1f, 0x8b, ..] => Some(("packed by gzip", "Unpack it: gunzip FILE")),
        [b'B', b'Z', b'h', ..] => Some(("packed by bzip2", "Unpack it: bunzip2 FILE")),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(("packed by zstd", "Unpack it: unzstd FILE")),
        [b'%', b'P', b'D', b'F', ..] => {
            Some(("a PDF", "Copy its table into a spreadsheet and save that as CSV"))
        }
        [b'P', b'A', b'R', b'1', ..] => Some(("a Parquet file", "Write it as CSV first")),
        [0x89, b'P', b'N', b'G', ..] => Some(("a picture", "Name a CSV file")),
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            Some(("text in UTF-32", "Save it as \"CSV UTF-8\""))
        }
        _ => {
            let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
            let head: Vec<u8> =
                bytes[start..].iter().take(14).map(u8::to_ascii_lowercase).collect();
            let web = head.starts_with(b"<!doctype html") || head.starts_with(b"<html");
            web.then_some((
                "a web page",
                "Download the table itself, and not the page that shows it",
            ))
        }
    }
}

/// The text in UTF-8, without a byte order mark.
fn decoded<'a>(
    file: &str,
    bytes: &'a [u8],
    wanted: Option<Encoding>,
    notes: &mut Vec<String>,
) -> Result<(Cow<'a, [u8]>, Encoding), Refusal> {
    // Every other byte of such text is 0, mark or not.
    let head = &bytes[..bytes.len().min(400)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let by_zeros = |odd| zeros(odd) * 3 > head.len() && head.len() > 3;
    let little = bytes.starts_with(&[0xff, 0xfe]) || by_zeros(1);
    let big = bytes.starts_with(&[0xfe, 0xff]) || by_zeros(0);
    if little || big || wanted == Some(Encoding::Utf16) {
        let Some(text) = utf_16(bytes, big) else {
            return Err(Refusal::new(
                file,
                "this begins as text in UTF-16 and is broken further on. Save it once more, as \
                 \"CSV UTF-8\"",
            ));
        };
        return Ok((Cow::Owned(text.into_bytes()), Encoding::Utf16));
    }
    let text = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Some(place) = text.iter().position(|byte| *byte == 0) {
        let line = 1 + line_ends(&text[..place]);
        return Err(Refusal::new(
            format!("{file}:{line}"),
            "there is a zero byte, and text has none. Is this a table? Save it as \"CSV UTF-8\"",
        ));
    }
    match std::str::from_utf8(text) {
        Ok(_) if wanted != Some(Encoding::Windows1252) => Ok((Cow::Borrowed(text), Encoding::Utf8)),
        Err(error) if wanted == Some(Encoding::Utf8) => {
            let line = 1 + line_ends(&text[..error.valid_up_to()]);
            Err(Refusal::new(
                format!("{file}:{line}"),
                "this line is not in UTF-8. Say --encoding windows-1252 if it is from an older \
                 Windows, or save it as \"CSV UTF-8\"",
            ))
        }
        outcome => {
            if let Err(error) = outcome {
                let line = 1 + line_ends(&text[..error.valid_up_to()]);
                notes.push(format!(
                    "line {line} is not in UTF-8 and read as Windows-1252 (--encoding)"
                ));
            }
            let text: String = text.iter().map(|&byte| windows_1252(byte)).collect();
            Ok((Cow::Owned(text.into_bytes()), Encoding::Windows1252))
        }
    }
}

/// Text in UTF-16 without its mark; nothing where it is broken.
fn utf_16(bytes: &[u8], big: bool) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let unit = if big { u16::from_be_bytes } else { u16::from_le_bytes };
    let text: Result<String, _> =
        char::decode_utf16(pairs.iter().map(|&pair| unit(pair))).collect();
    let text = text.ok().filter(|_| rest.is_empty())?;
    Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The letters of Windows-1252 from 0x80 to 0x9f; the other bytes are the first letters of Unicode.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..0xa0 => WINDOWS_1252[usize::from(byte) - 0x80],
        _ => char::from(byte),
    }
}

/// What the file of a network has among its first bytes.
const NETWORK: &[u8] = b"\"weight-by-weight ";

/// JSON lines, or a list of objects, as a table with a header.
fn json(file: &str, text: &[u8]) -> Result<Vec<(u32, ByteRecord)>, Refusal> {
    use serde_json::{Map, Value};
    let unreadable = |line: usize, error: &dyn fmt::Display| {
        Refusal::new(
            format!("{file}:{line}"),
            format!(
                "this is no JSON object: {error}. JSON lines have an object on each line, such as \
                 {{\"length\": 5.1, \"colour\": \"red\"}}"
            ),
        )
    };
    if text.len() > 100 && text[..100].windows(NETWORK.len()).any(|part| part == NETWORK) {
        return Err(Refusal::new(
            file,
            "this is a network that a program of this book has saved, and no table. Name the file \
             with the rows",
        ));
    }
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    let mut objects: Vec<(u32, Map<String, Value>)> = vec![];
    if first == Some(&b'[') {
        let list: Vec<Map<String, Value>> =
            serde_json::from_slice(text).map_err(|error| unreadable(error.line(), &error))?;
        objects = lines_of_objects(text).into_iter().zip(list).collect();
    } else {
        for (number, line) in (1..).zip(text.split(|byte| *byte == b'\n')) {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let object =
                serde_json::from_slice(line).map_err(|error| unreadable(number, &error))?;
            objects.push((number as u32, object));
        }
    }
    let mut names: Vec<String> = vec![];
    for (_, object) in objects.iter().take(1000) {
        names.extend(object.keys().filter(|key| !names.contains(key)).cloned().collect::<Vec<_>>());
    }
    if names.is_empty() {
        return Err(Refusal::new(
            file,
            "its objects are empty. Give each the columns as its fields",
        ));
    }
    let mut rows = vec![(1, ByteRecord::from(names.clone()))];
    for (line, object) in objects {
        if let Some(name) = object.keys().find(|key| !names.contains(key)) {
            return Err(Refusal::new(
                format!("{file}:{line}"),
                format!(
                    "the field \"{}\" is in no object before. Give all objects the same fields",
                    shortened(name)
                ),
            ));
        }
        let mut row = ByteRecord::new();
        for name in &names {
            let cell = match object.get(name) {
                None | Some(Value::Null) => String::new(),
                Some(Value::String(text)) => trimmed(text).to_string(),
                Some(value @ (Value::Bool(_) | Value::Number(_))) => value.to_string(),
                Some(Value::Array(_) | Value::Object(_)) => {
                    return Err(Refusal::new(
                        format!("{file}:{line}"),
                        format!(
                            "the field \"{}\" holds a list or an object. A cell is a number, a word \
                             or null",
                            shortened(name)
                        ),
                    ));
                }
            };
            row.push_field(cell.as_bytes());
        }
        rows.push((line, row));
    }
    Ok(rows)
}

/// The lines on which the objects of a JSON list begin, counted from 1.
fn lines_of_objects(list: &[u8]) -> Vec<u32> {
    let mut lines = vec![];
    let (mut line, mut depth, mut quoted, mut escaped) = (1, 0, false, false);
    for byte in list {
        match byte {
            b'\n' => line += 1,
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => {
                if depth == 1 {
                    lines.push(line);
                }
                depth += 1;
            }
            b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    lines
}

/// A text without what a terminal would obey, and without what turns its letters round.
pub fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(|c| !hidden(*c)).collect()
}

/// A text as a message quotes it: only what can be seen of it, and not a novel.
pub fn shortened(text: &str) -> String {
    let mut start: String = visible(text).chars().take(60).collect();
    if text.chars().nth(60).is_some() {
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letter by letter what the crate of the browsers' encodings makes of it, whose tables of Asian
    /// scripts would weigh more in a browser than all the rest of the laboratory's tables.
    #[test]
    fn letters_are_decoded_as_browsers_do() {
        for byte in 0..=255 {
            let bytes = [byte];
            let (theirs, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            assert_eq!(windows_1252(byte).to_string(), theirs, "{byte:#x}");
        }
        let texts = ["", "x;y\n1,5;ä€", "\u{1f980} crab", "\u{feff}marked"];
        for text in texts {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let theirs = |bytes| {
                let (text, _, broken) = encoding_rs::UTF_16LE.decode(bytes);
                (!broken).then(|| text.into_owned())
            };
            assert_eq!(utf_16(&little, false), theirs(&little));
            assert_eq!(utf_16(&big, true), theirs(&little));
        }
        for broken in [&[0x41][..], &[0x41, 0, 0x42], &[0, 0xd8], &[0, 0xdc, 0, 0xd8]] {
            assert_eq!(utf_16(broken, false), None);
            assert!(encoding_rs::UTF_16LE.decode(broken).2);
        }
    }
}
