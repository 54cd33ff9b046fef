//! What a reader has drawn: a few pixels, each inked or blank.

use std::error::Error;
use std::fmt;

use crate::LONGEST;

/// How many pixels a side of a drawing may have, so that its letters are a text.
pub const WIDEST: usize = 48;

/// How many letters the largest drawing has.
const MOST: usize = WIDEST * WIDEST / PIXELS;
const _: () = assert!(MOST <= LONGEST);

/// How many pixels a letter stands for.
const PIXELS: usize = 6;
/// The letters in the order of their values; an address takes each of them as it is.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A drawing of black and white pixels. Declare it with [`parameters!`](crate::parameters), and the
/// reader draws it.
///
/// It is told in letters, as an address can hold them: each stands for six pixels, row by row from
/// the upper left, and blank pixels at the end are left out. In source code it can be told in rows
/// as well, with `.` for a blank pixel and `#` for ink.
///
/// ```
/// use plot::Drawing;
///
/// let corner = Drawing::read("###. #... #...", 3, 4)?;
/// assert_eq!((corner.rows(), corner.columns(), corner.ink()), (3, 4, 5));
/// assert!(corner.is_inked(0, 2) && !corner.is_inked(1, 2));
/// assert_eq!(corner.to_string(), "6I");
/// assert_eq!(Drawing::read("6I", 3, 4)?, corner);
/// assert_eq!(corner.picture(), "###.\n#...\n#...\n");
/// # Ok::<(), plot::Unreadable>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    rows: usize,
    columns: usize,
    /// A bit for each pixel, row by row.
    ink: [u64; WIDEST * WIDEST / 64],
}

impl Drawing {
    /// A drawing with nothing on it yet.
    ///
    /// # Panics
    ///
    /// If a side has no pixel, or more than [`WIDEST`].
    pub const fn blank(rows: usize, columns: usize) -> Self {
        assert!(rows >= 1 && columns >= 1, "a drawing has a row and a column");
        assert!(rows <= WIDEST && columns <= WIDEST, "no figure may ask for so large a drawing");
        Self { rows, columns, ink: [0; WIDEST * WIDEST / 64] }
    }

    /// Reads a drawing of this size from its letters, or from its rows of `.` and `#`.
    ///
    /// # Errors
    ///
    /// If the text is neither, or the drawing has another size.
    ///
    /// # Panics
    ///
    /// As [`blank`](Self::blank).
    pub const fn read(text: &str, rows: usize, columns: usize) -> Result<Self, Unreadable> {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() {
            if matches!(text[index], b'.' | b'#') {
                return Self::of_rows(text, rows, columns);
            }
            index += 1;
        }
        Self::of_letters(text, rows, columns)
    }

    const fn of_rows(text: &[u8], rows: usize, columns: usize) -> Result<Self, Unreadable> {
        let mut drawing = Self::blank(rows, columns);
        let (mut index, mut pixel) = (0, 0);
        while index < text.len() {
            match text[index] {
                b'.' => pixel += 1,
                b'#' => {
                    if pixel < rows * columns {
                        drawing.ink[pixel / 64] |= 1 << (pixel % 64);
                    }
                    pixel += 1;
                }
                // A row ends with the line.
                byte if byte.is_ascii_whitespace() => {
                    if !pixel.is_multiple_of(columns) {
                        return Err(Unreadable::Row { pixels: pixel % columns, of: columns });
                    }
                }
                _ => return Err(Unreadable::Foreign { place: index + 1 }),
            }
            index += 1;
        }
        if pixel != rows * columns {
            return Err(Unreadable::Pixels { pixels: pixel, of: rows * columns });
        }
        Ok(drawing)
    }

    const fn of_letters(text: &[u8], rows: usize, columns: usize) -> Result<Self, Unreadable> {
        let mut drawing = Self::blank(rows, columns);
        let most = letters_of(rows, columns);
        let mut index = 0;
        while index < text.len() {
            let Some(value) = value(text[index]) else {
                return Err(Unreadable::Foreign { place: index + 1 });
            };
            if index == most {
                return Err(Unreadable::Long { most });
            }
            let mut bit = 0;
            while bit < PIXELS {
                if value >> (PIXELS - 1 - bit) & 1 == 1 {
                    let pixel = index * PIXELS + bit;
                    if pixel >= rows * columns {
                        return Err(Unreadable::Beyond);
                    }
                    drawing.ink[pixel / 64] |= 1 << (pixel % 64);
                }
                bit += 1;
            }
            index += 1;
        }
        Ok(drawing)
    }

