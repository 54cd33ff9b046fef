/// Weights and biases.
pub fn weights() -> usize {
    16 * 5 + 5 + 5 * 3 + 3
}

/// Updates in an epoch.
pub fn updates() -> usize {
    6 + 1
}

/// The standard error of the share.
pub fn standard_error() -> f64 {
    (0.9_f64 * 0.1 / 100.0).sqrt()
}

/// The squared distance.
pub fn distance() -> f64 {
    0.5 * 0.5 + 0.5 * 0.5
}

fn main() {
    println!("{} {} {} {}", weights(), updates(), standard_error(), distance());
}
