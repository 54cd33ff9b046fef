/// The slope of the error along each weight, by nudging it up and down.
pub fn gradient(weights: &[f64], nudge: f64, error_at: &dyn Fn(&[f64]) -> f64) -> Vec<f64> {
    let mut nudged = weights.to_vec();
    let mut gradient = Vec::new();
    for n in 0..weights.len() {
        nudged[n] = weights[n] + nudge;
        let above = error_at(&nudged);
        nudged[n] = weights[n] - nudge;
        let below = error_at(&nudged);
        nudged[n] = weights[n];
        gradient.push((above - below) / (2.0 * nudge));
    }
    gradient
}

fn main() {
    let bowl = |w: &[f64]| w[0] * w[0] + 3.0 * w[1] * w[1];
    println!("{:?}, and it should be near [2, −6]", gradient(&[1.0, -1.0], 1e-5, &bowl));
}
