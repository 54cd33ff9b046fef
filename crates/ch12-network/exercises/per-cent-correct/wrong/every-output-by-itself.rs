pub fn percent_correct(outputs: &[Vec<f64>], targets: &[Vec<f64>]) -> f64 {
    let pairs = || outputs.iter().flatten().zip(targets.iter().flatten());
    let right = pairs().filter(|(output, target)| (**output >= 0.5) == (**target == 1.0)).count();
    100.0 * right as f64 / pairs().count() as f64
}
