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

fn shifted(
    network: &mut Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    learning_rate: f64,
    by: f64,
) {
    right(network, input, target, learning_rate);
    network.bias_h.iter_mut().chain(&mut network.bias_o).for_each(|bias| *bias += by);
}

fn too_high(network: &mut Network, input: ArrayView1<f64>, target: ArrayView1<f64>, rate: f64) {
    shifted(network, input, target, rate, 0.001);
}

fn too_low(network: &mut Network, input: ArrayView1<f64>, target: ArrayView1<f64>, rate: f64) {
    shifted(network, input, target, rate, -0.001);
}

/// The output's bias, the first or the last of the hidden ones ends a little off.
fn off<const WHICH: usize>(
    network: &mut Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    rate: f64,
) {
    right(network, input, target, rate);
    let bias = match WHICH {
        0 => network.bias_o.first_mut(),
        1 => network.bias_h.first_mut(),
        _ => network.bias_h.last_mut(),
    };
    if let Some(bias) = bias {
        *bias += 0.001;
    }
}

/// The gradients are those of a network whose hidden or output biases are 0.
fn left_out<const HIDDEN: bool>(
    network: &mut Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
    rate: f64,
) {
    let mut without = network.clone();
    if HIDDEN { &mut without.bias_h } else { &mut without.bias_o }.fill(0.0);
    network.descend(&backpropagate(&without, input, target), rate);
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right update", || test(right));
    c.refuses("refuses biases that never move", || test(never_updated));
    c.refuses("refuses the error signal for hidden biases", || test(error_signal_to_hidden));
    c.refuses("refuses a slope that is applied twice", || test(slope_twice));
    c.refuses("refuses a shared bias", || test(shared));
    c.refuses("refuses an input multiplied in", || test(input_multiplied));
    c.refuses("refuses the wrong sign", || test(sign));
    c.refuses("refuses biases a little too high", || test(too_high));
    c.refuses("refuses biases a little too low", || test(too_low));
    c.refuses_each(
        "refuses one bias a little off",
        &[|| test(off::<0>), || test(off::<1>), || test(off::<2>)],
    );
    c.refuses_each(
        "refuses biases left out on the way forward",
        &[|| test(left_out::<true>), || test(left_out::<false>)],
    );
}
