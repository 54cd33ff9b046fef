//! Pumps of which one in ten is about to fail.

use ch15_bias::Samples;
use serde::Serialize;
use study::{over_seeds, standard_error_of_mean};

use super::mean;
use crate::{Difference, Network, Outcomes, Scaler, Trainer, cheapest_threshold, pumps, scaled};

/// What a missed fault costs.
pub const MISS: f64 = 10.0;
/// What a false alarm costs.
pub const FALSE_ALARM: f64 = 1.0;

/// The output for each sample.
pub fn outputs(network: &Network, samples: &Samples) -> Vec<f64> {
    let rows = samples.inputs.rows().into_iter();
    rows.map(|row| network.forward(row).post_o[0]).collect()
}

/// A network trained on 4000 pumps, and 2000 and 5000 others to validate and test with, scaled.
pub fn trained_on_pumps(seed: u64) -> (Network, [Samples; 2]) {
    let training = pumps(4_000, 0.1, 3 * seed);
    let scaler = Scaler::fit(&training.inputs);
    let training = scaled(&scaler, &training);
    let mut trainer = Trainer::new(Network::seeded(4, 4, 1, seed), 0.03);
    for _ in 0..30 {
        trainer.epoch(&training);
    }
    let others = [pumps(2_000, 0.1, 3 * seed + 1), pumps(5_000, 0.1, 3 * seed + 2)];
    (trainer.network, others.map(|samples| scaled(&scaler, &samples)))
}

/// What a threshold does on the test pumps.
#[derive(Serialize)]
pub struct Warned {
    pub threshold: f64,
    /// Faults that were found.
    pub hits: usize,
    /// Faults that were missed.
    pub misses: usize,
    pub false_alarms: usize,
    pub all_clears: usize,
    pub accuracy: f64,
    /// Balanced accuracy: the mean of both kinds' shares.
    pub balanced: f64,
    /// Recall: the share of the faults that were found.
    pub recall: f64,
    /// Precision: the share of the alarms that were right.
    pub precision: f64,
    pub cost: f64,
}

/// The outcomes of a threshold with their shares.
pub fn warned(outputs: &[f64], samples: &Samples, threshold: f64) -> Warned {
    let targets = samples.targets.iter().copied().collect::<Vec<_>>();
    let outcomes = Outcomes::count(outputs, &targets, threshold);
    Warned {
        threshold,
        hits: outcomes.hits,
        misses: outcomes.misses,
        false_alarms: outcomes.false_alarms,
        all_clears: outcomes.all_clears,
        accuracy: outcomes.accuracy(),
        balanced: outcomes.balanced_accuracy(),
        recall: outcomes.recall(),
        precision: outcomes.precision(),
        cost: outcomes.cost(MISS, FALSE_ALARM),
    }
}

/// The best recall and share of false alarms that a threshold on the probability can have: the sum
/// of the four readings is all that matters, and it is normal, with a mean of 0 or of 3 and a
/// standard deviation of 2.
pub fn best_possible(threshold: f64) -> (f64, f64) {
    let above = |z: f64| 0.5 * libm::erfc(z / std::f64::consts::SQRT_2);
    let odds = libm::log(9.0 * threshold / (1.0 - threshold));
    // In standard deviations of the sum the distance of the means is 1.5.
    let z = 0.75 + odds / 1.5;
    (above(z - 1.5), above(z))
}

