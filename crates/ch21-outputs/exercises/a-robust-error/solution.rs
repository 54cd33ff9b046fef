/// The error of one number.
pub fn error(output: f64, target: f64, reach: f64) -> f64 {
    let miss = (output - target).abs();
    if miss <= reach { 0.5 * miss * miss } else { reach * (miss - 0.5 * reach) }
}

/// Its slope, the error signal of a linear node.
pub fn error_signal(output: f64, target: f64, reach: f64) -> f64 {
    (output - target).clamp(-reach, reach)
}

fn main() {
    for output in [-3.0, -1.0, 0.0, 0.5, 1.0, 2.0, 5.0] {
        println!("{output:4}: {} {}", error(output, 0.0, 1.0), error_signal(output, 0.0, 1.0));
    }
}
