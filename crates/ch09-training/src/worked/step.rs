//! All sixteen weights, and one character.

use serde::Serialize;

use super::{EXACT, LEARNING_RATE, network, sample, zeros};
use crate::{Gradients, NUDGE, Network, error, gradients_by_nudging};

/// The gradients of all 16 weights and one step against them.
#[derive(Serialize)]
pub struct OneStep {
    pub nudge: f64,
    /// Forward passes that the gradients took.
    pub passes: usize,
    /// The gradients of ItoH, 3 rows of 4.
    pub gradient_i_to_h: Vec<Vec<f64>>,
    /// The gradients of the hidden-to-output weights.
    pub gradient_h_to_o: Vec<f64>,
    /// The largest distance of any of them from the 60-digit figures.
    pub worst: f64,
    pub new_i_to_h: Vec<Vec<f64>>,
    pub new_h_to_o: Vec<f64>,
    /// The error E before the step.
    pub error: f64,
    /// The error E after the step.
    pub new_error: f64,
    /// The output before the step.
    pub post_o: f64,
    /// The output after the step.
    pub new_post_o: f64,
    /// How far E falls.
    pub fall: f64,
    /// How far it would fall along straight slopes: LR times the sum of the squared gradients.
    pub straight_fall: f64,
    /// E after a step with `=-` in place of `-=`.
    pub replaced: f64,
    /// E after a step with `+=` in place of `-=`.
    pub uphill: f64,
    /// E after 100 updates with `-=`.
    pub after_100: f64,
    /// E after 100 updates with `=-`.
    pub replaced_after_100: f64,
    /// E after 100 updates with `+=`.
    pub uphill_after_100: f64,
}

/// All gradients and one step.
pub fn one_step() -> OneStep {
    let (before, sample) = (network(), sample());
    let gradients = gradients_by_nudging(&before, &sample, NUDGE);
    let flat = all(&gradients);

    let right = |network: &mut Network, gradients: &Gradients| {
        network.descend(gradients, LEARNING_RATE);
    };
    let replaced = |network: &mut Network, gradients: &Gradients| {
        *network = Network { i_to_h: zeros(&network.i_to_h), h_to_o: vec![0.0; 4] };
        network.descend(gradients, LEARNING_RATE);
    };
    let uphill = |network: &mut Network, gradients: &Gradients| {
        network.descend(gradients, -LEARNING_RATE);
    };

    let mut after = before.clone();
    right(&mut after, &gradients);
    let (old, new) = (error(&before, &sample), error(&after, &sample));
    OneStep {
        nudge: NUDGE,
        passes: 2 * flat.len(),
        worst: flat.iter().zip(EXACT).map(|(g, exact)| (g - exact).abs()).fold(0.0, f64::max),
        error: old,
        new_error: new,
        post_o: before.forward(&sample.input).post_o,
        new_post_o: after.forward(&sample.input).post_o,
        fall: old - new,
        straight_fall: LEARNING_RATE * flat.iter().map(|g| g * g).sum::<f64>(),
        replaced: error_after(1, replaced),
        uphill: error_after(1, uphill),
        after_100: error_after(100, right),
        replaced_after_100: error_after(100, replaced),
        uphill_after_100: error_after(100, uphill),
        gradient_i_to_h: gradients.i_to_h,
        gradient_h_to_o: gradients.h_to_o,
        new_i_to_h: after.i_to_h,
        new_h_to_o: after.h_to_o,
    }
}

fn error_after(updates: usize, step: impl Fn(&mut Network, &Gradients)) -> f64 {
    let (mut network, sample) = (network(), sample());
    for _ in 0..updates {
        let gradients = gradients_by_nudging(&network, &sample, NUDGE);
        step(&mut network, &gradients);
    }
    error(&network, &sample)
}

fn all(gradients: &Gradients) -> Vec<f64> {
    [gradients.i_to_h.concat(), gradients.h_to_o.clone()].concat()
}
