//! One weight below the limit, on it and above it.

use ch06_learning_rate::worked::one;
use ch06_learning_rate::{factor, limit, train};

fn main() {
    let (curvature, steps) = (4.0, 1_000);
    println!("the limit is {}", limit(curvature));
    for learning_rate in [0.25, 0.499, 0.5, 0.501, 1.0] {
        let errors = train(&mut [0.0], &one(), learning_rate, steps);
        println!(
            "LR {learning_rate:.3}: factor {:6.3}, error {} and after {steps} steps {:.6}",
            factor(learning_rate, curvature),
            errors[0],
            errors[steps],
        );
    }
}
