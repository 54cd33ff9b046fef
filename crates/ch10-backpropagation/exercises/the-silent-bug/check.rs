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

fn doubled(network: &mut Network, sample: &Sample, learning_rate: f64) {
    update(network, sample, 2.0 * learning_rate);
}

fn hidden_rate_squared(network: &mut Network, sample: &Sample, learning_rate: f64) {
    let mut gradients = backpropagate(network, sample);
    gradients.i_to_h.iter_mut().flatten().for_each(|gradient| *gradient *= learning_rate);
    network.descend(&gradients, learning_rate);
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right update", || test(update));
    c.refuses("refuses the order trap", || test(update_in_the_wrong_order));
    c.refuses("refuses a forgotten slope at the output", || test(without_slope));
    c.refuses("refuses the final error sent back", || test(final_error_sent_back));
    c.refuses("refuses a factor of two", || test(doubled));
    c.refuses("refuses a hidden learning rate squared", || test(hidden_rate_squared));
}
