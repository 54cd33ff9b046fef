//! The notebook without the days at the mark, until an epoch has no mistake.

use ch03_learning_rule::{epoch, generate};

fn main() {
    let mut samples = generate(1000, 0);
    samples.retain(|sample| sample.input[0] != 0.0);
    let mut weights = [0.3, -0.8, 0.6];
    for number in 1..=100 {
        let mistakes = epoch(&mut weights, &samples, 0.01);
        println!("epoch {number}: {mistakes:3} mistakes in {} days", samples.len());
        if mistakes == 0 {
            break;
        }
    }
}
