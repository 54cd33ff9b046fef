//! The chapter's numbers by other roads, and what must hold for every bowl.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::{delta_update, error, gradient};
use ch06_learning_rate::worked::{
    SEEDS, agreeing, agreeing_inputs, bowl, copied, copies, directions, distances, edge, needed,
    noisy, one, one_sample, one_weight, overflow, rates, readings, scaled, units,
};
use ch06_learning_rate::{
    Schedule, best_rate, curvatures, factor, limit, steps_needed, train, train_online,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Two to six samples of two inputs that weights of `bottom` answer right.
fn drawn(seed: u64) -> (Vec<Sample>, [f64; 2]) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let bottom = [rng.random_range(-2.0..2.0), rng.random_range(-2.0..2.0)];
    let samples = (0..rng.random_range(2..=6))
        .map(|_| {
            let input = vec![rng.random_range(-2.0..2.0), rng.random_range(-2.0..2.0)];
            let target = input[0] * bottom[0] + input[1] * bottom[1];
            Sample { input, target }
        })
        .collect();
    (samples, bottom)
}

fn near(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * a.abs().max(b.abs())
}

/// On the edge with powers of two nothing is rounded: a million steps between 0 and 2.
#[test]
fn on_the_edge_the_error_stays_to_the_last_bit() {
    let mut weight = [0.0];
    for step in 1..=1_000_000_u32 {
        let errors = train(&mut weight, &one(), 0.5, 1);
        assert_eq!(errors, [2.0, 2.0]);
        assert_eq!(weight[0], if step % 2 == 1 { 2.0 } else { 0.0 });
    }
    for exponent in -6..=6 {
        let input = libm::pow(2.0, f64::from(exponent));
        let sample = Sample { input: vec![input], target: 3.0 * input };
        let errors = train(&mut [1.0], &[sample], limit(input * input), 1000);
        assert!(errors.iter().all(|e| *e == errors[0]), "{input}");
    }
}

/// Equation (6.4) against the run, on the page's bowl and on drawn ones.
#[test]
fn the_closed_form_agrees_with_the_run() {
    for row in rates().rows {
        for (steps, told) in [1, 10, 50].into_iter().zip(row.errors) {
            let part = |curvature: f64, distance: f64| {
                let times = libm::pow(factor(row.learning_rate, curvature), 2.0 * f64::from(steps));
                0.5 * curvature * distance * distance * times
            };
            assert!(near(told, part(0.25, 4.0) + part(4.0, 1.0), 1e-12));
        }
    }
    assert!(near(directions().left, rates().rows[2].errors[1], 1e-12));
    for seed in 0..50 {
        let (samples, bottom) = drawn(seed);
        let [flattest, steepest] = curvatures(&samples);
        let start = [0.5, -0.5];
        let distance = [start[0] - bottom[0], start[1] - bottom[1]];
        // The gradient is the matrix times the distance; what the steepest direction has of it is
        // what is left when the flattest is projected out: (H − λ1) d / (λ2 − λ1).
        let slope = gradient(&start, &samples);
        let along = |i: usize| (slope[i] - flattest * distance[i]) / (steepest - flattest);
        let steep = along(0) * along(0) + along(1) * along(1);
        let flat = distance[0] * distance[0] + distance[1] * distance[1] - steep;
        let rate = 1.7 / steepest;
        let errors = train(&mut start.clone(), &samples, rate, 8);
        for (step, told) in errors.into_iter().enumerate() {
            let times = |curvature| libm::pow(factor(rate, curvature), 2.0 * step as f64);
            let closed = 0.5 * steepest * steep * times(steepest)
                + 0.5 * flattest * flat.max(0.0) * times(flattest);
            assert!((told - closed).abs() < 1e-9 * (1.0 + error(&start, &samples)));
        }
    }
}

