//! One sample forward and back through two hidden layers: the numbers of the page.

use ch19_any_network::worked::{network, sample};
use ch19_any_network::{error_signals, gradients, output_error_signal};

fn main() {
    let (mut network, samples) = (network(), sample());
    let (input, target) = (samples.inputs.row(0), samples.targets.row(0));
    let forward = network.forward(input);
    println!("output           {:.6}, error {:.6}", forward.output()[0], forward.error(target));

    let at_output = output_error_signal(&network, &forward, target);
    let signals = error_signals(&network, &forward, at_output);
    for (layer, signal) in ["G", "H", "O"].iter().zip(&signals).rev() {
        println!("error signal {layer}   {signal:9.6}");
    }

    let gradients = gradients(input, &forward, signals);
    println!("gradients of the weights in front of G");
    for row in gradients[0].weights.rows() {
        println!("                 {row:9.6}");
    }
    network.descend(&gradients, 1.0);
    println!("after one update: error {:.6}", network.forward(input).error(target));
}
