//! Ways in which published programs form their hidden gradients, on the published network.

use ch08_sigmoid::{activate_prime_from_post, final_error};
use serde::Serialize;

use super::{Bug, ONE, SEEDS, gradients_with, xor_solved};
use crate::mazur::{INPUT, LEARNING_RATE, TARGETS, TwoOutputs};
use crate::relative_error;

/// What goes back to the hidden layer, and over which weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The error signal over the weights of the forward pass.
    Right,
    /// The final error over the weights of the forward pass.
    FinalErrorSentBack,
    /// The error signal over weights that have already moved.
    MovedWeights,
    /// The final error over weights that have already moved.
    Both,
}

/// The gradients of ItoH, from-to, as a program gets them that goes this way.
pub fn hidden_gradients(network: &TwoOutputs, way: Way) -> [[f64; 2]; 2] {
    let (post_h, post_o) = network.forward(INPUT);
    let final_error = [0, 1].map(|o| final_error(post_o[o], TARGETS[o]));
    let error_signal = [0, 1].map(|o| final_error[o] * activate_prime_from_post(post_o[o]));
    let sent = match way {
        Way::Right | Way::MovedWeights => error_signal,
        Way::FinalErrorSentBack | Way::Both => final_error,
    };
    let over = match way {
        Way::Right | Way::FinalErrorSentBack => network.h_to_o,
        Way::MovedWeights | Way::Both => [0, 1].map(|h| {
            [0, 1].map(|o| network.h_to_o[h][o] - LEARNING_RATE * error_signal[o] * post_h[h])
        }),
    };
    INPUT.map(|input| {
        [0, 1].map(|h| {
            let arriving = sent[0] * over[h][0] + sent[1] * over[h][1];
            arriving * activate_prime_from_post(post_h[h]) * input
        })
    })
}

/// The same gradients by nudging, which knows no formula.
pub fn nudged_hidden_gradients(network: &TwoOutputs, nudge: f64) -> [[f64; 2]; 2] {
    [0, 1].map(|i| {
        [0, 1].map(|h| {
            let error_at = |change: f64| {
                let mut nudged = network.clone();
                nudged.i_to_h[i][h] += change;
                nudged.error(INPUT, TARGETS)
            };
            (error_at(nudge) - error_at(-nudge)) / (2.0 * nudge)
        })
    })
}

/// What the errata print of each way.
#[derive(Serialize)]
pub struct Errata {
    /// LR on the published network.
    pub learning_rate: f64,
    /// How far a weight is nudged.
    pub nudge: f64,
    /// The gradient of the weight from I1 to H1 by nudging.
    pub nudged: f64,
    /// All gradients formed first, from the error signal.
    pub right: Entry,
    /// The final error sent back.
    pub final_error_sent_back: Entry,
    /// Weights that have already moved.
    pub moved_weights: Entry,
    /// Both.
    pub both: Entry,
    /// Seeds of XOR tried.
    pub seeds: u64,
}

/// One way.
#[derive(Serialize)]
pub struct Entry {
    /// The gradient of the weight from I1 to H1.
    pub gradient: f64,
    /// The relative error of the ItoH block against nudging.
    pub relative_error: f64,
    /// How many times the length of the nudged block the block has.
    pub times: f64,
    /// Seeds of XOR that a 2-4-1 network trained this way solves.
    pub solved: usize,
}

/// Every way against nudging.
pub fn errata() -> Errata {
    let (network, nudge) = (TwoOutputs::published(), 1e-5);
    let nudged = nudged_hidden_gradients(&network, nudge);
    let entry = |way: Way, bug: Option<Bug>| {
        let block = hidden_gradients(&network, way);
        Entry {
            gradient: block[0][0],
            relative_error: relative_error(&block.concat(), &nudged.concat()),
            times: crate::length(&block.concat()) / crate::length(&nudged.concat()),
            solved: xor_solved(|network, sample| match bug {
                Some(bug) => {
                    let gradients = gradients_with(bug, network, sample, ONE);
                    network.descend(&gradients, ONE);
                }
                None => crate::update(network, sample, ONE),
            }),
        }
    };
    Errata {
        learning_rate: LEARNING_RATE,
        nudge,
        nudged: nudged[0][0],
        right: entry(Way::Right, None),
        final_error_sent_back: entry(Way::FinalErrorSentBack, Some(Bug::FinalErrorSentBack)),
        moved_weights: entry(Way::MovedWeights, Some(Bug::WrongOrder)),
        both: entry(Way::Both, Some(Bug::FinalErrorOverMovedWeights)),
        seeds: SEEDS,
    }
}
