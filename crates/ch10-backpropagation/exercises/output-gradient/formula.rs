use ch08_sigmoid::{activate, activate_prime};

use crate::product::product;

pub fn gradients_h_to_o(pre_h: &[f64], h_to_o: &[f64], target: f64) -> Vec<f64> {
    let post_h: Vec<f64> = pre_h.iter().map(|&pre| activate(pre)).collect();
    let pre_o: f64 = post_h.iter().zip(h_to_o).map(|(post, weight)| post * weight).sum();
    let output = activate(pre_o);
    let error_signal = product(
        "S_ERROR",
        &[("FE", output - target), ("+f_A′(S_preA,O)", activate_prime(pre_o))],
        &[
            ("the output", output),
            ("the preactivation S_preA,O", pre_o),
            ("the slope at the output, a postactivation", activate_prime(output)),
            ("S_preA,O · (1 − S_preA,O), the shortcut on a preactivation", pre_o * (1.0 - pre_o)),
        ],
    );
    let nodes = pre_h.len() as f64;
    let sum: f64 = h_to_o.iter().sum();
    let gradient = |h: usize| {
        product(
            "the gradient of HtoO",
            &[("S_ERROR", error_signal), ("+S_postA,H", post_h[h])],
            &[
                ("the preactivation S_preA,H", pre_h[h]),
                ("f_A′(S_preA,H)", activate_prime(pre_h[h])),
                ("the HtoO weight", h_to_o[h]),
                ("the share of the HtoO weight, w/Σw", h_to_o[h] / sum),
                ("the output", output),
                ("one over the number of hidden nodes", 1.0 / nodes),
            ],
        )
    };
    (0..pre_h.len()).map(gradient).collect()
}
