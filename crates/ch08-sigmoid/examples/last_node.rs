//! The last node of chapter 7's network finds its weights: every update is (8.8).

use ch08_sigmoid::{activate, activate_prime, final_error};

fn main() {
    // What OR and NAND answer to 00, 01, 10 and 11, the bias's 1, and the target.
    let samples = [
        ([0.0, 1.0, 1.0], 0.0),
        ([1.0, 1.0, 1.0], 1.0),
        ([1.0, 1.0, 1.0], 1.0),
        ([1.0, 0.0, 1.0], 0.0),
    ];
    let mut weights = [1.3, 1.3, -0.5];
    let pre = |weights: &[f64; 3], inputs: &[f64; 3]| -> f64 {
        weights.iter().zip(inputs).map(|(weight, input)| weight * input).sum()
    };

    println!("epoch     00     01     10     11");
    for epoch in 0..=1000 {
        if [0, 1, 10, 100, 1000].contains(&epoch) {
            let answers = samples.map(|(inputs, _)| activate(pre(&weights, &inputs)));
            println!(
                "{epoch:5}  {:5.3}  {:5.3}  {:5.3}  {:5.3}",
                answers[0], answers[1], answers[2], answers[3]
            );
        }
        for (inputs, target) in samples {
            let pre = pre(&weights, &inputs);
            let slope = final_error(activate(pre), target) * activate_prime(pre);
            for (weight, input) in weights.iter_mut().zip(inputs) {
                *weight -= 1.0 * slope * input;
            }
        }
    }
}
