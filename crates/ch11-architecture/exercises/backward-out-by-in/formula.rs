use ch08_sigmoid::{activate, activate_prime};
use ch11_architecture::ndarray::{Array1, Array2};
use ch11_architecture::outer;

use crate::product::product;

pub fn gradients(
    second: &Array2<f64>,
    input: &Array1<f64>,
    target: &Array1<f64>,
    pre_h: &Array1<f64>,
    pre_o: &Array1<f64>,
) -> (Array2<f64>, Array2<f64>) {
    let outputs = target.len() as f64;
    let post_h = pre_h.mapv(activate);
    let error_signal = Array1::from_shape_fn(target.len(), |o| {
        let output = activate(pre_o[o]);
        product(
            "S_ERROR",
            &[("FE", output - target[o]), ("+f_A′(S_preA,O)", activate_prime(pre_o[o]))],
            &[
                ("the output", output),
                ("the preactivation S_preA,O", pre_o[o]),
                ("the slope at the output, a postactivation", activate_prime(output)),
                ("one over the number of outputs", 1.0 / outputs),
            ],
        )
    });
    let behind = Array1::from_shape_fn(pre_h.len(), |h| {
        product(
            "the signal behind a hidden node",
            &[
                ("what arrives from the outputs", second.column(h).dot(&error_signal)),
                ("+f_A′(S_preA,H)", activate_prime(pre_h[h])),
            ],
            &[
                ("the postactivation S_postA,H", post_h[h]),
                ("the preactivation S_preA,H", pre_h[h]),
                ("the slope at S_postA,H", activate_prime(post_h[h])),
                ("one over the number of outputs", 1.0 / outputs),
            ],
        )
    });
    let forward = Array1::from_shape_fn(pre_h.len(), |h| {
        product(
            "what goes out to the outputs",
            &[("+S_postA,H", post_h[h])],
            &[
                ("the preactivation S_preA,H", pre_h[h]),
                ("f_A′(S_preA,H)", activate_prime(pre_h[h])),
            ],
        )
    });
    (outer(behind.view(), input.view()), outer(error_signal.view(), forward.view()))
}
