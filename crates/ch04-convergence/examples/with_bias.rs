//! Chapter 3's task without and with a bias, from zero weights.

use ch03_learning_rule::{epoch, generate};
use ch04_convergence::{train_until_right, with_bias};

fn main() {
    let samples = generate(1000, 0);
    let biased: Vec<_> = samples.iter().map(with_bias).collect();

    let mut weights = [0.0; 3];
    for number in 1..=5 {
        println!("epoch {number}: {} mistakes", epoch(&mut weights, &samples, 0.0625));
    }

    let mut weights = [0.0; 4];
    let run = train_until_right(&mut weights, &biased, 0.0625, 1000);
    println!("with a bias: right after {} epochs and {} mistakes", run.epochs, run.mistakes);
}