    /// How many rows of pixels it has.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns of pixels it has.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// Whether there is ink on a pixel, by its row from the top and its column from the left, both
    /// from 0. Beyond the edges there is none.
    pub const fn is_inked(&self, row: usize, column: usize) -> bool {
        row < self.rows && column < self.columns && self.pixel(row * self.columns + column)
    }

    /// Puts ink on a pixel, or takes it away. Beyond the edges nothing happens.
    pub const fn put(&mut self, row: usize, column: usize, inked: bool) {
        if row < self.rows && column < self.columns {
            let pixel = row * self.columns + column;
            let bit = 1 << (pixel % 64);
            if inked {
                self.ink[pixel / 64] |= bit;
            } else {
                self.ink[pixel / 64] &= !bit;
            }
        }
    }

    /// How many pixels have ink.
    pub fn ink(&self) -> usize {
        self.ink.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Its rows as lines of `.` and `#`, as a default can be given in source code.
    pub fn picture(&self) -> String {
        let mut picture = String::with_capacity(self.rows * (self.columns + 1));
        for row in 0..self.rows {
            let pixel = |column| if self.is_inked(row, column) { '#' } else { '.' };
            picture.extend((0..self.columns).map(pixel).chain(['\n']));
        }
        picture
    }

    const fn pixel(&self, pixel: usize) -> bool {
        self.ink[pixel / 64] >> (pixel % 64) & 1 == 1
    }

    /// Its letters.
    #[doc(hidden)]
    pub const fn letters(&self) -> Letters {
        let mut letters = Letters { bytes: [LETTERS[0]; MOST], length: 0 };
        let mut index = 0;
        while index < letters_of(self.rows, self.columns) {
            let (mut bit, mut value) = (0, 0);
            while bit < PIXELS {
                let pixel = index * PIXELS + bit;
                let inked = pixel < self.rows * self.columns && self.pixel(pixel);
                value = value << 1 | inked as usize;
                bit += 1;
            }
            letters.bytes[index] = LETTERS[value];
            index += 1;
            if value > 0 {
                letters.length = index;
            }
        }
        letters
    }
}

impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.letters().as_str())
    }
}

impl fmt::Debug for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Drawing({} by {}: {self})", self.rows, self.columns)
    }
}

/// The letters of a drawing. They exist for [`parameters!`](crate::parameters), whose texts are
/// constants.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    bytes: [u8; MOST],
    length: usize,
}

impl Letters {
    pub const fn as_str(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(letters) => letters,
            Err(_) => "",
        }
    }
}

/// How many letters a drawing of this size has at most.
pub(crate) const fn letters_of(rows: usize, columns: usize) -> usize {
    (rows * columns).div_ceil(PIXELS)
}

const fn value(letter: u8) -> Option<usize> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    } as usize)
}

/// Why a text is no drawing of the size that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A character means nothing.
    Foreign {
        /// Which one, from 1.
        place: usize,
    },
    /// There are more letters than the pixels need.
    Long {
        /// How many they need.
        most: usize,
    },
    /// The last letter has ink where there is no pixel.
    Beyond,
    /// A row ends early, or runs over.
    Row {
        /// How many pixels its last line has.
        pixels: usize,
        /// How many it is to have.
        of: usize,
    },
    /// The rows have too many pixels or too few.
    Pixels {
        /// How many they have.
        pixels: usize,
        /// How many they are to have.
        of: usize,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { place } => {
                write!(f, "its character {place} is none of A to Z, a to z, 0 to 9, - and _")
            }
            Self::Long { most } => write!(f, "it has more than {most} letters"),
            Self::Beyond => write!(f, "it has ink beyond its last pixel"),
            Self::Row { pixels, of } => {
                write!(f, "a row is left with {pixels} pixels where {of} belong")
            }
            Self::Pixels { pixels, of } => {
                write!(f, "its rows have {pixels} pixels where {of} belong")
            }
        }
    }
}

