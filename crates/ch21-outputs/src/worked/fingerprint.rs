//! Chapter 10's table of mistakes, held to another error.

use ch09_training::worked::{network, sample};
use ch09_training::{Gradients, Network, Sample, gradient_by_nudging};
use ch10_backpropagation::worked::{Bug, gradients_with, xor};
use ch10_backpropagation::{backpropagate, relative_error};
use serde::Serialize;

/// How far off some gradients are, block by block.
#[derive(Serialize)]
pub struct Fingerprint {
    /// The relative error of the gradients of ItoH against those of ½ FE².
    pub square_i_to_h: f64,
    /// The relative error of the gradients of HtoO against those of ½ FE².
    pub square_h_to_o: f64,
    /// The relative error of the gradients of ItoH against nudging of the cross-entropy.
    pub cross_i_to_h: f64,
    /// The relative error of the gradients of HtoO against nudging of the cross-entropy.
    pub cross_h_to_o: f64,
}

/// Three programs, each held to both errors.
#[derive(Serialize)]
pub struct Fingerprints {
    /// The formulas of chapter 10.
    pub with_slope: Fingerprint,
    /// f_A′ forgotten at the output.
    pub without_slope: Fingerprint,
    /// FE sent to the hidden layer, S_ERROR kept for HtoO.
    pub sent_back: Fingerprint,
    /// For the program that sends FE back: the change of the first ItoH gradient for each unit of
    /// the first HtoO weight, then the change of that weight's gradient for each unit of the first
    /// ItoH weight.
    pub mixed: [f64; 2],
    /// How many seeds were tried.
    pub seeds: usize,
    /// How many epochs of training.
    pub epochs: usize,
    /// For how many seeds the formulas of chapter 10 solve XOR.
    pub solved_with: usize,
    /// For how many seeds the program without the slope solves XOR.
    pub solved_without: usize,
    /// Solved with the slope and not without it.
    pub only_with: usize,
    pub only_without: usize,
    /// The standard error of the difference of the two counts, seed by seed.
    pub standard_error: f64,
}

/// The gradients of the cross-entropy on the worked network, by nudging alone.
pub fn cross_entropy_by_nudging(network: &Network, sample: &Sample) -> Gradients {
    let error = |network: &Network| {
        let output = network.forward(&sample.input).post_o;
        let given = if sample.target == 1.0 { output } else { 1.0 - output };
        -libm::log(given)
    };
    let mut i_to_h = network.i_to_h.clone();
    for (i, row) in i_to_h.iter_mut().enumerate() {
        for (h, gradient) in row.iter_mut().enumerate() {
            let mut nudged = network.clone();
            *gradient = gradient_by_nudging(network.i_to_h[i][h], 1e-5, |weight| {
                nudged.i_to_h[i][h] = weight;
                error(&nudged)
            });
        }
    }
    let mut h_to_o = network.h_to_o.clone();
    for (h, gradient) in h_to_o.iter_mut().enumerate() {
        let mut nudged = network.clone();
        *gradient = gradient_by_nudging(network.h_to_o[h], 1e-5, |weight| {
            nudged.h_to_o[h] = weight;
            error(&nudged)
        });
    }
    Gradients { i_to_h, h_to_o }
}

/// Whether a 2-4-1 network without biases solves XOR from these seeds, with chapter 10's formulas
/// and without the slope at the output.
pub fn xor_by_seed(first: u64, count: u64) -> Vec<[bool; 2]> {
    let samples = xor();
    study::over_seeds(count, |seed| {
        [false, true].map(|forgotten| {
            let mut network = Network::seeded(2, 4, first + seed);
            for _ in 0..ch10_backpropagation::worked::EPOCHS {
                for sample in &samples {
                    let gradients = if forgotten {
                        gradients_with(Bug::NoSlopeAtOutput, &network, sample, 1.0)
                    } else {
                        backpropagate(&network, sample)
                    };
                    network.descend(&gradients, 1.0);
                }
            }
            samples.iter().all(|sample| {
                (network.forward(&sample.input).post_o > 0.5) == (sample.target > 0.5)
            })
        })
    })
}

/// How two gradients of the worked network change with each other's weight, by nudging: the first
/// of ItoH with HtoO, the first of HtoO with ItoH.
pub fn mixed(gradients: impl Fn(&Network) -> Gradients) -> [f64; 2] {
    let network = network();
    let nudged = |i_to_h: f64, h_to_o: f64| {
        let mut nudged = network.clone();
        nudged.i_to_h[0][0] += i_to_h;
        nudged.h_to_o[0] += h_to_o;
        gradients(&nudged)
    };
    let nudge = 1e-5;
    let hidden = |by: f64| nudged(0.0, by).i_to_h[0][0];
    let output = |by: f64| nudged(by, 0.0).h_to_o[0];
    [
        (hidden(nudge) - hidden(-nudge)) / (2.0 * nudge),
        (output(nudge) - output(-nudge)) / (2.0 * nudge),
    ]
}

/// The fingerprints, and XOR.
pub fn fingerprints() -> Fingerprints {
    let (network, sample) = (network(), sample());
    let square = backpropagate(&network, &sample);
    let cross = cross_entropy_by_nudging(&network, &sample);
    let off = |gradients: &Gradients| Fingerprint {
        square_i_to_h: relative_error(&gradients.i_to_h.concat(), &square.i_to_h.concat()),
        square_h_to_o: relative_error(&gradients.h_to_o, &square.h_to_o),
        cross_i_to_h: relative_error(&gradients.i_to_h.concat(), &cross.i_to_h.concat()),
        cross_h_to_o: relative_error(&gradients.h_to_o, &cross.h_to_o),
    };
    let with = |bug| off(&gradients_with(bug, &network, &sample, 1.0));
    let seeds = ch10_backpropagation::worked::SEEDS;
    let solved = xor_by_seed(0, seeds);
    let count = |keep: &dyn Fn(&[bool; 2]) -> bool| solved.iter().filter(|one| keep(one)).count();
    let (only_with, only_without) =
        (count(&|one| one[0] && !one[1]), count(&|one| one[1] && !one[0]));
    let differences: Vec<f64> = solved
        .iter()
        .map(|[with, without]| f64::from(u8::from(*with)) - f64::from(u8::from(*without)))
        .collect();
    Fingerprints {
        with_slope: off(&square),
        without_slope: with(Bug::NoSlopeAtOutput),
        sent_back: with(Bug::FinalErrorSentBack),
        mixed: mixed(|network| gradients_with(Bug::FinalErrorSentBack, network, &sample, 1.0)),
        seeds: solved.len(),
        epochs: ch10_backpropagation::worked::EPOCHS,
        solved_with: count(&|one| one[0]),
        solved_without: count(&|one| one[1]),
        only_with,
        only_without,
        standard_error: seeds as f64 * study::standard_error_of_mean(&differences),
    }
}