/// The eigenvalues against trace and determinant, and against measured second differences of the
/// error in every direction.
#[test]
fn curvatures_are_the_extremes_of_what_the_error_shows() {
    for seed in 0..50 {
        let (samples, bottom) = drawn(seed);
        let [flattest, steepest] = curvatures(&samples);
        let sum = |i: usize, j: usize| -> f64 {
            samples.iter().map(|sample| sample.input[i] * sample.input[j]).sum()
        };
        assert!(near(flattest + steepest, sum(0, 0) + sum(1, 1), 1e-12));
        let determinant = sum(0, 0) * sum(1, 1) - sum(0, 1) * sum(0, 1);
        assert!((flattest * steepest - determinant).abs() < 1e-10 * steepest * steepest);
        let bend = |angle: f64| {
            let (x, y) = (libm::cos(angle), libm::sin(angle));
            let at = |d: f64| error(&[bottom[0] + d * x, bottom[1] + d * y], &samples);
            at(1.0) - 2.0 * at(0.0) + at(-1.0)
        };
        let bends: Vec<f64> =
            (0..3600).map(|n| bend(core::f64::consts::PI * f64::from(n) / 3600.0)).collect();
        let most = bends.iter().copied().fold(0.0, f64::max);
        let least = bends.iter().copied().fold(f64::INFINITY, f64::min);
        assert!(near(most, steepest, 1e-6), "{most} {steepest}");
        assert!((least - flattest).abs() < 1e-6 * steepest, "{least} {flattest}");
    }
    assert_eq!(curvatures(&bowl()), [0.25, 4.0]);
    assert_eq!(curvatures(&agreeing()), [0.125, 2.0]);
}

/// In the two directions of the inputs that agree the gradient points along the direction.
#[test]
fn in_its_own_directions_the_gradient_points_at_the_bottom() {
    // The bottom of `agreeing`: 2 = a + b and 0.5 = (a − b) / 4.
    let bottom = [2.0, 0.0];
    for (direction, curvature) in [([1.0, 1.0], 2.0), ([1.0, -1.0], 0.125)] {
        for d in [-2.0, 0.5, 1.0] {
            let at = [bottom[0] + d * direction[0], bottom[1] + d * direction[1]];
            let expected = direction.map(|x| curvature * d * x);
            assert_eq!(gradient(&at, &agreeing()), expected);
        }
    }
}

/// A hair below the limit the error ends below where it was, a hair above it explodes.
#[test]
fn the_limit_divides_arriving_from_diverging() {
    for seed in 0..50 {
        let (samples, _) = drawn(seed);
        let edge = limit(curvatures(&samples)[1]);
        let run = |rate| train(&mut [3.0, -3.0], &samples, rate, 4000);
        let (below, above) = (run(0.995 * edge), run(1.005 * edge));
        // Where nothing is left but rounding, the error may rise by as much.
        let falls = |pair: &[f64]| pair[1] <= pair[0] * (1.0 + 1e-12) + 1e-24;
        assert!(below.windows(2).all(falls), "{seed}");
        assert!(above[4000] > 1e6 * above[0].min(1.0), "{seed}: {}", above[4000]);
    }
}

/// No other rate makes the slower of the two directions faster.
#[test]
fn the_best_rate_makes_the_worse_factor_smallest() {
    for seed in 0..50 {
        let both = curvatures(&drawn(seed).0);
        let worst = |rate: f64| both.map(|c| factor(rate, c).abs()).into_iter().fold(0.0, f64::max);
        let best = worst(best_rate(both));
        let condition = both[1] / both[0];
        assert!(near(best, (condition - 1.0) / (condition + 1.0), 1e-9));
        let edge = limit(both[1]);
        assert!((1..2000).all(|n| worst(edge * f64::from(n) / 2000.0) >= best - 1e-12));
    }
}

/// The number of steps from logarithms, where one direction alone decides.
#[test]
fn steps_needed_by_logarithms() {
    for rate in [0.02, 0.05, 0.1, 0.2, 0.25] {
        // The steep direction is done long before; half the error lies in the flat one.
        let steps = libm::ceil(libm::log(0.002) / (2.0 * libm::log(factor(rate, 0.25))));
        assert_eq!(steps_needed(&[0.0, 0.0], &bowl(), rate, 0.001), Some(steps as usize));
    }
    for rate in [0.49, 0.499] {
        let steps = libm::ceil(libm::log(0.002) / (2.0 * libm::log(-factor(rate, 4.0))));
        assert_eq!(steps_needed(&[0.0, 0.0], &bowl(), rate, 0.001), Some(steps as usize));
    }
    // Both directions at once at the best rate: 15/17 each.
    let both = libm::ceil(libm::log(0.001) / (2.0 * libm::log(15.0 / 17.0)));
    assert_eq!(steps_needed(&[0.0, 0.0], &bowl(), 2.0 / 4.25, 0.001), Some(both as usize));
    // The inputs that agree: 2 in the steepest direction and 1/8 in the flattest, Equation (6.4).
    let told = agreeing_inputs();
    assert_eq!(told.parts, [0.125, 2.0]);
    let left = |rate: f64, steps: usize| {
        let times = |curvature: f64| libm::pow(1.0 - rate * curvature, 2.0 * steps as f64);
        0.125 * times(0.125) + 2.0 * times(2.0)
    };
    for (rate, steps) in [(2.0 / 2.125, told.best_steps), (0.9, told.quicker_steps)] {
        assert!(left(rate, steps) <= 0.001 * 2.125 && left(rate, steps - 1) > 0.001 * 2.125);
    }
    assert_eq!(steps_needed(&[0.0, 0.0], &bowl(), 0.5, 0.001), None);
    assert_eq!(steps_needed(&[0.0, 0.0], &bowl(), 3.0, 0.001), None);
    assert_eq!(steps_needed(&[4.0, 1.0], &bowl(), 0.1, 0.001), Some(0));
}

