use answer::{Scaler, shuffle};
use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array2, array};
use ch12_network::Samples;

use crate::checks::Checks;

fn rows(table: &Array2<f64>) -> Vec<Vec<f64>> {
    table.rows().into_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    let training = array![[30.0, 1.0], [50.0, 4.0], [60.0, 2.0], [70.0, 3.0], [90.0, 5.0]];
    let other = array![[100.0, 2.5], [45.0, 0.0]];
    c.case(inputs![training, other]);
    let scaler = Scaler::fit(&training);
    c.block("offset", &scaler.offset.to_vec());
    c.block("unit", &scaler.unit.to_vec());
    c.table("scaled", &rows(&scaler.apply(&other)));

    let constant = array![[3.0, 1.0], [3.0, 1.5], [3.0, 0.75]];
    c.case(inputs![constant]);
    let scaled = Scaler::fit(&constant);
    c.block("unit of a column that does not vary", &scaled.unit.to_vec());
    c.table("scaled", &rows(&scaled.apply(&constant)));

    let network = Network::seeded(3, 2, 1, 5);
    let raw = scaler.build_in(&network);
    c.case(inputs![other]);
    let outputs: Vec<f64> = other
        .rows()
        .into_iter()
        .map(|row| raw.forward(array![row[0], row[1], 1.0].view()).expect("3 inputs").post_o[0])
        .collect();
    c.block("outputs for raw inputs", &outputs);

    let mut samples = Samples {
        inputs: Array2::from_shape_fn((50, 2), |(row, column)| (10 * row + column) as f64),
        targets: Array2::from_shape_fn((50, 1), |(row, _)| row as f64),
    };
    let before = samples.clone();
    shuffle(&mut samples, 3);
    let together = samples.iter().all(|(input, target)| input[0] == 10.0 * target[0]);
    let mut numbers: Vec<i64> = samples.inputs.column(0).iter().map(|v| *v as i64).collect();
    numbers.sort_unstable();
    c.case(inputs![]);
    c.holds("targets stay with their rows", together);
    c.holds("no row is lost", numbers == (0..50).map(|row| 10 * row).collect::<Vec<i64>>());
    c.holds("the order changes", samples != before);
}
