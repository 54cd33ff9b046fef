/// What pulls at the output: the slope of an error of one's own. That error is half the square of
/// the final error below 1 for a yes and above 0 for a no, and 0 on the other side of the target.
pub fn pull(output: f64, target: f64) -> f64 {
    if target == 1.0 { (output - 1.0).min(0.0) } else { output.max(0.0) }
}

fn main() {
    for output in [-1.0, 0.0, 0.25, 0.75, 1.0, 4.0] {
        println!("{output:5}: {:5} {:5}", pull(output, 0.0), pull(output, 1.0));
    }
}
