pub fn gradient(weights: &[f64], nudge: f64, error_at: &dyn Fn(&[f64]) -> f64) -> Vec<f64> {
    let all = |by: f64| weights.iter().map(|weight| weight + by).collect::<Vec<f64>>();
    let slope = (error_at(&all(nudge)) - error_at(&all(-nudge))) / (2.0 * nudge);
    vec![slope; weights.len()]
}
