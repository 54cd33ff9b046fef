use answer::test;
use ch16_hidden_size::{choose, mean_and_standard_error};

use crate::checks::Checks;

type Sized = [(usize, Vec<f64>)];

fn mean(values: &[f64]) -> f64 {
    mean_and_standard_error(values).0
}

/// The size, mean and standard error of the lowest mean.
fn lowest(errors: &Sized) -> (usize, f64, f64) {
    let all = errors.iter().map(|(size, of)| {
        let (mean, error) = mean_and_standard_error(of);
        (*size, mean, error)
    });
    all.min_by(|a, b| a.1.total_cmp(&b.1)).expect("a size")
}

fn within(errors: &Sized, factor: f64) -> impl Iterator<Item = usize> {
    let (_, best, error) = lowest(errors);
    let close = errors.iter().filter(move |(_, of)| mean(of) <= best + factor * error);
    close.map(|(size, _)| *size)
}

fn lowest_mean(errors: &Sized) -> usize {
    lowest(errors).0
}

fn largest_close(errors: &Sized) -> usize {
    within(errors, 1.0).max().expect("a size")
}

fn smallest_of_all(errors: &Sized) -> usize {
    errors.iter().map(|(size, _)| *size).min().expect("a size")
}

fn best_seed(errors: &Sized) -> usize {
    let least = |of: &[f64]| of.iter().copied().fold(f64::INFINITY, f64::min);
    errors.iter().min_by(|a, b| least(&a.1).total_cmp(&least(&b.1))).expect("a size").0
}

fn standard_deviation(errors: &Sized) -> usize {
    within(errors, (errors[0].1.len() as f64).sqrt()).min().expect("a size")
}

fn two_standard_errors(errors: &Sized) -> usize {
    within(errors, 2.0).min().expect("a size")
}

fn own_standard_error(errors: &Sized) -> usize {
    let (_, best, _) = lowest(errors);
    let close = errors.iter().filter(|(_, of)| {
        let (mean, own) = mean_and_standard_error(of);
        mean <= best + own
    });
    close.map(|(size, _)| *size).min().expect("a size")
}

fn first_of_the_list(errors: &Sized) -> usize {
    within(errors, 1.0).next().expect("a size")
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right chooser", || test(choose));
    c.refuses("refuses the lowest mean", || test(lowest_mean));
    c.refuses("refuses the largest that is close", || test(largest_close));
    c.refuses("refuses the smallest of all", || test(smallest_of_all));
    c.refuses("refuses the best single seed", || test(best_seed));
    c.refuses("refuses the standard deviation", || test(standard_deviation));
    c.refuses("refuses two standard errors", || test(two_standard_errors));
    c.refuses("refuses the error of the smaller size", || test(own_standard_error));
    c.refuses("refuses the first of the list", || test(first_of_the_list));
}
