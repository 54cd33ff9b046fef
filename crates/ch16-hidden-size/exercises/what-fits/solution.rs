/// The number of weights and biases of a network with one hidden layer.
pub fn weights(inputs: usize, hidden: usize, outputs: usize) -> usize {
    inputs * hidden + hidden + hidden * outputs + outputs
}

/// The most hidden nodes with at most `budget` weights and biases.
pub fn largest(inputs: usize, outputs: usize, budget: usize) -> usize {
    (0..=budget).rev().find(|&hidden| weights(inputs, hidden, outputs) <= budget).unwrap_or(0)
}

fn main() {
    println!("{}", weights(16, 12, 3));
    println!("{}", largest(16, 3, 300));
}
