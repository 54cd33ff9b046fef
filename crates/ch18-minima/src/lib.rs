//! # Chapter 18: local minima, plateaus, saddles
//!
//! Where training stands when it no longer gets on: the length of the gradient, the curvatures
//! from the Hessian, and what they say.

use ch08_sigmoid::{activate, activate_prime, final_error, half_squared_error};
pub use ch15_bias::{Network, Samples, ndarray};
use ndarray::{Array1, Array2};

pub use jacobi::{Curvatures, curvatures};

pub mod figures;
pub mod jacobi;
pub mod search;
pub mod twins;
pub mod worked;

/// An error surface: an error and a gradient for every place. A place is one number for each
/// weight, the biases among them.
pub trait Surface {
    /// The error E there, summed over all samples.
    fn error(&self, place: &Array1<f64>) -> f64;
    /// Its gradient: a slope for each weight.
    fn gradient(&self, place: &Array1<f64>) -> Array1<f64>;
}

/// The surface of one sigmoid node with one input. A place is its weight and its bias.
#[derive(Clone, Copy, Debug)]
pub struct NodeSurface<'a> {
    /// Samples with one input and one target each.
    pub samples: &'a Samples,
}

impl Surface for NodeSurface<'_> {
    fn error(&self, place: &Array1<f64>) -> f64 {
        let Samples { inputs, targets } = self.samples;
        let answer = |input: &f64| activate(place[0] * input + place[1]);
        let samples = inputs.iter().zip(targets);
        samples.map(|(input, target)| half_squared_error(answer(input), *target)).sum()
    }

    fn gradient(&self, place: &Array1<f64>) -> Array1<f64> {
        let Samples { inputs, targets } = self.samples;
        let mut gradient = Array1::zeros(2);
        for (input, target) in inputs.iter().zip(targets) {
            let pre = place[0] * input + place[1];
            let error_signal = final_error(activate(pre), *target) * activate_prime(pre);
            gradient[0] += error_signal * input;
            gradient[1] += error_signal;
        }
        gradient
    }
}

/// The surface of a network with one hidden layer. A place is ItoH row by row, the hidden biases,
/// HtoO row by row, the output biases.
#[derive(Clone, Copy, Debug)]
pub struct NetworkSurface<'a> {
    /// A network of the shape in question.
    pub shape: &'a Network,
    /// The samples.
    pub samples: &'a Samples,
}

/// The weights and biases of a network in one list: its place on the surface.
pub fn place_of(network: &Network) -> Array1<f64> {
    let Network { i_to_h, bias_h, h_to_o, bias_o } = network;
    i_to_h.iter().chain(bias_h).chain(h_to_o).chain(bias_o).copied().collect()
}

impl NetworkSurface<'_> {
    /// The network at a place.
    ///
    /// # Panics
    ///
    /// If the place has fewer numbers than the network has weights and biases.
    pub fn network(&self, place: &Array1<f64>) -> Network {
        let mut network = self.shape.clone();
        let Network { i_to_h, bias_h, h_to_o, bias_o } = &mut network;
        let weights = i_to_h.iter_mut().chain(bias_h).chain(h_to_o).chain(bias_o);
        for (index, weight) in weights.enumerate() {
            *weight = place[index];
        }
        network
    }
}

impl Surface for NetworkSurface<'_> {
    fn error(&self, place: &Array1<f64>) -> f64 {
        ch15_bias::error(&self.network(place), self.samples)
    }

    fn gradient(&self, place: &Array1<f64>) -> Array1<f64> {
        let network = self.network(place);
        let mut sum = Array1::zeros(place.len());
        for (input, target) in self.samples.iter() {
            let ch15_bias::Gradients { i_to_h, bias_h, h_to_o, bias_o } =
                ch15_bias::backpropagate(&network, input, target);
            let slopes = i_to_h.iter().chain(&bias_h).chain(&h_to_o).chain(&bias_o);
            sum.iter_mut().zip(slopes).for_each(|(sum, slope)| *sum += slope);
        }
        sum
    }
}

