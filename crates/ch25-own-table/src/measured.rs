//! A measured value, how far chance may have moved it, and what a difference says.

use serde::{Deserialize, Serialize};

/// A measured value and how far chance may have moved it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The value.
    pub value: f64,
    /// The standard error of how far the model is off.
    pub standard_error: f64,
}

impl Measured {
    /// The mean of some values.
    pub fn mean(values: &[f64]) -> Measured {
        let count = values.len().max(1) as f64;
        let value = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|other| (other - value) * (other - value)).sum();
        let variance = squares / (count - 1.0).max(1.0);
        Measured { value, standard_error: (variance / count).sqrt() }
    }
}

/// What a difference says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// It is better, by more than two standard errors.
    Better,
    /// It is worse, by more than two standard errors.
    Worse,
    /// The rows are too few to tell.
    CannotTell,
}

/// What a difference says that was measured on so many rows: two standard errors tell, and somewhat
/// more where the rows are few.
pub fn says(difference: Measured, rows: usize) -> Says {
    let Measured { value, standard_error } = difference;
    // Close to the 97.5 per cent point of Student's distribution.
    let enough = (2.0 + 3.6 / (rows.max(2) - 1) as f64) * standard_error;
    match () {
        () if rows < 4 => Says::CannotTell,
        () if value > enough => Says::Better,
        () if value < -enough => Says::Worse,
        () => Says::CannotTell,
    }
}
