/// The threshold with the fewest mistakes, with two counts: targets of 1 answered no,
/// and targets of 0 answered yes.
pub fn fewest_mistakes(outputs: &[f64], targets: &[f64]) -> (f64, usize, usize) {
    todo!("{} outputs and {} targets", outputs.len(), targets.len())
}

fn main() {
    let outputs = [0.9, 0.2, 0.4, 0.1, 0.3];
    println!("{:?}", fewest_mistakes(&outputs, &[1.0, 0.0, 1.0, 0.0, 1.0]));
}
