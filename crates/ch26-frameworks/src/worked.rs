//! The worked numbers of the page.

use serde::Serialize;

use crate::mean;

/// Three values and their mean.
#[derive(Debug, Serialize)]
pub struct Three {
    /// The values.
    pub values: [f64; 3],
    /// Their mean.
    pub mean: f64,
}

/// The example that the page works by hand.
pub fn three() -> Three {
    let values = [1.0, 2.5, 4.0];
    Three { values, mean: mean(&values) }
}
