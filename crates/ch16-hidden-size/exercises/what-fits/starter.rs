/// The number of weights and biases of a network with one hidden layer.
pub fn weights(inputs: usize, hidden: usize, outputs: usize) -> usize {
    todo!("count them for {inputs}, {hidden} and {outputs}")
}

/// The most hidden nodes with at most `budget` weights and biases.
pub fn largest(inputs: usize, outputs: usize, budget: usize) -> usize {
    todo!("the largest for {inputs}, {outputs} and {budget}")
}

fn main() {
    println!("{}", weights(16, 12, 3));
    println!("{}", largest(16, 3, 300));
}
