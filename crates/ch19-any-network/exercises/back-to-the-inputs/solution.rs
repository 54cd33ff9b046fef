use ch19_any_network::Activation;

/// A layer in plain lists: a row of weights for each node that they come from.
pub struct Layer {
    pub weights: Vec<Vec<f64>>,
    pub activation: Activation,
}

fn arriving(layer: &Layer, signal: &[f64]) -> Vec<f64> {
    let of_row =
        |row: &Vec<f64>| row.iter().zip(signal).map(|(weight, signal)| weight * signal).sum();
    layer.weights.iter().map(of_row).collect()
}

fn through(back: Vec<f64>, pre: &[f64], activation: Activation) -> Vec<f64> {
    back.iter().zip(pre).map(|(back, &pre)| back * activation.activate_prime(pre)).collect()
}

/// How the error changes with each input, and the error signal of the first layer.
pub fn back_to_the_inputs(
    layers: &[Layer],
    pre: &[Vec<f64>],
    at_output: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    let mut signal = at_output.to_vec();
    for (pair, pre) in layers.windows(2).zip(pre).rev() {
        signal = through(arriving(&pair[1], &signal), pre, pair[0].activation);
    }
    (arriving(&layers[0], &signal), signal)
}

fn main() {
    let first = Layer { weights: vec![vec![1.0, -2.0]], activation: Activation::Tanh };
    let second = Layer { weights: vec![vec![0.5], vec![1.5]], activation: Activation::Linear };
    let pre = [vec![0.5, -1.0], vec![0.0]];
    println!("{:?}", back_to_the_inputs(&[first, second], &pre, &[2.0]));
}
