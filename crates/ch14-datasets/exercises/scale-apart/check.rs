use answer::scale_apart;
use ch11_architecture::ndarray::{Array2, array};

use crate::checks::Checks;

fn rows(table: &Array2<f64>) -> Vec<Vec<f64>> {
    table.rows().into_iter().map(|row| row.to_vec()).collect()
}

pub fn check(c: &mut Checks) {
    let cases = [
        (
            array![[30.0, 1.0], [50.0, 4.0], [60.0, 2.0], [70.0, 3.0], [90.0, 5.0]],
            array![[100.0, 3.0], [40.0, 0.0]],
        ),
        (
            array![[12.0, 0.9, 300.0], [80.0, 0.8, 500.0], [33.0, 0.95, 200.0]],
            array![[20.0, 0.7, 900.0], [95.0, 0.85, 250.0]],
        ),
    ];
    for (training, validation) in cases {
        c.case(inputs![training, validation]);
        let (training, validation) = scale_apart(&training, &validation);
        c.table("training rows", &rows(&training));
        c.table("validation rows", &rows(&validation));
    }
}
