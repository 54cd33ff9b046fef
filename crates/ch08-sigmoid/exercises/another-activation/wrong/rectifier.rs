pub fn activate(pre: f64) -> f64 {
    pre.max(0.0)
}

pub fn activate_prime(pre: f64) -> f64 {
    if pre > 0.0 { 1.0 } else { 0.0 }
}
