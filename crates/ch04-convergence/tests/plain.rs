//! The chapter's experiments once more, with a rule in plain whole numbers.

use ch03_learning_rule::Sample;
use ch04_convergence::worked::{
    apart, bias, biased, counted, data, edge, every_point_with_bias, landing, mislabelled, noise,
};
use study::{Spread, over_seeds, spread};

/// Samples in whole numbers: the inputs and whether a yes is wanted.
type Whole = Vec<(Vec<i64>, bool)>;

fn whole(samples: &[Sample]) -> Whole {
    let one = |sample: &Sample| {
        assert!(sample.input.iter().all(|input| input.fract() == 0.0));
        (sample.input.iter().map(|input| *input as i64).collect(), sample.target == 1.0)
    };
    samples.iter().map(one).collect()
}

fn says_yes(weights: &[i64], input: &[i64]) -> bool {
    weights.iter().zip(input).map(|(weight, input)| weight * input).sum::<i64>() >= 0
}

/// One epoch of the rule at a learning rate of 1; how many answers were wrong.
fn epoch(weights: &mut [i64], samples: &Whole) -> usize {
    let mut wrong = 0;
    for (input, wanted) in samples {
        let says = says_yes(weights, input);
        if says != *wanted {
            wrong += 1;
            let sign = if *wanted { 1 } else { -1 };
            weights.iter_mut().zip(input).for_each(|(weight, input)| *weight += sign * input);
        }
    }
    wrong
}

fn right(weights: &[i64], samples: &Whole) -> f64 {
    let right = samples.iter().filter(|(input, wanted)| says_yes(weights, input) == *wanted);
    right.count() as f64 / samples.len() as f64
}

/// Weights after as many epochs as it takes until nothing is wrong.
fn finished(samples: &Whole) -> Vec<i64> {
    let mut weights = vec![0; 4];
    while epoch(&mut weights, samples) > 0 {}
    weights
}

#[track_caller]
fn same(ours: &Spread, theirs: &Spread) {
    for (ours, theirs) in
        [(ours.least, theirs.least), (ours.median, theirs.median), (ours.most, theirs.most)]
    {
        assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0), "{ours} is not {theirs}");
    }
}

#[test]
fn how_many_samples_are_enough() {
    let told = data();
    for row in &told.rows {
        let shares = over_seeds(told.seeds, |seed| {
            let weights = finished(&whole(&biased(row.samples, 2 * seed)));
            right(&weights, &whole(&biased(told.test_samples, 2 * seed + 1)))
        });
        same(&spread(shares), &row.right);
    }
    // The sizes are those of coins: each is ten times the one three rows before.
    let sizes: Vec<usize> = told.rows.iter().map(|row| row.samples).collect();
    assert!(sizes.windows(4).all(|four| four[3] == 10 * four[0]), "{sizes:?}");
    let seeds = told.seeds;
    let told = bias();
    assert_eq!(told.seeds, seeds);
    let shares = over_seeds(told.seeds, |seed| {
        let weights = finished(&whole(&biased(1000, 2 * seed)));
        right(&weights, &whole(&biased(1000, 2 * seed + 1)))
    });
    same(&spread(shares), &told.right);
}

/// The plane with a bias: how near the nearest point is, and how far the farthest one is away.
#[test]
fn the_margin_and_the_radius_with_a_bias() {
    let told = bias();
    let squares = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>();
    let points = every_point_with_bias();
    let inside = |point: &Sample| {
        let pre: f64 = point.input.iter().zip(&told.good).map(|(x, w)| x * w).sum();
        if point.target == 1.0 { pre } else { -pre }
    };
    let nearest = points.iter().map(inside).fold(f64::INFINITY, f64::min);
    assert!(nearest > 0.0);
    let inverse = squares(&told.good) / (nearest * nearest);
    assert!((told.margin_inverse_squared / inverse - 1.0).abs() < 1e-12);
    let longest = points.iter().map(|point| squares(&point.input)).fold(0.0, f64::max);
    assert!((told.radius_squared / longest - 1.0).abs() < 1e-12);
}

#[test]
fn wrong_labels_epoch_by_epoch() {
    let told = noise();
    for row in &told.rows {
        let runs = over_seeds(told.seeds, |seed| {
            let training = whole(&mislabelled(&biased(told.samples, 2 * seed), row.share, seed));
            let others = whole(&biased(1000, 2 * seed + 1));
            let mut weights = vec![0; 4];
            let one = |_| {
                epoch(&mut weights, &training);
                right(&weights, &others)
            };
            (1..=told.epochs).map(one).collect::<Vec<f64>>()
        });
        let of = |pick: &dyn Fn(&[f64]) -> f64| spread(runs.iter().map(|run| pick(run)));
        same(&of(&|run| run[0]), &row.first);
        same(&of(&|run| run[told.epochs - 1]), &row.last);
        let later = |run: &[f64]| spread(run[told.settled - 1..].iter().copied());
        assert!((of(&|run| later(run).least).median - row.worst).abs() < 1e-9);
        assert!((of(&|run| later(run).most).median - row.best).abs() < 1e-9);
    }
}

/// The bounds of points that lie apart, from squares: of the longest point over that of the nearest
/// one's distance.
#[test]
fn the_bounds_of_points_that_lie_apart() {
    let told = counted();
    for row in &told.rows {
        let bounds = over_seeds(told.seeds, |seed| {
            let points = apart(told.samples, told.inputs, row.gap, seed);
            let square = |point: &Sample| point.input.iter().map(|x| x * x).sum::<f64>();
            let sum = |point: &Sample| point.input.iter().sum::<f64>().powi(2);
            let longest = points.iter().map(square).fold(0.0, f64::max);
            let nearest = points.iter().map(sum).fold(f64::INFINITY, f64::min);
            longest * told.inputs as f64 / nearest
        });
        same(&spread(bounds), &row.bound);
    }
}

/// Without a bias, from drawn weights: how the page's runs stand after each of its epochs.
#[test]
fn on_the_edge_epoch_by_epoch() {
    let (told, points) = (edge(), ch04_convergence::worked::every_point());
    let runs = over_seeds(told.seeds, |seed| {
        let samples = ch03_learning_rule::generate(1000, 2 * seed);
        let mut weights = ch03_learning_rule::worked::start(seed);
        let (mut done, mut ended) = (0, false);
        let after = told.after.iter().map(|row| {
            while done < row.epochs && !ended {
                ended = ch03_learning_rule::epoch(&mut weights, &samples, 0.01) == 0;
                done += 1;
            }
            let right = ch03_learning_rule::correct(&weights, &points);
            (right as f64 / points.len() as f64, ended)
        });
        after.collect::<Vec<_>>()
    });
    for (at, row) in told.after.iter().enumerate() {
        same(&spread(runs.iter().map(|run| run[at].0)), &row.right);
        assert_eq!(runs.iter().filter(|run| run[at].1).count(), row.finished);
    }
    // The same runs are told of once more.
    let (landed, last) = (landing(), &told.after[3]);
    assert_eq!((landed.seeds, landed.epochs), (told.seeds, last.epochs));
    assert_eq!(landed.drawn, last.finished);
}