impl Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    /// A drawing with every third pixel inked but where the row is a multiple of five.
    fn pattern(rows: usize, columns: usize) -> Drawing {
        let mut drawing = Drawing::blank(rows, columns);
        for row in 0..rows {
            for column in (row % 3..columns).step_by(3) {
                drawing.put(row, column, row % 5 != 0);
            }
        }
        drawing
    }

    #[test]
    fn a_drawing_reads_as_it_was_printed_in_letters_and_in_rows() {
        for (rows, columns) in [(1, 1), (1, 6), (7, 1), (3, 5), (8, 8), (32, 32), (48, 48)] {
            let mut full = Drawing::blank(rows, columns);
            (0..rows * columns).for_each(|pixel| full.put(pixel / columns, pixel % columns, true));
            for drawing in [Drawing::blank(rows, columns), pattern(rows, columns), full] {
                for text in [drawing.to_string(), drawing.picture()] {
                    assert_eq!(Drawing::read(&text, rows, columns), Ok(drawing), "{text}");
                }
                assert!(drawing.to_string().len() <= letters_of(rows, columns));
            }
            assert_eq!(full.ink(), rows * columns);
            assert_eq!(Drawing::blank(rows, columns).to_string(), "");
        }
    }

    #[test]
    fn letters_are_those_of_base64_for_addresses() {
        // 0b110000 0b010000 0b000000 0b111111
        let drawing = Drawing::read("##.. ...# .... .... ..## ####", 6, 4).unwrap();
        assert_eq!(drawing.to_string(), "wQA_");
        assert_eq!(drawing.ink(), 9);
        // Blank pixels at the end may be told.
        assert_eq!(Drawing::read("wQA", 6, 4), Drawing::read("wQ", 6, 4));
        assert_eq!(format!("{drawing:?}"), "Drawing(6 by 4: wQA_)");
    }

    #[test]
    fn beyond_the_edges_there_is_no_ink() {
        let mut drawing = Drawing::blank(2, 3);
        for (row, column) in [(2, 0), (0, 3), (usize::MAX, 0), (0, usize::MAX)] {
            drawing.put(row, column, true);
            assert!(!drawing.is_inked(row, column));
        }
        assert_eq!(drawing.ink(), 0);
        drawing.put(1, 2, true);
        assert_eq!((drawing.ink(), drawing.is_inked(1, 2)), (1, true));
        drawing.put(1, 2, false);
        assert_eq!(drawing, Drawing::blank(2, 3));
    }

    #[test]
    fn what_is_no_drawing_is_told_why() {
        let why = |text: &str| Drawing::read(text, 2, 4).unwrap_err();
        for (text, expected) in [
            ("Aé", Unreadable::Foreign { place: 2 }),
            ("A+", Unreadable::Foreign { place: 2 }),
            ("A A", Unreadable::Foreign { place: 2 }),
            ("AAA", Unreadable::Long { most: 2 }),
            ("AB", Unreadable::Beyond),
            ("#.#. x...", Unreadable::Foreign { place: 6 }),
            ("#.# .....", Unreadable::Row { pixels: 3, of: 4 }),
            ("#.#.", Unreadable::Pixels { pixels: 4, of: 8 }),
            ("#.#. #### ####", Unreadable::Pixels { pixels: 12, of: 8 }),
        ] {
            assert_eq!(why(text), expected, "{text}");
        }
        assert_eq!(why("AB").to_string(), "it has ink beyond its last pixel");
        assert_eq!(why("AAA").to_string(), "it has more than 2 letters");
        // The largest has a letter for every six pixels.
        let long = "A".repeat(MOST);
        assert!(Drawing::read(&long, WIDEST, WIDEST).is_ok());
        assert!(Drawing::read(&(long + "A"), WIDEST, WIDEST).is_err());
    }

    #[test]
    #[should_panic(expected = "so large a drawing")]
    fn no_drawing_is_larger_than_a_text_can_tell() {
        Drawing::blank(WIDEST + 1, 2);
    }
}
