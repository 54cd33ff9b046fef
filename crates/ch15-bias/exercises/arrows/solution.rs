use ch11_architecture::ndarray::array;
use ch11_architecture::{Network, backpropagate};

/// What becomes of the node? We build the network and train it for one update.
pub fn answer() -> char {
    let start =
        Network::new(array![[0.5, -0.3, 0.0], [0.2, 0.7, 0.0]], array![[0.6], [-0.4], [0.5]]);
    let Ok(mut network) = start else { return 'd' };
    let (input, target) = (array![1.0, 0.5], array![0.0]);
    let Ok(before) = network.forward(input.view()) else { return 'd' };
    let Ok(gradients) = backpropagate(&network, input.view(), target.view()) else { return 'd' };
    network.descend(&gradients, 1.0);
    let Ok(after) = network.forward(input.view()) else { return 'd' };
    let still_a_constant = before.post_h[2] == 0.5 && after.post_h[2] == 0.5;
    match (still_a_constant, gradients.h_to_o[[2, 0]] == 0.0) {
        (true, true) => 'a',
        (true, false) => 'c',
        (false, _) => 'b',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
