//! From bytes to lines and from lines to cells.

use csv::{ByteRecord, ReaderBuilder, Trim};

/// What can part the cells of a table, with its name.
const SEPARATORS: [(u8, &str, &str); 4] = [
    (b',', "comma", "a comma"),
    (b';', "semicolon", "a semicolon"),
    (b'\t', "tab", "a tab"),
    (b'|', "bar", "a bar (|)"),
];

/// What a separator is called.
pub(super) fn name(separator: u8) -> &'static str {
    SEPARATORS
        .iter()
        .find(|(known, ..)| *known == separator)
        .map_or("separator", |(_, name, _)| name)
}

/// What parts the cells: the separator that is on the first line. Where a comma and another one
/// are, the other one parts them if the second line has as many, as commas may be decimal.
pub(super) fn separator(text: &[u8]) -> u8 {
    let widths = |separator| -> Vec<usize> {
        parted(text, separator).take(2).map(|(_, row)| row.len()).collect()
    };
    let widest = SEPARATORS[1..]
        .iter()
        .filter(|(other, ..)| text.contains(other))
        .map(|(other, ..)| (widths(*other), *other))
        .max_by_key(|(widths, _)| widths.first().copied());
    let Some((other_widths, other)) = widest else { return b',' };
    let comma = widths(b',');
    match (comma.first(), other_widths.as_slice()) {
        (Some(1), [first, ..]) if *first > 1 => other,
        (_, [first, second]) if *first > 1 && first == second => other,
        _ => b',',
    }
}

/// The rows of a text with the line on which each begins, without those that are blank.
pub(super) fn records(text: &[u8], separator: u8) -> Vec<(usize, ByteRecord)> {
    let mut records: Vec<(usize, ByteRecord)> = vec![];
    let (mut line, mut counted) = (1, 0);
    for (start, record) in parted(text, separator) {
        line += line_ends(&text[counted..start]);
        counted = start;
        records.push((line, record));
    }
    // A quotation mark without its pair takes in all that follows, and line ends at the end of
    // the text are trimmed away with the spaces.
    let marks = text[counted..].iter().filter(|&&byte| byte == b'"').count();
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

/// The rows of a text, each with the place of its first byte, without those that are blank.
fn parted(text: &[u8], separator: u8) -> impl Iterator<Item = (usize, ByteRecord)> {
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(Trim::All)
        .from_reader(text);
    reader.into_byte_records().filter_map(|record| {
        let record = record.expect("a text in memory, with lines of any width");
        // The reader's own position is where it began to look, blank lines and all.
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let blank = text[start..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let filled = record.iter().any(|cell| !cell.is_empty()) || record.len() > 1;
        filled.then_some((start + blank, record))
    })
}

/// Line ends, as each of "\n", "\r\n" and "\r" is one.
fn line_ends(text: &[u8]) -> usize {
    let pairs = text.windows(2).filter(|pair| pair == b"\r\n").count();
    text.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() - pairs
}

/// A separator other than the comma in this cell.
pub(super) fn separator_in(cell: &str) -> Option<&'static str> {
    let found = SEPARATORS[1..].iter().find(|(other, ..)| cell.as_bytes().contains(other));
    found.map(|(_, _, name)| *name)
}

/// Whether a cell holds several numbers, and not one whose thousands are parted, as in "1 000".
pub(super) fn are_numbers_in_spaces(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split_ascii_whitespace().collect();
    let thousand = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_digit())
            && part.split('.').next().is_some_and(|digits| digits.len() == 3)
    };
    let grouped = parts.iter().skip(1).all(|part| thousand(part));
    parts.len() > 1 && !grouped && parts.iter().all(|part| part.parse::<f64>().is_ok())
}

/// A cell that holds several, where a row has not one for each of the columns, and what seems to
/// part them.
pub(super) fn parted_otherwise(
    row: &ByteRecord,
    columns: usize,
    separator: u8,
) -> Option<(usize, &'static str)> {
    if row.len() == columns && columns > 1 {
        return None;
    }
    for (place, cell) in row.iter().enumerate() {
        let cell = String::from_utf8_lossy(cell);
        if let Some(found) = separator_in(&cell) {
            return Some((place, found));
        }
        if row.len() > 1 {
            continue;
        }
        if separator != b',' && cell.split(',').count() == columns {
            return Some((place, "commas"));
        }
        let parts: Vec<&str> = cell.split_ascii_whitespace().collect();
        let numbers = parts.first().is_some_and(|part| part.parse::<f64>().is_ok());
        if parts.len() > 1 && numbers && (columns == 1 || parts.len() == columns) {
            return Some((place, "spaces"));
        }
    }
    None
}

/// What these bytes are, if they are no text in UTF-8 and easily told.
pub(super) fn other_encoding(text: &[u8]) -> Option<&'static str> {
    match text {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            Some("text in UTF-32, and UTF-8 is wanted")
        }
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
            Some("text in UTF-16, and UTF-8 is wanted")
        }
        [b'P', b'K', 3, 4, ..] => Some("a spreadsheet's own file or another archive, and no text"),
        [0x1f, 0x8b, ..] => Some("packed by gzip, and no text"),
        _ => None,
    }
}
