use ch14_datasets::ndarray::{Array2, ArrayView1, array};

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

fn main() {
    // Hue, density, and one-of-3 for red, yellow and green.
    let training = array![[20.0, 0.97, 1.0, 0.0, 0.0], [84.0, 0.95, 0.0, 1.0, 0.0]];
    println!("{:?}", outside(&training, array![88.0, 0.96, 0.0, 0.0, 1.0].view()));
}
