//! Four days, and the same plane described by a short arrow and by a long one.

use ch01_perceptron::{perceptron, preactivation};
use ch02_classification::{distance, length};

fn main() {
    let days = [[4.0, 3.0, -1.0], [9.0, -1.0, 2.0], [-3.0, -1.0, 5.0], [2.0, 1.0, 2.0]];
    for weights in [[1.0, 2.0, -2.0], [10.0, 20.0, -20.0]] {
        println!("weights {weights:?} of length {}", length(&weights));
        for day in days {
            let pre = preactivation(&day, &weights);
            let away = distance(&day, &weights);
            let answer = perceptron(&day, &weights);
            println!("  {pre:6} {away:9.4}   answer {answer}");
        }
    }
}
