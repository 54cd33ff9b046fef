/// The final error.
pub fn final_error() -> f64 {
    0.75 // FE
}

/// The error.
pub fn error() -> f64 {
    9.0 / 32.0
}

/// The slope of the sigmoid at the preactivation.
pub fn slope() -> f64 {
    3.0 / 16.0 // at the node
}

/// The slope on the other side of 0, as far out.
pub fn slope_mirrored() -> f64 {
    3.0 / 16.0 // mirrored
}

/// How far one update moves the preactivation, with its sign.
pub fn movement() -> f64 {
    -9.0 / 16.0
}

/// How many times that the move would be with the target 1.
pub fn times_with_target_one() -> f64 {
    -1.0 / 3.0
}

fn main() {
    println!("{} {} {}", final_error(), error(), slope());
    println!("{} {} {}", slope_mirrored(), movement(), times_with_target_one());
}
