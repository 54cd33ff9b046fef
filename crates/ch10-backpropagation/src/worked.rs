//! The chapter's worked examples: every number that its page and the errata print.

use ch08_sigmoid::{activate, activate_prime, final_error, half_squared_error};
use ch09_training::worked::{network, sample};
use ch09_training::{Gradients, Network, Sample, error, gradients_by_nudging};
use serde::Serialize;

use crate::mazur::{INPUT, LEARNING_RATE, Order, TARGETS, TwoOutputs};
use crate::{
    backpropagate, error_signal, gradient_h_to_o, gradients_i_to_h, relative_error,
    update, update_in_the_wrong_order,
};

pub mod errata;

/// The learning rate of the chapter's one update.
pub const ONE: f64 = 1.0;

/// One full update of the 3-4-1 network, number by number.
#[derive(Serialize)]
pub struct OneUpdate {
    /// LR.
    pub learning_rate: f64,
    /// The three inputs.
    pub input: Vec<f64>,
    /// T.
    pub target: f64,
    /// ItoH before the update, 3 rows of 4.
    pub i_to_h: Vec<Vec<f64>>,
    /// HtoO before the update.
    pub h_to_o: Vec<f64>,
    /// The hidden nodes' preactivations.
    pub pre_h: Vec<f64>,
    /// The hidden nodes' postactivations.
    pub post_h: Vec<f64>,
    /// What each hidden node contributes to the output node's preactivation.
    pub contribution: Vec<f64>,
    /// The output node's preactivation.
    pub pre_o: f64,
    /// The output.
    pub post_o: f64,
    /// FE.
    pub final_error: f64,
    /// E.
    pub error: f64,
    /// f_A′ at the output node's preactivation.
    pub slope_o: f64,
    /// S_ERROR.
    pub error_signal: f64,
    /// The gradients of HtoO.
    pub gradient_h_to_o: Vec<f64>,
    /// What arrives at each hidden node: S_ERROR times the weight that leaves it.
    pub arriving: Vec<f64>,
    /// f_A′ at each hidden node's preactivation.
    pub slope_h: Vec<f64>,
    /// What is left of it behind the hidden node's activation.
    pub behind: Vec<f64>,
    /// The gradients of ItoH, 3 rows of 4.
    pub gradient_i_to_h: Vec<Vec<f64>>,
    /// HtoO after the update.
    pub new_h_to_o: Vec<f64>,
    /// ItoH after the update, 3 rows of 4.
    pub new_i_to_h: Vec<Vec<f64>>,
    /// The output after the update.
    pub new_post_o: f64,
    /// E after the update.
    pub new_error: f64,
    /// By how much of itself the error fell.
    pub fall: f64,
}

/// The update that the page does by hand.
pub fn one_update() -> OneUpdate {
    let (before, sample) = (network(), sample());
    let forward = before.forward(&sample.input);
    let final_error = final_error(forward.post_o, sample.target);
    let error_signal = error_signal(final_error, forward.pre_o);
    let gradients = backpropagate(&before, &sample);
    let mut after = before.clone();
    update(&mut after, &sample, ONE);

    let slope_h: Vec<f64> =
        forward.pre_h.iter().map(|&pre_h| activate_prime(pre_h)).collect();
    let arriving: Vec<f64> =
        before.h_to_o.iter().map(|weight| error_signal * weight).collect();
    let (old_error, new_error) = (error(&before, &sample), error(&after, &sample));
    OneUpdate {
        learning_rate: ONE,
        contribution: forward
            .post_h
            .iter()
            .zip(&before.h_to_o)
            .map(|(p, w)| p * w)
            .collect(),
        slope_o: activate_prime(forward.pre_o),
        behind: arriving.iter().zip(&slope_h).map(|(a, s)| a * s).collect(),
        new_post_o: after.forward(&sample.input).post_o,
        error: old_error,
        fall: (old_error - new_error) / old_error,
        input: sample.input,
        target: sample.target,
        i_to_h: before.i_to_h,
        h_to_o: before.h_to_o,
        pre_h: forward.pre_h,
        post_h: forward.post_h,
        pre_o: forward.pre_o,
        post_o: forward.post_o,
        final_error,
        error_signal,
        gradient_h_to_o: gradients.h_to_o,
        arriving,
        slope_h,
        gradient_i_to_h: gradients.i_to_h,
        new_h_to_o: after.h_to_o,
        new_i_to_h: after.i_to_h,
        new_error,
    }
}

