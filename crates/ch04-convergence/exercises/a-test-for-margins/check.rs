use answer::test;
use ch01_perceptron::preactivation;
use ch02_classification::distance;
use ch03_learning_rule::Sample;
use ch04_convergence::margin;

use crate::checks::Checks;

fn side(sample: &Sample) -> f64 {
    if sample.target == 1.0 { 1.0 } else { -1.0 }
}

fn sides<'a>(samples: &'a [Sample], weights: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
    samples.iter().map(|sample| side(sample) * distance(&sample.input, weights))
}

fn least(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(f64::INFINITY, f64::min)
}

fn not_divided(samples: &[Sample], weights: &[f64]) -> f64 {
    least(samples.iter().map(|sample| side(sample) * preactivation(&sample.input, weights)))
}

fn without_sides(samples: &[Sample], weights: &[f64]) -> f64 {
    least(sides(samples, weights).map(f64::abs))
}

fn furthest(samples: &[Sample], weights: &[f64]) -> f64 {
    sides(samples, weights).fold(f64::NEG_INFINITY, f64::max)
}

fn mean(samples: &[Sample], weights: &[f64]) -> f64 {
    sides(samples, weights).sum::<f64>() / samples.len() as f64
}

fn only_the_yes(samples: &[Sample], weights: &[f64]) -> f64 {
    let yes: Vec<Sample> = samples.iter().filter(|day| day.target == 1.0).cloned().collect();
    margin(&yes, weights)
}

fn only_the_no(samples: &[Sample], weights: &[f64]) -> f64 {
    let no: Vec<Sample> = samples.iter().filter(|day| day.target == 0.0).cloned().collect();
    margin(&no, weights)
}

fn target_as_side(samples: &[Sample], weights: &[f64]) -> f64 {
    least(samples.iter().map(|sample| sample.target * distance(&sample.input, weights)))
}

fn without_the_first(samples: &[Sample], weights: &[f64]) -> f64 {
    margin(&samples[1..], weights)
}

fn without_the_last(samples: &[Sample], weights: &[f64]) -> f64 {
    margin(&samples[..samples.len() - 1], weights)
}

fn never_negative(samples: &[Sample], weights: &[f64]) -> f64 {
    margin(samples, weights).max(0.0)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the chapter's margin", || test(margin));
    c.refuses("refuses the smallest preactivation", || test(not_divided));
    c.refuses("refuses a margin without sides", || test(without_sides));
    c.refuses("refuses the furthest day", || test(furthest));
    c.refuses("refuses the mean distance", || test(mean));
    c.refuses_each(
        "refuses the days with one answer alone",
        &[|| test(only_the_yes), || test(only_the_no)],
    );
    c.refuses("refuses the target as a side", || test(target_as_side));
    c.refuses_each(
        "refuses a day left out",
        &[|| test(without_the_first), || test(without_the_last)],
    );
    c.refuses("refuses a margin that is never negative", || test(never_negative));
}
