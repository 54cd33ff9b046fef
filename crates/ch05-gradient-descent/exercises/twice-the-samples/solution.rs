use ch05_gradient_descent::gradient;
use ch05_gradient_descent::worked::{bowl, distance, lowest};

/// What do the copies change?
pub fn answer() -> char {
    let once = bowl();
    let twice: Vec<_> = once.iter().chain(&once).cloned().collect();
    let ratio = |i: usize| gradient(&[0.5, 0.25], &twice)[i] / gradient(&[0.5, 0.25], &once)[i];
    let stays = distance(&lowest(&twice), &lowest(&once)) < 1e-12;
    match (stays, ratio(0), ratio(1)) {
        (true, 1.0, 1.0) => 'a',
        (true, 2.0, 2.0) => 'b',
        (true, 0.5, 0.5) => 'd',
        _ => 'c',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
