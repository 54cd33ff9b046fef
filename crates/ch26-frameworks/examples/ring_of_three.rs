//! Three machines in a ring add up their lists.

use ch26_frameworks::Ring;
use ch26_frameworks::worked::three_lists;

fn main() {
    let mut ring = Ring::new(three_lists());
    println!("start   {:?}", ring.lists);
    for step in 0..ring.steps() {
        ring.step(step);
        println!("step {}  {:?}", step + 1, ring.lists);
    }
    println!("each has sent {:?} numbers", ring.sent);
}
