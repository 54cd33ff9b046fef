/// How far to nudge.
pub const NUDGE: f64 = 1e-5;

/// The curvature along a direction, at a place.
pub fn along(gradient: impl Fn(&[f64]) -> Vec<f64>, place: &[f64], direction: &[f64]) -> f64 {
    let nudged: Vec<f64> = place.iter().zip(direction).map(|(x, d)| x + NUDGE * d).collect();
    todo!("from {place:?} to {nudged:?} the slopes become {:?}", gradient(&nudged))
}

fn main() {
    // A saddle: E = x y, with the gradient y, x.
    let gradient = |place: &[f64]| vec![place[1], place[0]];
    println!("{}", along(gradient, &[0.0, 0.0], &[1.0, 1.0]));
    println!("{}", along(gradient, &[0.0, 0.0], &[1.0, -1.0]));
}
