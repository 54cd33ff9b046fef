/// f_A, here the softplus: the larger part first, so that nothing overflows.
pub fn activate(pre: f64) -> f64 {
    pre.max(0.0) + (-pre.abs()).exp().ln_1p()
}

/// Its slope, which is the sigmoid, by way of its logarithm.
pub fn activate_prime(pre: f64) -> f64 {
    (pre.min(0.0) - (-pre.abs()).exp().ln_1p()).exp()
}

fn main() {
    for pre in [-1000.0, -20.0, -1.0, 0.5, 20.0, 1000.0] {
        println!("{pre:7.1} {:12.6} {:12.6}", activate(pre), activate_prime(pre));
    }
}
