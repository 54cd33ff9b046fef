use ch01_perceptron::perceptron;
use ch07_hidden_layer::with_one;

/// What the hidden nodes answer. `into_hidden[h]` has the weights
/// into hidden node h, bias last.
pub fn hidden_outputs(into_hidden: &[Vec<f64>], input: &[f64]) -> Vec<f64> {
    let one_node = perceptron(&with_one(input), &into_hidden[0]);
    todo!("the first of {} hidden nodes answers {one_node}", into_hidden.len())
}

/// What the network answers. `into_output` has the weights
/// into the output node, bias last.
pub fn output(
    into_hidden: &[Vec<f64>],
    into_output: &[f64],
    input: &[f64],
) -> f64 {
    todo!("{:?}, {into_output:?}", hidden_outputs(into_hidden, input))
}

fn main() {
    let into_hidden = [vec![1.0, 1.0, -0.5], vec![-1.0, -1.0, 1.5]];
    println!("{}", output(&into_hidden, &[1.0, 1.0, -1.5], &[1.0, 0.0]));
}
