use ch11_architecture::ndarray::{Array2, Axis, array};

/// Both tables in the units of the training rows: mean 0 and standard deviation 1.
pub fn scale_apart(
    training: &Array2<f64>,
    validation: &Array2<f64>,
) -> (Array2<f64>, Array2<f64>) {
    let standardised = |table: &Array2<f64>| {
        let mean = table.mean_axis(Axis(0)).expect("rows");
        let squares = (table - &mean).mapv(|distance| distance * distance);
        let sd = squares.mean_axis(Axis(0)).expect("rows").mapv(f64::sqrt);
        (table - &mean) / &sd
    };
    (standardised(training), standardised(validation))
}

fn main() {
    let (training, validation) = (array![[30.0], [50.0], [90.0]], array![[70.0]]);
    println!("{:?}", scale_apart(&training, &validation));
}
