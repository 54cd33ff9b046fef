//! A network in a file: what it was trained on and every bit of its weights.

use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use thiserror::Error;

use crate::table::Column;

/// What the file calls itself, so that it is not taken for another.
pub const FORMAT: &str = "weight-by-weight network";

/// The version of the format. A program reads its own version and refuses any other.
pub const VERSION: u64 = 1;

/// A network with the columns that it was trained on.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The columns of the inputs, one for each input node.
    pub inputs: Vec<Column>,
    /// The columns of the targets, one for each output node.
    pub targets: Vec<Column>,
    /// Whether one more input is always 1.
    pub ones: bool,
    /// Whether the targets are kinds that exclude each other, so that the largest output answers.
    pub kinds: bool,
    /// The whole epochs that it has been trained for.
    pub epochs: u64,
    /// The network.
    pub network: Network,
}

/// Why a file is not a network.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum SavedError {
    /// Not JSON, or not these fields.
    #[error("this is not a saved network: {0}")]
    Unreadable(String),
    /// Only the beginning of a file.
    #[error("the file ends early, on line {0}. Save the network again")]
    Cut(usize),
    /// JSON of another kind.
    #[error("this is JSON, and not a network: \"format\" should be \"{FORMAT}\"")]
    OtherFormat,
    /// Written by another program than this one.
    #[error(
        "this network has version {0} of the format, and this program reads version {VERSION}. \
         Use the program that saved it, or a newer one"
    )]
    OtherVersion(u64),
    /// A matrix that does not fit.
    #[error(
        "{matrix} should have {rows} rows of {columns} weights, and {found}. Take the file as it \
         was saved"
    )]
    Shape {
        /// The name of the matrix.
        matrix: &'static str,
        /// The rows that it should have.
        rows: usize,
        /// The weights in each.
        columns: usize,
        /// What it has instead.
        found: String,
    },
    /// A number of hidden nodes that is not that of the weights.
    #[error("\"hidden\" is {said}, and the weights are those of {found} hidden nodes")]
    Hidden {
        /// What the file says.
        said: usize,
        /// What its weights say.
        found: usize,
    },
    /// No node where there must be one.
    #[error("a network has at least one input, one hidden node and one target")]
    NoNodes,
    /// A kind without another.
    #[error("\"kinds\" is true, and there is one target alone. Kinds are two or more")]
    OneKind,
    /// Columns with names beside columns without.
    #[error("its columns are to be names throughout, or numbers throughout")]
    MixedColumns,
    /// One column in two places.
    #[error("the column \"{0}\" stands in it twice")]
    SameColumn(Column),
    /// A weight that is no finite number.
    #[error("a weight of {0} is not a finite number")]
    NotFinite(&'static str),
}

/// The file, field by field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u64,
    inputs: Vec<Column>,
    targets: Vec<Column>,
    #[serde(default)]
    ones: bool,
    #[serde(default)]
    kinds: bool,
    #[serde(default)]
    epochs: u64,
    hidden: usize,
    i_to_h: Vec<Vec<f64>>,
    h_to_o: Vec<Vec<f64>>,
}

/// The two fields that every version has.
#[derive(Deserialize)]
struct Heading {
    format: Option<String>,
    version: Option<u64>,
}

impl Saved {
    /// The text of the file. A weight is written with as many digits as it takes to read it back
    /// to the last bit.
    ///
    /// # Errors
    ///
    /// If a weight is not finite, or the columns do not fit the network.
    pub fn to_json(&self) -> Result<String, SavedError> {
        self.check()?;
        let Network { i_to_h, h_to_o } = &self.network;
        let fields = [
            ("format", json(FORMAT)),
            ("version", json(&VERSION)),
            ("inputs", list(&self.inputs)),
            ("targets", list(&self.targets)),
            ("ones", json(&self.ones)),
            ("kinds", json(&self.kinds)),
            ("epochs", json(&self.epochs)),
            ("hidden", json(&h_to_o.nrows())),
            ("i_to_h", rows(i_to_h)),
            ("h_to_o", rows(h_to_o)),
        ];
        // A field that is not there is false.
        let lines: Vec<String> = fields
            .into_iter()
            .filter(|(_, value)| value != "false")
            .map(|(name, value)| format!("  \"{name}\": {value}"))
            .collect();
        Ok(format!("{{\n{}\n}}\n", lines.join(",\n")))
    }

