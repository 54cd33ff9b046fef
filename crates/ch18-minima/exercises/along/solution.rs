/// How far to nudge.
pub const NUDGE: f64 = 1e-5;

/// The curvature along a direction, at a place.
pub fn along(gradient: impl Fn(&[f64]) -> Vec<f64>, place: &[f64], direction: &[f64]) -> f64 {
    let length = direction.iter().map(|part| part * part).sum::<f64>().sqrt();
    let unit: Vec<f64> = direction.iter().map(|part| part / length).collect();
    let moved = |by: f64| -> Vec<f64> { place.iter().zip(&unit).map(|(x, d)| x + by * d).collect() };
    let (above, below) = (gradient(&moved(NUDGE)), gradient(&moved(-NUDGE)));
    let change: f64 = (0..place.len()).map(|k| (above[k] - below[k]) * unit[k]).sum();
    change / (2.0 * NUDGE)
}

fn main() {
    // A saddle: E = x y, with the gradient y, x.
    let gradient = |place: &[f64]| vec![place[1], place[0]];
    println!("{}", along(gradient, &[0.0, 0.0], &[1.0, 1.0]));
    println!("{}", along(gradient, &[0.0, 0.0], &[1.0, -1.0]));
}
