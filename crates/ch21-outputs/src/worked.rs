//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use serde::Serialize;
use study::{over_seeds, standard_error_of_mean};

mod by_hand;
mod fingerprint;
mod mass;
mod saturation;
mod species;

pub use by_hand::{ByHand, Deaf, OneLayer, Told, by_hand, deaf, told};
pub use fingerprint::{
    Fingerprint, Fingerprints, cross_entropy_by_nudging, fingerprints, mixed, xor_by_seed,
};
pub use mass::{Mass, Predicted, WAYS, Way, flat, grams, mass, predictions};
pub use saturation::{
    Cost, LONGER, RATES, STARTS, Saturation, Saturations, outputs_by_epoch, saturation,
};
pub use species::{
    Difference, FEATURES, HIDDEN, METHODS, Method, Species, SpeciesRow, commonest, on_features,
    prepared, shares, species, sureness, trained, trained_for,
};

/// The seeds that a mean is taken over.
pub const SEEDS: u64 = 30;

/// The parts that the penguins are split in: training, none for validation, test.
pub const PARTS: [usize; 3] = [3, 0, 2];

/// LR of the trainings on penguins.
pub const RATE: f64 = 0.05;

/// Their epochs.
pub const EPOCHS: usize = 40;

/// A mean over seeds, with its standard error.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mean {
    /// The mean over the splits.
    pub mean: f64,
    /// The standard error of the mean over the splits.
    pub standard_error: f64,
}

/// The mean of what a run makes of the page's seeds.
pub fn mean(values: &[f64]) -> Mean {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    Mean { mean, standard_error: standard_error_of_mean(values) }
}

/// The species of this number.
pub fn species_name(number: usize) -> &'static str {
    ch14_datasets::penguins::SPECIES[number]
}

/// A run from each of these seeds.
pub fn runs(first: u64, count: u64, run: impl Fn(u64) -> f64 + Send + Sync) -> Vec<f64> {
    over_seeds(count, |seed| run(first + seed))
}
