/// Weights and biases.
pub fn weights() -> usize {
    todo!("two layers compute")
}

/// Updates in an epoch.
pub fn updates() -> usize {
    todo!("what becomes of the last four images?")
}

/// The standard error of the share.
pub fn standard_error() -> f64 {
    todo!("equation (13.2)")
}

/// The squared distance.
pub fn distance() -> f64 {
    todo!("shares first, then differences")
}

fn main() {
    println!("{} {} {} {}", weights(), updates(), standard_error(), distance());
}
