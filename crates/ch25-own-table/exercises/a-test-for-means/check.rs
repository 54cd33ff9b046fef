use answer::test;

use crate::checks::Checks;

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { 0.5 * (values[half - 1] + values[half]) }
}

fn of_the_ends(values: &[f64]) -> f64 {
    0.5 * (values[0] + values[values.len() - 1])
}

fn a_little_high(values: &[f64]) -> f64 {
    mean(values) + 0.001
}

fn a_little_low(values: &[f64]) -> f64 {
    mean(values) - 0.001
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the mean", || test(mean));
    c.refuses("refuses the median", || test(median));
    c.refuses("refuses a mean of the ends", || test(of_the_ends));
    c.refuses("refuses a mean that is a little too high", || test(a_little_high));
    c.refuses("refuses a mean that is a little too low", || test(a_little_low));
}
