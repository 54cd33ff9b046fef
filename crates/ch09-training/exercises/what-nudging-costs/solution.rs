use ch09_training::worked::network;
use ch09_training::{NUDGE, gradient_by_nudging};

/// How many forward passes? Counted with an error that does nothing but count.
pub fn answer() -> char {
    let mut passes = 0;
    let network = network();
    for &weight in network.i_to_h.iter().flatten().chain(&network.h_to_o) {
        gradient_by_nudging(weight, NUDGE, |value| {
            passes += 1;
            value
        });
    }
    match passes {
        2 => 'a',
        16 => 'b',
        32 => 'c',
        24 => 'd',
        _ => '?',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
