use answer::test;
use ch11_architecture::{Gradients, Network, backpropagate};
use ch12_network::{Samples, Trainer, error};

use crate::checks::Checks;

fn right(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    let mut trainer = Trainer::new(network.clone(), learning_rate);
    let error = trainer.epoch(samples);
    *network = trainer.network;
    error
}

fn of(network: &Network, samples: &Samples, number: usize, target: usize) -> Gradients {
    let (input, target) = (samples.inputs.row(number), samples.targets.row(target));
    backpropagate(network, input, target).expect("samples that fit")
}

fn one(samples: &Samples, number: usize, target: usize) -> Samples {
    Samples {
        inputs: samples.inputs.select(ch11_architecture::ndarray::Axis(0), &[number]),
        targets: samples.targets.select(ch11_architecture::ndarray::Axis(0), &[target]),
    }
}

fn without_the_last(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    let last = samples.len().saturating_sub(1).max(1);
    let mut sum = 0.0;
    for number in 0..last {
        sum += right(network, &one(samples, number, number), learning_rate);
    }
    sum
}

fn without_a_layer(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    let mut sum = 0.0;
    for number in 0..samples.len() {
        sum += error(network, &one(samples, number, number));
        let gradients = of(network, samples, number, number);
        let still = Gradients { i_to_h: 0.0 * gradients.i_to_h, h_to_o: gradients.h_to_o };
        network.descend(&still, learning_rate);
    }
    sum
}

fn without_a_reset(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    let mut sum = 0.0;
    let mut total: Option<Gradients> = None;
    for number in 0..samples.len() {
        sum += error(network, &one(samples, number, number));
        let mut gradients = of(network, samples, number, number);
        if let Some(before) = total {
            gradients.i_to_h += &before.i_to_h;
            gradients.h_to_o += &before.h_to_o;
        }
        network.descend(&gradients, learning_rate);
        total = Some(gradients);
    }
    sum
}

fn with_the_next_target(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    let mut sum = 0.0;
    for number in 0..samples.len() {
        let next = (number + 1) % samples.len();
        sum += right(network, &one(samples, number, next), learning_rate);
    }
    sum
}

fn with_errors_afterwards(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    let mut sum = 0.0;
    for number in 0..samples.len() {
        let sample = one(samples, number, number);
        right(network, &sample, learning_rate);
        sum += error(network, &sample);
    }
    sum
}

fn shifted(network: &mut Network, samples: &Samples, learning_rate: f64, by: f64) -> f64 {
    let error = right(network, samples, learning_rate);
    network.i_to_h += by;
    network.h_to_o += by;
    error
}

fn too_high(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    shifted(network, samples, learning_rate, 0.001)
}

fn too_low(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    shifted(network, samples, learning_rate, -0.001)
}

fn twice_the_error(network: &mut Network, samples: &Samples, learning_rate: f64) -> f64 {
    2.0 * right(network, samples, learning_rate)
}

/// The first or the last weight of a layer ends a little off.
fn off<const LAYER: usize, const LAST: bool>(
    network: &mut Network,
    samples: &Samples,
    learning_rate: f64,
) -> f64 {
    let error = right(network, samples, learning_rate);
    let layer = if LAYER == 0 { &mut network.i_to_h } else { &mut network.h_to_o };
    let mut all = layer.iter_mut();
    if let Some(weight) = if LAST { all.last() } else { all.next() } {
        *weight += 0.001;
    }
    error
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right epoch", || test(right));
    c.refuses("refuses to forget the last sample", || test(without_the_last));
    c.refuses("refuses to forget a layer", || test(without_a_layer));
    c.refuses("refuses to forget the reset", || test(without_a_reset));
    c.refuses("refuses the next target", || test(with_the_next_target));
    c.refuses("refuses errors after the update", || test(with_errors_afterwards));
    c.refuses("refuses weights a little too high", || test(too_high));
    c.refuses("refuses weights a little too low", || test(too_low));
    c.refuses("refuses an error counted twice", || test(twice_the_error));
    c.refuses_each(
        "refuses one ItoH weight a little off",
        &[|| test(off::<0, false>), || test(off::<0, true>)],
    );
    c.refuses_each(
        "refuses one HtoO weight a little off",
        &[|| test(off::<1, false>), || test(off::<1, true>)],
    );
}
