//! The network on XOR's four inputs, with what its hidden nodes say.

use ch07_hidden_layer::StepNetwork;

fn main() {
    let network = StepNetwork::xor();
    for input in [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]] {
        let hidden = network.hidden_outputs(&input);
        println!(
            "in {} {}   hidden {} {}   out {}",
            input[0],
            input[1],
            hidden[0],
            hidden[1],
            network.output(&input)
        );
    }
}
