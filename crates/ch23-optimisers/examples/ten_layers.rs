//! The size of the signals in ten hidden layers of ReLU nodes, forward and back, by start.

use ch23_optimisers::Activation;
use ch23_optimisers::worked::starts::{STARTS, signals, size};

fn main() {
    println!("            preactivations             error signals");
    println!("layer          1      4     10            10      4      1");
    for (name, start) in STARTS {
        let all = signals(start, Activation::Relu, 20, 0);
        print!("{name:10}");
        for layer in [0, 3, 9] {
            print!(" {:>7.1e}", size(&all.pre[layer]));
        }
        print!("    ");
        for layer in [9, 3, 0] {
            print!(" {:>7.1e}", size(&all.signals[layer]));
        }
        println!();
    }
}
