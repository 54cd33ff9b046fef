//! XOR learned by nudging, from a few seeds.

use ch09_training::{Network, train_by_nudging, worked};

fn main() {
    let samples = worked::xor();
    let learning_rate = 1.0;

    println!("seed   epoch 1   epoch 500   epoch 2000   outputs for 00 01 10 11");
    for seed in 0..6 {
        let mut network = Network::seeded(2, 4, seed);
        let errors = train_by_nudging(&mut network, &samples, learning_rate, 2000);
        print!(
            "{seed:4}    {:6.4}      {:6.4}       {:6.4}  ",
            errors[0], errors[499], errors[1999]
        );
        for sample in &samples {
            print!(" {:.2}", network.forward(&sample.input).post_o);
        }
        println!();
    }
}
