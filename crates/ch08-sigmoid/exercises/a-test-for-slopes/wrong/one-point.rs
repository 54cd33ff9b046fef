pub fn test(_activate: fn(f64) -> f64, activate_prime: fn(f64) -> f64) {
    assert!((activate_prime(0.0) - 0.25).abs() < 1e-9);
}
