//! One nudge, and how large it may be.

use serde::Serialize;

use super::{EXACT, network, sample};
use crate::{Network, error, gradient_by_nudging};

/// The error of the worked network with the weight from I1 to H1 moved to `value`.
pub fn error_with_first_weight(value: f64) -> f64 {
    let mut network = network();
    network.i_to_h[0][0] = value;
    error(&network, &sample())
}

/// The weight from I1 to H1 nudged by an amount that shows.
#[derive(Serialize)]
pub struct OneNudge {
    /// How far the nudge goes.
    pub nudge: f64,
    /// The network with the weight moved down.
    pub below: Nudged,
    /// With the weight as it is.
    pub here: Nudged,
    /// The network with the weight moved up.
    pub above: Nudged,
    /// How far the error rises when the weight moves up.
    pub rise: f64,
    /// The gradient from here and above alone.
    pub one_sided: f64,
    /// The gradient from above and below.
    pub central: f64,
    /// The gradient by 60-digit arithmetic.
    pub exact: f64,
    /// How far the one-sided difference is off, in parts of the gradient.
    pub one_sided_off: f64,
    /// How far the central difference is off, in parts of the gradient.
    pub central_off: f64,
}

/// What changes in the network when the weight from I1 to H1 does.
#[derive(Serialize)]
pub struct Nudged {
    /// The weight from I1 to H1.
    pub weight: f64,
    /// The preactivation of H1.
    pub pre_h: f64,
    /// The postactivation of H1.
    pub post_h: f64,
    /// The preactivation of the output node.
    pub pre_o: f64,
    /// The output: the postactivation of the output node.
    pub post_o: f64,
    /// The error E.
    pub error: f64,
}

/// The worked network with the weight from I1 to H1 moved by `by`.
pub fn nudged(by: f64) -> Nudged {
    let (mut network, sample) = (network(), sample());
    network.i_to_h[0][0] += by;
    let forward = network.forward(&sample.input);
    Nudged {
        weight: network.i_to_h[0][0],
        pre_h: forward.pre_h[0],
        post_h: forward.post_h[0],
        pre_o: forward.pre_o,
        post_o: forward.post_o,
        error: error(&network, &sample),
    }
}

/// One weight nudged by hand.
pub fn one_nudge() -> OneNudge {
    let nudge = 0.1;
    let (below, here, above) = (nudged(-nudge), nudged(0.0), nudged(nudge));
    let exact = EXACT[0];
    let rise = above.error - here.error;
    let one_sided = rise / nudge;
    let central = gradient_by_nudging(here.weight, nudge, error_with_first_weight);
    OneNudge {
        nudge,
        rise,
        one_sided,
        central,
        exact,
        one_sided_off: (one_sided - exact).abs() / exact,
        central_off: (central - exact).abs() / exact,
        below,
        here,
        above,
    }
}

/// How far the measured gradients are off, nudge by nudge.
#[derive(Serialize)]
pub struct NudgeSize {
    /// One row a nudge, from a tenth to 1e-13; the worst of the 16 weights.
    pub rows: Vec<NudgeError>,
    /// The nudge whose worst central error is the smallest.
    pub best: f64,
    /// The nudge at which the central difference is best.
    pub best_central: f64,
    /// The smallest of the worst one-sided errors.
    pub best_one_sided: f64,
}

/// How far the measured gradient is off for one nudge.
#[derive(Clone, Serialize)]
pub struct NudgeError {
    /// How far the nudge goes.
    pub nudge: f64,
    /// The distance of the one-sided difference from the exact gradient.
    pub one_sided: f64,
    /// The distance of the central difference from the exact gradient.
    pub central: f64,
}

/// Both differences of the weight with this number (ItoH row by row, then HtoO), and how far
/// they are from the exact gradient.
pub fn nudge_error(weight: usize, nudge: f64) -> NudgeError {
    let error_at = |value| error_with_weight(weight, value);
    let here = weight_of(&network(), weight);
    let one_sided = (error_at(here + nudge) - error_at(here)) / nudge;
    let central = gradient_by_nudging(here, nudge, error_at);
    let exact = EXACT[weight];
    NudgeError { nudge, one_sided: (one_sided - exact).abs(), central: (central - exact).abs() }
}

/// The weight with this number: ItoH row by row, then HtoO.
pub fn weight_of(network: &Network, number: usize) -> f64 {
    let hidden = network.h_to_o.len();
    match network.i_to_h.get(number / hidden) {
        Some(row) => row[number % hidden],
        None => network.h_to_o[number % hidden],
    }
}

/// The worked network with the weight of this number moved to `value`.
pub fn network_with_weight(number: usize, value: f64) -> Network {
    let mut network = network();
    let hidden = network.h_to_o.len();
    match network.i_to_h.get_mut(number / hidden) {
        Some(row) => row[number % hidden] = value,
        None => network.h_to_o[number % hidden] = value,
    }
    network
}

/// The worked network's error with the weight of this number moved to `value`.
pub fn error_with_weight(number: usize, value: f64) -> f64 {
    error(&network_with_weight(number, value), &sample())
}

/// The worst of the 16 weights for one nudge.
pub fn worst_nudge_error(nudge: f64) -> NudgeError {
    let errors = (0..EXACT.len()).map(|weight| nudge_error(weight, nudge));
    errors.fold(NudgeError { nudge, one_sided: 0.0, central: 0.0 }, |worst, error| NudgeError {
        nudge,
        one_sided: worst.one_sided.max(error.one_sided),
        central: worst.central.max(error.central),
    })
}

/// How large a nudge should be.
pub fn nudge_size() -> NudgeSize {
    let nudges = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-11, 1e-13];
    let rows = nudges.map(worst_nudge_error);
    let best = rows.iter().fold(&rows[0], |a, b| if b.central < a.central { b } else { a });
    NudgeSize {
        best: best.nudge,
        best_central: best.central,
        best_one_sided: rows.iter().map(|row| row.one_sided).fold(f64::INFINITY, f64::min),
        rows: rows.into(),
    }
}
