//! # Chapter 14: datasets
//!
//! From things to numbers and from numbers to samples: features, categories, scaling, labels,
//! shuffling, and samples that a rule has made.

pub use ch12_network::{Network, Samples, ndarray};
use ndarray::{Array1, Array2, ArrayView1, Axis, concatenate};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub mod figures;
pub mod penguins;
pub mod selection;
pub mod worked;

/// What colour a tomato has when it is ripe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Variety {
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Still green.
    Green,
}

/// A tomato, measured, and what somebody said who tasted it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tomato {
    /// Its colour as an angle on the colour circle: 0° is red, 60° yellow, 120° green.
    pub hue: f64,
    /// The shorter diameter divided by the longer, 1 for a ball.
    pub roundness: f64,
    /// In g/cm³.
    pub density: f64,
    /// What was sown.
    pub variety: Variety,
    /// Whether it is ripe: the label.
    pub ripe: bool,
}

/// Tomatoes of all ages: each begins green and light, turns to the colour of its variety and grows
/// denser, and is ripe when six tenths of that way are behind it. Its shape has no part in it. The
/// same `seed` gives the same tomatoes on every machine.
pub fn tomatoes(count: usize, seed: u64) -> Vec<Tomato> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let varieties = [(Variety::Red, 5.0), (Variety::Yellow, 55.0), (Variety::Green, 85.0)];
    let tomato = |_| {
        let (variety, ripe_hue) = varieties[rng.random_range(0..3)];
        let age = rng.random_range(0.0..1.0);
        Tomato {
            hue: 115.0 + age * (ripe_hue - 115.0) + rng.random_range(-5.0..5.0),
            roundness: rng.random_range(0.75..1.0),
            density: 0.94 + 0.05 * age + rng.random_range(-0.015..0.015),
            variety,
            ripe: age >= 0.6,
        }
    };
    (0..count).map(tomato).collect()
}

/// A category as one-of-N: `n` inputs that are 0, but for a 1 at `index`.
///
/// # Panics
///
/// If `index` is not below `n`.
pub fn one_of(n: usize, index: usize) -> Vec<f64> {
    let mut inputs = vec![0.0; n];
    inputs[index] = 1.0;
    inputs
}

/// Tomatoes as samples: hue, roundness, density and the variety as one-of-3 in six columns of
/// inputs, and the target 1 for a ripe one.
pub fn to_samples(tomatoes: &[Tomato]) -> Samples {
    let mut samples = Samples {
        inputs: Array2::zeros((tomatoes.len(), 6)),
        targets: Array2::zeros((tomatoes.len(), 1)),
    };
    for (row, tomato) in tomatoes.iter().enumerate() {
        let mut inputs = vec![tomato.hue, tomato.roundness, tomato.density];
        inputs.extend(one_of(3, tomato.variety as usize));
        samples.inputs.row_mut(row).assign(&Array1::from(inputs));
        samples.targets[[row, 0]] = f64::from(u8::from(tomato.ripe));
    }
    samples
}

/// One offset and one unit for each column, Equation (14.1).
#[derive(Clone, Debug, PartialEq)]
pub struct Scaler {
    /// What becomes 0.
    pub offset: Array1<f64>,
    /// What becomes 1 above it.
    pub unit: Array1<f64>,
}

impl Scaler {
    /// Standardises: the offset is the column's mean, Equation (14.2), the unit its standard
    /// deviation, Equation (14.3). A column that never changes keeps its unit of 1.
    ///
    /// # Panics
    ///
    /// If there are no rows.
    pub fn fit(inputs: &Array2<f64>) -> Scaler {
        let offset = inputs.mean_axis(Axis(0)).expect("at least one row");
        let squares = (inputs - &offset).mapv(|distance| distance * distance);
        let variance = squares.mean_axis(Axis(0)).expect("at least one row");
        Scaler { offset, unit: variance.mapv(|variance| unit_of(variance.sqrt())) }
    }

