//! Four days, until nothing is wrong.

use ch03_learning_rule::{Sample, epoch};

fn main() {
    let days = [([2.0, 3.0], 1.0), ([2.0, 1.0], 1.0), ([-2.0, -1.0], 0.0), ([0.0, 3.0], 0.0)]
        .map(|(input, target)| Sample { input: input.into(), target });
    let mut weights = [1.0, 2.0];
    for number in 1..=100 {
        let mistakes = epoch(&mut weights, &days, 1.0);
        println!("epoch {number}: {mistakes} wrong, weights {weights:?}");
        if mistakes == 0 {
            break;
        }
    }
}
