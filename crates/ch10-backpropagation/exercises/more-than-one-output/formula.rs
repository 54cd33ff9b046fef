use ch08_sigmoid::{activate, activate_prime};

use crate::product::product;

pub fn backpropagate(
    i_to_h: &[Vec<f64>],
    h_to_o: &[Vec<f64>],
    input: &[f64],
    targets: &[f64],
) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
    let pre_h = dot(input, i_to_h);
    let post_h: Vec<f64> = pre_h.iter().map(|&pre| activate(pre)).collect();
    let pre_o = dot(&post_h, h_to_o);
    let outputs = targets.len() as f64;
    let signal = |(&pre, target): (&f64, &f64)| {
        let output = activate(pre);
        product(
            "S_ERROR of an output",
            &[("FE", output - target), ("+f_A′(S_preA,O)", activate_prime(pre))],
            &[
                ("the output", output),
                ("the slope at the output, a postactivation", activate_prime(output)),
                ("one over the number of outputs", 1.0 / outputs),
                ("two over the number of outputs", 2.0 / outputs),
            ],
        )
    };
    let signals: Vec<f64> = pre_o.iter().zip(targets).map(signal).collect();
    let arrived: Vec<f64> = (0..pre_h.len())
        .map(|h| {
            let sum: f64 = h_to_o[h]
                .iter()
                .zip(&signals)
                .map(|(&weight, &signal)| {
                    product(
                        "what comes back over an HtoO weight",
                        &[("the HtoO weight", weight), ("S_ERROR of its output", signal)],
                        &[("the share of the weight among this node's, w/Σw", {
                            weight / h_to_o[h].iter().sum::<f64>()
                        })],
                    )
                })
                .sum();
            product(
                "the signal behind a hidden node",
                &[("the sum over the outputs", sum), ("+f_A′(S_preA,H)", activate_prime(pre_h[h]))],
                &[
                    ("the postactivation S_postA,H", post_h[h]),
                    ("the slope at S_postA,H", activate_prime(post_h[h])),
                    ("one over the number of outputs", 1.0 / outputs),
                ],
            )
        })
        .collect();
    (products(input, &arrived), products(&post_h, &signals))
}

fn dot(values: &[f64], weights: &[Vec<f64>]) -> Vec<f64> {
    let sum = |to: usize| values.iter().zip(weights).map(|(value, row)| value * row[to]).sum();
    (0..weights[0].len()).map(sum).collect()
}

fn products(rows: &[f64], columns: &[f64]) -> Vec<Vec<f64>> {
    rows.iter().map(|row| columns.iter().map(|column| row * column).collect()).collect()
}
