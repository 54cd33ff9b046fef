//! One node that should answer 0 and starts somewhere else: how many updates does it take?

use ch08_sigmoid::{activate, activate_prime, final_error, half_squared_error};

fn main() {
    let target = 0.0;
    let learning_rate = 1.0;

    for start in [0.0, 2.0, 4.0, 6.0, 8.0] {
        let mut pre = start;
        let mut updates = 0;
        while half_squared_error(activate(pre), target) > 0.02 && updates < 9999 {
            pre -= learning_rate * final_error(activate(pre), target) * activate_prime(pre);
            updates += 1;
        }
        println!("from a preactivation of {start}: {updates:4} updates");
    }
}
