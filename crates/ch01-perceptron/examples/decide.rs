//! Three days in the greenhouse: what the instruments show, the preactivation, and the answer.

use ch01_perceptron::{perceptron, preactivation};

fn main() {
    let weights = [1.0, 2.0, -2.0];
    println!("warmth  damp  wind   preactivation  answer");
    for inputs in [[2.0, 0.5, 1.0], [2.0, 0.5, 2.0], [2.0, 0.5, 1.5]] {
        let [warmth, damp, wind] = inputs;
        let pre = preactivation(&inputs, &weights);
        let post = perceptron(&inputs, &weights);
        println!("{warmth:6.1} {damp:5.1} {wind:5.1} {pre:15.2} {post:7}");
    }
}
