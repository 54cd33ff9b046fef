use ch08_sigmoid::{activate, activate_prime};

/// The gradient of each HtoO weight, from the hidden nodes' preactivations on.
pub fn gradients_h_to_o(pre_h: &[f64], h_to_o: &[f64], target: f64) -> Vec<f64> {
    let post_h: Vec<f64> = pre_h.iter().map(|&pre| activate(pre)).collect();
    let pre_o: f64 = post_h.iter().zip(h_to_o).map(|(post, weight)| post * weight).sum();
    let error_signal = (activate(pre_o) - target) * activate_prime(pre_o);
    post_h.iter().zip(h_to_o).map(|(post, weight)| error_signal * post * weight).collect()
}
