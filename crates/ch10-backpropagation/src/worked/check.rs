//! The gradient check, and what it says to wrong programs.

use ch08_sigmoid::{activate, activate_prime, final_error};
use ch09_training::worked::{network, sample};
use ch09_training::{Gradients, Network, Sample, gradients_by_nudging};
use serde::Serialize;

use super::{EPOCHS, ONE, SEEDS, weights, xor_solved};
use crate::{backpropagate, gradient_h_to_o, relative_error, update};

/// Backpropagation against nudging, on the worked network.
#[derive(Serialize)]
pub struct GradientCheck {
    pub nudge: f64,
    pub i_to_h: Vec<Vec<f64>>,
    /// The gradients by nudging, ItoH row by row.
    pub nudged_i_to_h: Vec<Vec<f64>>,
    pub h_to_o: Vec<f64>,
    pub nudged_h_to_o: Vec<f64>,
    /// The relative error of the ItoH block.
    pub relative_i_to_h: f64,
    /// The relative error of the HtoO block.
    pub relative_h_to_o: f64,
    /// What is computed twice on the way: forward passes that nudging takes.
    pub passes_nudging: usize,
}

/// The gradient check of the page.
pub fn gradient_check() -> GradientCheck {
    let (network, sample) = (network(), sample());
    let nudge = 1e-5;
    let computed = backpropagate(&network, &sample);
    let measured = gradients_by_nudging(&network, &sample, nudge);
    GradientCheck {
        nudge,
        relative_i_to_h: relative_error(&computed.i_to_h.concat(), &measured.i_to_h.concat()),
        relative_h_to_o: relative_error(&computed.h_to_o, &measured.h_to_o),
        i_to_h: computed.i_to_h,
        nudged_i_to_h: measured.i_to_h,
        h_to_o: computed.h_to_o,
        nudged_h_to_o: measured.h_to_o,
        passes_nudging: 2 * weights(3, 4),
    }
}

/// What each mistake does to the gradient, block by block, and to learning.
#[derive(Serialize)]
pub struct Fingerprints {
    /// Seeds of XOR that the right formulas solve.
    pub right: usize,
    /// The standard error of that count.
    pub right_error: f64,
    /// The largest standard error of the counts below.
    pub largest_error: f64,
    /// How many seeds.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// One row a mistake, by its name in snake case.
    pub bugs: std::collections::BTreeMap<&'static str, Fingerprint>,
    /// Seeds of XOR solved with the slope of the postactivation at the output node alone.
    pub misplaced_at_output: usize,
    /// Seeds of XOR solved with the slope of the postactivation at the hidden nodes alone.
    pub misplaced_at_hidden: usize,
}

/// The trace of one mistake.
#[derive(Serialize)]
pub struct Fingerprint {
    /// Relative error of the ItoH block on the worked network.
    pub i_to_h: f64,
    /// Relative error of the HtoO block on the worked network.
    pub h_to_o: f64,
    /// Seeds of XOR that still end solved.
    pub solved: usize,
}

/// A mistake in the formulas that gradients can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// S_ERROR without f_A′ at the output node.
    NoSlopeAtOutput,
    /// The hidden gradients without f_A′ at the hidden node.
    NoSlopeAtHidden,
    /// f_A where f_A′ belongs.
    ActivationForSlope,
    /// f_A′ of the postactivation.
    SlopeOfPostactivation,
    /// f_A′ of the postactivation at the output node, and right slopes at the hidden nodes.
    SlopeOfPostactivationAtOutput,
    /// f_A′ of the postactivation at the hidden nodes, and the right slope at the output node.
    SlopeOfPostactivationAtHidden,
    /// Target minus output.
    SignOfError,
    /// The size of FE without its sign.
    AbsoluteError,
    /// The preactivation in the gradient of HtoO.
    PreactivationInHtoO,
    /// FE sent to the hidden layer instead of S_ERROR.
    FinalErrorSentBack,
    /// The hidden gradients formed with weights that have already moved.
    WrongOrder,
    /// The last two at once. It is in print, so the errata need it; the table of the chapter has
    /// the mistakes one by one.
    FinalErrorOverMovedWeights,
}

