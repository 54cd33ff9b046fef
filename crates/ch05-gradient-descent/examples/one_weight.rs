//! Down a parabola: one weight, one sample, five steps.

use ch05_gradient_descent::{final_error, half_squared_error};

fn main() {
    let (input, target, learning_rate) = (2.0, 4.0, 0.1);
    let mut weight = 0.0;
    for step in 0..=5 {
        let output = weight * input;
        let error = half_squared_error(output, target);
        let slope = final_error(output, target) * input;
        println!("step {step}  weight {weight:.5}  error {error:.5}  slope {slope:8.5}");
        weight -= learning_rate * slope;
    }
}
