use ch08_sigmoid::{activate, activate_prime};

use crate::product::product;

pub fn update(
    i_to_h: &mut [Vec<f64>],
    h_to_o: &mut [f64],
    input: &[f64],
    target: f64,
    learning_rate: f64,
) {
    let pre = |h: usize| input.iter().zip(i_to_h.iter()).map(|(value, row)| value * row[h]).sum();
    let pre_h: Vec<f64> = (0..h_to_o.len()).map(pre).collect();
    let pre_o: f64 = pre_h.iter().zip(h_to_o.iter()).map(|(&pre, w)| activate(pre) * w).sum();
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
    let sum: f64 = h_to_o.iter().sum();
    let moved: Vec<f64> = h_to_o
        .iter()
        .zip(&pre_h)
        .map(|(weight, &pre)| weight - learning_rate * error_signal * activate(pre))
        .collect();
    let nodes = pre_h.len() as f64;
    let learning_rate = product(
        "every move",
        &[("+the learning rate", learning_rate)],
        &[("one over the number of hidden nodes", 1.0 / nodes)],
    );
    for (&value, row) in input.iter().zip(i_to_h) {
        for (h, weight) in row.iter_mut().enumerate() {
            *weight -= product(
                "the move of ItoH",
                &[
                    ("+the learning rate", learning_rate),
                    ("S_ERROR", error_signal),
                    ("the HtoO weight", h_to_o[h]),
                    ("+f_A′(S_preA,H)", activate_prime(pre_h[h])),
                    ("the input", value),
                ],
                &[
                    ("the HtoO weight that has already moved", moved[h]),
                    ("the share of the HtoO weight, w/Σw", h_to_o[h] / sum),
                    ("the ItoH weight itself", *weight),
                    ("the postactivation S_postA,H", activate(pre_h[h])),
                    ("the preactivation S_preA,H", pre_h[h]),
                    ("the slope at S_postA,H", activate_prime(activate(pre_h[h]))),
                    ("one over the number of hidden nodes", 1.0 / nodes),
                ],
            );
        }
    }
    for (h, weight) in h_to_o.iter_mut().enumerate() {
        *weight -= product(
            "the move of HtoO",
            &[
                ("+the learning rate", learning_rate),
                ("S_ERROR", error_signal),
                ("+S_postA,H", activate(pre_h[h])),
            ],
            &[
                ("the preactivation S_preA,H", pre_h[h]),
                ("f_A′(S_preA,H)", activate_prime(pre_h[h])),
                ("the HtoO weight", *weight),
                ("one over the number of hidden nodes", 1.0 / nodes),
            ],
        );
    }
}
