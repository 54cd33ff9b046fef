//! Where the label comes from.

use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{SEEDS, SETUP, accuracy, scaled, trained, two_boxes};
use crate::{Scaler, mislabel};

/// A training with some labels wrong.
#[derive(Serialize, Deserialize)]
pub struct Mislabelled {
    /// The share of the labels that are wrong.
    pub share: f64,
    /// The share of right answers, judged by one who never errs.
    pub true_labels: Spread,
    /// The share of right answers, judged by one who errs as often as those who labelled the
    /// training samples.
    pub wrong_labels: Spread,
    /// The share of right answers by the erring judge that Equation (14.6) expects, from the median
    /// by the one who never errs.
    pub expected: f64,
}

/// Tasters who err.
#[derive(Serialize, Deserialize)]
pub struct Labels {
    /// How many seeds an entry of the table is the median of.
    pub seeds: u64,
    /// One row for each share of wrong labels.
    pub rows: Vec<Mislabelled>,
}

/// Wrong labels in growing numbers.
pub fn labels() -> Labels {
    let row = |share: f64| {
        let runs = over_seeds(SEEDS, |seed| {
            let (mut training, validation) = two_boxes(seed);
            mislabel(&mut training, share, 1000 + seed);
            let scaler = Scaler::fit(&training.inputs);
            let network = trained(&scaled(&scaler, &training), SETUP, seed);
            let mut validation = scaled(&scaler, &validation);
            let with_true = accuracy(&network, &validation);
            mislabel(&mut validation, share, 2000 + seed);
            (with_true, accuracy(&network, &validation))
        });
        let true_labels = spread(runs.iter().map(|run| run.0));
        let wrong_labels = spread(runs.iter().map(|run| run.1));
        let median = true_labels.median;
        let expected = median * (1.0 - share) + (1.0 - median) * share;
        Mislabelled { share, true_labels, wrong_labels, expected }
    };
    Labels { seeds: SEEDS, rows: [0.0, 0.1, 0.2, 0.4].map(row).into() }
}
