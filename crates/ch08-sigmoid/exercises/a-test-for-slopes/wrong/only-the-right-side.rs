/// Panics where `activate_prime` is not the slope of `activate`.
pub fn test(activate: fn(f64) -> f64, activate_prime: fn(f64) -> f64) {
    let nudge = 1e-5;
    for step in 0..=12 {
        let pre = 0.5 * f64::from(step);
        let measured = (activate(pre + nudge) - activate(pre - nudge)) / (2.0 * nudge);
        let claimed = activate_prime(pre);
        assert!((claimed - measured).abs() < 1e-8, "at {pre}: {claimed} is not {measured}");
    }
}
