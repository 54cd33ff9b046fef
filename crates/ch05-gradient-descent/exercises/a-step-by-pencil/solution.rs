/// The error at the weights 1 and 1.
pub fn error() -> f64 {
    4.0 // at (1, 1)
}

/// The gradient there.
pub fn gradient() -> [f64; 2] {
    [-4.0, 2.0]
}

/// The weights after one step of gradient descent.
pub fn after_a_step() -> [f64; 2] {
    [1.4, 0.8]
}

/// The error after that step.
pub fn error_after_a_step() -> f64 {
    2.5
}

/// The weights after one epoch of the delta rule, from 1 and 1.
pub fn after_an_epoch() -> [f64; 2] {
    [1.7, 0.9]
}

fn main() {
    println!("{} {:?} {:?}", error(), gradient(), after_a_step());
    println!("{} {:?}", error_after_a_step(), after_an_epoch());
}
