use answer::test;
use ch19_any_network::Activation::{self, Relu, Sigmoid};
use ch19_any_network::ndarray::{Array1, ArrayView1};
use ch19_any_network::{Gradients, Network, backpropagate, gradients, output_error_signal};

use crate::checks::Checks;

/// A backward pass with other slopes in its hidden layers.
fn with_slopes(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    slope: fn(Activation, f64) -> f64,
) -> Gradients {
    let forward = network.forward(input);
    let mut signals = vec![output_error_signal(network, &forward, target)];
    for (pair, pre) in network.layers.windows(2).zip(&forward.pre).rev() {
        let arriving = pair[1].weights.dot(&signals[signals.len() - 1]);
        signals.push(arriving * pre.mapv(|pre| slope(pair[0].activation, pre)));
    }
    signals.reverse();
    gradients(input, &forward, signals)
}

fn no_slope(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    with_slopes(network, input, target, |_, _| 1.0)
}

fn twice(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    with_slopes(network, input, target, |activation, pre| activation.activate_prime(pre).powi(2))
}

fn sigmoid(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    with_slopes(network, input, target, |_, pre| Sigmoid.activate_prime(pre))
}

fn no_kink(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    with_slopes(network, input, target, |activation, pre| {
        if activation == Relu { 1.0 } else { activation.activate_prime(pre) }
    })
}

fn no_biases(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    let mut gradients = backpropagate(network, input, target);
    gradients.iter_mut().for_each(|layer| layer.biases.fill(0.0));
    gradients
}

fn size_only(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    let output = network.forward(input).output().to_owned();
    let above: Array1<f64> = &output - (&output - &target).mapv(f64::abs);
    backpropagate(network, input, above.view())
}

fn two_layers(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    let mut gradients = backpropagate(network, input, target);
    let reached = gradients.len().saturating_sub(2);
    for layer in &mut gradients[..reached] {
        layer.weights.fill(0.0);
        layer.biases.fill(0.0);
    }
    gradients
}

fn not_added(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    let mut without = network.clone();
    without.layers.iter_mut().for_each(|layer| layer.biases.fill(0.0));
    backpropagate(&without, input, target)
}

fn uphill(network: &Network, input: ArrayView1<f64>, target: ArrayView1<f64>) -> Gradients {
    let mut gradients = backpropagate(network, input, target);
    for layer in &mut gradients {
        layer.weights.mapv_inplace(|slope| -slope);
        layer.biases.mapv_inplace(|slope| -slope);
    }
    gradients
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right gradients", || test(backpropagate));
    c.refuses("refuses a forgotten hidden slope", || test(no_slope));
    c.refuses("refuses a slope that is applied twice", || test(twice));
    c.refuses("refuses the sigmoid's slope for all", || test(sigmoid));
    c.refuses("refuses ReLU's slope without its kink", || test(no_kink));
    c.refuses("refuses biases without gradients", || test(no_biases));
    c.refuses("refuses the size of the final error", || test(size_only));
    c.refuses("refuses biases that are not added", || test(not_added));
    c.refuses("refuses the wrong sign", || test(uphill));
    c.refuses("refuses a pass that stops after two layers", || test(two_layers));
}
