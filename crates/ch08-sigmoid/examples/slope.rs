//! The sigmoid and its slope, and what a small move of the preactivation does to it.

use ch08_sigmoid::{activate, activate_prime};

fn main() {
    let nudge = 0.01;
    println!("   pre      post     slope   measured");
    for pre in [-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0] {
        let measured = (activate(pre + nudge) - activate(pre)) / nudge;
        let (post, slope) = (activate(pre), activate_prime(pre));
        println!("{pre:6.1}  {post:8.6}  {slope:8.6}   {measured:8.6}");
    }
}
