use answer::{nearest, outside};
use ch14_datasets::ndarray::array;

use crate::checks::Checks;

pub fn check(c: &mut Checks) {
    let training = array![
        [20.0, 0.97, 1.0, 0.0, 0.0],
        [84.0, 0.95, 0.0, 1.0, 0.0],
        [60.0, 0.96, 0.0, 1.0, 0.0],
        [35.0, 0.99, 1.0, 0.0, 0.0],
    ];
    let rows = [
        array![50.0, 0.96, 1.0, 0.0, 0.0],
        array![88.0, 0.96, 0.0, 0.0, 1.0],
        array![19.0, 0.94, 0.0, 1.0, 0.0],
        array![20.0, 0.99, 0.0, 1.0, 0.0],
        array![84.0, 0.95, 1.0, 0.0, 0.0],
        array![-85.0, 1.5, 0.0, 0.0, 1.0],
        array![62.0, 0.97, 0.0, 1.0, 0.0],
    ];
    for row in rows {
        c.case(inputs![training, row]);
        let columns: Vec<f64> =
            outside(&training, row.view()).into_iter().map(|column| column as f64).collect();
        c.block("columns outside", &columns);
        c.number("distance to the nearest row", nearest(&training, row.view()));
    }
    let one = array![[3.0, -2.0]];
    for row in [array![3.0, -2.0], array![2.0, -1.0]] {
        c.case(inputs![one, row]);
        let columns: Vec<f64> =
            outside(&one, row.view()).into_iter().map(|column| column as f64).collect();
        c.block("columns outside", &columns);
        c.number("distance to the nearest row", nearest(&one, row.view()));
    }
}
