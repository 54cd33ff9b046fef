use ch08_sigmoid::activate_prime;

/// The gradient of each ItoH weight: a row for each input, in it one for each hidden node.
pub fn gradients_i_to_h(
    final_error: f64,
    pre_o: f64,
    h_to_o: &[f64],
    pre_h: &[f64],
    input: &[f64],
) -> Vec<Vec<f64>> {
    let error_signal = final_error * activate_prime(pre_o);
    let through_the_node =
        |(weight, &pre): (&f64, &f64)| error_signal * weight * activate_prime(pre);
    let behind: Vec<f64> = h_to_o.iter().zip(pre_h).map(through_the_node).collect();
    input.iter().map(|value| behind.iter().map(|signal| signal * value).collect()).collect()
}

fn main() {
    println!("{:?}", gradients_i_to_h(1.0, 0.0, &[1.0, -1.0], &[0.0, 2.0], &[1.0, 0.5, 0.0]));
}
