pub fn test(_activate: fn(f64) -> f64, activate_prime: fn(f64) -> f64) {
    for pre in [0.5, 1.0, 2.0, 4.0] {
        assert!((activate_prime(pre) - activate_prime(-pre)).abs() < 1e-9);
        assert!(activate_prime(pre) < activate_prime(0.0));
    }
}
