/// The final error.
pub fn final_error() -> f64 {
    todo!("a number")
}

/// The error.
pub fn error() -> f64 {
    todo!("a number")
}

/// The slope of the sigmoid at the preactivation.
pub fn slope() -> f64 {
    todo!("a number")
}

/// The slope on the other side of 0, as far out.
pub fn slope_mirrored() -> f64 {
    todo!("a number")
}

/// How far one update moves the preactivation, with its sign.
pub fn movement() -> f64 {
    todo!("a number")
}

/// How many times that the move would be with the target 1.
pub fn times_with_target_one() -> f64 {
    todo!("a number")
}

fn main() {
    println!("{} {} {}", final_error(), error(), slope());
    println!("{} {} {}", slope_mirrored(), movement(), times_with_target_one());
}
