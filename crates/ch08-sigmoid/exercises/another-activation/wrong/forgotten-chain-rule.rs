pub fn activate(pre: f64) -> f64 {
    0.5 * (1.0 + pre.tanh())
}

pub fn activate_prime(pre: f64) -> f64 {
    1.0 - pre.tanh() * pre.tanh()
}
