use ch19_any_network::Activation;

/// A layer in plain lists: a row of weights for each node that they come from.
pub struct Layer {
    pub weights: Vec<Vec<f64>>,
    pub activation: Activation,
}

/// How the error changes with each input, and the error signal of the first layer.
pub fn back_to_the_inputs(
    layers: &[Layer],
    pre: &[Vec<f64>],
    at_output: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    todo!("from {at_output:?} back through {} layers", layers.len())
}

fn main() {
    let first = Layer { weights: vec![vec![1.0, -2.0]], activation: Activation::Tanh };
    let second = Layer { weights: vec![vec![0.5], vec![1.5]], activation: Activation::Linear };
    let pre = [vec![0.5, -1.0], vec![0.0]];
    println!("{:?}", back_to_the_inputs(&[first, second], &pre, &[2.0]));
}
