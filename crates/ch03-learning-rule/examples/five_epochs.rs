//! Five epochs on generated samples, and a test on others.

use ch03_learning_rule::{correct, epoch, generate};

fn main() {
    let (samples, others) = (generate(1000, 0), generate(1000, 1));
    let mut weights = [0.3, -0.8, 0.6];
    println!("before               {} of 1000 right", correct(&weights, &others));
    for number in 1..=5 {
        let mistakes = epoch(&mut weights, &samples, 0.01);
        let right = correct(&weights, &others);
        println!("epoch {number}: {mistakes:3} mistakes, {right} of 1000 right");
    }
    let [warmth, damp, wind] = weights;
    println!("weights: warmth {warmth:.3}, damp {damp:.3}, wind {wind:.3}");
}
