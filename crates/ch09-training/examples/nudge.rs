//! Every weight of the worked network nudged, and one step against the gradients.

use ch09_training::{NUDGE, error, gradients_by_nudging, worked};

fn main() {
    let mut network = worked::network();
    let sample = worked::sample();
    let learning_rate = 1.0;

    let gradients = gradients_by_nudging(&network, &sample, NUDGE);
    println!("error before  {:.6}", error(&network, &sample));
    network.descend(&gradients, learning_rate);
    println!("error after   {:.6}", error(&network, &sample));
}
