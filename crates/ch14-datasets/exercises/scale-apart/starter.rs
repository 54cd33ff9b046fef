use ch11_architecture::ndarray::{Array2, array};

/// Both tables in the units of the training rows: mean 0 and standard deviation 1.
pub fn scale_apart(
    training: &Array2<f64>,
    validation: &Array2<f64>,
) -> (Array2<f64>, Array2<f64>) {
    todo!("{} and {} rows", training.nrows(), validation.nrows())
}

fn main() {
    let (training, validation) = (array![[30.0], [50.0], [90.0]], array![[70.0]]);
    println!("{:?}", scale_apart(&training, &validation));
}
