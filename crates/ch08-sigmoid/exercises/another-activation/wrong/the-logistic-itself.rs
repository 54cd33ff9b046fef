pub fn activate(pre: f64) -> f64 {
    0.5 * (1.0 + (0.5 * pre).tanh())
}

pub fn activate_prime(pre: f64) -> f64 {
    activate(pre) * (1.0 - activate(pre))
}
