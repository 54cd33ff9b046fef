//! The worked numbers by another route, and what holds for every input.

use ch26_frameworks::{figures, mean, worked};

#[test]
fn the_three_values_in_halves() {
    let three = worked::three();
    // Twice each value is a whole number, and so is their sum.
    let halves: Vec<i64> = three.values.iter().map(|value| (2.0 * value) as i64).collect();
    assert_eq!(halves.iter().sum::<i64>(), 15);
    assert_eq!(three.mean, 2.5);
}

#[test]
fn values_lie_around_their_mean() {
    for values in [&[3.0][..], &[1.0, 2.0], &[-4.0, 0.5, 8.0, 1.5]] {
        let away: f64 = values.iter().map(|value| value - mean(values)).sum();
        assert!(away.abs() < 1e-12, "{values:?}: {away}");
    }
}

#[test]
fn the_mean_follows_one_of_three_values_three_times_as_slowly() {
    let level = |last| {
        let figure = figures::moved(&figures::Last { last });
        let (_, mean) = figure.data.into_iter().find(|(name, _)| name == "mean").expect("a mean");
        mean[0]
    };
    assert!((level(7.0) - level(1.0) - 6.0 / 3.0).abs() < 1e-12);
}
