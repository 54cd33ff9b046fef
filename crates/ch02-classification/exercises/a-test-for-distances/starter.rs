/// Panics where `distance` is not the distance from the decision plane, with its sign.
pub fn test(distance: fn(&[f64], &[f64]) -> f64) {
    // What she looks at: the thermostat, and a day that is 4 degrees too warm.
    assert!((distance(&[4.0, 3.0, -1.0], &[1.0, 0.0, 0.0]) - 4.0).abs() < 1e-9);
    todo!("points and weights with which only a distance is right")
}

fn main() {
    test(ch02_classification::distance);
    println!("The chapter's own distance passes.");
}