/// Powers of 9 and of 3 say when the numbers are too large.
#[test]
fn overflow_by_logarithms() {
    let largest = libm::log(f64::MAX);
    // The error is 2 · 9^k.
    let infinite = (0..1000).find(|&k| libm::log(2.0) + f64::from(k) * libm::log(9.0) > largest);
    assert_eq!(infinite.map(|k| k as usize), Some(overflow().infinite));
    // The gradient 4 · 3^k overflows in step k + 1, the weight with it, and one step later
    // infinity meets infinity.
    let gradient = (0..1000).find(|&k| libm::log(4.0) + f64::from(k) * libm::log(3.0) > largest);
    assert_eq!(gradient.map(|k| k as usize + 2), Some(overflow().no_number));
}

/// Numbers ten times as large make a hundred times the curvature; the copies add up.
#[test]
fn units_and_copies_scale_the_curvatures() {
    assert_eq!(curvatures(&scaled(10.0)), [0.25, 400.0]);
    assert_eq!(curvatures(&scaled(0.25)), [0.25, 0.25]);
    for copies in [2, 8, 64] {
        let count = copies as f64;
        assert_eq!(curvatures(&copied(copies)), [0.25 * count, 4.0 * count]);
        // Powers of two: the sum at a rate and the bowl at so many times the rate are one run.
        let (mut sum, mut once) = ([0.0, 0.0], [0.0, 0.0]);
        train(&mut sum, &copied(copies), 0.25 / count, 30);
        train(&mut once, &bowl(), 0.25, 30);
        assert_eq!(sum, once);
    }
}

/// Equation (6.7), and that no update below the limit leads away from weights that are right.
#[test]
fn the_delta_rule_has_a_limit_for_each_sample() {
    for seed in 0..50 {
        let (samples, bottom) = drawn(seed);
        let away = |weights: &[f64]| {
            let (x, y) = (weights[0] - bottom[0], weights[1] - bottom[1]);
            x * x + y * y
        };
        for sample in &samples {
            let squares: f64 = sample.input.iter().map(|x| x * x).sum();
            for share in [0.1, 0.5, 0.9, 0.999, 1.3] {
                let rate = share * limit(squares);
                let mut weights = [1.0, -1.0];
                let before = delta_update(&mut weights, sample, rate);
                assert!(away(&weights) <= away(&[1.0, -1.0]) + 1e-12 || share > 1.0);
                let after = delta_update(&mut weights, sample, rate);
                assert!((after - factor(rate, squares) * before).abs() < 1e-9);
            }
        }
    }
}

/// With 1/t the weight is the mean of the readings.
#[test]
fn one_over_t_is_the_mean_so_far() {
    for seed in 0..20 {
        let readings = readings(500, seed);
        for count in [1, 2, 3, 100, 500] {
            let mut weights = [7.0];
            train_online(&mut weights, &readings[..count], 1.0, Schedule::OneOverT);
            let mean = readings[..count].iter().map(|r| r.target).sum::<f64>() / count as f64;
            assert!(near(weights[0], mean, 1e-12));
        }
    }
}

/// The mean square of the distance against Equation (6.8), within what so many seeds can say.
#[test]
fn a_constant_rate_wanders_as_the_formula_says() {
    for wander in noisy().constant {
        // The standard error of a mean square of n normal numbers is a share √(2/n) of it.
        let ratio = (wander.measured / wander.formula) * (wander.measured / wander.formula);
        assert!((ratio - 1.0).abs() < 3.0 * (2.0 / SEEDS as f64).sqrt(), "{ratio}");
    }
    // 1/t: the variance of a mean of 1000 readings.
    let all = distances(1.0, Schedule::OneOverT, 1000);
    let mean_square = all.iter().map(|d| d * d).sum::<f64>() / all.len() as f64;
    let ratio = mean_square * 3.0 * 1000.0;
    assert!((ratio - 1.0).abs() < 3.0 * (2.0 / SEEDS as f64).sqrt(), "{ratio}");
}

