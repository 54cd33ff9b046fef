use ch03_learning_rule::{epoch, generate};

/// Mistakes over five epochs from zero.
fn mistakes(seed: u64, learning_rate: f64) -> usize {
    let samples = generate(400, seed);
    let mut weights = [0.0; 3];
    (0..5).map(|_| epoch(&mut weights, &samples, learning_rate)).sum()
}

/// What does the larger learning rate do?
pub fn answer() -> char {
    let runs: Vec<_> = (0..30).map(|seed| (mistakes(seed, 0.0625), mistakes(seed, 1.0))).collect();
    if runs.iter().all(|(small, large)| small == large) {
        'c'
    } else if runs.iter().all(|(small, large)| small >= large) {
        'a'
    } else if runs.iter().all(|(small, large)| small <= large) {
        'b'
    } else {
        'd'
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
