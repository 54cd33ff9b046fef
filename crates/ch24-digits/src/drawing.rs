//! From a drawing to the image that the network sees.

use crate::{PIXELS, SIDE};

/// The side of a drawing, in dots.
pub const DOTS: usize = 32;

/// A drawing: row by row from above, true where there is ink.
pub type Bitmap = [[bool; DOTS]; DOTS];

/// The width that a digit is brought to, in dots. Its height is the whole side.
pub const WIDTH: usize = 20;

/// The ink that a digit is brought to, in dots.
pub const INK: usize = 312;

/// How many dots have ink.
pub fn ink(drawing: &Bitmap) -> usize {
    drawing.iter().flatten().filter(|dot| **dot).count()
}

/// The first and the last row and column with ink; none if there is no ink.
pub fn extent(drawing: &Bitmap) -> Option<[usize; 4]> {
    let row = |row: &usize| drawing[*row].contains(&true);
    let column = |column: &usize| drawing.iter().any(|row| row[*column]);
    let (top, bottom) = ((0..DOTS).find(row)?, (0..DOTS).rfind(row)?);
    let (left, right) = ((0..DOTS).find(column)?, (0..DOTS).rfind(column)?);
    Some([top, bottom, left, right])
}

/// The drawing as the data set has its digits: as high as the image, 20 dots wide, in the middle, its
/// strokes about as thick. A drawing that is narrow becomes at most twice as wide for its height.
/// None if there is no ink.
pub fn normalised(drawing: &Bitmap) -> Option<Bitmap> {
    let [top, bottom, left, right] = extent(drawing)?;
    let (height, width) = (bottom - top + 1, right - left + 1);
    let to = WIDTH.min((2 * DOTS * width).div_ceil(height));
    let first = (DOTS - to) / 2;
    let mut digit = [[false; DOTS]; DOTS];
    for (row, dots) in digit.iter_mut().enumerate() {
        for (column, dot) in dots[first..first + to].iter_mut().enumerate() {
            *dot = drawing[top + row * height / DOTS][left + column * width / to];
        }
    }
    Some(thickened(digit))
}

/// The drawing with its strokes a dot thicker or thinner all round, again and again, while that brings
/// its ink closer to what a digit has.
fn thickened(mut digit: Bitmap) -> Bitmap {
    loop {
        let next =
            if ink(&digit) < INK { grown(&digit) } else { opposite(&grown(&opposite(&digit))) };
        if ink(&next).abs_diff(INK) >= ink(&digit).abs_diff(INK) {
            return digit;
        }
        digit = next;
    }
}

/// Ink where there is ink, or next to it in the same row or column.
fn grown(drawing: &Bitmap) -> Bitmap {
    let at = |row: usize, column: usize| {
        drawing.get(row).and_then(|dots| dots.get(column)).copied().unwrap_or(false)
    };
    let mut grown = *drawing;
    for (row, dots) in grown.iter_mut().enumerate() {
        for (column, dot) in dots.iter_mut().enumerate() {
            *dot |= at(row + 1, column)
                || at(row, column + 1)
                || at(row.wrapping_sub(1), column)
                || at(row, column.wrapping_sub(1));
        }
    }
    grown
}

/// Ink where there is none.
fn opposite(drawing: &Bitmap) -> Bitmap {
    drawing.map(|row| row.map(|dot| !dot))
}

/// The ink of each block of 4 by 4 dots, 0 to 16, row by row.
pub fn blocks(drawing: &Bitmap) -> [f64; PIXELS] {
    let mut counts = [0.0; PIXELS];
    for (row, dots) in drawing.iter().enumerate() {
        for (column, _) in dots.iter().enumerate().filter(|(_, dot)| **dot) {
            counts[SIDE * (row * SIDE / DOTS) + column * SIDE / DOTS] += 1.0;
        }
    }
    counts
}

/// What the network is shown of a drawing, each pixel 0 to 16; none if there is no ink.
pub fn seen(drawing: &Bitmap) -> Option<[f64; PIXELS]> {
    normalised(drawing).map(|digit| blocks(&digit))
}
