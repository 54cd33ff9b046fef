//! The delta rule: an update after each sample, epoch by epoch.

use ch05_gradient_descent::worked::bowl;
use ch05_gradient_descent::{delta_update, error};

fn main() {
    let samples = bowl();
    for learning_rate in [0.1, 0.05, 0.025] {
        let mut weights = [0.0, 0.0];
        for _ in 0..1000 {
            for sample in &samples {
                delta_update(&mut weights, sample, learning_rate);
            }
        }
        let error = error(&weights, &samples);
        println!("learning rate {learning_rate:5.3}  weights {weights:7.4?}  error {error:.6}");
    }
}
