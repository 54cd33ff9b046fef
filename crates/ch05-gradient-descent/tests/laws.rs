//! The error and its slope by other roads: whole numbers, closed forms, nudges.

use ch01_perceptron::{perceptron, preactivation};
use ch03_learning_rule::{Sample, update};
use ch05_gradient_descent::worked::{
    bowl, descent, distance, far, labelled, line, lowest, normal_equations, one_weight, online,
    online_path, path, places, staircase, step_error, two_rules, with_fifth,
};
use ch05_gradient_descent::{
    delta_update, descend, error, final_error, gradient, half_squared_error,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Samples and weights drawn by chance, of one to five inputs.
fn drawn() -> impl Iterator<Item = (Vec<f64>, Vec<Sample>)> {
    (0..300).map(|seed| {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let inputs = 1 + seed as usize % 5;
        let mut numbers = |count: usize| -> Vec<f64> {
            (0..count).map(|_| rng.random_range(-2.0..2.0)).collect()
        };
        let weights = numbers(inputs);
        let samples = (0..1 + seed as usize % 7)
            .map(|_| Sample { input: numbers(inputs), target: numbers(1)[0] })
            .collect();
        (weights, samples)
    })
}

#[track_caller]
fn close(a: f64, b: f64, tolerance: f64) {
    assert!((a - b).abs() <= tolerance, "{a} is not {b}");
}

/// E at the weights moved by a multiple of a direction.
fn moved(weights: &[f64], by: f64, direction: &[f64], samples: &[Sample]) -> f64 {
    let there: Vec<f64> = weights.iter().zip(direction).map(|(w, d)| w + by * d).collect();
    error(&there, samples)
}

#[test]
fn the_gradient_is_what_nudging_measures() {
    for (weights, samples) in drawn() {
        let slopes = gradient(&weights, &samples);
        // Any nudge will do: the error is a parabola along each weight.
        for nudge in [0.01, 0.5, 3.0] {
            for (i, slope) in slopes.iter().enumerate() {
                let mut unit = vec![0.0; weights.len()];
                unit[i] = 1.0;
                let above = moved(&weights, nudge, &unit, &samples);
                let below = moved(&weights, -nudge, &unit, &samples);
                close((above - below) / (2.0 * nudge), *slope, 1e-10);
            }
        }
    }
}

#[test]
fn error_gradient_and_half_the_squares_are_all_there_is() {
    for (weights, samples) in drawn() {
        let mut rng = ChaCha8Rng::seed_from_u64(weights.len() as u64);
        let step: Vec<f64> = weights.iter().map(|_| rng.random_range(-5.0..5.0)).collect();
        let square = |sample: &Sample| preactivation(&sample.input, &step).powi(2);
        let squares: f64 = samples.iter().map(square).sum();
        let first: f64 = gradient(&weights, &samples).iter().zip(&step).map(|(g, d)| g * d).sum();
        let promised = error(&weights, &samples) + first + 0.5 * squares;
        close(moved(&weights, 1.0, &step, &samples), promised, 1e-9);
    }
}

#[test]
fn downhill_is_steepest_against_the_gradient_and_level_across_it() {
    let samples = bowl();
    for weights in [[0.0, 0.0], [1.0, -2.0], [3.5, 0.25]] {
        let g = gradient(&weights, &samples);
        let length = (g[0] * g[0] + g[1] * g[1]).sqrt();
        let fall = |direction: [f64; 2]| {
            (moved(&weights, -1e-4, &direction, &samples)
                - moved(&weights, 1e-4, &direction, &samples))
                / 2e-4
        };
        close(fall([-g[0] / length, -g[1] / length]), length, 1e-8);
        close(fall([-g[1] / length, g[0] / length]), 0.0, 1e-8);
        for degrees in 0..360 {
            let angle = f64::from(degrees).to_radians();
            assert!(fall([libm::cos(angle), libm::sin(angle)]) <= length + 1e-8);
        }
    }
}

#[test]
fn a_small_step_lowers_the_error_by_the_square_of_the_gradient() {
    for (mut weights, samples) in drawn() {
        let g = gradient(&weights, &samples);
        let square: f64 = g.iter().map(|slope| slope * slope).sum();
        let before = error(&weights, &samples);
        descend(&mut weights, &g, 1e-6);
        close((before - error(&weights, &samples)) / 1e-6, square, 1e-3 * square + 1e-6);
    }
}

#[test]
fn the_delta_rule_is_the_step_of_one_sample() {
    for (weights, samples) in drawn() {
        for sample in &samples {
            let (mut one, mut other) = (weights.clone(), weights.clone());
            let met = delta_update(&mut one, sample, 0.3);
            let slopes = gradient(&other, std::slice::from_ref(sample));
            descend(&mut other, &slopes, 0.3);
            for (a, b) in one.iter().zip(&other) {
                close(*a, *b, 1e-14);
            }
            assert_eq!(met, final_error(preactivation(&sample.input, &weights), sample.target));
        }
    }
}

/// With LR 1/10 the final error is −4 · (3/5)^n: in whole numbers, over 5^n.
#[test]
fn the_parabola_in_whole_numbers() {
    let run = one_weight();
    let (mut threes, mut fives) = (1_i64, 1_i64);
    for step in &run.steps {
        let left = threes as f64 / fives as f64;
        close(step.final_error, -4.0 * left, 1e-12);
        close(step.weight, 2.0 - 2.0 * left, 1e-12);
        close(step.error, 8.0 * left * left, 1e-12);
        close(step.slope, -8.0 * left, 1e-12);
        (threes, fives) = (3 * threes, 5 * fives);
    }
    close(run.kept, 0.6, 1e-12);
    for tried in &run.tried {
        close(tried.error, 2.0 * (tried.weight - 2.0) * (tried.weight - 2.0), 0.0);
    }
    // The one-sided slope is off by half the nudge times the curvature, 4.
    close(run.one_sided, run.both_sides + 0.5 * run.nudge * 4.0, 1e-12);
    close(run.both_sides, run.tried[0].slope, 1e-12);
}

/// Targets in quarters, everything else whole.
#[test]
fn the_bowl_in_whole_numbers() {
    let rows = [([2_i64, 2_i64], 7_i64), ([1, 0], 10), ([0, 1], -2)];
    for place in [places().start, places().bottom] {
        let (mut squares, mut slopes) = (0, [0, 0]);
        for ((input, target), share) in rows.iter().zip(&place.shares) {
            let dot: i64 = input.iter().zip(&place.weights).map(|(x, w)| x * (*w as i64)).sum();
            let quarters = 4 * dot - target;
            assert_eq!(quarters as f64 / 4.0, share.final_error);
            squares += quarters * quarters;
            for (slope, x) in slopes.iter_mut().zip(input) {
                *slope += quarters * x;
            }
        }
        assert_eq!(squares as f64 / 32.0, place.error);
        assert_eq!(slopes.map(|slope| slope as f64 / 4.0), place.gradient[..]);
        assert_eq!(place.gradient, place.measured);
    }
    assert_eq!(places().bottom.gradient, [0.0, 0.0]);
    // Nine one way and one the other: 5 + 8/2 and 5 − 8/2.
    assert_eq!((places().along, places().across), (9.0, 1.0));
}

/// The two directions (1, 1) and (1, −1) do not mix: what is left of the way to the bottom
/// shrinks by 1 − LR · 9 along the one and by 1 − LR · 1 along the other.
#[test]
fn the_descent_in_closed_form() {
    for learning_rate in [0.02, 0.1, 0.2, 0.24] {
        let (mut steep, mut level) = (-0.5, -1.5);
        for weights in path([0.0, 0.0], learning_rate, 60) {
            let size = 1.0 + f64::abs(steep);
            close(weights[0], 2.0 + steep + level, 1e-9 * size);
            close(weights[1], -1.0 + steep - level, 1e-9 * size);
            let error = error(&weights, &bowl());
            close(error, 0.28125 + 9.0 * steep * steep + level * level, 1e-9 * size * size);
            steep *= 1.0 - 9.0 * learning_rate;
            level *= 1.0 - learning_rate;
        }
    }
    let first = &descent().moments[1];
    assert!(first.weights[1] > 0.0, "the second weight goes up first");
    assert!(first.error < 0.5 * descent().moments[0].error);
}

#[test]
fn the_normal_equations_find_where_the_descent_ends() {
    let found = normal_equations(&bowl());
    assert_eq!(found.weights, [2.0, -1.0]);
    let end = path([4.0, 1.0], 0.15, 2000)[2000];
    assert!(distance(&end, &found.weights) < 1e-12);
    // In whole numbers, by substitution.
    let [first, second] = [2_i64, -1];
    assert_eq!((5 * first + 4 * second, 4 * first + 5 * second), (6, 3));
    for (_, samples) in drawn().filter(|(weights, samples)| weights.len() == 2 && samples.len() > 2)
    {
        let bottom = lowest(&samples);
        let slopes = gradient(&bottom, &samples);
        assert!(slopes.iter().all(|slope| slope.abs() < 1e-9), "{slopes:?}");
        for step in [[0.3, 0.0], [0.0, 0.3], [-0.2, 0.1]] {
            assert!(moved(&bottom, 1.0, &step, &samples) >= error(&bottom, &samples));
        }
    }
}

/// An epoch of the delta rule maps the weights w to A·w + b; at rest w = A·w + b.
#[test]
fn the_triangle_by_solving_for_it() {
    for circle in online().circles {
        let rate = circle.learning_rate;
        let (mut a, mut b) = ([[1.0, 0.0], [0.0, 1.0]], [0.0, 0.0]);
        for Sample { input: x, target } in bowl() {
            let project = |v: [f64; 2]| x[0] * v[0] + x[1] * v[1];
            let columns = [0, 1].map(|j| project([a[0][j], a[1][j]]));
            let offset = project(b) - target;
            for i in 0..2 {
                for j in 0..2 {
                    a[i][j] -= rate * x[i] * columns[j];
                }
                b[i] -= rate * x[i] * offset;
            }
        }
        let (p, q, r, s) = (1.0 - a[0][0], -a[0][1], -a[1][0], 1.0 - a[1][1]);
        let determinant = p * s - q * r;
        let rest = [(b[0] * s - q * b[1]) / determinant, (p * b[1] - r * b[0]) / determinant];
        assert!(distance(&rest, &circle.weights[2]) < 1e-9, "{rest:?}");
        // The first corner is the farthest and the third the nearest.
        let [first, second, third] = circle.distances[..] else { panic!("a triangle") };
        assert!(first == circle.distance && first > second && second > third);
        // By hand: after the third sample the two weights lie equally far above the bottom.
        close(rest[0] - 2.0, rest[1] + 1.0, 1e-9);
    }
    let far: Vec<f64> = online().circles.iter().map(|circle| circle.distance).collect();
    assert!((1.9..2.2).contains(&(far[0] / far[1])) && (1.9..2.2).contains(&(far[1] / far[2])));
}

#[test]
fn with_smaller_steps_the_two_ways_down_are_one() {
    let apart = |rate: f64| {
        let (together, single) = (path([0.0, 0.0], rate, 1), online_path([0.0, 0.0], rate, 1));
        distance(&together[1], &single[3])
    };
    // The difference of an epoch goes with the square of the learning rate.
    close(apart(0.01) / apart(0.005), 4.0, 0.1);
}

#[test]
fn the_step_makes_a_staircase() {
    let samples = labelled();
    let seen = staircase();
    let jumps: Vec<f64> = samples.iter().map(|sample| 1.0 / sample.input[0]).collect();
    assert_eq!(seen.jumps, jumps);
    // At 3 it is the samples with 0.5 and 0.4 that should be a no and are a yes, and the nudges
    // meet no jump.
    assert_eq!(seen.at_three, [1.0; 3]);
    assert!(jumps.iter().all(|jump| (jump - 3.0).abs() > 0.1));
    // In tenths of x, hundredths of the weight and thousandths of the final error.
    let rows = [(20_i64, 1_i64), (10, 1), (5, 0), (4, 0), (-5, 0), (-10, 0)];
    for (hundredths, shown) in [299, 300, 301].into_iter().zip(seen.at_three_linear) {
        let squares = rows.map(|(x, target)| (x * hundredths - 1000 - 1000 * target).pow(2));
        close(squares.iter().sum::<i64>() as f64 / 2e6, shown, 1e-12);
    }
    // The parabola is lowest at 30/37, below 1, where the sample with 1 turns over; the staircase
    // is at 0 between 1 and 2.
    close(seen.lowest_linear, 30.0 / 37.0, 1e-12);
    assert_eq!(seen.wrong_there, 1);
    assert!((0..100).all(|i| step_error(&[1.0 + 0.01 * f64::from(i), -1.0], &samples) == 0.0));
    // It is half the number of wrong answers, and its slope is 0 wherever it has one.
    for i in 0..700 {
        let weight = -3.0 + 0.01 * f64::from(i) + 0.005;
        let weights = [weight, -1.0];
        let wrong = samples.iter().filter(|s| perceptron(&s.input, &weights) != s.target).count();
        assert_eq!(step_error(&weights, &samples), 0.5 * wrong as f64);
        assert_eq!(step_error(&[weight + 1e-4, -1.0], &samples), step_error(&weights, &samples));
    }
    // The lowest place of the parabola through three points of it.
    let at = |weight: f64| error(&[weight, -1.0], &samples);
    let (left, middle, right) = (at(-1.0), at(0.0), at(1.0));
    close(seen.lowest_linear, 0.5 * (left - right) / (left - 2.0 * middle + right), 1e-12);
}

/// What the perceptron's rule goes down is how far the wrong answers are on the wrong side.
#[test]
fn the_perceptrons_rule_is_the_slope_of_something_else() {
    let samples = labelled();
    let wrong_side = |weights: &[f64]| -> f64 {
        let wrong = |s: &&Sample| perceptron(&s.input, weights) != s.target;
        samples.iter().filter(wrong).map(|s| preactivation(&s.input, weights).abs()).sum()
    };
    for weights in [[3.0, -1.1], [-1.6, -1.05], [0.3, -1.2], [-2.6, 0.4]] {
        for i in 0..2 {
            let nudged = |by: f64| {
                let mut weights = weights;
                weights[i] += by;
                wrong_side(&weights)
            };
            let slope = (nudged(1e-6) - nudged(-1e-6)) / 2e-6;
            let asked: f64 = samples
                .iter()
                .map(|sample| {
                    let mut after = weights;
                    update(&mut after, sample, 1.0);
                    weights[i] - after[i]
                })
                .sum();
            close(asked, slope, 1e-6);
            assert_ne!(asked, gradient(&weights, &samples)[i]);
        }
    }
    assert_eq!(wrong_side(&[0.0, 0.0]), 0.0);
}

#[test]
fn both_rules_judge_by_their_own_outputs() {
    for row in two_rules().rows {
        let answer = if row.pre >= 0.0 { 1.0 } else { 0.0 };
        assert_eq!(row.perceptron, answer - row.target);
        close(row.linear, row.pre - row.target, 0.0);
        close(half_squared_error(row.pre, row.target), 0.5 * row.linear * row.linear, 1e-15);
    }
}

/// The line of least squares through its textbook formula, in whole numbers.
#[test]
fn the_far_sample_in_fractions() {
    // For 0, 1, 2, 3, 12: n = 5, Σx = 18, Σx² = 158, Σt = 3, Σxt = 17.
    let (n, x, xx, t, xt) = (5, 18, 158, 3, 17);
    let (slope, start, divisor) = (n * xt - x * t, xx * t - x * xt, n * xx - x * x);
    assert_eq!((slope, start, divisor), (31, 168, 466));
    let far = far();
    close(far.five.weights[0], 31.0 / 466.0, 1e-12);
    close(far.five.weights[1], 168.0 / 466.0, 1e-12);
    close(far.five.boundary, 65.0 / 31.0, 1e-12);
    close(far.four.boundary, 1.5, 1e-12);
    assert_eq!((far.four.wrong, far.five.wrong), (0, 1));
    // Downhill leads to the same line.
    let samples = with_fifth(12.0);
    let mut weights = [0.0, 0.0];
    for _ in 0..20_000 {
        let slopes = gradient(&weights, &samples);
        descend(&mut weights, &slopes, 0.01);
    }
    assert!(distance(&weights, &far.five.weights) < 1e-9);
    // A fifth sample nearer by spoils nothing, and one further out spoils more.
    assert_eq!(line(&with_fifth(8.0)).wrong, 0);
    assert_eq!(line(&with_fifth(20.0)).wrong, 1);
}
