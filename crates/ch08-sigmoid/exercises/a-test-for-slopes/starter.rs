/// Panics where `activate_prime` is not the slope of `activate`.
pub fn test(activate: fn(f64) -> f64, activate_prime: fn(f64) -> f64) {
    todo!("assert! something that only the right slope holds")
}

/// It trains networks every day, and is wrong.
fn suspect(pre: f64) -> f64 {
    0.25 * (-0.25 * pre * pre).exp()
}

fn main() {
    test(f64::sin, f64::cos);
    println!("The cosine is the slope of the sine. And now the suspect, which should panic:");
    test(|pre| 1.0 / (1.0 + (-pre).exp()), suspect);
}
