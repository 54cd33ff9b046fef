//! Penguins of the Palmer Archipelago, measured by Gorman, Williams and Fraser: a file as it comes
//! from the field, with categories and missing values.

use ch11_architecture::ndarray::{Array1, Array2};
use ch12_network::Samples;
use thiserror::Error;

use crate::one_of;

/// The file, as it was published.
pub const FILE: &str = include_str!("../data/penguins.csv");

/// The species, in the order of their numbers.
pub const SPECIES: [&str; 3] = ["Adelie", "Chinstrap", "Gentoo"];

/// The measurements, by the names that the file gives them: three in millimetres, one in grams.
pub const MEASUREMENTS: [&str; 4] =
    ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"];

/// A penguin.
#[derive(Clone, Debug, PartialEq)]
pub struct Penguin {
    /// Its number in [`SPECIES`].
    pub species: usize,
    /// In the order of [`MEASUREMENTS`].
    pub measurements: [f64; 4],
    /// Whether it is male: the label.
    pub male: bool,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The penguins of which everything is known.
    pub penguins: Vec<Penguin>,
    /// How many rows were left out because a measurement or the sex is missing.
    pub incomplete: usize,
}

/// Why a file cannot be read, and where.
#[derive(Debug, Error, PartialEq)]
#[expect(missing_docs)]
pub enum ReadError {
    #[error("{file}, line 1: there is no column `{column}`")]
    NoColumn { file: String, column: &'static str },
    #[error("{file}, line {line}: {found} fields where the header has {wanted}")]
    Fields { file: String, line: u64, found: usize, wanted: usize },
    #[error("{file}, line {line}, column `{column}`: {found:?} is not {wanted}")]
    Field { file: String, line: u64, column: String, found: String, wanted: &'static str },
}

/// Reads the text of a file; `file` is its name, for the errors. A row with `NA` for the sex or a
/// measurement is counted and left out.
///
/// # Errors
///
/// If there is no such column, or anything in a row that is not understood.
pub fn read(file: &str, text: &str) -> Result<Table, ReadError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().expect("UTF-8 in memory").clone();
    let place = |column: &'static str| {
        let missing = || ReadError::NoColumn { file: file.into(), column };
        names.iter().position(|name| name == column).ok_or_else(missing)
    };
    let (species, sex) = (place("species")?, place("sex")?);
    let measured = MEASUREMENTS.map(place).into_iter().collect::<Result<Vec<usize>, _>>()?;

    let mut table = Table { penguins: vec![], incomplete: 0 };
    for row in reader.records() {
        let row = row.expect("UTF-8 in memory");
        let (file, line) = (file.to_owned(), row.position().map_or(0, csv::Position::line));
        if row.len() != names.len() {
            return Err(ReadError::Fields { file, line, found: row.len(), wanted: names.len() });
        }
        let wrong = |at: usize, wanted| {
            let (column, found) = (names[at].to_owned(), row[at].to_owned());
            ReadError::Field { file: file.clone(), line, column, found, wanted }
        };
        let number = |at: usize| match &row[at] {
            "NA" => Ok(None),
            text => match text.parse() {
                Ok(value) if 0.0 < value && value < f64::INFINITY => Ok(Some(value)),
                _ => Err(wrong(at, "a positive number or NA")),
            },
        };
        let male = match &row[sex] {
            "NA" => None,
            "male" => Some(true),
            "female" => Some(false),
            _ => return Err(wrong(sex, "male, female or NA")),
        };
        let known = SPECIES.iter().position(|name| *name == &row[species]);
        let species = known.ok_or_else(|| wrong(species, "Adelie, Chinstrap or Gentoo"))?;
        let values = measured.iter().map(|&at| number(at)).collect::<Result<Vec<_>, _>>()?;
        match (&values[..], male) {
            (&[Some(a), Some(b), Some(c), Some(d)], Some(male)) => {
                table.penguins.push(Penguin { species, measurements: [a, b, c, d], male });
            }
            _ => table.incomplete += 1,
        }
    }
    Ok(table)
}

/// Penguins as samples: the four measurements, then, if asked for, the species as one-of-3, and
/// the target 1 for a male.
pub fn to_samples(penguins: &[Penguin], with_species: bool) -> Samples {
    let columns = if with_species { 7 } else { 4 };
    let mut samples = Samples {
        inputs: Array2::zeros((penguins.len(), columns)),
        targets: Array2::zeros((penguins.len(), 1)),
    };
    for (row, penguin) in penguins.iter().enumerate() {
        let mut inputs = penguin.measurements.to_vec();
        if with_species {
            inputs.extend(one_of(3, penguin.species));
        }
        samples.inputs.row_mut(row).assign(&Array1::from(inputs));
        samples.targets[[row, 0]] = f64::from(u8::from(penguin.male));
    }
    samples
}