/// Pumps.
#[derive(Serialize)]
pub struct Pumps {
    /// How many seeds.
    pub seeds: usize,
    /// How many pumps each network is trained on.
    pub training: usize,
    /// How many pumps the threshold is chosen on.
    pub validation: usize,
    pub test: usize,
    pub share: f64,
    /// What a missed fault costs, in false alarms.
    pub miss: f64,
    pub false_alarm: f64,
    /// The output from which an alarm is cheaper, by (17.4), for these costs.
    pub threshold: f64,
    /// The first seed: at one half, at the threshold by the formula and at the one chosen.
    pub half: Warned,
    pub formula: Warned,
    pub chosen: Warned,
    /// The smallest threshold that was chosen on the validation pumps, of all seeds.
    pub chosen_least: f64,
    /// The largest threshold that was chosen on the validation pumps, of all seeds.
    pub chosen_most: f64,
    /// What 1000 pumps cost without any alarm, in false alarms: mean over the seeds.
    pub cost_never: f64,
    /// What 1000 pumps cost with the threshold one half, in false alarms: mean over the seeds.
    pub cost_half: f64,
    /// What 1000 pumps cost with the threshold by (17.4), in false alarms: mean over the seeds.
    pub cost_formula: f64,
    /// What 1000 pumps cost with the threshold chosen on validation samples, in false alarms: mean
    /// over the seeds.
    pub cost_chosen: f64,
    /// The standard error of the cost of 1000 pumps with the threshold one half, in false alarms.
    pub cost_half_error: f64,
    /// The standard error of the cost of 1000 pumps with the threshold by (17.4), in false alarms.
    pub cost_formula_error: f64,
    /// The standard error of the cost of 1000 pumps with the chosen threshold, in false alarms.
    pub cost_chosen_error: f64,
    /// Chosen minus formula, and its standard error.
    pub chosen_minus_formula: f64,
    pub chosen_minus_formula_error: f64,
    /// What 1000 pumps cost on the validation samples by which the threshold was chosen, in false
    /// alarms.
    pub promised: f64,
    /// The share of test pumps that a program is right on which never gives an alarm.
    pub accuracy_never: f64,
    /// The share of test pumps that the networks are right on, with the threshold one half: mean
    /// over the seeds.
    pub accuracy_half: f64,
    pub accuracy_half_error: f64,
    /// The share of test pumps that the networks are right on, with the threshold by (17.4).
    pub accuracy_formula: f64,
    pub balanced_half: f64,
    pub balanced_formula: f64,
    pub recall_half: f64,
    /// The share of the faults that are found with the threshold by (17.4).
    pub recall_formula: f64,
    /// The highest accuracy that is possible, from the closed form.
    pub best_accuracy: f64,
    /// The share of the faults that the best possible answers find.
    pub best_recall: f64,
    pub best_cost: f64,
    /// What the best possible answers cost for 1000 of the same test pumps, in false alarms: mean
    /// over the seeds.
    pub cost_ideal: f64,
    /// The standard error of the cost of 1000 pumps with the best possible answers, in false
    /// alarms.
    pub cost_ideal_error: f64,
    /// The standard error of the cost of 1000 pumps without any alarm, in false alarms.
    pub cost_never_error: f64,
    /// The formula's threshold minus that, and its standard error.
    pub formula_minus_ideal: f64,
    pub formula_minus_ideal_error: f64,
}

/// One seed: no alarm ever, one half, the formula's threshold and the chosen one on the test pumps,
/// and the cost per 1000 pumps that the choice promised.
pub struct Season {
    pub never: Outcomes,
    pub half: Warned,
    pub formula: Warned,
    pub chosen: Warned,
    pub promised: f64,
    /// What the best possible answers would have cost, for 1000 test pumps.
    pub ideal: f64,
}

/// What the best possible answers cost for 1000 of the test pumps: the sum of the readings in the
/// place of an output.
fn ideal(seed: u64) -> f64 {
    let test = pumps(5_000, 0.1, 3 * seed + 2);
    let sums: Vec<f64> = test.inputs.rows().into_iter().map(|row| 0.5 * row.sum()).collect();
    let threshold = FALSE_ALARM / (FALSE_ALARM + MISS);
    let odds = libm::log(9.0 * threshold / (1.0 - threshold));
    let targets: Vec<f64> = test.targets.iter().copied().collect();
    Outcomes::count(&sums, &targets, 0.75 + odds / 1.5).cost(MISS, FALSE_ALARM) / 5.0
}

