pub const NUDGE: f64 = 1e-5;

pub fn along(gradient: impl Fn(&[f64]) -> Vec<f64>, place: &[f64], direction: &[f64]) -> f64 {
    let squares = direction.iter().map(|part| part * part).sum::<f64>();
    let alone = |k: usize, by: f64| {
        let mut nudged = place.to_vec();
        nudged[k] += by;
        gradient(&nudged)[k]
    };
    let bend = |k: usize| (alone(k, NUDGE) - alone(k, -NUDGE)) / (2.0 * NUDGE);
    (0..place.len()).map(|k| bend(k) * direction[k] * direction[k] / squares).sum()
}
