use answer::test;

use crate::checks::Checks;

fn gradient(weight: f64, sample: &(f64, f64)) -> f64 {
    (weight * sample.0 - sample.1) * sample.0
}

fn sum(weight: f64, batch: &[(f64, f64)]) -> f64 {
    batch.iter().map(|sample| gradient(weight, sample)).sum()
}

fn right(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    weight - rate * sum(weight, batch) / batch.len() as f64
}

fn backwards(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    let sum: f64 = batch.iter().rev().map(|sample| gradient(weight, sample)).sum();
    weight - rate / batch.len() as f64 * sum
}

fn by_sum(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    weight - rate * sum(weight, batch)
}

fn one_by_one(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    let rate = rate / batch.len() as f64;
    batch.iter().fold(weight, |weight, sample| weight - rate * gradient(weight, sample))
}

fn fixed(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    weight - rate * sum(weight, batch) / 4.0
}

fn fixed_at_two(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    weight - rate * sum(weight, batch) / 2.0
}

fn one_too_many(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    weight - rate * sum(weight, batch) / (batch.len() + 1) as f64
}

fn means(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    let count = batch.len() as f64;
    let errors: f64 = batch.iter().map(|sample| weight * sample.0 - sample.1).sum();
    let inputs: f64 = batch.iter().map(|sample| sample.0).sum();
    weight - rate * (errors / count) * (inputs / count)
}

fn one_left_out(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    weight - rate * sum(weight, &batch[..batch.len() - 1]) / batch.len() as f64
}

fn uphill(weight: f64, batch: &[(f64, f64)], rate: f64) -> f64 {
    weight + rate * sum(weight, batch) / batch.len() as f64
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right update", || test(right));
    c.refuses("accepts another order of summation", || test(backwards));
    c.refuses("refuses the sum", || test(by_sum));
    c.refuses("refuses one by one", || test(one_by_one));
    c.refuses_each("refuses a fixed divisor", &[|| test(fixed), || test(fixed_at_two)]);
    c.refuses("refuses a divisor one too large", || test(one_too_many));
    c.refuses("refuses means multiplied", || test(means));
    c.refuses("refuses a sample left out", || test(one_left_out));
    c.refuses("refuses the wrong direction", || test(uphill));
}