/// A nudge of the output node's preactivation, followed to the output and to the error.
#[derive(Serialize)]
pub struct SentBack {
    /// How far the preactivation is nudged.
    pub nudge: f64,
    /// The output before.
    pub post_o: f64,
    /// The output after the nudge.
    pub nudged_post_o: f64,
    /// How far the output moved.
    pub output_moved: f64,
    /// The same per unit of preactivation: close to f_A′.
    pub output_per_pre: f64,
    /// How far the error moved.
    pub error_moved: f64,
    /// The same per unit of output: close to FE.
    pub error_per_output: f64,
    /// The error's movement per unit of preactivation: close to S_ERROR.
    pub error_per_pre: f64,
    /// What dividing by the slope would have given instead.
    pub divided: f64,
    /// How many times too large that is.
    pub divided_times: f64,
    /// A preactivation far out on the flat part.
    pub flat_pre: f64,
    /// The output there.
    pub flat_post: f64,
    /// The slope there.
    pub flat_slope: f64,
    /// The error signal there, for the same target.
    pub flat_signal: f64,
}

/// Why multiplying by the slope is the way back.
pub fn sent_back() -> SentBack {
    let (network, sample) = (network(), sample());
    let forward = network.forward(&sample.input);
    let nudge = 0.01;
    let nudged_post_o = activate(forward.pre_o + nudge);
    let output_moved = nudged_post_o - forward.post_o;
    let error_moved =
        half_squared_error(nudged_post_o, sample.target) - error(&network, &sample);
    let fe = final_error(forward.post_o, sample.target);
    let flat_pre = 6.0;
    let flat_post = activate(flat_pre);
    SentBack {
        nudge,
        post_o: forward.post_o,
        nudged_post_o,
        output_moved,
        output_per_pre: output_moved / nudge,
        error_moved,
        error_per_output: error_moved / output_moved,
        error_per_pre: error_moved / nudge,
        divided: fe / activate_prime(forward.pre_o),
        divided_times: fe
            / activate_prime(forward.pre_o)
            / error_signal(fe, forward.pre_o),
        flat_pre,
        flat_post,
        flat_slope: activate_prime(flat_pre),
        flat_signal: error_signal(final_error(flat_post, sample.target), flat_pre),
    }
}

/// The order trap on the worked update.
#[derive(Serialize)]
pub struct OrderTrap {
    /// HtoO as the forward pass used it.
    pub h_to_o: Vec<f64>,
    /// HtoO after its own update.
    pub moved_h_to_o: Vec<f64>,
    /// The first row of the ItoH gradients, formed with the old weights.
    pub right: Vec<f64>,
    /// The same row formed with the weights that have already moved.
    pub wrong: Vec<f64>,
    /// How far the two sets of ItoH gradients are apart, as a relative error.
    pub relative_error: f64,
    /// The same at smaller and smaller learning rates.
    pub by_rate: Vec<TrapByRate>,
    /// E before the update.
    pub error: f64,
    /// E after the update in the right order.
    pub right_error: f64,
    /// E after the update in the wrong order.
    pub wrong_error: f64,
    /// The difference of the two.
    pub difference: f64,
}

/// How far the trapped gradients of ItoH are off at one learning rate.
#[derive(Serialize)]
pub struct TrapByRate {
    /// LR.
    pub learning_rate: f64,
    /// The relative error of the gradients that the update used, recovered from the weights.
    pub relative_error: f64,
}

/// XOR in the right order and in the wrong one.
#[derive(Serialize)]
pub struct OrderTrapOnXor {
    /// One row a learning rate.
    pub rows: Vec<XorByOrder>,
    /// Seeds tried at each learning rate.
    pub seeds: u64,
    /// Epochs trained.
    pub epochs: usize,
}

/// How many seeds end up with XOR solved, for one learning rate.
#[derive(Serialize)]
pub struct XorByOrder {
    /// LR.
    pub learning_rate: f64,
    /// Seeds solved with all gradients first.
    pub right: usize,
    /// Seeds solved with the output weights moved first.
    pub wrong: usize,
}

/// The seeds of every XOR count on the page.
pub const SEEDS: u64 = 100;

/// The epochs of every XOR count on the page.
pub const EPOCHS: usize = 5000;