/// The length of a list of numbers as an arrow: the root of the sum of their squares.
pub fn length(arrow: &Array1<f64>) -> f64 {
    arrow.dot(arrow).sqrt()
}

/// The places of a descent with momentum, the start among them, Equation (18.3). With a momentum
/// of 0 it is gradient descent.
pub fn roll(
    surface: &impl Surface,
    start: &Array1<f64>,
    learning_rate: f64,
    momentum: f64,
    steps: usize,
) -> Vec<Array1<f64>> {
    let mut velocity = Array1::zeros(start.len());
    let mut places = vec![start.clone()];
    for step in 0..steps {
        velocity = momentum * velocity - learning_rate * surface.gradient(&places[step]);
        places.push(&places[step] + &velocity);
    }
    places
}

/// How far a weight is nudged to measure a curvature.
pub const NUDGE: f64 = 1e-5;

/// The Hessian by nudging: how much the slope of each weight changes with each weight,
/// Equation (18.2).
pub fn hessian(surface: &impl Surface, place: &Array1<f64>) -> Array2<f64> {
    let weights = place.len();
    let mut hessian = Array2::zeros((weights, weights));
    for nudged in 0..weights {
        let (mut above, mut below) = (place.clone(), place.clone());
        above[nudged] += NUDGE;
        below[nudged] -= NUDGE;
        let change = surface.gradient(&above) - surface.gradient(&below);
        hessian.row_mut(nudged).assign(&(change / (2.0 * NUDGE)));
    }
    (&hessian + &hessian.t()) / 2.0
}

/// What can be measured at a place.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The error E.
    pub error: f64,
    /// The length of the gradient.
    pub slope: f64,
    /// The curvatures and their directions.
    pub curvatures: Curvatures,
    /// The bottom of the bowl that the surface looks like from here, if it looks like a bowl.
    pub bottom: Option<Bottom>,
}

/// The bottom of a bowl, from where one stands.
#[derive(Clone, Copy, Debug)]
pub struct Bottom {
    /// How far away it is.
    pub distance: f64,
    /// How far below it is: what the error could still lose if the surface were this bowl.
    pub gain: f64,
}

/// Measures at a place: gradient, Hessian, curvatures, and the bottom by Equation (18.4).
pub fn survey(surface: &impl Surface, place: &Array1<f64>) -> Survey {
    let gradient = surface.gradient(place);
    let curvatures = curvatures(&hessian(surface, place));
    let bowl = curvatures.values.iter().all(|&curvature| curvature > 0.0);
    let bottom = bowl.then(|| {
        let along = gradient.dot(&curvatures.directions);
        Bottom {
            distance: length(&(&along / &curvatures.values)),
            gain: 0.5 * (&along * &along / &curvatures.values).sum(),
        }
    });
    Survey { error: surface.error(place), slope: length(&gradient), curvatures, bottom }
}

/// What an error that seems to stand still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The error is still falling.
    Falling,
    /// The steps are too short for this place: a plateau, or too small a rate.
    ShortSteps,
    /// At least one direction bends down: a saddle.
    Saddle,
    /// All directions bend up and next to nothing is left to gain: a valley's floor.
    Floor,
    /// Level, with a direction that bends neither way: no number decides.
    Undecided,
}

impl Survey {
    /// Reads the measurements in the order of the chapter's table.
    pub fn verdict(&self, learning_rate: f64) -> Verdict {
        let values = &self.curvatures.values;
        let lowest = values[0];
        let steepest = values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        let level = learning_rate * self.slope * self.slope < 1e-4 * self.error;
        match self.bottom {
            _ if !level => Verdict::Falling,
            _ if learning_rate * steepest < 0.02 => Verdict::ShortSteps,
            _ if lowest <= -0.002 * steepest => Verdict::Saddle,
            Some(bottom) if bottom.gain < 0.02 * self.error => Verdict::Floor,
            _ => Verdict::Undecided,
        }
    }
}
