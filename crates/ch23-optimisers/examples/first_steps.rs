//! The first three steps of each rule at a rate of 0.1, for gradients that are even, and then turn.

use ch23_optimisers::{Memory, Rule};

fn main() {
    let rules = [
        ("plain", Rule::Plain),
        ("momentum", Rule::Momentum { keep: 0.9 }),
        ("Nesterov", Rule::Nesterov { keep: 0.9 }),
        ("RMSProp", Rule::RmsProp { keep: 0.99, small: 1e-8 }),
        ("Adam", Rule::ADAM),
    ];
    println!("gradients     4       4      -4       0.04    0.04   -0.04");
    for (name, rule) in rules {
        print!("{name:8} ");
        for times in [1.0, 0.01] {
            let mut memory = Memory::default();
            for (update, gradient) in (1..).zip([4.0, 4.0, -4.0]) {
                let step = rule.moved(0.0, times * gradient, &mut memory, 0.1, update);
                print!(" {step:+.4}");
            }
            print!("{}", if times == 1.0 { "   " } else { "" });
        }
        println!();
    }
}
