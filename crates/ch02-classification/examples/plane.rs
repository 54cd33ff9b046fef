//! Four points, and the same plane described by a short arrow and by a long one.

use ch01_perceptron::{perceptron, preactivation};
use ch02_classification::{distance, length};

fn main() {
    let points = [[4.0, -7.0, 2.0], [-3.0, 9.0, 9.0], [0.0, 5.0, -8.0], [1.0, 4.0, 1.0]];
    for weights in [[2.0, -1.0, 2.0], [20.0, -10.0, 20.0]] {
        println!("weights {weights:?} of length {}", length(&weights));
        for point in points {
            let pre = preactivation(&point, &weights);
            let away = distance(&point, &weights);
            let answer = perceptron(&point, &weights);
            println!("  {pre:6} {away:9.4}   answer {answer}");
        }
    }
}
