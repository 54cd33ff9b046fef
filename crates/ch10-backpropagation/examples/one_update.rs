//! One full update of the worked 3-4-1 network, narrated.

use ch08_sigmoid::{activate_prime, final_error};
use ch09_training::{error, worked};
use ch10_backpropagation::{error_signal, gradient_h_to_o, gradient_i_to_h, update};

fn main() {
    let mut network = worked::network();
    let sample = worked::sample();
    let learning_rate = 1.0;

    println!("forward");
    let forward = network.forward(&sample.input);
    for h in 0..4 {
        let (pre, post) = (forward.pre_h[h], forward.post_h[h]);
        println!("  H{}  preA {pre:9.6}  postA {post:9.6}", h + 1);
    }
    println!("  O   preA {:9.6}  postA {:9.6}", forward.pre_o, forward.post_o);

    println!("backward");
    let final_error = final_error(forward.post_o, sample.target);
    let error_signal = error_signal(final_error, forward.pre_o);
    println!("  FE       {final_error:9.6}");
    println!("  f_A'     {:9.6}", activate_prime(forward.pre_o));
    println!("  S_ERROR  {error_signal:9.6}");
    for h in 0..4 {
        let gradient = gradient_h_to_o(error_signal, forward.post_h[h]);
        println!("  gradient_HtoO H{}-O   {gradient:9.6}", h + 1);
    }
    for i in 0..3 {
        for h in 0..4 {
            let (weight, pre_h) = (network.h_to_o[h], forward.pre_h[h]);
            let gradient = gradient_i_to_h(error_signal, weight, pre_h, sample.input[i]);
            println!("  gradient_ItoH I{}-H{}  {gradient:9.6}", i + 1, h + 1);
        }
    }

    println!("update, LR {learning_rate}");
    println!("  error before  {:.6}", error(&network, &sample));
    update(&mut network, &sample, learning_rate);
    println!("  error after   {:.6}", error(&network, &sample));
}
