//! How heavy? A number with its unit.

use ch13_validation::split;
use ch14_datasets::worked::table;
use serde::Serialize;

use super::species::trained;
use super::{EPOCHS, Mean, PARTS, SEEDS, mean, runs};
use crate::ndarray::Array2;
use crate::{
    Activation, Network, Question, Samples, Scaler, brought_back, root_mean_square, scaled, seeded,
};
use ch14_datasets::permutation;

/// How the mass is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The mean of the training part, whatever the measurements are.
    Constant,
    /// A linear node, targets standardised and the outputs brought back.
    Linear,
    /// The same behind four hidden nodes.
    Hidden,
    /// The same, targets in grams as they are.
    Grams,
    /// A sigmoid node and targets in kilograms, by ½ FE².
    Sigmoid,
}

/// All of them.
pub const WAYS: [Way; 5] = [Way::Constant, Way::Linear, Way::Hidden, Way::Grams, Way::Sigmoid];

/// Bill length, bill depth and flipper length of all penguins, and the mass in grams.
pub fn grams() -> Samples {
    let penguins = table().penguins;
    Samples {
        inputs: Array2::from_shape_fn((penguins.len(), 3), |(row, column)| {
            penguins[row].measurements[column]
        }),
        targets: Array2::from_shape_fn((penguins.len(), 1), |(row, _)| {
            penguins[row].measurements[3]
        }),
    }
}

/// What was measured and what was predicted, in grams, for the test part of a seed.
#[derive(Serialize)]
pub struct Predicted {
    pub measured: Vec<f64>,
    pub predicted: Vec<f64>,
}

/// A sigmoid node, trained by ½ FE² on targets in kilograms.
fn sigmoid(samples: &Samples, seed: u64) -> Network {
    let mut network = seeded(samples.inputs.ncols(), &[], 1, seed);
    network.layers[0].activation = Activation::Sigmoid;
    for epoch in 0..EPOCHS {
        for number in permutation(samples.len(), 1000 * seed + epoch as u64) {
            let (input, target) = (samples.inputs.row(number), samples.targets.row(number));
            let gradients = ch19_any_network::backpropagate(&network, input, target);
            network.descend(&gradients, super::RATE);
        }
    }
    network
}

/// The masses of the test part of a seed.
pub fn predictions(way: Way, seed: u64) -> Predicted {
    let parts = split(&grams(), PARTS, seed);
    let inputs = Scaler::fit(&parts.training.inputs);
    let outputs = match way {
        Way::Grams => {
            Scaler { offset: [0.0].into_iter().collect(), unit: [1.0].into_iter().collect() }
        }
        Way::Sigmoid => {
            Scaler { offset: [0.0].into_iter().collect(), unit: [1000.0].into_iter().collect() }
        }
        _ => Scaler::fit(&parts.training.targets),
    };
    let of = |part: &Samples| Samples {
        inputs: scaled(&inputs, &part.inputs),
        targets: scaled(&outputs, &part.targets),
    };
    let (training, test) = (of(&parts.training), of(&parts.test));
    let network = match way {
        Way::Constant => None,
        Way::Sigmoid => Some(sigmoid(&training, seed)),
        Way::Hidden | Way::Grams => Some(trained(Question::Number, &[4], &training, EPOCHS, seed)),
        Way::Linear => Some(trained(Question::Number, &[], &training, EPOCHS, seed)),
    };
    let predict = |(input, _)| match &network {
        Some(network) => brought_back(&outputs, network.forward(input).output())[0],
        None => outputs.offset[0],
    };
    Predicted {
        measured: parts.test.targets.column(0).to_vec(),
        predicted: test.iter().map(predict).collect(),
    }
}

/// Of the hidden nodes' values on the training part, after all epochs, the share with a slope below
/// a hundredth; with targets in grams, or standardised.
pub fn flat(way: Way, seed: u64) -> f64 {
    let parts = split(&grams(), PARTS, seed);
    let inputs = Scaler::fit(&parts.training.inputs);
    let mut training = Samples {
        inputs: scaled(&inputs, &parts.training.inputs),
        targets: parts.training.targets.clone(),
    };
    if way != Way::Grams {
        training.targets = scaled(&Scaler::fit(&training.targets), &training.targets);
    }
    let network = trained(Question::Number, &[4], &training, EPOCHS, seed);
    let values: Vec<f64> =
        training.iter().flat_map(|(input, _)| network.forward(input).post[0].to_vec()).collect();
    let flat = values.iter().filter(|value| 1.0 - **value * **value < 0.01).count();
    flat as f64 / values.len() as f64
}

/// The root mean squared error of each way, in grams.
#[derive(Serialize)]
pub struct Mass {
    /// How many splits, each with first weights of its own.
    pub seeds: u64,
    /// Always the mean of the training part.
    pub constant: Mean,
    /// A linear output without hidden nodes.
    pub linear: Mean,
    /// A linear output behind hidden nodes.
    pub hidden: Mean,
    /// The error of a network that is trained on grams as they are.
    pub grams: Mean,
    /// A sigmoid for the output.
    pub sigmoid: Mean,
    /// The share of values of hidden nodes without a slope, targets in grams and standardised.
    pub flat_grams: Mean,
    /// The share of values of hidden nodes without a slope, targets standardised.
    pub flat_hidden: Mean,
    /// Targets in grams less no hidden layer, split by split.
    pub grams_over_linear: Mean,
    /// The mean body mass of the first split's training part, in grams.
    pub offset: f64,
    /// The standard deviation of the body mass in the first split's training part, in grams.
    pub unit: f64,
    /// The output for the first test penguin, in standard deviations above the mean.
    pub output: f64,
    /// The output for the first test penguin, brought back to grams.
    pub predicted: f64,
    pub measured: f64,
    /// The heaviest and the lightest prediction of the sigmoid, seed 0.
    pub sigmoid_least: f64,
    pub sigmoid_most: f64,
    pub lightest: f64,
    pub heaviest: f64,
}

/// The mass of penguins.
pub fn mass() -> Mass {
    let all = |way| {
        runs(0, SEEDS, |seed| {
            let Predicted { measured, predicted } = predictions(way, seed);
            root_mean_square(&predicted, &measured)
        })
    };
    let of = |way| mean(&all(way));
    let (in_grams, linear_ones) = (all(Way::Grams), all(Way::Linear));
    let worse: Vec<f64> = in_grams.iter().zip(&linear_ones).map(|(a, b)| a - b).collect();
    let without_slope = |way| mean(&runs(0, SEEDS, |seed| flat(way, seed)));
    let scaler = Scaler::fit(&split(&grams(), PARTS, 0).training.targets);
    let (offset, unit) = (scaler.offset[0], scaler.unit[0]);
    let hidden = predictions(Way::Hidden, 0);
    let sigmoid = study::spread(predictions(Way::Sigmoid, 0).predicted);
    let weighed = study::spread(grams().targets.column(0).to_vec());
    Mass {
        seeds: SEEDS,
        constant: of(Way::Constant),
        linear: mean(&linear_ones),
        hidden: of(Way::Hidden),
        grams: mean(&in_grams),
        sigmoid: of(Way::Sigmoid),
        flat_grams: without_slope(Way::Grams),
        flat_hidden: without_slope(Way::Hidden),
        grams_over_linear: mean(&worse),
        offset,
        unit,
        output: (hidden.predicted[0] - offset) / unit,
        predicted: hidden.predicted[0],
        measured: hidden.measured[0],
        sigmoid_least: sigmoid.least,
        sigmoid_most: sigmoid.most,
        lightest: weighed.least,
        heaviest: weighed.most,
    }
}
