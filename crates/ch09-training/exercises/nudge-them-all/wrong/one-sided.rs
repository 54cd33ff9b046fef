/// The slope of the error along each weight, by nudging it up and down.
pub fn gradient(weights: &[f64], nudge: f64, error_at: &dyn Fn(&[f64]) -> f64) -> Vec<f64> {
    let mut nudged = weights.to_vec();
    let mut gradient = Vec::new();
    for n in 0..weights.len() {
        nudged[n] = weights[n] + nudge;
        let above = error_at(&nudged);
        nudged[n] = weights[n];
        let below = error_at(&nudged);
        nudged[n] = weights[n];
        gradient.push((above - below) / nudge);
    }
    gradient
}
