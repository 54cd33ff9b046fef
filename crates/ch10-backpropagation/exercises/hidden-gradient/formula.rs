use ch08_sigmoid::{activate, activate_prime};

use crate::product::product;

pub fn gradients_i_to_h(
    final_error: f64,
    pre_o: f64,
    h_to_o: &[f64],
    pre_h: &[f64],
    input: &[f64],
) -> Vec<Vec<f64>> {
    let error_signal = product(
        "S_ERROR",
        &[("FE", final_error), ("+f_A′(S_preA,O)", activate_prime(pre_o))],
        &[
            ("the output", activate(pre_o)),
            ("the preactivation S_preA,O", pre_o),
            ("the slope at the output, a postactivation", activate_prime(activate(pre_o))),
            ("S_preA,O · (1 − S_preA,O), the shortcut on a preactivation", pre_o * (1.0 - pre_o)),
        ],
    );
    let nodes = pre_h.len() as f64;
    let sum: f64 = h_to_o.iter().sum();
    let sizes: f64 = h_to_o.iter().map(|weight| weight.abs()).sum();
    let gradient = |value: f64, h: usize| {
        product(
            "the gradient of ItoH",
            &[
                ("S_ERROR", error_signal),
                ("the HtoO weight", h_to_o[h]),
                ("+f_A′(S_preA,H)", activate_prime(pre_h[h])),
                ("the input", value),
            ],
            &[
                ("the share of the HtoO weight, w/Σw", h_to_o[h] / sum),
                ("the share of the HtoO weight in all sizes, w/Σ|w|", h_to_o[h] / sizes),
                ("the postactivation S_postA,H", activate(pre_h[h])),
                ("the preactivation S_preA,H", pre_h[h]),
                ("the slope at S_postA,H", activate_prime(activate(pre_h[h]))),
                ("S_preA,H · (1 − S_preA,H), the shortcut on a preactivation", {
                    pre_h[h] * (1.0 - pre_h[h])
                }),
                ("one over the number of hidden nodes", 1.0 / nodes),
            ],
        )
    };
    input.iter().map(|&value| (0..pre_h.len()).map(|h| gradient(value, h)).collect()).collect()
}
