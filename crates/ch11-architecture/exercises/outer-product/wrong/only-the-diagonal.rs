use ch11_architecture::ndarray::Array2;

/// A row for each value of `from`, a column for each value of `to`.
pub fn outer(from: &[f64], to: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn((from.len(), to.len()), |(row, column)| {
        if row == column { from[row] * to[column] } else { 0.0 }
    })
}
