use answer::test;
use ch03_learning_rule::Sample;
use ch05_gradient_descent::{delta_update, gradient};

use crate::checks::Checks;

/// Divides every summand, so that its last digits differ from those of a divided sum.
fn mean(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    let share = learning_rate / samples.len() as f64;
    let steps: Vec<Vec<f64>> = samples
        .iter()
        .rev()
        .map(|sample| gradient(weights, std::slice::from_ref(sample)))
        .collect();
    for step in steps {
        for (weight, slope) in weights.iter_mut().zip(&step) {
            *weight -= share * slope;
        }
    }
}

fn sum(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    mean(weights, samples, learning_rate * samples.len() as f64);
}

fn one_at_a_time(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    for sample in samples {
        delta_update(weights, sample, learning_rate / samples.len() as f64);
    }
}

fn uphill(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    mean(weights, samples, -learning_rate);
}

fn half(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    mean(weights, samples, 0.5 * learning_rate);
}

fn too_high(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    mean(weights, samples, learning_rate);
    weights.iter_mut().for_each(|weight| *weight += 0.001);
}

fn too_low(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    mean(weights, samples, learning_rate);
    weights.iter_mut().for_each(|weight| *weight -= 0.001);
}

fn off<const WEIGHT: usize>(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    mean(weights, samples, learning_rate);
    weights[WEIGHT] += 0.001;
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the mean", || test(mean));
    c.refuses("refuses the sum", || test(sum));
    c.refuses("refuses one sample at a time", || test(one_at_a_time));
    c.refuses("refuses the other direction", || test(uphill));
    c.refuses("refuses half a step", || test(half));
    c.refuses("refuses weights a little too high", || test(too_high));
    c.refuses("refuses weights a little too low", || test(too_low));
    c.refuses_each("refuses one weight a little off", &[|| test(off::<0>), || test(off::<1>)]);
}
