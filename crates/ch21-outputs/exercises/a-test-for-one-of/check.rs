use answer::test;
use ch21_outputs::ndarray::ArrayView1;
use ch21_outputs::{Question, softmax};

use crate::checks::Checks;

fn right(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    let (pre, target) = (ArrayView1::from(pre), ArrayView1::from(target));
    (Question::OneOf.error(pre, target), Question::OneOf.error_signals(pre, target).to_vec())
}

fn by_shares(shares: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    let given = target.iter().zip(shares).filter(|(target, _)| **target > 0.0);
    let error = given.map(|(target, share)| -target * share.ln()).sum();
    (error, shares.iter().zip(target).map(|(share, target)| share - target).collect())
}

fn twice(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    by_shares(&softmax(softmax(ArrayView1::from(pre)).view()).to_vec(), target)
}

fn slope(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    let shares = softmax(ArrayView1::from(pre));
    let (error, signals) = right(pre, target);
    (
        error,
        signals.iter().zip(&shares).map(|(signal, share)| signal * share * (1.0 - share)).collect(),
    )
}

fn mean(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    let (error, signals) = right(pre, target);
    let classes = pre.len() as f64;
    (error / classes, signals.iter().map(|signal| signal / classes).collect())
}

fn less(pre: &[f64], target: &[f64], taken_off: f64) -> (f64, Vec<f64>) {
    let exponentials: Vec<f64> = pre.iter().map(|pre| (pre - taken_off).exp()).collect();
    let sum: f64 = exponentials.iter().sum();
    let shares: Vec<f64> = exponentials.iter().map(|one| one / sum).collect();
    by_shares(&shares, target)
}

fn most(pre: &[f64]) -> f64 {
    pre.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// Safe below 0 alone.
fn overflows(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    if most(pre) > 0.0 { less(pre, target, 0.0) } else { right(pre, target) }
}

/// Safe above 0 alone.
fn all_become_zero(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    if most(pre) < 0.0 { less(pre, target, 0.0) } else { right(pre, target) }
}

fn without<const CLASS: usize>(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    let (error, mut signals) = right(pre, target);
    if let Some(signal) = signals.get_mut(CLASS) {
        *signal = 0.0;
    }
    (error, signals)
}

fn log_of_zero(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    by_shares(&softmax(ArrayView1::from(pre)).to_vec(), target)
}

fn sign(pre: &[f64], target: &[f64]) -> (f64, Vec<f64>) {
    let (error, signals) = right(pre, target);
    (error, signals.iter().map(|signal| -signal).collect())
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right layer", || test(right));
    c.refuses("refuses softmax twice", || test(twice));
    c.refuses("refuses a slope", || test(slope));
    c.refuses("refuses a mean over the classes", || test(mean));
    c.refuses_each("refuses what overflows", &[|| test(overflows), || test(all_become_zero)]);
    c.refuses_each(
        "refuses a class forgotten",
        &[|| test(without::<0>), || test(without::<1>), || test(without::<2>)],
    );
    c.refuses("refuses the logarithm of 0", || test(log_of_zero));
    c.refuses("refuses the wrong sign", || test(sign));
}
