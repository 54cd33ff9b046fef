use ch07_hidden_layer::StepNetwork;

/// A network that answers like this, case by case in the order of counting.
pub fn network(answers: &[f64]) -> StepNetwork {
    todo!("a hidden node for each 1 in {answers:?}, the bias last in each")
}

fn main() {
    let network = network(&[0.0, 1.0, 1.0, 0.0]);
    for case in [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]] {
        println!("{case:?}: {}", network.output(&case));
    }
}
