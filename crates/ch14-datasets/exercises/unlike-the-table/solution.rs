use ch14_datasets::Scaler;
use ch14_datasets::ndarray::{Array2, ArrayView1, Axis, array};

/// The columns, counted from 0, in which the row lies outside the range of the training rows.
pub fn outside(training: &Array2<f64>, row: ArrayView1<f64>) -> Vec<usize> {
    let mut columns = vec![];
    for (number, column) in training.columns().into_iter().enumerate() {
        let least = column.fold(f64::INFINITY, |least, x| x.min(least));
        let most = column.fold(f64::NEG_INFINITY, |most, x| x.max(most));
        if row[number] < least || row[number] > most {
            columns.push(number);
        }
    }
    columns
}

/// The distance from the row to the nearest training row, each column in standard deviations of the
/// training rows.
pub fn nearest(training: &Array2<f64>, row: ArrayView1<f64>) -> f64 {
    let scaler = Scaler::fit(training);
    let asked = scaler.apply(&row.to_owned().insert_axis(Axis(0)));
    let mut nearest = f64::INFINITY;
    for known in scaler.apply(training).rows() {
        let apart = (&known - &asked.row(0)).mapv(|apart| apart * apart).sum().sqrt();
        nearest = apart.min(nearest);
    }
    nearest
}

fn main() {
    // Hue, density, and one-of-3 for red, yellow and green.
    let training = array![
        [20.0, 0.97, 1.0, 0.0, 0.0],
        [35.0, 0.99, 1.0, 0.0, 0.0],
        [60.0, 0.96, 0.0, 1.0, 0.0],
        [84.0, 0.95, 0.0, 1.0, 0.0],
    ];
    let green = array![88.0, 0.96, 0.0, 0.0, 1.0];
    let red = array![80.0, 0.96, 1.0, 0.0, 0.0];
    for row in [green, red] {
        println!("{:?}, {:.2}", outside(&training, row.view()), nearest(&training, row.view()));
    }
}