/// The order trap on the worked update.
pub fn order_trap() -> OrderTrap {
    let (before, sample) = (network(), sample());
    let forward = before.forward(&sample.input);
    let signal = error_signal(final_error(forward.post_o, sample.target), forward.pre_o);
    let mut right = before.clone();
    update(&mut right, &sample, ONE);
    let mut wrong = before.clone();
    update_in_the_wrong_order(&mut wrong, &sample, ONE);

    let formed_with =
        |h_to_o: &[f64]| gradients_i_to_h(signal, h_to_o, &forward.pre_h, &sample.input);
    let (old, moved) = (formed_with(&before.h_to_o), formed_with(&right.h_to_o));
    OrderTrap {
        relative_error: relative_error(&old.concat(), &moved.concat()),
        by_rate: [1.0, 0.1, 0.01]
            .map(|learning_rate| {
                let mut after = before.clone();
                update_in_the_wrong_order(&mut after, &sample, learning_rate);
                let used: Vec<f64> = before
                    .i_to_h
                    .concat()
                    .iter()
                    .zip(after.i_to_h.concat())
                    .map(|(old, new)| (old - new) / learning_rate)
                    .collect();
                TrapByRate {
                    learning_rate,
                    relative_error: relative_error(&old.concat(), &used),
                }
            })
            .into(),
        right: old[0].clone(),
        wrong: moved[0].clone(),
        error: error(&before, &sample),
        right_error: error(&right, &sample),
        wrong_error: error(&wrong, &sample),
        difference: error(&wrong, &sample) - error(&right, &sample),
        h_to_o: before.h_to_o,
        moved_h_to_o: right.h_to_o,
    }
}

/// The order trap on XOR, at several learning rates.
pub fn order_trap_on_xor() -> OrderTrapOnXor {
    let rows = [1.0, 5.0, 10.0, 20.0].map(|learning_rate| XorByOrder {
        learning_rate,
        right: xor_solved(|network, sample| update(network, sample, learning_rate)),
        wrong: xor_solved(|network, sample| {
            update_in_the_wrong_order(network, sample, learning_rate);
        }),
    });
    OrderTrapOnXor { rows: rows.into(), seeds: SEEDS, epochs: EPOCHS }
}

/// The four samples of XOR.
pub fn xor() -> Vec<Sample> {
    [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)]
        .map(|(input, target)| Sample { input: input.into(), target })
        .into()
}

/// Trains a 2-4-1 network on XOR from each seed and counts those that end with all four
/// samples on the right side of one half.
pub fn xor_solved(update: impl Fn(&mut Network, &Sample)) -> usize {
    let samples = xor();
    (0..SEEDS)
        .filter(|&seed| {
            let mut network = Network::seeded(2, 4, seed);
            for _ in 0..EPOCHS {
                for sample in &samples {
                    update(&mut network, sample);
                }
            }
            samples.iter().all(|sample| {
                (network.forward(&sample.input).post_o > 0.5) == (sample.target > 0.5)
            })
        })
        .count()
}

/// Backpropagation against nudging, on the worked network.
#[derive(Serialize)]
pub struct GradientCheck {
    /// How far each weight was nudged.
    pub nudge: f64,
    /// The gradients by backpropagation, ItoH row by row.
    pub i_to_h: Vec<Vec<f64>>,
    /// The gradients by nudging, ItoH row by row.
    pub nudged_i_to_h: Vec<Vec<f64>>,
    /// The gradients by backpropagation, HtoO.
    pub h_to_o: Vec<f64>,
    /// The gradients by nudging, HtoO.
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
        relative_i_to_h: relative_error(
            &computed.i_to_h.concat(),
            &measured.i_to_h.concat(),
        ),
        relative_h_to_o: relative_error(&computed.h_to_o, &measured.h_to_o),
        i_to_h: computed.i_to_h,
        nudged_i_to_h: measured.i_to_h,
        h_to_o: computed.h_to_o,
        nudged_h_to_o: measured.h_to_o,
        passes_nudging: 2 * weights(3, 4),
    }
}

fn weights(inputs: usize, hidden: usize) -> usize {
    inputs * hidden + hidden
}

/// What one gradient costs, for networks of several sizes.
#[derive(Serialize)]
pub struct Cost {
    /// One row a network.
    pub rows: Vec<CostRow>,
}

/// The cost of one gradient of an I-H-1 network, in multiplications with a weight.
#[derive(Serialize)]
pub struct CostRow {
    /// I.
    pub inputs: usize,
    /// H.
    pub hidden: usize,
    /// Weights of the network; one forward pass multiplies by each once.
    pub weights: usize,
    /// Forward passes that nudging takes.
    pub passes: usize,
    /// Multiplications with a weight by nudging.
    pub nudging: usize,
    /// Multiplications with a weight by backpropagation.
    pub backpropagation: usize,
    /// How many times more nudging costs.
    pub times: f64,
}

