/// The distance from the bottom after so many steps, with its sign.
pub fn distance_after(
    distance: f64,
    curvature: f64,
    learning_rate: f64,
    steps: usize,
) -> f64 {
    println!("LR {learning_rate}, curvature {curvature}");
    todo!("{steps} steps from a distance of {distance}")
}

fn main() {
    for steps in 0..5 {
        println!("{steps}: {}", distance_after(-1.0, 4.0, 0.4, steps));
    }
}
