//! Down a parabola: one weight, one sample, five steps.

use ch05_gradient_descent::worked::parabola;
use ch05_gradient_descent::{descend, error, gradient};

fn main() {
    let samples = parabola();
    let mut weights = [0.0];
    for step in 0..=5 {
        let slope = gradient(&weights, &samples);
        let error = error(&weights, &samples);
        println!("step {step}  weight {:.5}  error {error:.5}  slope {:8.5}", weights[0], slope[0]);
        descend(&mut weights, &slope, 0.1);
    }
}
