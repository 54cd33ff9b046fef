/// By how much the answers are better than the constant answer, and the standard error of that.
pub fn above(training: &[usize], targets: &[usize], answers: &[usize]) -> [f64; 2] {
    todo!("{} classes to choose from, {} rows, {} answers", training.len(), targets.len(), answers.len())
}

fn main() {
    println!("{:?}", above(&[0, 0, 1], &[0, 0, 0, 1, 1], &[0, 0, 1, 1, 1]));
}
