//! The files of the chapter: the digits as they were published, and the network that it ships.

use ch21_outputs::ndarray::{Array1, Array2};
use ch22_speed::{Activation, Layer, Network};
use thiserror::Error;

use crate::{Digit, PIXELS};

/// The digits, as they were published.
pub const FILE: &str = include_str!("../data/digits.csv");

/// Why a file cannot be read, and where.
#[derive(Debug, Error, PartialEq, Eq)]
#[expect(missing_docs)]
pub enum ReadError {
    #[error("{file}: line {line} {problem}")]
    Lines { file: String, line: usize, problem: &'static str },
    #[error("{file}, line {line}: {found} fields where there should be {wanted}")]
    Fields { file: String, line: usize, found: usize, wanted: usize },
    #[error("{file}, line {line}, column {column}: {found:?} is not {wanted}")]
    Field { file: String, line: usize, column: usize, found: String, wanted: &'static str },
}

/// Reads digits: a line for each, 64 whole numbers from 0 to 16 and the digit, with commas between
/// them. `file` is its name, for the errors; lines and columns are counted from 1.
///
/// # Errors
///
/// At the first thing that is anything else.
pub fn read(file: &str, text: &str) -> Result<Vec<Digit>, ReadError> {
    let mut digits = vec![];
    for (line, row) in (1..).zip(text.lines()) {
        let fields: Vec<&str> = row.split(',').collect();
        if fields.len() != PIXELS + 1 {
            let (file, found, wanted) = (file.to_owned(), fields.len(), PIXELS + 1);
            return Err(ReadError::Fields { file, line, found, wanted });
        }
        let whole = |at: usize, most: u8, wanted| match fields[at].parse::<u8>() {
            // A number is written in one way only: neither +5 nor 05.
            Ok(value) if value <= most && value.to_string() == fields[at] => Ok(value),
            _ => {
                let (file, column, found) = (file.to_owned(), at + 1, fields[at].to_owned());
                Err(ReadError::Field { file, line, column, found, wanted })
            }
        };
        let mut pixels = [0; PIXELS];
        for (at, pixel) in pixels.iter_mut().enumerate() {
            *pixel = whole(at, 16, "a whole number from 0 to 16")?;
        }
        let class = usize::from(whole(PIXELS, 9, "a digit")?);
        digits.push(Digit { pixels, class });
    }
    if digits.is_empty() {
        return Err(ReadError::Lines { file: file.to_owned(), line: 1, problem: "is missing" });
    }
    Ok(digits)
}

/// A network as text: the nodes of its layers, then for each layer its weights, row by row, and below
/// them its biases, all with four decimals.
///
/// # Panics
///
/// If it has no layers.
pub fn network_to(network: &Network) -> String {
    let row =
        |values: &mut dyn Iterator<Item = String>| values.collect::<Vec<String>>().join(",") + "\n";
    let inputs = network.layers.first().expect("a network with layers").weights.nrows();
    let sizes = network.layers.iter().map(|layer| layer.biases.len());
    let mut text = row(&mut std::iter::once(inputs).chain(sizes).map(|nodes| nodes.to_string()));
    for Layer { weights, biases, .. } in &network.layers {
        for values in weights.rows().into_iter().chain([biases.view()]) {
            text += &row(&mut values.iter().map(|value| format!("{value:.4}")));
        }
    }
    text.replace("-0.0000", "0.0000")
}

/// Reads what [`network_to`] has written: hidden layers of tanh, and an output layer of linear nodes.
///
/// # Errors
///
/// If a line or a field is missing or too many, or is not a number.
pub fn network_from(file: &str, text: &str) -> Result<Network, ReadError> {
    let mut lines = text.lines();
    let nodes: Vec<usize> = numbers(file, 1, lines.next(), None, "a number of nodes")?;
    let mut line = 1;
    let mut layers = vec![];
    for (at, ends) in nodes.windows(2).enumerate() {
        let mut values: Vec<f64> = vec![];
        for _ in 0..=ends[0] {
            line += 1;
            values.extend(numbers::<f64>(file, line, lines.next(), Some(ends[1]), "a number")?);
        }
        let biases = Array1::from(values.split_off(ends[0] * ends[1]));
        let weights = Array2::from_shape_vec((ends[0], ends[1]), values).expect("counted above");
        let last = at + 2 == nodes.len();
        let activation = if last { Activation::Linear } else { Activation::Tanh };
        layers.push(Layer { weights, biases, activation });
    }
    match lines.next() {
        None => Ok(Network { layers }),
        Some(_) => {
            Err(ReadError::Lines { file: file.to_owned(), line: line + 1, problem: "is too many" })
        }
    }
}

/// The fields of a line as numbers of a kind.
fn numbers<T: std::str::FromStr>(
    file: &str,
    line: usize,
    text: Option<&str>,
    count: Option<usize>,
    wanted: &'static str,
) -> Result<Vec<T>, ReadError> {
    let missing = || ReadError::Lines { file: file.to_owned(), line, problem: "is missing" };
    let fields: Vec<&str> = text.ok_or_else(missing)?.split(',').collect();
    let count = count.unwrap_or(fields.len());
    if fields.len() != count {
        let (file, found) = (file.to_owned(), fields.len());
        return Err(ReadError::Fields { file, line, found, wanted: count });
    }
    let number = |(column, field): (usize, &&str)| {
        let wrong = |_| {
            let (file, found) = (file.to_owned(), (*field).to_owned());
            ReadError::Field { file, line, column, found, wanted }
        };
        field.parse().map_err(wrong)
    };
    (1..).zip(&fields).map(number).collect()
}