/// Every mistake of the table, with its name in the snapshot.
pub const BUGS: [(&str, Bug); 9] = [
    ("no_slope_at_output", Bug::NoSlopeAtOutput),
    ("no_slope_at_hidden", Bug::NoSlopeAtHidden),
    ("activation_for_slope", Bug::ActivationForSlope),
    ("slope_of_postactivation", Bug::SlopeOfPostactivation),
    ("sign_of_error", Bug::SignOfError),
    ("absolute_error", Bug::AbsoluteError),
    ("preactivation_in_h_to_o", Bug::PreactivationInHtoO),
    ("final_error_sent_back", Bug::FinalErrorSentBack),
    ("wrong_order", Bug::WrongOrder),
];

/// The gradients as somebody would get them who made this mistake; `learning_rate` matters to
/// the wrong order alone.
pub fn gradients_with(
    bug: Bug,
    network: &Network,
    sample: &Sample,
    learning_rate: f64,
) -> Gradients {
    let forward = network.forward(&sample.input);
    let fe = match bug {
        Bug::SignOfError => sample.target - forward.post_o,
        Bug::AbsoluteError => final_error(forward.post_o, sample.target).abs(),
        _ => final_error(forward.post_o, sample.target),
    };
    let slope = |pre: f64, of_post: Bug| match bug {
        Bug::ActivationForSlope => activate(pre),
        Bug::SlopeOfPostactivation => activate_prime(activate(pre)),
        _ if bug == of_post => activate_prime(activate(pre)),
        _ => activate_prime(pre),
    };
    let signal = match bug {
        Bug::NoSlopeAtOutput => fe,
        _ => fe * slope(forward.pre_o, Bug::SlopeOfPostactivationAtOutput),
    };
    let leaving = match bug {
        Bug::PreactivationInHtoO => &forward.pre_h,
        _ => &forward.post_h,
    };
    let h_to_o: Vec<f64> = leaving.iter().map(|&value| gradient_h_to_o(signal, value)).collect();
    let used: Vec<f64> = match bug {
        Bug::WrongOrder | Bug::FinalErrorOverMovedWeights => {
            network.h_to_o.iter().zip(&h_to_o).map(|(w, g)| w - learning_rate * g).collect()
        }
        _ => network.h_to_o.clone(),
    };
    let sent = match bug {
        Bug::FinalErrorSentBack | Bug::FinalErrorOverMovedWeights => fe,
        _ => signal,
    };
    let behind: Vec<f64> = used
        .iter()
        .zip(&forward.pre_h)
        .map(|(weight, &pre_h)| match bug {
            Bug::NoSlopeAtHidden => sent * weight,
            _ => sent * weight * slope(pre_h, Bug::SlopeOfPostactivationAtHidden),
        })
        .collect();
    let row = |input: &f64| behind.iter().map(|b| b * input).collect();
    Gradients { i_to_h: sample.input.iter().map(row).collect(), h_to_o }
}

/// Seeds of XOR that end solved with this mistake.
fn solved_with(bug: Bug) -> usize {
    xor_solved(|network, sample| {
        let gradients = gradients_with(bug, network, sample, ONE);
        network.descend(&gradients, ONE);
    })
}

/// Relative errors on the worked network, and XOR from every seed with each mistake.
pub fn fingerprints() -> Fingerprints {
    let (network, sample) = (network(), sample());
    let gradients = backpropagate(&network, &sample);
    let bugs = BUGS.map(|(name, bug)| {
        let wrong = gradients_with(bug, &network, &sample, ONE);
        let fingerprint = Fingerprint {
            i_to_h: relative_error(&wrong.i_to_h.concat(), &gradients.i_to_h.concat()),
            h_to_o: relative_error(&wrong.h_to_o, &gradients.h_to_o),
            solved: solved_with(bug),
        };
        (name, fingerprint)
    });
    let right = xor_solved(|network, sample| update(network, sample, ONE));
    let seeds = SEEDS as f64;
    let error = |solved: usize| {
        seeds * study::standard_error_of_share(solved as f64 / seeds, SEEDS as usize)
    };
    Fingerprints {
        right,
        right_error: error(right),
        largest_error: bugs.iter().map(|bug| error(bug.1.solved)).fold(0.0, f64::max),
        seeds: SEEDS,
        epochs: EPOCHS,
        bugs: bugs.into(),
        misplaced_at_output: solved_with(Bug::SlopeOfPostactivationAtOutput),
        misplaced_at_hidden: solved_with(Bug::SlopeOfPostactivationAtHidden),
    }
}
