//! The forward pass of the worked 3-4-1 network, narrated.

use ch09_training::{error, worked};

fn main() {
    let network = worked::network();
    let sample = worked::sample();
    let forward = network.forward(&sample.input);

    for h in 0..4 {
        let (pre_h, post_h) = (forward.pre_h[h], forward.post_h[h]);
        println!("H{}  preA {pre_h:9.6}  postA {post_h:8.6}", h + 1);
    }
    println!("O   preA {:9.6}  postA {:8.6}", forward.pre_o, forward.post_o);
    println!("target {}, error {:.6}", sample.target, error(&network, &sample));
}
