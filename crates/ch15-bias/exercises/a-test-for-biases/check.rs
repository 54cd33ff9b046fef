use answer::test;
use ch11_architecture::ndarray::ArrayView1;
use ch15_bias::worked::{Trap, step_with};
use ch15_bias::{Network, Trainer, backpropagate};

use crate::checks::Checks;

fn right(
    network: &mut Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    learning_rate: f64,
) {
    let gradients = backpropagate(network, input, target);
    network.descend(&gradients, learning_rate);
}

macro_rules! with {
    ($name:ident, $trap:ident) => {
        fn $name(
            network: &mut Network,
            input: ArrayView1<f64>,
            target: ArrayView1<f64>,
            learning_rate: f64,
        ) {
            let mut trainer = Trainer::new(network.clone(), learning_rate);
            step_with(Trap::$trap, &mut trainer, input, target);
            *network = trainer.network;
        }
    };
}

with!(never_updated, NeverUpdated);
with!(error_signal_to_hidden, ErrorSignalToHidden);
with!(slope_twice, SlopeTwice);
with!(shared, Shared);
with!(input_multiplied, InputMultiplied);
with!(sign, Sign);

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right update", || test(right));
    c.refuses("refuses biases that never move", || test(never_updated));
    c.refuses("refuses the error signal for hidden biases", || test(error_signal_to_hidden));
    c.refuses("refuses a slope that is applied twice", || test(slope_twice));
    c.refuses("refuses a shared bias", || test(shared));
    c.refuses("refuses an input multiplied in", || test(input_multiplied));
    c.refuses("refuses the wrong sign", || test(sign));
}
