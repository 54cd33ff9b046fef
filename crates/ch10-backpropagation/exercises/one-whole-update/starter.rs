use ch08_sigmoid::{activate, activate_prime};

/// One update of a network with one hidden layer: both layers of weights move.
pub fn update(
    i_to_h: &mut [Vec<f64>],
    h_to_o: &mut [f64],
    input: &[f64],
    target: f64,
    learning_rate: f64,
) {
    todo!("forward, back, and then the weights")
}

fn main() {
    let mut i_to_h = [vec![0.5, -0.5], vec![1.0, 0.25]];
    let mut h_to_o = [1.0, -1.0];
    update(&mut i_to_h, &mut h_to_o, &[1.0, 0.5], 0.0, 0.5);
    println!("{i_to_h:?} {h_to_o:?}");
}
