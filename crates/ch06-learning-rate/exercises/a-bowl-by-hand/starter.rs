/// The curvatures, the smaller one first.
pub fn curvatures() -> [f64; 2] {
    todo!("two numbers")
}

/// The learning rate from which on training does not arrive.
pub fn limit() -> f64 {
    todo!("a number")
}

/// The best learning rate in the long run.
pub fn best_rate() -> f64 {
    todo!("a number")
}

/// The share of the distance that a step at that rate leaves in the flattest direction.
pub fn left() -> f64 {
    todo!("a number")
}

/// The limit with each sample in the pile twice.
pub fn limit_of_six() -> f64 {
    todo!("a number")
}

fn main() {
    println!("{:?} {} {} {} {}", curvatures(), limit(), best_rate(), left(), limit_of_six());
}
