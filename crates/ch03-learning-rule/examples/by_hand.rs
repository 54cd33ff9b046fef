//! Four updates, as they are worked out by hand on the page.

use ch03_learning_rule::update;
use ch03_learning_rule::worked::hand_samples;

fn main() {
    let mut weights = [0.5, -0.5, 0.25];
    println!("start          weights {weights:5.2?}");
    for sample in hand_samples() {
        let final_error = update(&mut weights, &sample, 0.25);
        println!("final error {final_error:2} weights {weights:5.2?}");
    }
}
