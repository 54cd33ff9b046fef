//! Scaling, and a scaler that belongs to its network.

use ch08_sigmoid::activate_prime;
use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array2, array};
use ch12_network::{Samples, decide};
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{
    DEAF, SEEDS, SETUP, Setup, TRAINING, VALIDATION, accuracy, outputs, preactivations, scaled,
    trained, two_boxes, unscaled,
};
use crate::Scaler;

/// One column scaled by hand.
#[derive(Serialize, Deserialize)]
pub struct OneColumn {
    /// A hue, in degrees.
    pub hues: Vec<f64>,
    pub least: f64,
    pub most: f64,
    /// The hue scaled so that the smallest is 0 and the largest 1.
    pub min_max: Vec<f64>,
    /// The mean hue, in degrees.
    pub mean: f64,
    /// How far the hue is from the mean, in degrees.
    pub distances: Vec<f64>,
    /// The squared distance of the hue from the mean, in square degrees.
    pub squares: Vec<f64>,
    /// The mean of the squared distances from the mean, in square degrees.
    pub variance: f64,
    /// The standard deviation of the hues, in degrees: the root of the mean squared distance.
    pub sd: f64,
    /// The hue standardised: its distance from the mean in standard deviations.
    pub standard: Vec<f64>,
    /// The hue of a tomato that is measured later, in degrees.
    pub later: f64,
    /// The later tomato's hue, standardised with the mean and the standard deviation of the first
    /// five.
    pub later_standard: f64,
    /// The later tomato's hue, scaled with the smallest and the largest of the first five; it
    /// leaves the range from 0 to 1.
    pub later_min_max: f64,
}

/// Five hues.
pub fn one_column() -> OneColumn {
    let column = array![[30.0], [50.0], [60.0], [70.0], [90.0]];
    let (standard, min_max) = (Scaler::fit(&column), Scaler::fit_min_max(&column));
    let first = |inputs: Array2<f64>| inputs.column(0).to_vec();
    let (hues, mean, sd) = (column.column(0).to_vec(), standard.offset[0], standard.unit[0]);
    let distances: Vec<f64> = hues.iter().map(|hue| hue - mean).collect();
    let later = array![[100.0]];
    OneColumn {
        least: hues[0],
        most: hues[4],
        min_max: first(min_max.apply(&column)),
        mean,
        squares: distances.iter().map(|distance| distance * distance).collect(),
        distances,
        variance: sd * sd,
        sd,
        standard: first(standard.apply(&column)),
        later: later[[0, 0]],
        later_standard: standard.apply(&later)[[0, 0]],
        later_min_max: min_max.apply(&later)[[0, 0]],
        hues,
    }
}

/// A network before and after training, in one way of scaling.
#[derive(Serialize, Deserialize)]
pub struct Scaled {
    /// The standard deviation of the hidden preactivations before training.
    pub pre_h: Spread,
    /// The share of them where the slope is below a hundredth.
    pub saturated: Spread,
    pub slope: Spread,
    /// The share of right answers after training.
    pub accuracy: Spread,
    /// In how many seeds more than nine answers in ten are right.
    pub learned: usize,
    /// The share of outputs to the tomatoes to validate with that are one half, but for a
    /// hundredth.
    pub undecided: Spread,
    /// The share of outputs within a hundredth of one half, in the run with the fewest right
    /// answers.
    pub undecided_in_worst: f64,
}

/// What scaling does.
#[derive(Serialize, Deserialize)]
pub struct Scaling {
    /// How many seeds, each with tomatoes and first weights of its own.
    pub seeds: u64,
    /// How many tomatoes to train on.
    pub training: usize,
    /// How many tomatoes to validate with.
    pub validation: usize,
    pub setup: Setup,
    /// As measured.
    pub raw: Scaled,
    /// Between 0 and 1.
    pub min_max: Scaled,
    /// Mean 0, standard deviation 1.
    pub standard: Scaled,
    /// The share of right answers with inputs as measured and a hundredth of the learning rate.
    pub raw_small_rate: Spread,
    /// The smaller learning rate.
    pub small_rate: f64,
    /// The share of right answers with inputs as measured, a hundredth of the learning rate and
    /// many more epochs.
    pub raw_patient: Spread,
    /// How many epochs the longer training has.
    pub patient_epochs: usize,
    /// In how many seeds the longer training gets more than nine answers in ten right.
    pub patient_learned: usize,
    /// The share of tomatoes that the best rule is right on, which knows the generator.
    pub best_rule: f64,
    /// The share of the larger class among the tomatoes to validate with.
    pub larger_class: Spread,
}

fn measured(fit: impl Fn(&Array2<f64>) -> Scaler + Sync + Send, setup: Setup) -> Scaled {
    let runs = over_seeds(SEEDS, |seed| {
        let (training, validation) = two_boxes(seed);
        let scaler = fit(&training.inputs);
        let (training, validation) = (scaled(&scaler, &training), scaled(&scaler, &validation));
        let start = Network::seeded(training.inputs.ncols(), setup.hidden, 1, seed);
        let pre = preactivations(&start, &training);
        let count = pre.len() as f64;
        let mean = pre.iter().sum::<f64>() / count;
        let variance = pre.iter().map(|pre| (pre - mean) * (pre - mean)).sum::<f64>() / count;
        let slopes: Vec<f64> = pre.into_iter().map(activate_prime).collect();
        let deaf = slopes.iter().filter(|slope| **slope < DEAF).count() as f64 / count;
        let network = trained(&training, setup, seed);
        let outputs = outputs(&network, &validation);
        let undecided = outputs.iter().filter(|output| (*output - 0.5).abs() < 0.01).count();
        let undecided = undecided as f64 / outputs.len() as f64;
        let accuracy = accuracy(&network, &validation);
        (variance.sqrt(), deaf, spread(slopes).median, accuracy, undecided)
    });
    let worst = runs.iter().min_by(|a, b| a.3.total_cmp(&b.3)).expect("at least one seed");
    Scaled {
        pre_h: spread(runs.iter().map(|run| run.0)),
        saturated: spread(runs.iter().map(|run| run.1)),
        slope: spread(runs.iter().map(|run| run.2)),
        accuracy: spread(runs.iter().map(|run| run.3)),
        learned: runs.iter().filter(|run| run.3 > 0.9).count(),
        undecided: spread(runs.iter().map(|run| run.4)),
        undecided_in_worst: worst.4,
    }
}

