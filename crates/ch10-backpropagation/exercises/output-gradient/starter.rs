use ch08_sigmoid::{activate, activate_prime};

/// The gradient of each HtoO weight, from the hidden nodes' preactivations on.
pub fn gradients_h_to_o(pre_h: &[f64], h_to_o: &[f64], target: f64) -> Vec<f64> {
    todo!("forward to the output, and back to the weights")
}

fn main() {
    println!("{:?}", gradients_h_to_o(&[0.0, 1.0], &[0.5, -0.25], 1.0));
}
