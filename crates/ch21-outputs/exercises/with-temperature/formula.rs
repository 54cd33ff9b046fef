use ch21_outputs::ndarray::{Array1, ArrayView1};
use ch21_outputs::softmax;

use crate::product::product;

pub fn error_signals(
    pre: ArrayView1<f64>,
    target: ArrayView1<f64>,
    temperature: f64,
) -> Array1<f64> {
    let outputs = softmax(pre.mapv(|pre| pre / temperature).view());
    let all = outputs.iter().zip(target).zip(pre);
    all.map(|((output, target), pre)| {
        product(
            "an error signal",
            &[("FE", output - target), ("+one by the temperature", 1.0 / temperature)],
            &[
                ("the output", *output),
                ("the target", *target),
                ("the preactivation", *pre),
                ("preactivation minus target", pre - target),
            ],
        )
    })
    .collect()
}
