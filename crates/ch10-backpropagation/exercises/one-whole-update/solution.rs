use ch08_sigmoid::{activate, activate_prime};

/// One update of a network with one hidden layer: both layers of weights move.
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
    let error_signal = (activate(pre_o) - target) * activate_prime(pre_o);

    // From front to back: the ItoH gradients are formed before any HtoO weight has moved.
    for (value, row) in input.iter().zip(i_to_h) {
        for (weight, (out, &pre)) in row.iter_mut().zip(h_to_o.iter().zip(&pre_h)) {
            *weight -= learning_rate * error_signal * out * activate_prime(pre) * value;
        }
    }
    for (weight, &pre) in h_to_o.iter_mut().zip(&pre_h) {
        *weight -= learning_rate * error_signal * activate(pre);
    }
}

fn main() {
    let mut i_to_h = [vec![0.5, -0.5], vec![1.0, 0.25]];
    let mut h_to_o = [1.0, -1.0];
    update(&mut i_to_h, &mut h_to_o, &[1.0, 0.5], 0.0, 0.5);
    println!("{i_to_h:?} {h_to_o:?}");
}
