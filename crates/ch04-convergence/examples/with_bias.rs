//! Chapter 3's task without and with a bias, from zero weights.

use ch03_learning_rule::{Sample, correct, epoch, generate};
use ch04_convergence::{train_until_right, with_bias};

fn main() {
    let samples = generate(1000, 0);
    let biased: Vec<_> = samples.iter().map(with_bias).collect();

    let mut weights = [0.0; 3];
    for number in 1..=5 {
        println!("epoch {number}: {} mistakes", epoch(&mut weights, &samples, 0.0625));
    }
    let at_the_mark = |sample: &&Sample| sample.input[0] == 0.0;
    let on_the_plane: Vec<_> = samples.iter().filter(at_the_mark).cloned().collect();
    let wrong = on_the_plane.len() - correct(&weights, &on_the_plane);
    println!("wrong about {wrong} of {} points with a first input of 0", on_the_plane.len());

    let mut weights = [0.0; 4];
    let run = train_until_right(&mut weights, &biased, 0.0625, 1000);
    println!("with a bias: right after {} epochs and {} mistakes", run.epochs, run.mistakes);
}
