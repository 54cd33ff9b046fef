/// What becomes of the 14.
pub fn scaled() -> f64 {
    (14.0 - 6.0) / 4.0
}

/// Inputs of the network.
pub fn inputs() -> usize {
    2 + 3 + 1
}

/// The standard error of the share.
pub fn standard_error() -> f64 {
    (0.8_f64 * 0.2 / 100.0).sqrt()
}

/// R².
pub fn explained() -> f64 {
    1.0 - 10.0 / 40.0
}

fn main() {
    println!("{} {} {} {}", scaled(), inputs(), standard_error(), explained());
}
