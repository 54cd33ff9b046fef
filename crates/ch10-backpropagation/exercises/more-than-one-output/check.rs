use answer::backpropagate;

use crate::checks::Checks;

type Weights = Vec<Vec<f64>>;

fn activate(pre: f64) -> f64 {
    1.0 / (1.0 + (-pre).exp())
}

fn layer(values: &[f64], weights: &Weights) -> Vec<f64> {
    let pre = |to: usize| values.iter().zip(weights).map(|(value, row)| value * row[to]).sum();
    (0..weights[0].len()).map(|to| activate(pre(to))).collect()
}

fn error(i_to_h: &Weights, h_to_o: &Weights, input: &[f64], targets: &[f64]) -> f64 {
    let outputs = layer(&layer(input, i_to_h), h_to_o);
    outputs.iter().zip(targets).map(|(output, target)| 0.5 * (output - target).powi(2)).sum()
}

/// Whether claimed gradients of `weights` agree with nudging.
fn agrees(weights: &Weights, claimed: &Weights, error_with: impl Fn(&Weights) -> f64) -> bool {
    let nudge = 1e-5;
    let mut nudged = weights.clone();
    for (row, (before, claimed)) in weights.iter().zip(claimed).enumerate() {
        for (column, (&before, claimed)) in before.iter().zip(claimed).enumerate() {
            nudged[row][column] = before + nudge;
            let above = error_with(&nudged);
            nudged[row][column] = before - nudge;
            let below = error_with(&nudged);
            nudged[row][column] = before;
            if ((above - below) / (2.0 * nudge) - claimed).abs() > 1e-8 || claimed.is_nan() {
                return false;
            }
        }
    }
    true
}

/// Numbers that look drawn and are not.
fn weights(rows: usize, columns: usize, from: f64) -> Weights {
    let number = |n: usize| ((n as f64 + from) * 12.9898).sin() * 1.5;
    (0..rows)
        .map(|row| (0..columns).map(|column| number(row * columns + column)).collect())
        .collect()
}

pub fn check(c: &mut Checks) {
    for (inputs, hidden, outputs) in [(3, 4, 1), (2, 3, 2), (1, 5, 4)] {
        let (i_to_h, h_to_o) = (weights(inputs, hidden, 1.0), weights(hidden, outputs, 50.0));
        let input: Vec<f64> = weights(1, inputs, 90.0).concat();
        let targets: Vec<f64> = (0..outputs).map(|output| (output % 2) as f64).collect();
        c.case(inputs![inputs, hidden, outputs]);
        c.factor("the number of outputs", outputs as f64);
        let (of_i_to_h, of_h_to_o) = backpropagate(&i_to_h, &h_to_o, &input, &targets);
        let shape = |weights: &Weights| weights.iter().map(Vec::len).collect::<Vec<_>>();
        c.holds(
            "shapes",
            (shape(&of_i_to_h), shape(&of_h_to_o)) == (shape(&i_to_h), shape(&h_to_o)),
        );
        c.holds(
            "HtoO agrees with nudging",
            agrees(&h_to_o, &of_h_to_o, |h_to_o| error(&i_to_h, h_to_o, &input, &targets)),
        );
        c.holds(
            match outputs {
                1 => "ItoH agrees with nudging, one output",
                _ => "ItoH agrees with nudging, several outputs",
            },
            agrees(&i_to_h, &of_i_to_h, |i_to_h| error(i_to_h, &h_to_o, &input, &targets)),
        );
        c.table("gradient_HtoO", &of_h_to_o);
        c.table("gradient_ItoH", &of_i_to_h);
    }
}
