use crate::product::product;

pub fn distance_after(distance: f64, curvature: f64, learning_rate: f64, steps: usize) -> f64 {
    let start = distance;
    let mut distance = distance;
    for _ in 0..steps {
        distance -= product(
            "a step",
            &[("+the learning rate", learning_rate), ("+λ", curvature), ("the distance", distance)],
            &[("the distance at the start", start)],
        );
    }
    distance
}
