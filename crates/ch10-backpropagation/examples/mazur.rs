//! A published example, recomputed with the update in either order.

use ch10_backpropagation::mazur::{INPUT, LEARNING_RATE, Order, TARGETS, TwoOutputs};

fn main() {
    println!("error before           {:.12}", TwoOutputs::published().error(INPUT, TARGETS));
    for (name, order) in [
        ("gradients first      ", Order::GradientsFirst),
        ("output weights first ", Order::OutputWeightsFirst),
    ] {
        let mut network = TwoOutputs::published();
        network.update(INPUT, TARGETS, LEARNING_RATE, order);
        println!("{name}  {:.12}", network.error(INPUT, TARGETS));
    }
}