    /// Scales to the range from 0 to 1: the offset is the column's smallest value, the unit the
    /// distance from there to its largest.
    pub fn fit_min_max(inputs: &Array2<f64>) -> Scaler {
        let least = |column: ArrayView1<f64>| column.fold(f64::INFINITY, |a, &b| a.min(b));
        let most = |column: ArrayView1<f64>| column.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
        let offset = inputs.map_axis(Axis(0), least);
        let range = inputs.map_axis(Axis(0), most) - &offset;
        Scaler { offset, unit: range.mapv(unit_of) }
    }

    /// The inputs in these units, and a last column of ones.
    ///
    /// # Panics
    ///
    /// If there is not one offset for each column.
    pub fn apply(&self, inputs: &Array2<f64>) -> Array2<f64> {
        let scaled = (inputs - &self.offset) / &self.unit;
        let ones = Array2::ones((inputs.nrows(), 1));
        concatenate(Axis(1), &[scaled.view(), ones.view()]).expect("one row each")
    }

    /// The network for raw inputs, and a last one of 1, that answers as this one does for scaled
    /// ones: the scaler moves into ItoH, Equation (14.4).
    pub fn build_in(&self, network: &Network) -> Network {
        let mut built_in = network.clone();
        for (input, (&offset, &unit)) in self.offset.iter().zip(&self.unit).enumerate() {
            let weights = network.i_to_h.row(input).mapv(|weight| weight / unit);
            built_in.i_to_h.row_mut(self.offset.len()).scaled_add(-offset, &weights);
            built_in.i_to_h.row_mut(input).assign(&weights);
        }
        built_in
    }
}

fn unit_of(spread: f64) -> f64 {
    if spread > 0.0 { spread } else { 1.0 }
}

/// Turns each target around with the probability `share`: labels by somebody who errs.
pub fn mislabel(samples: &mut Samples, share: f64, seed: u64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let err = |target| if rng.random_range(0.0..1.0) < share { 1.0 - target } else { target };
    samples.targets.mapv_inplace(err);
}

/// The numbers from 0 to `n` − 1 in an order drawn by chance, all orders equally likely.
pub fn permutation(n: usize, seed: u64) -> Vec<usize> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut order: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        order.swap(last, rng.random_range(0..=last));
    }
    order
}

/// Puts the samples into another order, inputs and targets by one and the same permutation.
pub fn shuffle(samples: &mut Samples, seed: u64) {
    let order = permutation(samples.len(), seed);
    samples.inputs = samples.inputs.select(Axis(0), &order);
    samples.targets = samples.targets.select(Axis(0), &order);
}

/// What makes a point of the plane, both coordinates from −1 to 1, a yes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// The first coordinate is at least 0.2.
    Threshold,
    /// The point is on one side of a slanting line.
    Plane,
    /// The coordinates have different signs: XOR.
    Corners,
}

impl Rule {
    /// The label of a point, 0 or 1.
    pub fn label(self, a: f64, b: f64) -> f64 {
        let yes = match self {
            Rule::Threshold => a >= 0.2,
            Rule::Plane => 0.5 * a + b >= 0.2,
            Rule::Corners => (a >= 0.0) != (b >= 0.0),
        };
        f64::from(u8::from(yes))
    }

    /// Points drawn by chance and their labels; the third input is always 1. The same `seed` gives
    /// the same points for every rule.
    pub fn samples(self, count: usize, seed: u64) -> Samples {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let point = |(_, column)| if column == 2 { 1.0 } else { rng.random_range(-1.0..1.0) };
        let inputs = Array2::from_shape_fn((count, 3), point);
        let labels = inputs.rows().into_iter().map(|row| self.label(row[0], row[1]));
        let targets = Array1::from_iter(labels).insert_axis(Axis(1));
        Samples { inputs, targets }
    }
}
