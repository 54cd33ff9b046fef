use answer::Activation::{Linear, Relu, Sigmoid, Tanh};
use answer::{Layer, Network, Samples, backpropagate, epoch, error, error_signals};
use ch19_any_network::ndarray::{Array2, array};

use crate::checks::Checks;

fn network() -> Network {
    let layers = vec![
        Layer {
            weights: array![[0.5, -1.0, 0.25], [0.75, 1.5, -0.5]],
            biases: array![0.25, -0.5, 0.75],
            activation: Tanh,
        },
        Layer {
            weights: array![[1.25, -0.5], [0.5, 1.5], [-0.75, 2.0]],
            biases: array![0.5, -0.25],
            activation: Relu,
        },
        Layer {
            weights: array![[0.75, -1.5], [1.25, 0.5]],
            biases: array![-0.5, 0.25],
            activation: Sigmoid,
        },
        Layer {
            weights: array![[1.5, -0.75], [-1.25, 0.5]],
            biases: array![0.125, 0.375],
            activation: Linear,
        },
    ];
    Network { layers }
}

fn rows(matrix: &Array2<f64>) -> Vec<Vec<f64>> {
    matrix.rows().into_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    let names = ["first layer", "second layer", "third layer", "output layer"];
    for (input, target) in
        [(array![0.5, -2.0], array![0.0, 1.0]), (array![1.5, 0.75], array![1.0, -0.5])]
    {
        c.case(inputs![input, target]);
        let forward = network().forward(input.view());
        for (name, (pre, post)) in names.iter().zip(forward.pre.iter().zip(&forward.post)) {
            c.block(&format!("S_preA, {name}"), &pre.to_vec());
            c.block(&format!("S_postA, {name}"), &post.to_vec());
        }
        let signals = error_signals(&network(), &forward, array![0.8, -0.6]);
        for (name, signal) in names.iter().zip(&signals).rev() {
            c.block(&format!("error signal, {name}, from 0.8 and −0.6"), &signal.to_vec());
        }
        let gradients = backpropagate(&network(), input.view(), target.view());
        for (name, layer) in names.iter().zip(&gradients) {
            c.table(&format!("gradients of the weights, {name}"), &rows(&layer.weights));
            c.block(&format!("gradients of the biases, {name}"), &layer.biases.to_vec());
        }
    }
    // Two layers of which the last one has a slope of its own, and a ReLU node on its kink.
    let mut small = network();
    small.layers = small.layers.split_off(1);
    small.layers.truncate(2);
    let (input, target) = (array![-2.0, 1.0, 0.0], array![0.5, -1.0]);
    small.layers[0].biases = array![2.0, -0.25];
    c.case(inputs![input, target]);
    let gradients = backpropagate(&small, input.view(), target.view());
    for (name, layer) in ["hidden layer", "output layer of sigmoid nodes"].iter().zip(&gradients) {
        c.table(&format!("gradients of the weights, {name}"), &rows(&layer.weights));
        c.block(&format!("gradients of the biases, {name}"), &layer.biases.to_vec());
    }
    let samples = Samples {
        inputs: array![[0.5, -2.0], [1.5, 0.75]],
        targets: array![[0.0, 1.0], [1.0, -0.5]],
    };
    let learning_rate = 0.25;
    c.case(inputs![learning_rate]);
    c.factor("the learning rate", learning_rate);
    let mut trained = network();
    c.number("E before", error(&trained, &samples));
    epoch(&mut trained, &samples, learning_rate);
    for (name, layer) in names.iter().zip(&trained.layers) {
        c.table(&format!("weights after an epoch, {name}"), &rows(&layer.weights));
        c.block(&format!("biases after an epoch, {name}"), &layer.biases.to_vec());
    }
    c.number("E after", error(&trained, &samples));
}
