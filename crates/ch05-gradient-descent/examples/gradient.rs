//! The slope along each weight, measured with nudges and by the formula.

use ch05_gradient_descent::worked::bowl;
use ch05_gradient_descent::{error, gradient};

fn main() {
    let samples = bowl();
    for weights in [[0.0, 0.0], [1.0, -2.0], [2.0, -1.0]] {
        let formula = gradient(&weights, &samples);
        for i in 0..2 {
            let nudged = |nudge: f64| {
                let mut weights = weights;
                weights[i] += nudge;
                error(&weights, &samples)
            };
            let measured = (nudged(0.1) - nudged(-0.1)) / 0.2;
            println!("{weights:4.1?}  weight {}  {measured:7.4}  {:7.4}", i + 1, formula[i]);
        }
    }
}
