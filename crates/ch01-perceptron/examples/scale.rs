//! The same decisions with all weights multiplied by one number.

use ch01_perceptron::{perceptron, preactivation};

fn main() {
    let (first, second) = ([2.0, 0.5, 1.0], [2.0, 0.5, 2.0]);
    println!("factor     day 1  answer     day 2  answer");
    for factor in [1.0, 10.0, 0.1, -1.0] {
        let weights = [1.0, 2.0, -2.0].map(|weight| factor * weight);
        println!(
            "{factor:6.1} {:9.3} {:7} {:9.3} {:7}",
            preactivation(&first, &weights),
            perceptron(&first, &weights),
            preactivation(&second, &weights),
            perceptron(&second, &weights),
        );
    }
}
