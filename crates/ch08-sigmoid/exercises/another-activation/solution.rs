/// Half of one plus x / (1 + |x|): no exponential, and long tails.
pub fn activate(pre: f64) -> f64 {
    0.5 * (1.0 + pre / (1.0 + pre.abs()))
}

/// Its slope at a preactivation.
pub fn activate_prime(pre: f64) -> f64 {
    0.5 / ((1.0 + pre.abs()) * (1.0 + pre.abs()))
}

fn main() {
    for pre in [-8.0, -1.0, 0.0, 1.0, 8.0] {
        println!("{pre}: {} {}", activate(pre), activate_prime(pre));
    }
}
