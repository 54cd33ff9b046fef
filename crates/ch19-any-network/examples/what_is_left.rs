//! How long the error signal is in each of eight hidden layers, from 1 at the output: one network,
//! ten nodes a layer, with three kinds of nodes.

use ch19_any_network::Activation::{Relu, Sigmoid, Tanh};
use ch19_any_network::worked::{Start, lengths};

fn main() {
    println!("layers back     0     1     2      3      4      5       6       7       8");
    for (name, activation) in [("sigmoid", Sigmoid), ("tanh", Tanh), ("ReLU", Relu)] {
        print!("{name:8}");
        for length in lengths(Start::Book, activation, 8, 1) {
            print!(" {length:7.4}");
        }
        println!();
    }
}
