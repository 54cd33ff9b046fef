use answer::test;
use ch01_perceptron::{perceptron, preactivation};
use ch03_learning_rule::{Sample, update};

use crate::checks::Checks;

/// The output, and what the rule would move each weight by at a rate of 1.
fn parts(weights: &[f64], sample: &Sample) -> (f64, Vec<f64>) {
    let final_error = perceptron(&sample.input, weights) - sample.target;
    (final_error, sample.input.iter().map(|input| final_error * input).collect())
}

fn moved(weights: &mut [f64], by: impl IntoIterator<Item = f64>) {
    weights.iter_mut().zip(by).for_each(|(weight, by)| *weight -= by);
}

fn other_sign(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    let miss = sample.target - perceptron(&sample.input, weights);
    weights.iter_mut().zip(&sample.input).for_each(|(weight, x)| *weight += rate * miss * x);
    -miss
}

fn uphill(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    update(weights, sample, -rate)
}

fn size_of_the_error(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    let (final_error, _) = parts(weights, sample);
    moved(weights, sample.input.iter().map(|input| rate * final_error.abs() * input));
    final_error
}

fn always_towards(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    size_of_the_error(weights, sample, -rate)
}

fn without_input(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    let (final_error, _) = parts(weights, sample);
    weights.iter_mut().for_each(|weight| *weight -= rate * final_error);
    final_error
}

fn without_rate(weights: &mut [f64], sample: &Sample, _: f64) -> f64 {
    update(weights, sample, 1.0)
}

fn replaced(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    let (final_error, by) = parts(weights, sample);
    if final_error != 0.0 {
        weights.iter_mut().zip(by).for_each(|(weight, by)| *weight = -rate * by);
    }
    final_error
}

fn by_preactivation(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    let (final_error, _) = parts(weights, sample);
    let error = preactivation(&sample.input, weights) - sample.target;
    moved(weights, sample.input.iter().map(|input| rate * error * input));
    final_error
}

fn never_rests(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    let (final_error, _) = parts(weights, sample);
    let way = 1.0 - 2.0 * sample.target;
    moved(weights, sample.input.iter().map(|input| rate * way * input));
    final_error
}

fn stays<const FIRST: bool>(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    let place = if FIRST { 0 } else { weights.len() - 1 };
    let kept = weights[place];
    let final_error = update(weights, sample, rate);
    weights[place] = kept;
    final_error
}

fn error_turned(weights: &mut [f64], sample: &Sample, rate: f64) -> f64 {
    -update(weights, sample, rate)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the chapter's update", || test(update));
    c.refuses("accepts the other sign, twice", || test(other_sign));
    c.refuses("refuses a step uphill", || test(uphill));
    c.refuses_each(
        "refuses the size of the error",
        &[|| test(size_of_the_error), || test(always_towards)],
    );
    c.refuses("refuses an update without its input", || test(without_input));
    c.refuses("refuses an update without its rate", || test(without_rate));
    c.refuses("refuses a correction that replaces the weights", || test(replaced));
    c.refuses("refuses an update by the preactivation", || test(by_preactivation));
    c.refuses("refuses a right answer that moves the weights", || test(never_rests));
    c.refuses_each(
        "refuses a weight that stays behind",
        &[|| test(stays::<true>), || test(stays::<false>)],
    );
    c.refuses("refuses an error of the other sign", || test(error_turned));
}