/// The same tomatoes and the same first weights in three ways of scaling.
pub fn scaling() -> Scaling {
    let raw = |inputs: &Array2<f64>| unscaled(inputs.ncols());
    let (small_rate, patient_epochs) = (0.005, 2000);
    let patient = over_seeds(SEEDS, |seed| {
        let patience = Setup { learning_rate: small_rate, epochs: patient_epochs, ..SETUP };
        let (training, validation) = two_boxes(seed);
        let scaler = raw(&training.inputs);
        let network = trained(&scaled(&scaler, &training), patience, seed);
        accuracy(&network, &scaled(&scaler, &validation))
    });
    let larger = |seed| {
        let ripe = two_boxes(seed).1.targets.mean().unwrap_or(0.0);
        ripe.max(1.0 - ripe)
    };
    Scaling {
        seeds: SEEDS,
        training: TRAINING,
        validation: VALIDATION,
        setup: SETUP,
        raw: measured(raw, SETUP),
        min_max: measured(Scaler::fit_min_max, SETUP),
        standard: measured(Scaler::fit, SETUP),
        raw_small_rate: measured(raw, Setup { learning_rate: small_rate, ..SETUP }).accuracy,
        small_rate,
        patient_epochs,
        patient_learned: patient.iter().filter(|right| **right > 0.9).count(),
        raw_patient: spread(patient),
        best_rule: best_rule(),
        larger_class: spread(over_seeds(SEEDS, larger)),
    }
}

/// What the best rule could reach with this noise. All ages that fit hue, density and variety are
/// equally likely, so it says ripe where the middle of them lies beyond six tenths; its share of
/// right answers is taken over evenly spaced ages and errors of measurement.
fn best_rule() -> f64 {
    let (ages, errors) = (400, 60);
    let even = |step: i32, steps: i32| (f64::from(step) + 0.5) / f64::from(steps);
    let mut right = 0;
    for way in [110.0, 60.0, 30.0] {
        // Half as wide as the ages that one measurement leaves.
        let (by_hue, by_density) = (5.0 / way, 0.015 / 0.05);
        for age in (0..ages).map(|step| even(step, ages)) {
            for hue in (0..errors).map(|step| age + by_hue * (2.0 * even(step, errors) - 1.0)) {
                for density in
                    (0..errors).map(|step| age + by_density * (2.0 * even(step, errors) - 1.0))
                {
                    let youngest = (hue - by_hue).max(density - by_density).max(0.0);
                    let oldest = (hue + by_hue).min(density + by_density).min(1.0);
                    right += i32::from((youngest + oldest >= 1.2) == (age >= 0.6));
                }
            }
        }
    }
    f64::from(right) / f64::from(3 * ages * errors * errors)
}

/// A scaler that has moved into the weights.
#[derive(Serialize, Deserialize)]
pub struct BuiltIn {
    /// The mean hue of the tomatoes trained on.
    pub mean_hue: f64,
    /// The standard deviation of these hues, in degrees.
    pub sd_hue: f64,
    /// The weight from the hue to the first hidden node, for scaled inputs.
    pub scaled_weight: f64,
    /// The weight from the hue to the first hidden node, for hues in degrees.
    pub raw_weight: f64,
    pub sd_density: f64,
    /// The weight from the density to the first hidden node, for scaled inputs.
    pub scaled_density: f64,
    /// The weight from the density to the first hidden node, for densities in grams per cubic
    /// centimetre.
    pub raw_density: f64,
    /// The weight from the constant 1 to the first hidden node, for scaled inputs.
    pub scaled_constant: f64,
    /// The same for raw inputs.
    pub raw_constant: f64,
    /// On how many tomatoes both networks answer alike.
    pub alike: usize,
    /// How many tomatoes were asked about.
    pub of: usize,
}

/// One network, for scaled inputs and for raw ones.
pub fn built_in() -> BuiltIn {
    let (training, validation) = two_boxes(0);
    let scaler = Scaler::fit(&training.inputs);
    let network = trained(&scaled(&scaler, &training), SETUP, 0);
    let raw = scaler.build_in(&network);
    let answers = |network: &Network, samples: &Samples| -> Vec<f64> {
        outputs(network, samples).into_iter().map(decide).collect()
    };
    let ours = answers(&network, &scaled(&scaler, &validation));
    let theirs = answers(&raw, &scaled(&unscaled(6), &validation));
    BuiltIn {
        mean_hue: scaler.offset[0],
        sd_hue: scaler.unit[0],
        scaled_weight: network.i_to_h[[0, 0]],
        raw_weight: raw.i_to_h[[0, 0]],
        sd_density: scaler.unit[2],
        scaled_density: network.i_to_h[[2, 0]],
        raw_density: raw.i_to_h[[2, 0]],
        scaled_constant: network.i_to_h[[6, 0]],
        raw_constant: raw.i_to_h[[6, 0]],
        alike: ours.iter().zip(&theirs).filter(|(ours, theirs)| ours == theirs).count(),
        of: VALIDATION,
    }
}
