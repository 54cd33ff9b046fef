use answer::test;
use ch09_training::{Network, Sample};
use ch10_backpropagation::worked::{Bug, gradients_with};
use ch10_backpropagation::{backpropagate, update, update_in_the_wrong_order};

use crate::checks::Checks;

fn without_slope(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let gradients = gradients_with(Bug::NoSlopeAtOutput, network, sample, learning_rate);
    network.descend(&gradients, learning_rate);
}

fn final_error_sent_back(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let gradients = gradients_with(Bug::FinalErrorSentBack, network, sample, learning_rate);
    network.descend(&gradients, learning_rate);
}

/// Every output taken for too high, or every one for too low.
fn without_sign<const HIGH: bool>(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let gradients = gradients_with(Bug::AbsoluteError, network, sample, learning_rate);
    network.descend(&gradients, if HIGH { learning_rate } else { -learning_rate });
}

fn doubled(network: &mut Network, sample: &Sample, learning_rate: f64) {
    update(network, sample, 2.0 * learning_rate);
}

fn hidden_rate_squared(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let mut gradients = backpropagate(network, sample);
    gradients.i_to_h.iter_mut().flatten().for_each(|gradient| *gradient *= learning_rate);
    network.descend(&gradients, learning_rate);
}

fn uphill(network: &mut Network, sample: &Sample, learning_rate: f64) {
    update(network, sample, -learning_rate);
}

fn shifted(network: &mut Network, sample: &Sample, learning_rate: f64, by: f64) {
    update(network, sample, learning_rate);
    let weights = network.i_to_h.iter_mut().flatten().chain(&mut network.h_to_o);
    weights.for_each(|weight| *weight += by);
}

fn too_high(network: &mut Network, sample: &Sample, learning_rate: f64) {
    shifted(network, sample, learning_rate, 0.001);
}

fn too_low(network: &mut Network, sample: &Sample, learning_rate: f64) {
    shifted(network, sample, learning_rate, -0.001);
}

/// The first or the last weight of a layer ends a little off.
fn off<const LAYER: usize, const LAST: bool>(network: &mut Network, sample: &Sample, rate: f64) {
    update(network, sample, rate);
    let row = match (LAYER, LAST) {
        (0, false) => network.i_to_h.first_mut(),
        (0, true) => network.i_to_h.last_mut(),
        _ => Some(&mut network.h_to_o),
    };
    let weight = row.and_then(|row| if LAST { row.last_mut() } else { row.first_mut() });
    if let Some(weight) = weight {
        *weight += 0.001;
    }
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right update", || test(update));
    c.refuses("refuses the order trap", || test(update_in_the_wrong_order));
    c.refuses("refuses a forgotten slope at the output", || test(without_slope));
    c.refuses("refuses the final error sent back", || test(final_error_sent_back));
    c.refuses_each(
        "refuses an error without its sign",
        &[|| test(without_sign::<true>), || test(without_sign::<false>)],
    );
    c.refuses("refuses a factor of two", || test(doubled));
    c.refuses("refuses a hidden learning rate squared", || test(hidden_rate_squared));
    c.refuses("refuses steps uphill", || test(uphill));
    c.refuses("refuses weights a little too high", || test(too_high));
    c.refuses("refuses weights a little too low", || test(too_low));
    c.refuses_each(
        "refuses one ItoH weight a little off",
        &[|| test(off::<0, false>), || test(off::<0, true>)],
    );
    c.refuses_each(
        "refuses one HtoO weight a little off",
        &[|| test(off::<1, false>), || test(off::<1, true>)],
    );
}
