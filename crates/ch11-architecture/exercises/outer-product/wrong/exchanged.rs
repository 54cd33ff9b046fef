use ch11_architecture::ndarray::Array2;

/// A row for each value of `from`, a column for each value of `to`.
pub fn outer(from: &[f64], to: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn((to.len(), from.len()), |(row, column)| to[row] * from[column])
}
