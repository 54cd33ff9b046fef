/// The error of one number.
pub fn error(output: f64, target: f64, reach: f64) -> f64 {
    todo!("half the square, and then a straight line")
}

/// Its slope, the error signal of a linear node.
pub fn error_signal(output: f64, target: f64, reach: f64) -> f64 {
    todo!("the slope of both pieces")
}

fn main() {
    for output in [-3.0, -1.0, 0.0, 0.5, 1.0, 2.0, 5.0] {
        println!("{output:4}: {} {}", error(output, 0.0, 1.0), error_signal(output, 0.0, 1.0));
    }
}
