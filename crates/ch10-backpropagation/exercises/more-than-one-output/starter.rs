use ch08_sigmoid::{activate, activate_prime};

/// The gradients of both layers of a network with any number of outputs: ItoH (a row for each
/// input), then HtoO (a row for each hidden node).
pub fn backpropagate(
    i_to_h: &[Vec<f64>],
    h_to_o: &[Vec<f64>],
    input: &[f64],
    targets: &[f64],
) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
    todo!("one signal for each output, and a sum at each hidden node")
}

fn main() {
    let (i_to_h, h_to_o) = ([vec![0.5, -0.5]], [vec![1.0, 0.25], vec![-1.0, 0.75]]);
    println!("{:?}", backpropagate(&i_to_h, &h_to_o, &[1.0], &[0.0, 1.0]));
}
