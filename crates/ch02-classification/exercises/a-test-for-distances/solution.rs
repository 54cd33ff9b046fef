/// Panics where `distance` is not the distance from the decision plane, with its sign.
pub fn test(distance: fn(&[f64], &[f64]) -> f64) {
    let cases: [(&[f64], &[f64], f64); 2] =
        [(&[0.0, -3.0, 6.0], &[10.0, 20.0, -20.0], -6.0), (&[4.0, 3.0, -1.0], &[1.0, 2.0, -2.0], 4.0)];
    for (point, weights, right) in cases {
        assert!((distance(point, weights) - right).abs() < 1e-9, "{point:?} with {weights:?}");
    }
}

fn main() {
    test(ch02_classification::distance);
    println!("The chapter's own distance passes.");
}
