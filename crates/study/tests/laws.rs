//! The functions against closed forms and against what they are an estimate of.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use study::{Spread, over_seeds, spread, standard_error_of_mean, standard_error_of_share};

#[test]
fn seeds_come_in_their_order() {
    assert_eq!(over_seeds(1000, |seed| seed), (0..1000).collect::<Vec<u64>>());
    assert!(over_seeds(0, |seed| seed).is_empty());
}

#[test]
fn the_spread_of_an_odd_and_of_an_even_number_of_values() {
    let of = |least, median, most| Spread { least, median, most };
    assert_eq!(spread([7.0]), of(7.0, 7.0, 7.0));
    assert_eq!(spread([3.0, -1.0, 2.0]), of(-1.0, 2.0, 3.0));
    assert_eq!(spread([4.0, 1.0, 2.0, 8.0]), of(1.0, 3.0, 8.0));
}

#[test]
#[should_panic(expected = "the spread of no numbers")]
fn no_numbers_have_no_spread() {
    spread([]);
}

/// Half of a hundred: √(¼/100) is a twentieth. Four times the cases halve it.
#[test]
fn the_standard_error_of_a_share() {
    assert_eq!(standard_error_of_share(0.5, 100), 0.05);
    assert_eq!(standard_error_of_share(0.5, 400), 0.025);
    assert_eq!(standard_error_of_share(1.0, 20), 0.0);
    let (some, others) = (standard_error_of_share(0.1, 50), standard_error_of_share(0.9, 50));
    assert!((some - others).abs() < 1e-15, "yes and no are as uncertain: {some} and {others}");
}

#[test]
#[should_panic(expected = "from 0 to 1, and this is 50")]
fn per_cent_are_no_share() {
    standard_error_of_share(50.0, 100);
}

/// The whole numbers from 1 to n have the variance n(n + 1)/12, so that the standard error of
/// their mean is √((n + 1)/12).
#[test]
fn the_standard_error_of_a_mean() {
    for count in [2, 11, 47] {
        let values: Vec<f64> = (1..=count).map(f64::from).collect();
        let expected = ((f64::from(count) + 1.0) / 12.0).sqrt();
        assert!((standard_error_of_mean(&values) - expected).abs() < 1e-12);
    }
    assert_eq!(standard_error_of_mean(&[3.0, 3.0, 3.0]), 0.0);
}

/// Zeros and ones are a share and a mean. The two differ by n in one denominator and n − 1 in the
/// other, and by nothing else.
#[test]
fn a_share_is_a_mean_of_zeros_and_ones() {
    let (yes, count) = (30, 100);
    let values: Vec<f64> = (0..count).map(|case| f64::from(u8::from(case < yes))).collect();
    let share = standard_error_of_share(yes as f64 / count as f64, count);
    let ratio = standard_error_of_mean(&values) / share;
    assert!((ratio * ratio - count as f64 / (count - 1) as f64).abs() < 1e-12);
}

#[test]
#[should_panic(expected = "one number alone")]
fn one_number_has_no_standard_error() {
    standard_error_of_mean(&[1.0]);
}

/// What both are an estimate of: how far the shares and the means of many experiments are from
/// the truth. Numbers drawn uniformly from 0 to 1 have a variance of a twelfth.
#[test]
fn the_standard_errors_are_how_far_experiments_are_off() {
    let (experiments, count, truth) = (4000, 25, 0.3);
    let off = |truth: f64, measured: Vec<f64>| {
        let squares = measured.iter().map(|value| (value - truth) * (value - truth));
        (squares.sum::<f64>() / measured.len() as f64).sqrt()
    };
    let drawn = |seed| {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        (0..count).map(|_| rng.random_range(0.0..1.0)).collect::<Vec<f64>>()
    };
    let shares = over_seeds(experiments, |seed| {
        drawn(seed).iter().filter(|value| **value < truth).count() as f64 / count as f64
    });
    let expected = standard_error_of_share(truth, count);
    assert!((off(truth, shares) / expected - 1.0).abs() < 0.05);
    let means = over_seeds(experiments, |seed| drawn(seed).iter().sum::<f64>() / count as f64);
    let expected = (1.0 / 12.0 / count as f64).sqrt();
    assert!((off(0.5, means) / expected - 1.0).abs() < 0.05);
    let estimated = over_seeds(experiments, |seed| standard_error_of_mean(&drawn(seed)));
    assert!((spread(estimated).median / expected - 1.0).abs() < 0.05);
}
