//! Every weight of the worked network nudged, and one step against the gradients.

use ch09_training::{NUDGE, error, gradients_by_nudging, worked};

fn main() {
    let mut network = worked::network();
    let sample = worked::sample();
    let learning_rate = 1.0;

    let gradients = gradients_by_nudging(&network, &sample, NUDGE);
    for i in 0..3 {
        for h in 0..4 {
            println!("gradient I{}-H{}  {:9.6}", i + 1, h + 1, gradients.i_to_h[i][h]);
        }
    }
    for h in 0..4 {
        println!("gradient H{}-O   {:9.6}", h + 1, gradients.h_to_o[h]);
    }

    println!("error before  {:.6}", error(&network, &sample));
    network.descend(&gradients, learning_rate);
    println!("error after   {:.6}", error(&network, &sample));
}
