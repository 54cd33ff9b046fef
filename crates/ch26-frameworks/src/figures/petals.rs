//! What the figure of a hidden node's line takes of the petals network and of the irises, already read:
//! a browser has no use for the program's readers. A test compares it with what they read.

use ch25_own_table::worked::shipped::decimal;
use ndarray::array;

use crate::{Activation, Layer, Network, Scaler, ndarray};

/// The species, in the order of the outputs.
pub const CLASSES: [&str; 3] = ["setosa", "versicolor", "virginica"];

/// The network's first layer and its scaling.
pub fn first_layer() -> (Network, Scaler) {
    let layer = Layer {
        weights: array![
            [-1.0063083660231638, -1.6190327525799568, 0.9340429004620124, -0.5651419971903674],
            [-1.0977363924163706, -0.3077922176925823, 0.9862396381903399, -1.4223620243271713],
        ],
        biases: array![
            -1.0076597868079054,
            -0.9285387117886531,
            -0.9510816337727063,
            0.9894663152203494,
        ],
        activation: Activation::Tanh,
    };
    let scaler = Scaler {
        offset: array![3.7687500000000003, 1.2],
        unit: array![1.7807601665674508, 0.7580127527511219],
    };
    (Network { layers: vec![layer] }, scaler)
}

/// Length and width of each flower's petals in cm, and the place of its species.
///
/// # Panics
///
/// If a line of the table lacks one of them.
pub fn flowers() -> Vec<([f64; 2], usize)> {
    let text = include_str!("../../../ch25-own-table/data/iris.csv");
    let flower = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let value = |place: usize| decimal(cells[place]).expect("a number");
        let class = CLASSES.iter().position(|class| *class == cells[4]).expect("a species");
        ([value(2), value(3)], class)
    };
    text.lines().skip(1).map(flower).collect()
}
