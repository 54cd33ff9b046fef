use ch07_hidden_layer::StepNetwork;

/// A network that answers like this, case by case in the order of counting.
pub fn network(answers: &[f64]) -> StepNetwork {
    let inputs = answers.len().trailing_zeros();
    let mut into_hidden = vec![];
    for (row, answer) in answers.iter().enumerate() {
        if *answer == 1.0 {
            let digit = |place| (row >> place & 1) as f64;
            let case: Vec<f64> = (0..inputs).rev().map(digit).collect();
            let ones: f64 = case.iter().sum();
            let weight = |value: &f64| if *value == 1.0 { 1.0 } else { -1.0 };
            let mut weights: Vec<f64> = case.iter().map(weight).collect();
            weights.push(0.5 - ones);
            into_hidden.push(weights);
        }
    }
    let mut into_output = vec![1.0; into_hidden.len()];
    into_output.push(-0.5);
    StepNetwork { into_hidden, into_output }
}

fn main() {
    let network = network(&[0.0, 1.0, 1.0, 0.0]);
    for case in [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]] {
        println!("{case:?}: {}", network.output(&case));
    }
}
