//! The curvatures that matter most, without a Hessian.

use ndarray::Array1;

use crate::{NUDGE, Surface, length, ndarray};

/// A direction of length 1, and how the surface bends along it.
#[derive(Clone, Debug)]
pub struct Bend {
    /// The curvature.
    pub curvature: f64,
    /// The direction.
    pub direction: Array1<f64>,
}

/// The curvature that is farthest from `shift`, after so many rounds that begin with a direction
/// of any length: the steepest bend with a shift of 0, the smallest curvature with the steepest
/// bend for the shift, if that one is positive.
pub fn steepest(
    surface: &impl Surface,
    place: &Array1<f64>,
    first: &Array1<f64>,
    shift: f64,
    rounds: usize,
) -> Bend {
    let change = |direction: &Array1<f64>| {
        let nudge = NUDGE * direction;
        (surface.gradient(&(place + &nudge)) - surface.gradient(&(place - &nudge))) / (2.0 * NUDGE)
    };
    let mut direction = first / length(first);
    for _ in 0..rounds {
        direction = change(&direction) - shift * &direction;
        direction /= length(&direction);
    }
    Bend { curvature: direction.dot(&change(&direction)), direction }
}
