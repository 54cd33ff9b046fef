use ch13_validation::expected_best;

/// How good does the best of fifty coins look?
pub fn answer() -> char {
    match expected_best(50, 20, 0.5) {
        share if share < 0.55 => 'a',
        share if share < 0.675 => 'b',
        share if share < 0.85 => 'c',
        _ => 'd',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
