//! The same network trained on XOR in the right order and in the wrong one.

use ch09_training::{Network, error};
use ch10_backpropagation::{update, update_in_the_wrong_order, worked};

fn main() {
    let mut right = Network::seeded(2, 4, 1);
    let mut wrong = right.clone();

    println!("epoch  right order  wrong order");
    for epoch in 1..=5000 {
        let (mut right_error, mut wrong_error) = (0.0, 0.0);
        for sample in &worked::xor() {
            right_error += error(&right, sample);
            wrong_error += error(&wrong, sample);
            update(&mut right, sample, 1.0);
            update_in_the_wrong_order(&mut wrong, sample, 1.0);
        }
        if [1, 100, 1000, 5000].contains(&epoch) {
            println!("{epoch:5}  {right_error:11.6}  {wrong_error:11.6}");
        }
    }
}
