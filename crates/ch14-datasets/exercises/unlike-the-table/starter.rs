use ch14_datasets::ndarray::{Array2, ArrayView1, array};

/// The columns, counted from 0, in which the row lies outside the range of the training rows.
pub fn outside(training: &Array2<f64>, row: ArrayView1<f64>) -> Vec<usize> {
    todo!("{} rows of {} columns", training.nrows(), row.len())
}

fn main() {
    // Hue, density, and one-of-3 for red, yellow and green.
    let training = array![[20.0, 0.97, 1.0, 0.0, 0.0], [84.0, 0.95, 0.0, 1.0, 0.0]];
    println!("{:?}", outside(&training, array![88.0, 0.96, 0.0, 0.0, 1.0].view()));
}
