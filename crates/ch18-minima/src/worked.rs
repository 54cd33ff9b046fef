//! The chapter's worked examples: every number that its page prints.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ndarray::Array1;
use serde::Serialize;

use crate::{Surface, Survey, length, ndarray, survey};

mod census;
pub mod recorded;
mod twins;
mod valleys;
mod xor;

pub use census::{
    Census, DONE, FATES, Fate, MOMENTS, Pushes, Remedies, Remedy, Run, SEEDS, USUAL, WAYS, Way,
    census, fate, pushes, remedies, run, run_from, tried,
};
pub use twins::{Twin, Twins, taught, twins};
pub use valleys::{
    MOMENTUM, Nudged, Pass, RATE, Rolled, STARTS, Starts, TASTED, Valleys, bottoms, ends, pass,
    pass_place, random_start, rolled, starts, tasting, valleys,
};
pub use xor::{
    Course, Push, Runs, SADDLE_SEED, Searched, VALLEY_SEED, answers, course, random_direction,
    runs, standing, xor_surface,
};

/// What was measured at a place, as the page prints it.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// The weight and the bias at the place.
    pub place: Vec<f64>,
    /// The error E.
    pub error: f64,
    /// The length of the gradient.
    pub slope: f64,
    /// A curvature, along its own direction.
    pub curvatures: Vec<f64>,
    /// LR times the steepest bend: the largest curvature in size, up or down.
    pub step: f64,
    /// How far away the bottom is, where the surface looks like a bowl.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<f64>,
    /// How far the bottom is estimated to be below this place, as if the surface were a bowl.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<f64>,
    pub verdict: String,
}

/// The survey of a place.
pub fn measured(surface: &impl Surface, place: &Array1<f64>, learning_rate: f64) -> Measured {
    let survey: Survey = survey(surface, place);
    let steepest = survey.curvatures.values.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    Measured {
        place: place.to_vec(),
        error: survey.error,
        slope: unless_noise(survey.slope),
        step: learning_rate * steepest,
        distance: survey.bottom.map(|bottom| unless_noise(bottom.distance)),
        gain: survey.bottom.map(|bottom| unless_noise(bottom.gain)),
        verdict: format!("{:?}", survey.verdict(learning_rate)),
        curvatures: survey.curvatures.values.to_vec(),
    }
}

/// What is left of a zero after rounding is a zero.
fn unless_noise(value: f64) -> f64 {
    if value < 1e-9 { 0.0 } else { value }
}

/// Goes to the nearest place without a slope, uphill or down, by the same bowl over and over.
pub fn level_place(surface: &impl Surface, start: &Array1<f64>) -> Array1<f64> {
    let mut place = start.clone();
    for _ in 0..50 {
        let curvatures = crate::curvatures(&crate::hessian(surface, &place));
        let along = surface.gradient(&place).dot(&curvatures.directions) / &curvatures.values;
        let step = curvatures.directions.dot(&along);
        if length(&step) < 1e-13 {
            break;
        }
        place -= &step;
    }
    place
}