/// The product of 1 − 2^−k, which Euler's pentagonal numbers give as a sum.
#[test]
fn a_rate_that_shrinks_too_fast_leaves_part_of_the_way() {
    let pentagonal: f64 = (1..12)
        .map(|k: i32| {
            let sign = if k % 2 == 0 { 1.0 } else { -1.0 };
            let power = |n: i32| libm::pow(0.5, f64::from(n));
            sign * (power(k * (3 * k - 1) / 2) + power(k * (3 * k + 1) / 2))
        })
        .sum();
    assert!(near(noisy().never_walked, 1.0 + pentagonal, 1e-14));
}

/// The product of 1 − a/t is a quotient of gamma functions; and the delta rule walks it.
#[test]
fn one_over_t_is_slow_where_the_curvature_is_small() {
    let logarithm = libm::lgamma(1000.75) - libm::lgamma(0.75) - libm::lgamma(1001.0);
    assert!(near(1.0 - noisy().flat_walked, libm::exp(logarithm), 1e-10));
    let samples = vec![Sample { input: vec![0.5], target: 0.5 }; 1000];
    let mut weight = [0.0];
    train_online(&mut weight, &samples, 1.0, Schedule::OneOverT);
    assert!(near(weight[0], noisy().flat_walked, 1e-12));
}

#[test]
fn schedules_say_their_rates() {
    let halved = Schedule::Halved { every: 3 };
    let rates: Vec<f64> = (0..7).map(|update| halved.rate(0.5, update)).collect();
    assert_eq!(rates, [0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125]);
    let falling: Vec<f64> = (0..4).map(|update| Schedule::OneOverT.rate(3.0, update)).collect();
    assert_eq!(falling, [3.0, 1.5, 1.0, 0.75]);
    assert_eq!(Schedule::Constant.rate(0.3, 1000), 0.3);
}

/// Rates in twentieths: every step multiplies the distance by (5 − n)/5, a quotient of whole
/// numbers, from −1 on.
#[test]
fn one_weight_in_whole_numbers() {
    let shown = one_weight();
    for (row, n) in shown.rows.iter().zip([1_i32, 5, 8, 10, 11]) {
        assert_eq!(row.learning_rate, f64::from(n) / 20.0);
        assert!((row.factor - f64::from(5 - n) / 5.0).abs() < 1e-15);
        for (step, weight) in (0..).zip(&row.weights) {
            let distance = -f64::from((5 - n).pow(step)) / f64::from(5_i32.pow(step));
            assert!((weight - shown.bottom - distance).abs() < 1e-14, "{n}, step {step}");
        }
    }
    // The gradient by nudging, the curvature by how it changes, and where the two rates come from.
    let at = |weight: f64| error(&[weight], &one());
    let slope = |weight: f64| (at(weight + 0.5) - at(weight - 0.5)) / 1.0;
    assert_eq!(shown.gradient, slope(0.0));
    assert_eq!(shown.curvature, slope(1.0) - slope(0.0));
    assert_eq!((at(shown.bottom), slope(shown.bottom)), (0.0, 0.0));
    assert_eq!(shown.final_error * shown.input, shown.gradient);
    assert_eq!(shown.lands * shown.curvature, 1.0);
    assert_eq!(shown.limit * shown.curvature, 2.0);
}

/// The error is 2 at first and is multiplied by (1 − 4 LR)² in every step.
#[test]
fn the_edge_by_powers() {
    let shown = edge();
    assert_eq!((shown.start, &shown.steps[..]), (2.0, &[1, 10, 100, 1000][..]));
    for (row, factor) in shown.rows.iter().zip([-0.996_f64, -1.0, -1.004]) {
        for (steps, told) in [1, 10, 100, 1000].into_iter().zip(&row.errors) {
            assert!(near(*told, 2.0 * factor.powi(2 * steps), 1e-9));
        }
    }
    // After one step both are within one per cent of the one in the middle; after a thousand the
    // first has all but arrived and the last is on its way.
    let [below, on, above] = &shown.rows[..] else { panic!("three rates") };
    assert!(near(below.errors[0], on.errors[0], 0.01) && near(above.errors[0], on.errors[0], 0.01));
    assert!(below.errors[3] < 0.001 && above.errors[3] > 1000.0);
}

