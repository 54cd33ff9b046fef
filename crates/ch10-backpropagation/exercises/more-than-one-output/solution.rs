use ch08_sigmoid::{activate, activate_prime};

/// The gradients of both layers of a network with any number of outputs: ItoH (a row for each
/// input), then HtoO (a row for each hidden node).
pub fn backpropagate(
    i_to_h: &[Vec<f64>],
    h_to_o: &[Vec<f64>],
    input: &[f64],
    targets: &[f64],
) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
    let pre_h = dot(input, i_to_h);
    let post_h: Vec<f64> = pre_h.iter().map(|&pre| activate(pre)).collect();
    let pre_o = dot(&post_h, h_to_o);
    let signals: Vec<f64> = pre_o
        .iter()
        .zip(targets)
        .map(|(&pre, target)| (activate(pre) - target) * activate_prime(pre))
        .collect();
    let behind: Vec<f64> = h_to_o
        .iter()
        .zip(&pre_h)
        .map(|(row, &pre)| {
            let sum: f64 = row.iter().zip(&signals).map(|(weight, signal)| weight * signal).sum();
            sum * activate_prime(pre)
        })
        .collect();
    (products(input, &behind), products(&post_h, &signals))
}

fn dot(values: &[f64], weights: &[Vec<f64>]) -> Vec<f64> {
    let sum = |to: usize| values.iter().zip(weights).map(|(value, row)| value * row[to]).sum();
    (0..weights[0].len()).map(sum).collect()
}

fn products(rows: &[f64], columns: &[f64]) -> Vec<Vec<f64>> {
    rows.iter().map(|row| columns.iter().map(|column| row * column).collect()).collect()
}

fn main() {
    let (i_to_h, h_to_o) = ([vec![0.5, -0.5]], [vec![1.0, 0.25], vec![-1.0, 0.75]]);
    println!("{:?}", backpropagate(&i_to_h, &h_to_o, &[1.0], &[0.0, 1.0]));
}
