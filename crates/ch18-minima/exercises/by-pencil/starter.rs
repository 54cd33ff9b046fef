/// The curvatures of the three tables, the smaller one first.
pub fn curvatures() -> [[f64; 2]; 3] {
    todo!("six numbers")
}

/// The learning rate below which gradient descent arrives at the minimum.
pub fn limit() -> f64 {
    todo!("a number")
}

/// What the error can still lose where the gradient is 4 and 2.
pub fn gain() -> f64 {
    todo!("a number")
}

fn main() {
    println!("{:?} {} {}", curvatures(), limit(), gain());
}
