//! From the start to the bottom of the bowl, all samples in each step.

use ch05_gradient_descent::worked::bowl;
use ch05_gradient_descent::{descend, error, gradient};

fn main() {
    let samples = bowl();
    let mut weights = [0.0, 0.0];
    for step in 0..=80 {
        if [0, 1, 2, 3, 5, 10, 20, 40, 80].contains(&step) {
            println!("{step:2}  weights {weights:7.4?}  error {:.6}", error(&weights, &samples));
        }
        let gradient = gradient(&weights, &samples);
        descend(&mut weights, &gradient, 0.1);
    }
}
