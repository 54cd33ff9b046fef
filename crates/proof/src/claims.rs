//! Claims about runs from many seeds: what a sentence may say of a difference.

use study::standard_error_of_mean;

/// Holds that the first is larger seed by seed, by more than two standard errors of the mean
/// difference.
///
/// # Panics
///
/// If it is not, with the difference and its standard error.
#[track_caller]
pub fn assert_above(what: &str, larger: &[f64], smaller: &[f64]) {
    let (mean, error) = difference(larger, smaller);
    assert!(mean > 2.0 * error, "{what}: {mean:.6} with a standard error of {error:.6}");
}

/// Holds that the first is not larger by two standard errors of the mean difference.
///
/// # Panics
///
/// If it is, with the difference and its standard error.
#[track_caller]
pub fn assert_not_above(what: &str, first: &[f64], second: &[f64]) {
    let (mean, error) = difference(first, second);
    assert!(mean <= 2.0 * error, "{what}: {mean:.6} with a standard error of {error:.6}");
}

/// Holds that two methods cannot be told apart by these seeds: their mean difference is below two
/// standard errors.
///
/// # Panics
///
/// If they can be, with the difference and its standard error.
#[track_caller]
pub fn assert_alike(what: &str, one: &[f64], other: &[f64]) {
    let (mean, error) = difference(one, other);
    assert!(mean.abs() <= 2.0 * error, "{what}: {mean:.6} with a standard error of {error:.6}");
}

/// Holds that the page's median lies between the first and the ninth decile of the runs of other
/// seeds, as medians of thirty do in 999 cases of a thousand.
///
/// # Panics
///
/// If it does not, with the two deciles.
#[track_caller]
pub fn assert_usual(what: &str, median: f64, others: &[f64]) {
    let mut sorted = others.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (sorted[sorted.len() / 10], sorted[sorted.len() - 1 - sorted.len() / 10]);
    assert!((low..=high).contains(&median), "{what}: {median} outside {low} to {high}");
}

/// The mean of the differences seed by seed, and its standard error.
fn difference(one: &[f64], other: &[f64]) -> (f64, f64) {
    assert_eq!(one.len(), other.len(), "the same seeds for both");
    let differences: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
    let mean = differences.iter().sum::<f64>() / differences.len() as f64;
    (mean, standard_error_of_mean(&differences))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: [f64; 4] = [1.0, 2.0, 3.0, 4.0];
    const LARGE: [f64; 4] = [2.1, 2.9, 4.1, 4.9];

    #[test]
    fn a_steady_difference_counts() {
        assert_above("large", &LARGE, &SMALL);
    }

    #[test]
    #[should_panic(expected = "small: -1.000000")]
    fn the_other_way_round_it_does_not() {
        assert_above("small", &SMALL, &LARGE);
    }

    #[test]
    fn noise_is_no_difference() {
        assert_alike("noise", &SMALL, &[2.0, 1.0, 4.0, 3.0]);
        assert_not_above("noise", &SMALL, &[2.0, 1.0, 4.0, 3.0]);
    }

    #[test]
    #[should_panic(expected = "above: 1.000000")]
    fn a_steady_difference_is_above() {
        assert_not_above("above", &LARGE, &SMALL);
    }

    #[test]
    #[should_panic(expected = "alike: 1.000000")]
    fn a_difference_is_not_noise() {
        assert_alike("alike", &LARGE, &SMALL);
    }

    #[test]
    fn a_median_among_the_others_is_usual() {
        assert_usual("usual", 2.0, &SMALL);
    }

    #[test]
    #[should_panic(expected = "unusual: 9 outside 1 to 4")]
    fn a_median_beyond_the_others_is_not() {
        assert_usual("unusual", 9.0, &SMALL);
    }
}
