/// The curvatures of the three tables, the smaller one first.
pub fn curvatures() -> [[f64; 2]; 3] {
    [[1.0, 6.0], [-2.0, 3.0], [-1.0, 9.0]]
}

/// The learning rate below which gradient descent arrives at the minimum.
pub fn limit() -> f64 {
    1.0 / 3.0
}

/// What the error can still lose where the gradient is 4 and 2.
pub fn gain() -> f64 {
    5.0 / 3.0
}

fn main() {
    println!("{:?} {} {}", curvatures(), limit(), gain());
}
