use ch01_perceptron::perceptron;

/// What the hidden nodes answer. `into_hidden[h]` has the weights into hidden node h, bias last.
pub fn hidden_outputs(into_hidden: &[Vec<f64>], input: &[f64]) -> Vec<f64> {
    into_hidden.iter().map(|weights| perceptron(&[&[1.0], input].concat(), weights)).collect()
}

/// What the network answers. `into_output` has the weights into the output node, bias last.
pub fn output(into_hidden: &[Vec<f64>], into_output: &[f64], input: &[f64]) -> f64 {
    perceptron(&[&[1.0], &hidden_outputs(into_hidden, input)[..]].concat(), into_output)
}

fn main() {
    let into_hidden = [vec![1.0, 1.0, -0.5], vec![-1.0, -1.0, 1.5]];
    println!("{}", output(&into_hidden, &[1.0, 1.0, -1.5], &[1.0, 0.0]));
}
