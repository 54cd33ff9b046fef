use answer::test;

use crate::checks::Checks;

type Batches<'a> = &'a [Vec<(f64, f64)>];

fn gradient(weight: f64, batch: &[(f64, f64)]) -> f64 {
    let sum: f64 = batch.iter().map(|(input, target)| (weight * input - target) * input).sum();
    sum / batch.len() as f64
}

fn right(mut weight: f64, batches: Batches, rate: f64) -> f64 {
    for batch in batches {
        weight -= rate * gradient(weight, batch);
    }
    weight
}

fn reset_after(mut weight: f64, batches: Batches, rate: f64) -> f64 {
    let mut kept = 0.0;
    for batch in batches {
        kept += gradient(weight, batch);
        weight -= rate * kept;
        kept = 0.0;
    }
    weight + kept
}

fn never_reset(mut weight: f64, batches: Batches, rate: f64) -> f64 {
    let mut kept = 0.0;
    for batch in batches {
        kept += gradient(weight, batch);
        weight -= rate * kept;
    }
    weight
}

fn every_other(mut weight: f64, batches: Batches, rate: f64, first: usize) -> f64 {
    let mut kept = 0.0;
    for (number, batch) in batches.iter().enumerate() {
        if number % 2 == first {
            kept = 0.0;
        }
        kept += gradient(weight, batch);
        weight -= rate * kept;
    }
    weight
}

fn even(weight: f64, batches: Batches, rate: f64) -> f64 {
    every_other(weight, batches, rate, 0)
}

fn odd(weight: f64, batches: Batches, rate: f64) -> f64 {
    every_other(weight, batches, rate, 1)
}

fn never_moves(weight: f64, _: Batches, _: f64) -> f64 {
    weight
}

fn one_less(weight: f64, batches: Batches, rate: f64) -> f64 {
    right(weight, &batches[..batches.len().saturating_sub(1)], rate)
}

fn by_sum(mut weight: f64, batches: Batches, rate: f64) -> f64 {
    for batch in batches {
        weight -= rate * gradient(weight, batch) * batch.len() as f64;
    }
    weight
}

fn uphill(weight: f64, batches: Batches, rate: f64) -> f64 {
    right(weight, batches, -rate)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right loop", || test(right));
    c.refuses("accepts a reset after the step", || test(reset_after));
    c.refuses("refuses gradients never reset", || test(never_reset));
    c.refuses_each("refuses a reset at the start alone", &[|| test(even), || test(odd)]);
    c.refuses("refuses a reset before the step", || test(never_moves));
    c.refuses("refuses a step forgotten", || test(one_less));
    c.refuses("refuses the sum of a batch", || test(by_sum));
    c.refuses("refuses the wrong direction", || test(uphill));
}
