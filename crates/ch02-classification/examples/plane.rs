//! One day, and the same plane described by a short arrow and by a long one.

use ch01_perceptron::preactivation;
use ch02_classification::{distance, length};

fn main() {
    let day = [9.0, -1.0, 2.0];
    for weights in [[1.0, 2.0, -2.0], [10.0, 20.0, -20.0]] {
        let (long, pre) = (length(&weights), preactivation(&day, &weights));
        let away = distance(&day, &weights);
        println!("weights {long:2} long: preactivation {pre:2}, distance {away}");
    }
}
