//! AND, OR and NAND: one node each, on all four inputs.

use ch01_perceptron::perceptron;
use ch07_hidden_layer::{AND, NAND, OR, with_one};

fn main() {
    println!("x1 x2   AND OR NAND");
    for input in [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]] {
        let [and, or, nand] =
            [AND, OR, NAND].map(|weights| perceptron(&with_one(&input), &weights));
        println!("{:2} {:2}   {and:3} {or:2} {nand:4}", input[0], input[1]);
    }
}