/// From one seed.
pub fn season(seed: u64) -> Season {
    let (network, [validation, test]) = trained_on_pumps(seed);
    let answers = outputs(&network, &validation);
    let targets: Vec<f64> = validation.targets.iter().copied().collect();
    let threshold = cheapest_threshold(&answers, &targets, MISS, FALSE_ALARM);
    let promised = warned(&answers, &validation, threshold).cost / 2.0;
    let answers = outputs(&network, &test);
    let at = |threshold| warned(&answers, &test, threshold);
    Season {
        never: Outcomes::count(&answers, &test.targets.iter().copied().collect::<Vec<_>>(), 2.0),
        half: at(0.5),
        formula: at(FALSE_ALARM / (FALSE_ALARM + MISS)),
        chosen: at(threshold),
        promised,
        ideal: ideal(seed),
    }
}

/// From twenty seeds.
pub fn pumps_example() -> Pumps {
    let seasons = over_seeds(20, season);
    let of = |value: fn(&Season) -> f64| -> Vec<f64> { seasons.iter().map(value).collect() };
    let (half, formula) = (of(|s| s.half.cost / 5.0), of(|s| s.formula.cost / 5.0));
    let chosen = of(|s| s.chosen.cost / 5.0);
    let difference = Difference::between(&formula, &chosen);
    let ideal = of(|s| s.ideal);
    let beyond = Difference::between(&ideal, &formula);
    let thresholds = of(|s| s.chosen.threshold);
    let threshold = FALSE_ALARM / (FALSE_ALARM + MISS);
    let (best_recall, best_false) = best_possible(0.5);
    let (cost_recall, cost_false) = best_possible(threshold);
    let accuracies = of(|s| s.half.accuracy);
    let never = of(|s| s.never.cost(MISS, FALSE_ALARM) / 5.0);
    let means = [
        mean(&never),
        mean(&of(|s| s.promised)),
        mean(&of(|s| s.never.accuracy())),
        mean(&of(|s| s.formula.accuracy)),
        mean(&of(|s| s.half.balanced)),
        mean(&of(|s| s.formula.balanced)),
        mean(&of(|s| s.half.recall)),
        mean(&of(|s| s.formula.recall)),
    ];
    let count = seasons.len();
    let Some(Season { half: first_half, formula: first_formula, chosen: first_chosen, .. }) =
        seasons.into_iter().next()
    else {
        unreachable!("twenty seeds")
    };
    Pumps {
        seeds: count,
        training: 4_000,
        validation: 2_000,
        test: 5_000,
        share: 0.1,
        miss: MISS,
        false_alarm: FALSE_ALARM,
        threshold,
        half: first_half,
        formula: first_formula,
        chosen: first_chosen,
        chosen_least: thresholds.iter().copied().fold(f64::INFINITY, f64::min),
        chosen_most: thresholds.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        cost_never: means[0],
        cost_half: mean(&half),
        cost_formula: mean(&formula),
        cost_chosen: mean(&chosen),
        cost_half_error: standard_error_of_mean(&half),
        cost_formula_error: standard_error_of_mean(&formula),
        cost_chosen_error: standard_error_of_mean(&chosen),
        chosen_minus_formula: difference.mean,
        chosen_minus_formula_error: difference.standard_error,
        promised: means[1],
        accuracy_never: means[2],
        accuracy_half: mean(&accuracies),
        accuracy_half_error: standard_error_of_mean(&accuracies),
        accuracy_formula: means[3],
        balanced_half: means[4],
        balanced_formula: means[5],
        recall_half: means[6],
        recall_formula: means[7],
        best_accuracy: 0.1 * best_recall + 0.9 * (1.0 - best_false),
        best_recall,
        best_cost: 1000.0 * (0.1 * (1.0 - cost_recall) * MISS + 0.9 * cost_false * FALSE_ALARM),
        cost_ideal: mean(&ideal),
        cost_ideal_error: standard_error_of_mean(&ideal),
        cost_never_error: standard_error_of_mean(&never),
        formula_minus_ideal: beyond.mean,
        formula_minus_ideal_error: beyond.standard_error,
    }
}