/// How many steps (6.4) takes, for the bowl with two errors of 2 at the start.
fn steps_by_formula(rate: f64, [flat, steep]: [f64; 2]) -> usize {
    let part = |curvature: f64, steps: i32| 2.0 * (1.0 - rate * curvature).powi(2 * steps);
    let left = |steps: &i32| part(flat, *steps) + part(steep, *steps);
    (0..).find(|steps| left(steps) <= 4.0 / 1000.0).expect("a rate below the limit") as usize
}

#[test]
fn steps_by_formula_as_the_page_counts_them() {
    let shown = needed();
    for (rate, steps) in shown.rates.iter().zip(&shown.steps) {
        assert_eq!(steps_by_formula(*rate, [0.25, 4.0]), *steps, "{rate}");
    }
    let all: Vec<(usize, f64)> = (1..500)
        .map(|thousandths| f64::from(thousandths) / 1000.0)
        .map(|rate| (steps_by_formula(rate, [0.25, 4.0]), rate))
        .collect();
    let fewest: Vec<f64> =
        all.iter().filter(|one| one.0 == shown.fewest).map(|one| one.1).collect();
    assert_eq!(all.iter().map(|one| one.0).min(), Some(shown.fewest));
    assert_eq!((fewest[0], fewest[fewest.len() - 1]), (shown.fewest_from, shown.fewest_to));
    // They do better than the best rate in the long run, and stand together.
    assert!(shown.fewest < shown.steps[4]);
    assert_eq!(fewest.len(), (1000.0 * (shown.fewest_to - shown.fewest_from)).round() as usize + 1);
    // On the left twice the rate for half the steps: 0.05 and 0.1.
    assert!(shown.steps[1].abs_diff(2 * shown.steps[2]) <= 2);
    // Half the best rate costs less than twice the steps; a little more has no end.
    assert!(steps_by_formula(shown.rates[4] / 2.0, [0.25, 4.0]) < 2 * shown.steps[4]);
    assert!(shown.steps[6] > 20 * shown.steps[4]);
}

/// Each weight has a sample to itself, so everything is the square of an input.
#[test]
fn units_by_formula() {
    let shown = units();
    for (row, input) in shown.rows.iter().zip([2.0, 20.0, 0.5]) {
        let steep: f64 = input * input;
        assert_eq!((row.input, row.curvatures), (input, [0.25, steep]));
        assert_eq!(row.condition, steep / 0.25);
        assert!(near(row.limit * steep, 2.0, 1e-15));
        assert!(near(row.best_rate * (0.25 + steep), 2.0, 1e-15));
        assert_eq!(row.steps, steps_by_formula(row.best_rate, [0.25, steep]));
    }
    // A hundred times the curvature, and about a hundred times the steps; the round bowl takes one.
    let [as_it_is, larger, round] = &shown.rows[..] else { panic!("three units") };
    assert_eq!(as_it_is.limit / larger.limit, 100.0);
    assert!((95..105).contains(&(larger.steps / as_it_is.steps)));
    assert_eq!((round.condition, round.steps), (1.0, 1));
}

/// After ten steps: with n copies (1 − n/10)²⁰ + (1 − 16 n/10)²⁰ a sample, and with the mean what
/// half of the rate makes of one.
#[test]
fn copies_by_powers() {
    let shown = copies();
    let left = |flat: f64, steep: f64| flat.powi(20) + steep.powi(20);
    for (row, n) in shown.rows.iter().zip([1.0, 10.0, 100.0]) {
        assert_eq!((row.samples as f64, row.steepest), (2.0 * n, 4.0 * n));
        assert!(near(row.limit_of_sum, 0.5 / n, 1e-14) && near(row.limit_of_mean, 1.0, 1e-14));
        assert!(near(row.with_sum, left(1.0 - 0.1 * n, 1.0 - 1.6 * n), 1e-9));
        assert!(near(row.with_mean, left(0.95, 0.2), 1e-9));
    }
}

/// Halves: each update multiplies the final error by (2 − n)/2, a quotient of whole numbers.
#[test]
fn one_sample_in_whole_numbers() {
    let shown = one_sample();
    assert_eq!((shown.squares, shown.limit), (5.0, 0.4));
    for (row, n) in shown.rows.iter().zip(1_i32..) {
        assert!((row.learning_rate - f64::from(n) / 10.0).abs() < 1e-15);
        assert!((row.factor - f64::from(2 - n) / 2.0).abs() < 1e-15);
        for (update, told) in (0..).zip(&row.final_errors) {
            let error = -f64::from((2 - n).pow(update)) / f64::from(2_i32.pow(update));
            assert!((told - error).abs() < 1e-14, "{n}, update {update}");
        }
    }
}
