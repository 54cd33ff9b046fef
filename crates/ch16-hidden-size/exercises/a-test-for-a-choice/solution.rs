/// Mean 0.1, with a standard error of 0.009.
const LOWEST: [f64; 4] = [0.08, 0.09, 0.11, 0.12];
/// Within one standard error of that.
const CLOSE: [f64; 4] = [0.075, 0.1, 0.12, 0.125];
/// Within two.
const BETWEEN: [f64; 4] = [0.113, 0.113, 0.113, 0.113];
/// More than two away, and within one of its own.
const WIDE: [f64; 4] = [0.08, 0.1, 0.12, 0.21];
/// Far away.
const FAR: [f64; 4] = [0.2, 0.2, 0.2, 0.2];
/// Far away, with one lucky seed.
const LUCKY: [f64; 4] = [0.01, 0.19, 0.2, 0.2];

/// Panics where `choose` does not follow the rule.
pub fn test(choose: fn(&[(usize, Vec<f64>)]) -> usize) {
    let errors = [(4, FAR), (16, LOWEST), (8, CLOSE), (2, LUCKY)];
    assert_eq!(choose(&errors.map(|(size, of_size)| (size, of_size.to_vec()))), 8);
    let errors = [(3, WIDE), (8, CLOSE), (24, CLOSE), (6, BETWEEN), (16, LOWEST)];
    assert_eq!(choose(&errors.map(|(size, of_size)| (size, of_size.to_vec()))), 8);
}

fn main() {
    test(ch16_hidden_size::choose);
    println!("The chapter's chooser passes.");
}
