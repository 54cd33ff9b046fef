//! The perceptron's rule, first on AND and then on XOR.

use ch03_learning_rule::epoch;
use ch07_hidden_layer::{separate, truth_table};

fn main() {
    for (name, targets) in [("AND", [0.0, 0.0, 0.0, 1.0]), ("XOR", [0.0, 1.0, 1.0, 0.0])] {
        let samples = truth_table(&targets);
        let mut weights = [0.0; 3];
        for number in 1..=6 {
            let mistakes = epoch(&mut weights, &samples, 1.0);
            let [first, second, bias] = weights;
            println!(
                "{name} epoch {number}: mistakes {mistakes}, weights {first:2} {second} {bias:2}"
            );
        }
        println!("one node can do {name}: {}", separate(&samples).is_some());
    }
}
