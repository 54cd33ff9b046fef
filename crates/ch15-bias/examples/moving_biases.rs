//! One update of Mazur's network, the biases moving with the weights.

use ch15_bias::worked::published;
use ch15_bias::{backpropagate, error};

fn main() {
    let (mut network, samples) = published();
    println!("E before: {:.9}", error(&network, &samples));
    let gradients = backpropagate(&network, samples.inputs.row(0), samples.targets.row(0));
    network.descend(&gradients, 0.5);
    println!("gradients of the hidden biases: {:.9}", gradients.bias_h);
    println!("gradients of the output biases: {:.9}", gradients.bias_o);
    println!("hidden biases after: {:.9}", network.bias_h);
    println!("output biases after: {:.9}", network.bias_o);
    println!("E after:  {:.9}", error(&network, &samples));
}
