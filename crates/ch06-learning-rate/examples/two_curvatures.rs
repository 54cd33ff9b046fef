//! The tank's three readings with the times written down in three ways: the curvatures, the limit
//! and the best learning rate, and the steps at it to a hundredth of the distance.

use ch05_gradient_descent::worked::lowest;
use ch06_learning_rate::worked::{in_unit, sum_and_difference, tank};
use ch06_learning_rate::{best_rate, curvatures, limit, steps_needed};

fn main() {
    for (name, samples) in [
        ("both in minutes", tank()),
        ("the outlet in seconds", in_unit(60.0)),
        ("sum and difference", sum_and_difference()),
    ] {
        let [flattest, steepest] = curvatures(&samples);
        let best = best_rate([flattest, steepest]);
        let steps = steps_needed(&[0.0, 0.0], &lowest(&samples), &samples, best, 0.01)
            .expect("a rate below the limit arrives");
        println!("{name}: curvatures {flattest:.2} and {steepest:.2}");
        println!("  limit {:.6}, best {best:.6}, steps {steps}", limit(steepest));
    }
}
