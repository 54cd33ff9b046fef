/// The error at the weights 1 and 1.
pub fn error() -> f64 {
    todo!("a number")
}

/// The gradient there.
pub fn gradient() -> [f64; 2] {
    todo!("two numbers")
}

/// The weights after one step of gradient descent.
pub fn after_a_step() -> [f64; 2] {
    todo!("two numbers")
}

/// The error after that step.
pub fn error_after_a_step() -> f64 {
    todo!("a number")
}

/// The weights after one epoch of the delta rule, from 1 and 1.
pub fn after_an_epoch() -> [f64; 2] {
    todo!("two numbers")
}

fn main() {
    println!("{} {:?} {:?}", error(), gradient(), after_a_step());
    println!("{} {:?}", error_after_a_step(), after_an_epoch());
}
