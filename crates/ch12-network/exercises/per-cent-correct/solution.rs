/// Per cent of the samples that have every output on its target's side of one half.
///
/// A row of `outputs` and the same row of `targets` belong to one sample.
pub fn percent_correct(outputs: &[Vec<f64>], targets: &[Vec<f64>]) -> f64 {
    let right = outputs.iter().zip(targets).filter(|(outputs, targets)| {
        outputs.iter().zip(*targets).all(|(&output, &target)| answer(output) == target)
    });
    100.0 * right.count() as f64 / outputs.len() as f64
}

fn answer(output: f64) -> f64 {
    if output >= 0.5 { 1.0 } else { 0.0 }
}

fn main() {
    let outputs = [vec![0.9], vec![0.4], vec![0.2]];
    let targets = [vec![1.0], vec![1.0], vec![0.0]];
    println!("{}", percent_correct(&outputs, &targets));
}
