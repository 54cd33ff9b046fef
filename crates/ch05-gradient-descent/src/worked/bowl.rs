//! Two weights make a bowl, and the way down.

use ch01_perceptron::preactivation;
use serde::Serialize;

use super::{LEARNING_RATE, WIDE_NUDGE, bowl, distance, lowest};
use crate::{descend, error, final_error, gradient, half_squared_error};

/// What one sample adds to the error and to the gradient.
#[derive(Serialize)]
pub struct Share {
    /// The inputs.
    pub input: Vec<f64>,
    /// The target.
    pub target: f64,
    /// The output.
    pub output: f64,
    /// The final error FE.
    pub final_error: f64,
    /// The error E.
    pub error: f64,
    /// FE times each input.
    pub gradient: Vec<f64>,
}

/// A place in the bowl.
#[derive(Serialize)]
pub struct Place {
    /// The weights.
    pub weights: Vec<f64>,
    /// What each sample adds.
    pub shares: Vec<Share>,
    /// The error E.
    pub error: f64,
    /// The gradient by Equation (5.3).
    pub gradient: Vec<f64>,
    /// E with each weight nudged up, the other in its place.
    pub above: Vec<f64>,
    /// The error with each weight nudged down.
    pub below: Vec<f64>,
    /// The gradient by nudging each weight to both sides.
    pub measured: Vec<f64>,
}

/// A place in the bowl, sample by sample.
pub fn place(weights: [f64; 2]) -> Place {
    let samples = bowl();
    let shares = samples.iter().map(|sample| {
        let output = preactivation(&sample.input, &weights);
        Share {
            input: sample.input.clone(),
            target: sample.target,
            output,
            final_error: final_error(output, sample.target),
            error: half_squared_error(output, sample.target),
            gradient: gradient(&weights, std::slice::from_ref(sample)),
        }
    });
    let nudged = |by: f64| {
        [[by, 0.0], [0.0, by]].map(|by| error(&[weights[0] + by[0], weights[1] + by[1]], &samples))
    };
    let (above, below) = (nudged(WIDE_NUDGE), nudged(-WIDE_NUDGE));
    let measured = [0, 1].map(|i| (above[i] - below[i]) / (2.0 * WIDE_NUDGE));
    Place {
        weights: weights.into(),
        shares: shares.collect(),
        error: error(&weights, &samples),
        gradient: gradient(&weights, &samples),
        above: above.into(),
        below: below.into(),
        measured: measured.into(),
    }
}

/// The bowl at the start of the page's descent and at its bottom.
#[derive(Serialize)]
pub struct Bowl {
    /// Where both weights are 0.
    pub start: Place,
    /// Where the gradient is 0.
    pub bottom: Place,
    pub nudge: f64,
    /// How much more E is at one unit of both weights from the bottom, in the same direction.
    pub along: f64,
    /// How much the error rises when the weights are moved in opposite directions.
    pub across: f64,
}

/// The two places.
pub fn places() -> Bowl {
    let samples = bowl();
    let w = lowest(&samples);
    let above = |a: f64, b: f64| error(&[w[0] + a, w[1] + b], &samples) - error(&w, &samples);
    Bowl {
        start: place([0.0, 0.0]),
        bottom: place(w),
        nudge: WIDE_NUDGE,
        along: above(1.0, 1.0),
        across: above(1.0, -1.0),
    }
}

/// One moment of a descent.
#[derive(Serialize)]
pub struct Moment {
    /// The step.
    pub step: usize,
    /// The weights.
    pub weights: Vec<f64>,
    pub error: f64,
    /// The gradient.
    pub gradient: Vec<f64>,
    /// The distance from the bottom.
    pub distance: f64,
}

/// A descent.
#[derive(Serialize)]
pub struct Descent {
    /// The learning rate.
    pub learning_rate: f64,
    /// The moments, one after the other.
    pub moments: Vec<Moment>,
}

/// The weights at the start and after each step.
pub fn path(start: [f64; 2], learning_rate: f64, steps: usize) -> Vec<[f64; 2]> {
    let samples = bowl();
    let mut weights = start;
    let mut path = vec![weights];
    for _ in 0..steps {
        let gradient = gradient(&weights, &samples);
        descend(&mut weights, &gradient, learning_rate);
        path.push(weights);
    }
    path
}

/// The descent of the page.
pub fn descent() -> Descent {
    let samples = bowl();
    let path = path([0.0, 0.0], LEARNING_RATE, 80);
    let moments = [0, 1, 2, 3, 5, 10, 20, 40, 80].map(|step| Moment {
        step,
        weights: path[step].into(),
        error: error(&path[step], &samples),
        gradient: gradient(&path[step], &samples),
        distance: distance(&path[step], &lowest(&samples)),
    });
    Descent { learning_rate: LEARNING_RATE, moments: moments.into() }
}
