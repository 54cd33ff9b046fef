//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch15_bias::ndarray::ArrayView1;

use crate::{Network, Samples};

mod ladder;
mod patience;
mod penguins;
mod pumps;
pub mod recorded;
mod saturation;

pub use ladder::{
    ByHand, FalseAlarm, LADDER, Ladder, OTHERS, PAGE, RULES, Rung, RungResult, SIZES, Sizes,
    Starts, WAYS, always_no, beyond_two, by_hand, from_another_start, in_per_cent, ladder, sizes,
    starts, tested,
};
pub use patience::{
    COUNT, FIRST_SEEDS, GIVEN_UP, MOST, PATIENCES, Patience, PatienceRow, Run, SETUP, WRONG,
    column, patience, run, sets,
};
pub use penguins::{FOLDS, Folded, Penguins, folded, penguins};
pub use pumps::{
    FALSE_ALARM, MISS, Pumps, Season, Warned, best_possible, outputs, pumps_example, season,
    trained_on_pumps, warned,
};
pub use saturation::{Saturation, saturation, share_within};

/// The share of right answers.
pub fn accuracy(network: &Network, samples: &Samples) -> f64 {
    ch15_bias::correct(network, samples) as f64 / samples.len() as f64
}

/// The mean of some numbers.
pub fn mean(values: &[f64]) -> f64 {
    ArrayView1::from(values).mean().unwrap_or(f64::NAN)
}
