use answer::test;
use ch03_learning_rule::{Sample, update};
use ch05_gradient_descent::{delta_update, descend, gradient};

use crate::checks::Checks;

fn right(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    let gradient = gradient(weights, samples);
    descend(weights, &gradient, learning_rate);
}

fn uphill(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    right(weights, samples, -learning_rate);
}

fn perceptron(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    for sample in samples {
        update(weights, sample, learning_rate);
    }
}

fn doubled(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    right(weights, samples, 2.0 * learning_rate);
}

fn first_alone(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    let gradient = gradient(weights, samples);
    descend(&mut weights[..1], &gradient[..1], learning_rate);
}

fn one_by_one(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    for sample in samples {
        delta_update(weights, sample, learning_rate);
    }
}

fn last_left_out(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    right(weights, &samples[..samples.len() - 1], learning_rate);
}

fn too_high(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    right(weights, samples, learning_rate);
    weights.iter_mut().for_each(|weight| *weight += 0.001);
}

fn too_low(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    right(weights, samples, learning_rate);
    weights.iter_mut().for_each(|weight| *weight -= 0.001);
}

fn off<const WEIGHT: usize>(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    right(weights, samples, learning_rate);
    weights[WEIGHT] += 0.001;
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right step", || test(right));
    c.refuses("refuses a step uphill", || test(uphill));
    c.refuses("refuses the perceptron's rule", || test(perceptron));
    c.refuses("refuses doubled steps", || test(doubled));
    c.refuses("refuses a first weight that goes alone", || test(first_alone));
    c.refuses("refuses updates sample by sample", || test(one_by_one));
    c.refuses("refuses a sample left out", || test(last_left_out));
    c.refuses("refuses weights a little too high", || test(too_high));
    c.refuses("refuses weights a little too low", || test(too_low));
    c.refuses_each("refuses one weight a little off", &[|| test(off::<0>), || test(off::<1>)]);
}
