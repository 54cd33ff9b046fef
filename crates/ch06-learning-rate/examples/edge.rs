//! One weight at rates below the limit, on it and above it: the error after 1 and after 1,000 steps.

use ch05_gradient_descent::worked::parabola;
use ch06_learning_rate::{limit, train};

fn main() {
    println!("the limit is {}", limit(4.0));
    for learning_rate in [0.25, 0.499, 0.5, 0.501, 1.0] {
        let errors = train(&mut [0.0], &parabola(), learning_rate, 1_000);
        println!("LR {learning_rate:.3}: {:6.3} {:12.6}", errors[1], errors[1_000]);
    }
}
