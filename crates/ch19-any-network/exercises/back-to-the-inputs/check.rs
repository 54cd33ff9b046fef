use answer::{Layer, back_to_the_inputs};
use ch19_any_network::Activation::{self, Linear, Relu, Sigmoid, Tanh};

use crate::checks::Checks;

type Case = (Vec<(Vec<Vec<f64>>, Activation)>, Vec<Vec<f64>>, Vec<f64>);

fn cases() -> Vec<Case> {
    vec![
        (
            vec![
                (vec![vec![0.5, -1.5, 0.25], vec![2.0, 0.75, -0.5]], Tanh),
                (vec![vec![1.25, -0.5], vec![0.75, 1.5], vec![-2.0, 0.5]], Sigmoid),
                (vec![vec![-1.5], vec![0.75]], Linear),
            ],
            vec![vec![0.5, -1.25, 0.75], vec![-0.5, 1.5], vec![0.25]],
            vec![0.8],
        ),
        (
            vec![
                (vec![vec![1.5, 0.5], vec![-0.75, 2.0]], Sigmoid),
                (vec![vec![0.5, -1.25], vec![1.75, 0.5]], Relu),
            ],
            vec![vec![1.25, -0.5], vec![2.0, 0.5]],
            vec![-0.6, 0.4],
        ),
        (
            vec![
                (vec![vec![1.5, -0.5, 0.75]], Relu),
                (vec![vec![0.5, 2.0], vec![-1.5, 0.75], vec![1.25, 0.5]], Tanh),
                (vec![vec![1.5, -2.0], vec![0.5, 0.75]], Tanh),
                (vec![vec![0.75], vec![-1.25]], Sigmoid),
            ],
            vec![vec![0.5, 1.5, -0.25], vec![0.75, -0.5], vec![1.5, 0.25], vec![0.5]],
            vec![-0.5],
        ),
    ]
}

pub fn check(c: &mut Checks) {
    for (layers, pre, at_output) in cases() {
        let weights: Vec<Vec<Vec<f64>>> = layers.iter().map(|layer| layer.0.clone()).collect();
        c.case(inputs![weights, pre, at_output]);
        let layers: Vec<Layer> = layers
            .into_iter()
            .map(|(weights, activation)| Layer { weights, activation })
            .collect();
        let (slopes, signal) = back_to_the_inputs(&layers, &pre, &at_output);
        c.block("error signal of the first layer", &signal);
        c.block("slopes along the inputs", &slopes);
    }
}