/// Counts, not timings: nudging takes two forward passes a weight; backpropagation one forward
/// pass, then HtoO once more on the way back and one product for each gradient.
pub fn cost() -> Cost {
    let rows = [(3, 4), (10, 10), (64, 32), (784, 100)].map(|(inputs, hidden)| {
        let weights = weights(inputs, hidden);
        let nudging = 2 * weights * weights;
        let backpropagation = weights + hidden + weights;
        CostRow {
            inputs,
            hidden,
            weights,
            passes: 2 * weights,
            nudging,
            backpropagation,
            times: nudging as f64 / backpropagation as f64,
        }
    });
    Cost { rows: rows.into() }
}

/// What each mistake does to the gradient, block by block, and to learning.
#[derive(Serialize)]
pub struct Fingerprints {
    /// Seeds of XOR that the right formulas solve.
    pub right: usize,
    /// Seeds tried.
    pub seeds: u64,
    /// Epochs trained.
    pub epochs: usize,
    /// One row a mistake, by its name in snake case.
    pub bugs: std::collections::BTreeMap<&'static str, Fingerprint>,
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
    let slope = |pre: f64| match bug {
        Bug::ActivationForSlope => activate(pre),
        Bug::SlopeOfPostactivation => activate_prime(activate(pre)),
        _ => activate_prime(pre),
    };
    let signal = match bug {
        Bug::NoSlopeAtOutput => fe,
        _ => fe * slope(forward.pre_o),
    };
    let leaving = match bug {
        Bug::PreactivationInHtoO => &forward.pre_h,
        _ => &forward.post_h,
    };
    let h_to_o: Vec<f64> =
        leaving.iter().map(|&value| gradient_h_to_o(signal, value)).collect();
    let used: Vec<f64> = match bug {
        Bug::WrongOrder | Bug::FinalErrorOverMovedWeights => network
            .h_to_o
            .iter()
            .zip(&h_to_o)
            .map(|(w, g)| w - learning_rate * g)
            .collect(),
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
            _ => sent * weight * slope(pre_h),
        })
        .collect();
    let row = |input: &f64| behind.iter().map(|b| b * input).collect();
    Gradients { i_to_h: sample.input.iter().map(row).collect(), h_to_o }
}

/// Relative errors on the worked network, and XOR from every seed with each mistake.
pub fn fingerprints() -> Fingerprints {
    let (network, sample) = (network(), sample());
    let right = backpropagate(&network, &sample);
    let bugs = BUGS.map(|(name, bug)| {
        let wrong = gradients_with(bug, &network, &sample, ONE);
        let fingerprint = Fingerprint {
            i_to_h: relative_error(&wrong.i_to_h.concat(), &right.i_to_h.concat()),
            h_to_o: relative_error(&wrong.h_to_o, &right.h_to_o),
            solved: xor_solved(|network, sample| {
                let gradients = gradients_with(bug, network, sample, ONE);
                network.descend(&gradients, ONE);
            }),
        };
        (name, fingerprint)
    });
    Fingerprints {
        right: xor_solved(|network, sample| update(network, sample, ONE)),
        seeds: SEEDS,
        epochs: EPOCHS,
        bugs: bugs.into(),
    }
}

/// The published 2-2-2 example, both ways.
#[derive(Serialize)]
pub struct Mazur {
    /// The inputs.
    pub input: [f64; 2],
    /// The targets.
    pub targets: [f64; 2],
    /// LR.
    pub learning_rate: f64,
    /// ItoH, from-to.
    pub i_to_h: [[f64; 2]; 2],
    /// HtoO, from-to.
    pub h_to_o: [[f64; 2]; 2],
    /// The bias of the hidden layer.
    pub bias_h: f64,
    /// The bias of the output layer.
    pub bias_o: f64,
    /// The outputs before the update.
    pub post_o: [f64; 2],
    /// E before the update.
    pub error: f64,
    /// E after one update with all gradients formed first.
    pub gradients_first: f64,
    /// E after one update with the output weights moved first.
    pub output_weights_first: f64,
    /// The difference of the two.
    pub difference: f64,
}

/// The published example, both ways.
pub fn mazur() -> Mazur {
    let network = TwoOutputs::published();
    let after = |order| {
        let mut network = network.clone();
        network.update(INPUT, TARGETS, LEARNING_RATE, order);
        network.error(INPUT, TARGETS)
    };
    let (right, wrong) = (after(Order::GradientsFirst), after(Order::OutputWeightsFirst));
    Mazur {
        input: INPUT,
        targets: TARGETS,
        learning_rate: LEARNING_RATE,
        i_to_h: network.i_to_h,
        h_to_o: network.h_to_o,
        bias_h: network.bias_h,
        bias_o: network.bias_o,
        post_o: network.forward(INPUT).1,
        error: network.error(INPUT, TARGETS),
        gradients_first: right,
        output_weights_first: wrong,
        difference: wrong - right,
    }
}
