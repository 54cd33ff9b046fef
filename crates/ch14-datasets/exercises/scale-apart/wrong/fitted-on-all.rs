use ch11_architecture::ndarray::{Array2, Axis, array, concatenate};

/// Both tables in the units of the training rows: mean 0 and standard deviation 1.
pub fn scale_apart(
    training: &Array2<f64>,
    validation: &Array2<f64>,
) -> (Array2<f64>, Array2<f64>) {
    let all = concatenate(Axis(0), &[training.view(), validation.view()]).expect("columns");
    let mean = all.mean_axis(Axis(0)).expect("rows");
    let squares = (&all - &mean).mapv(|distance| distance * distance);
    let sd = squares.mean_axis(Axis(0)).expect("rows").mapv(f64::sqrt);
    ((training - &mean) / &sd, (validation - &mean) / &sd)
}

fn main() {
    let (training, validation) = (array![[30.0], [50.0], [90.0]], array![[70.0]]);
    println!("{:?}", scale_apart(&training, &validation));
}
