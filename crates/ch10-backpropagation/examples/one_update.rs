//! One full update of the worked 3-4-1 network, narrated.

use ch08_sigmoid::final_error;
use ch09_training::{error, worked};
use ch10_backpropagation::{backpropagate, error_signal, update};

fn main() {
    let mut network = worked::network();
    let sample = worked::sample();

    println!("forward");
    let forward = network.forward(&sample.input);
    println!("  S_preA,O   {:9.6}", forward.pre_o);
    println!("  S_postA,O  {:9.6}", forward.post_o);

    println!("backward");
    let fe = final_error(forward.post_o, sample.target);
    println!("  FE         {fe:9.6}");
    println!("  S_ERROR    {:9.6}", error_signal(fe, forward.pre_o));

    println!("gradient_ItoH   to H1      to H2      to H3      to H4");
    let gradients = backpropagate(&network, &sample);
    for (i, row) in gradients.i_to_h.iter().enumerate() {
        print!("  from I{} ", i + 1);
        for gradient in row {
            print!("  {gradient:9.6}");
        }
        println!();
    }

    println!("update, LR 1");
    println!("  E before   {:9.6}", error(&network, &sample));
    update(&mut network, &sample, 1.0);
    println!("  E after    {:9.6}", error(&network, &sample));
}
