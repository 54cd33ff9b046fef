/// FE of each output.
pub fn final_errors(outputs: &[f64], targets: &[f64]) -> Vec<f64> {
    outputs.iter().zip(targets).map(|(output, target)| f64::abs(output - target)).collect()
}

/// E over all samples: half the sum of the squared final errors.
pub fn total_error(outputs: &[f64], targets: &[f64]) -> f64 {
    let squares = final_errors(outputs, targets).into_iter().map(|error| error * error);
    0.5 * squares.sum::<f64>()
}

/// The slope of E along each output.
pub fn error_slopes(outputs: &[f64], targets: &[f64]) -> Vec<f64> {
    final_errors(outputs, targets)
}
