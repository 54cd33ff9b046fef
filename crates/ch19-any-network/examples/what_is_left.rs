//! How long the error signal is, so many layers back from the output: one network of eight hidden
//! layers with ten nodes each, with three kinds of nodes.

use ch19_any_network::Activation::{Relu, Sigmoid, Tanh};
use ch19_any_network::worked::{Start, lengths};

fn main() {
    print!("back    ");
    for layers in 0..=8 {
        print!(" {layers:7}");
    }
    println!();
    for (name, activation) in [("sigmoid", Sigmoid), ("tanh", Tanh), ("ReLU", Relu)] {
        print!("{name:8}");
        for length in lengths(Start::Book, activation, 8, 1) {
            print!(" {length:7.4}");
        }
        println!();
    }
}
