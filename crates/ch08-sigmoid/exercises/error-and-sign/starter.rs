/// FE of each output.
pub fn final_errors(outputs: &[f64], targets: &[f64]) -> Vec<f64> {
    todo!("output by output")
}

/// E over all samples: half the sum of the squared final errors.
pub fn total_error(outputs: &[f64], targets: &[f64]) -> f64 {
    todo!("one number")
}

/// The slope of E along each output.
pub fn error_slopes(outputs: &[f64], targets: &[f64]) -> Vec<f64> {
    todo!("one slope for each output")
}

fn main() {
    let (outputs, targets) = ([0.75, 0.25], [1.0, 0.0]);
    println!("{:?}", final_errors(&outputs, &targets));
    println!("{}", total_error(&outputs, &targets));
    println!("{:?}", error_slopes(&outputs, &targets));
}
