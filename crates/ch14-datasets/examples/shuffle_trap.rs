//! Three ways to shuffle a table of a thousand rows and lose the labels.

use ch11_architecture::ndarray::{Array2, Axis, Slice};
use ch14_datasets::permutation;

const ROWS: usize = 1000;

/// How many rows still have the label that they came with.
fn together(features: &[usize], labels: &[usize]) -> usize {
    features.iter().zip(labels).filter(|(feature, label)| feature == label).count()
}

fn main() {
    let order = permutation(ROWS, 7);
    println!("one order for both        {:4}", together(&order, &order));

    // The label file begins with a header that was counted as a row.
    let longer = permutation(ROWS + 1, 7);
    println!("same seed, a row too many {:4}", together(&order, &longer));

    // Somebody drew a second time for the labels.
    let second = permutation(ROWS, 8);
    println!("a second order            {:4}", together(&order, &second));

    // Two views of one table: the first is shuffled in place, and the second stays.
    let mut table = Array2::from_shape_fn((ROWS, 4), |(row, _)| row);
    let mut features = table.slice_axis_mut(Axis(1), Slice::from(..3));
    let shuffled = features.select(Axis(0), &order);
    features.assign(&shuffled);
    let (features, labels) = (table.column(0).to_vec(), table.column(3).to_vec());
    println!("in place, through a view  {:4}", together(&features, &labels));
}