    /// The network in such a text.
    ///
    /// # Errors
    ///
    /// If there is none in it that is whole.
    pub fn from_json(text: &str) -> Result<Saved, SavedError> {
        let text = text.trim_start_matches('\u{feff}');
        let heading: Heading = serde_json::from_str(text).map_err(unreadable)?;
        if heading.format.as_deref() != Some(FORMAT) {
            return Err(SavedError::OtherFormat);
        }
        if let Some(version) = heading.version.filter(|&version| version != VERSION) {
            return Err(SavedError::OtherVersion(version));
        }
        let Fields { inputs, targets, ones, kinds, epochs, hidden, i_to_h, h_to_o, .. } =
            serde_json::from_str(text).map_err(unreadable)?;
        let found = h_to_o.len();
        if found != hidden && i_to_h.iter().all(|row| row.len() == found) {
            return Err(SavedError::Hidden { said: hidden, found });
        }
        let i_to_h = matrix("i_to_h", i_to_h, inputs.len() + usize::from(ones), hidden)?;
        let h_to_o = matrix("h_to_o", h_to_o, hidden, targets.len())?;
        let network = Network { i_to_h, h_to_o };
        let saved = Saved { inputs, targets, ones, kinds, epochs, network };
        saved.check()?;
        Ok(saved)
    }

    fn check(&self) -> Result<(), SavedError> {
        let Saved { inputs, targets, ones, kinds, network: Network { i_to_h, h_to_o }, .. } = self;
        let hidden = h_to_o.nrows();
        if inputs.is_empty() || targets.is_empty() || hidden == 0 {
            return Err(SavedError::NoNodes);
        }
        if *kinds && targets.len() == 1 {
            return Err(SavedError::OneKind);
        }
        let columns: Vec<&Column> = inputs.iter().chain(targets).collect();
        for (number, column) in columns.iter().enumerate() {
            if columns[..number].contains(column) {
                return Err(SavedError::SameColumn((*column).clone()));
            }
        }
        let named = |column: &&Column| matches!(column, Column::Name(_));
        if columns.iter().any(|column| named(column) != named(&columns[0])) {
            return Err(SavedError::MixedColumns);
        }
        let matrices = [
            ("i_to_h", i_to_h, (inputs.len() + usize::from(*ones), hidden)),
            ("h_to_o", h_to_o, (hidden, targets.len())),
        ];
        for (name, matrix, shape) in matrices {
            if matrix.dim() != shape {
                let (rows, columns) = shape;
                let found = format!("has {} rows of {}", matrix.nrows(), matrix.ncols());
                return Err(SavedError::Shape { matrix: name, rows, columns, found });
            }
            if !matrix.iter().all(|weight| weight.is_finite()) {
                return Err(SavedError::NotFinite(name));
            }
        }
        Ok(())
    }
}

/// What serde says, in words of this book.
fn unreadable(error: serde_json::Error) -> SavedError {
    let place = format!(" at line {} column {}", error.line(), error.column());
    match error.classify() {
        Category::Eof if error.line() <= 1 && error.column() == 0 => {
            SavedError::Unreadable("there is nothing in it".into())
        }
        Category::Eof => SavedError::Cut(error.line()),
        Category::Syntax if (error.line(), error.column()) == (1, 1) => {
            SavedError::Unreadable("it does not begin with {".into())
        }
        _ => {
            let words = [
                (place.as_str(), ""),
                ("expected f64", "where a number should be"),
                ("expected u64", "where a whole number should be"),
                ("expected usize", "where a whole number should be"),
                ("expected a sequence", "where a list should be"),
                ("expected a boolean", "where true or false should be"),
                (
                    "data did not match any variant of untagged enum Column",
                    "a column is a name or a whole number",
                ),
                ("`", "\""),
            ];
            let mut said = error.to_string();
            for (theirs, ours) in words {
                said = said.replace(theirs, ours);
            }
            // It may quote the file, and a terminal would obey what is hidden there.
            said.retain(|c| !c.is_control());
            // What is missing has no place.
            if !said.starts_with("missing") {
                said += &format!(" (line {})", error.line());
            }
            SavedError::Unreadable(said)
        }
    }
}

fn matrix(
    name: &'static str,
    values: Vec<Vec<f64>>,
    rows: usize,
    columns: usize,
) -> Result<Array2<f64>, SavedError> {
    let other = values.iter().position(|row| row.len() != columns);
    let found = match other {
        _ if values.len() != rows => Some(format!("has {} rows", values.len())),
        Some(row) => Some(format!("row {} has {}", row + 1, values[row].len())),
        None => None,
    };
    if let Some(found) = found {
        return Err(SavedError::Shape { matrix: name, rows, columns, found });
    }
    Ok(Array2::from_shape_vec((rows, columns), values.concat()).expect("the shape just checked"))
}

/// A matrix with each of its rows on a line.
fn rows(matrix: &Array2<f64>) -> String {
    let rows: Vec<String> = matrix.rows().into_iter().map(|row| list(row.iter())).collect();
    format!("[\n    {}\n  ]", rows.join(",\n    "))
}

fn list(values: impl IntoIterator<Item: Serialize>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| json(&value)).collect();
    format!("[{}]", values.join(", "))
}

fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("names and finite numbers")
}
