//! A network in a file: what it was trained on and every bit of its weights.

use ch11_architecture::Network;
use ch11_architecture::ndarray::Array2;
use serde::{Deserialize, Serialize};
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
    /// The network.
    pub network: Network,
}

/// Why a file is not a network.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum SavedError {
    /// Not JSON, or not these fields.
    #[error("this is not a saved network: {0}")]
    Unreadable(String),
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
    #[error("{matrix} should have {rows} rows of {columns} weights, and has not")]
    Shape {
        /// The name of the matrix.
        matrix: &'static str,
        /// The rows that it should have.
        rows: usize,
        /// The weights in each.
        columns: usize,
    },
    /// No node where there must be one.
    #[error("a network has at least one input, one hidden node and one target")]
    NoNodes,
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
            ("hidden", json(&h_to_o.nrows())),
            ("i_to_h", rows(i_to_h)),
            ("h_to_o", rows(h_to_o)),
        ];
        let lines = fields.map(|(name, value)| format!("  \"{name}\": {value}"));
        Ok(format!("{{\n{}\n}}\n", lines.join(",\n")))
    }

    /// The network in such a text.
    ///
    /// # Errors
    ///
    /// If there is none in it that is whole.
    pub fn from_json(text: &str) -> Result<Saved, SavedError> {
        let unreadable = |error: serde_json::Error| SavedError::Unreadable(error.to_string());
        let heading: Heading = serde_json::from_str(text).map_err(unreadable)?;
        if heading.format.as_deref() != Some(FORMAT) {
            return Err(SavedError::OtherFormat);
        }
        if let Some(version) = heading.version.filter(|&version| version != VERSION) {
            return Err(SavedError::OtherVersion(version));
        }
        let Fields { inputs, targets, hidden, i_to_h, h_to_o, .. } =
            serde_json::from_str(text).map_err(unreadable)?;
        let i_to_h = matrix("i_to_h", i_to_h, inputs.len(), hidden)?;
        let h_to_o = matrix("h_to_o", h_to_o, hidden, targets.len())?;
        let saved = Saved { inputs, targets, network: Network { i_to_h, h_to_o } };
        saved.check()?;
        Ok(saved)
    }

    fn check(&self) -> Result<(), SavedError> {
        let Saved { inputs, targets, network: Network { i_to_h, h_to_o } } = self;
        let hidden = h_to_o.nrows();
        if inputs.is_empty() || targets.is_empty() || hidden == 0 {
            return Err(SavedError::NoNodes);
        }
        let columns: Vec<&Column> = inputs.iter().chain(targets).collect();
        for (number, column) in columns.iter().enumerate() {
            if columns[..number].contains(column) {
                return Err(SavedError::SameColumn((*column).clone()));
            }
        }
        let matrices = [
            ("i_to_h", i_to_h, (inputs.len(), hidden)),
            ("h_to_o", h_to_o, (hidden, targets.len())),
        ];
        for (name, matrix, shape) in matrices {
            if matrix.dim() != shape {
                let (rows, columns) = shape;
                return Err(SavedError::Shape { matrix: name, rows, columns });
            }
            if !matrix.iter().all(|weight| weight.is_finite()) {
                return Err(SavedError::NotFinite(name));
            }
        }
        Ok(())
    }
}

fn matrix(
    name: &'static str,
    values: Vec<Vec<f64>>,
    rows: usize,
    columns: usize,
) -> Result<Array2<f64>, SavedError> {
    if values.len() != rows || values.iter().any(|row| row.len() != columns) {
        return Err(SavedError::Shape { matrix: name, rows, columns });
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
