/// The curvatures, the smaller one first.
pub fn curvatures() -> [f64; 2] {
    [2.0, 7.0]
}

/// The learning rate from which on training does not arrive.
pub fn limit() -> f64 {
    2.0 / 7.0
}

/// The best learning rate in the long run.
pub fn best_rate() -> f64 {
    2.0 / 9.0
}

/// The share of the distance that a step at that rate leaves in the flattest direction.
pub fn left() -> f64 {
    5.0 / 9.0
}

/// The limit with each sample in the pile twice.
pub fn limit_of_six() -> f64 {
    1.0 / 7.0 // of six
}

fn main() {
    println!("{:?} {} {} {} {}", curvatures(), limit(), best_rate(), left(), limit_of_six());
}
