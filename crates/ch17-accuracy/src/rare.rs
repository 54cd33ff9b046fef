//! What to count where one answer is rare, and a threshold by cost.

use ch13_validation::gaussian;
use ch15_bias::{Samples, ndarray::Array2};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Pumps with four readings each, in standard deviations from what is normal. In a share of them a
/// fault is coming, the target is 1, and every reading lies 0.75 higher on average.
pub fn pumps(count: usize, share: f64, seed: u64) -> Samples {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut samples =
        Samples { inputs: Array2::zeros((count, 4)), targets: Array2::zeros((count, 1)) };
    for row in 0..count {
        let faulty = rng.random_range(0.0..1.0) < share;
        let level = if faulty { 0.75 } else { 0.0 };
        samples.inputs.row_mut(row).mapv_inplace(|_| level + gaussian(&mut rng));
        samples.targets[[row, 0]] = f64::from(u8::from(faulty));
    }
    samples
}

/// How a threshold answers: four counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Target 1, answer 1.
    pub hits: usize,
    /// Target 1, answer 0.
    pub misses: usize,
    /// Target 0, answer 1.
    pub false_alarms: usize,
    /// Target 0, answer 0.
    pub all_clears: usize,
}

impl Outcomes {
    /// Counts the answers: an output from the threshold upwards is a 1.
    pub fn count(outputs: &[f64], targets: &[f64], threshold: f64) -> Outcomes {
        let mut outcomes = Outcomes::default();
        for (&output, &target) in outputs.iter().zip(targets) {
            match (target == 1.0, output >= threshold) {
                (true, true) => outcomes.hits += 1,
                (true, false) => outcomes.misses += 1,
                (false, true) => outcomes.false_alarms += 1,
                (false, false) => outcomes.all_clears += 1,
            }
        }
        outcomes
    }

    /// The share of right answers.
    pub fn accuracy(&self) -> f64 {
        let Outcomes { hits, misses, false_alarms, all_clears } = *self;
        (hits + all_clears) as f64 / (hits + misses + false_alarms + all_clears) as f64
    }

    /// The share of the ones that are found.
    pub fn recall(&self) -> f64 {
        self.hits as f64 / (self.hits + self.misses) as f64
    }

    /// The share of the alarms that are right; without an alarm 0/0, which is not a number.
    pub fn precision(&self) -> f64 {
        self.hits as f64 / (self.hits + self.false_alarms) as f64
    }

    /// The mean of the shares of right answers among the ones and among the zeros.
    pub fn balanced_accuracy(&self) -> f64 {
        let zeros = self.all_clears as f64 / (self.all_clears + self.false_alarms) as f64;
        0.5 * (self.recall() + zeros)
    }

    /// What the wrong answers cost.
    pub fn cost(&self, of_a_miss: f64, of_a_false_alarm: f64) -> f64 {
        self.misses as f64 * of_a_miss + self.false_alarms as f64 * of_a_false_alarm
    }
}

/// The threshold with the lowest cost, among the outputs themselves and 1, where nearly nothing is
/// an alarm. 1 is given up only for a cheaper one.
pub fn cheapest_threshold(
    outputs: &[f64],
    targets: &[f64],
    of_a_miss: f64,
    of_a_false_alarm: f64,
) -> f64 {
    let cost = |threshold: f64| {
        Outcomes::count(outputs, targets, threshold).cost(of_a_miss, of_a_false_alarm)
    };
    let cheaper = |best, one| if cost(one) < cost(best) { one } else { best };
    outputs.iter().copied().fold(1.0, cheaper)
}
