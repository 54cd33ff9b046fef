/// For each row its value, or the median of the training rows, and whether it was missing.
pub fn filled(column: &[Option<f64>], training: &[usize]) -> Vec<[f64; 2]> {
    todo!("{} rows, {} of them to learn from", column.len(), training.len())
}

fn main() {
    println!("{:?}", filled(&[Some(3.0), None, Some(1.0), Some(900.0)], &[0, 1, 2]));
}
