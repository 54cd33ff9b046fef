//! Far out: where rounding eats the slope, and where it does not.

use ch08_sigmoid::{activate, activate_prime, activate_prime_from_post};

fn main() {
    println!("pre   1 - post    post * (1 - post)   f(x) * f(-x)");
    for pre in [10.0, 20.0, 30.0, 36.0, 40.0] {
        let post = activate(pre);
        println!(
            "{pre:3}   {:8.2e}    {:17.6e}   {:12.6e}",
            1.0 - post,
            activate_prime_from_post(post),
            activate_prime(pre),
        );
    }

    println!();
    println!("activate(-1000)         {}", activate(-1000.0));
    println!("activate(1000)          {}", activate(1000.0));
    println!("e^1000                  {}", libm::exp(1000.0));
    println!("e^1000 / (1 + e^1000)   {}", libm::exp(1000.0) / (1.0 + libm::exp(1000.0)));
}
