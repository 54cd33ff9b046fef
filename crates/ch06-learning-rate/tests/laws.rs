//! The chapter's numbers by other roads, and what must hold for every bowl.

use ch03_learning_rule::Sample;
use ch05_gradient_descent::worked::{lowest, parabola};
use ch05_gradient_descent::{delta_update, error, gradient};
use ch06_learning_rate::worked::{
    SEEDS, TRAININGS, angles, copied, copies, directions, distances, in_unit, needed, noisy,
    one_sample, one_weight, overflow, rates, readings, sum_and_difference, tank, units, walk,
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
    assert_eq!(curvatures(&tank()), [1.0, 9.0]);
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

/// Equation (6.9), and that no update below the limit leads away from weights that are right.
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
                assert!(away(&weights) < away(&[1.0, -1.0]) || share > 1.0);
                let after = delta_update(&mut weights, sample, rate);
                assert!((after - factor(rate, squares) * before).abs() < 1e-9);
            }
            // At the limit it is the mirror image, as far from each point of the line.
            let mut weights = [1.0, -1.0];
            delta_update(&mut weights, sample, limit(squares));
            for along in [0.0, -1.5, 2.0] {
                let point =
                    [bottom[0] - along * sample.input[1], bottom[1] + along * sample.input[0]];
                let far = |at: [f64; 2]| (at[0] - point[0]).powi(2) + (at[1] - point[1]).powi(2);
                assert!(near(far(weights), far([1.0, -1.0]), 1e-9));
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

/// On the edge with powers of two nothing is rounded: a million steps between 0 and 4.
#[test]
fn on_the_edge_the_error_stays_to_the_last_bit() {
    let mut weight = [0.0];
    for step in 1..=1_000_000_u32 {
        let errors = train(&mut weight, &parabola(), 0.5, 1);
        assert_eq!(errors, [8.0, 8.0]);
        assert_eq!(weight[0], if step % 2 == 1 { 4.0 } else { 0.0 });
    }
    for exponent in -6..=6 {
        let input = libm::pow(2.0, f64::from(exponent));
        let sample = Sample { input: vec![input], target: 3.0 * input };
        let errors = train(&mut [1.0], &[sample], limit(input * input), 1000);
        assert!(errors.iter().all(|e| *e == errors[0]), "{input}");
    }
}

/// The distance of the tank's weights after some steps by (6.2) in both directions: −½ · √2 along
/// (1, 1) and −1½ · √2 along (1, −1).
fn tank_left(rate: f64, steps: i32) -> f64 {
    let part = |start: f64, curvature: f64| start * (1.0 - rate * curvature).powi(steps);
    let (steep, flat) = (part(0.5, 9.0), part(1.5, 1.0));
    (2.0 * (steep * steep + flat * flat)).sqrt()
}

#[test]
fn the_first_table_without_taking_a_step() {
    let told = rates();
    assert!(near(told.start * told.start, 5.0, 1e-15));
    assert_eq!(told.steps, [1, 20, 40]);
    for row in told.rows {
        for (steps, left) in [1, 20, 40].into_iter().zip(row.distances) {
            assert!(near(left, tank_left(row.learning_rate, steps), 1e-9));
        }
    }
}

/// Whole numbers and halves, all of them checked with a pencil.
#[test]
fn the_tank_in_whole_numbers() {
    let told = directions();
    assert_eq!(told.bottom, [2.0, -1.0]);
    assert_eq!(told.curvatures, [1.0, 9.0]);
    // From the readings (2, 2), (1, 0) and (0, 1): their outputs change by 4, 1 and 1, or by 0, 1
    // and −1.
    assert_eq!(told.steep_gradient, [4.0 * 2.0 + 1.0, 4.0 * 2.0 + 1.0]);
    assert_eq!(told.flat_gradient, [1.0, -1.0]);
    assert_eq!(told.condition, 9.0);
    assert!(near(told.limits[0], 2.0, 1e-15) && near(told.limits[1], 2.0 / 9.0, 1e-15));
    assert!(near(told.lands, 1.0 / 9.0, 1e-15) && near(told.best_rate, 2.0 / 10.0, 1e-15));
    assert!(near(told.best_factors[0], 0.8, 1e-14) && near(told.best_factors[1], -0.8, 1e-14));
    assert_eq!(told.rate, 0.1);
    assert!(near(told.factors[0], 0.9, 1e-14) && near(told.factors[1], 0.1, 1e-14));
    // ½ · 9 · ½ and ½ · 1 · 4½, together what the start has more than the bottom.
    assert!(near(told.distances[1], -0.5_f64.sqrt(), 1e-15));
    assert!(near(told.distances[0], -4.5_f64.sqrt(), 1e-15));
    assert!(told.parts.iter().all(|part| near(*part, 2.25, 1e-14)));
    assert!(near(told.start - told.least, 4.5, 1e-14));
    // The error of both directions, each with its own factor, against a run.
    let errors = train(&mut [0.0, 0.0], &tank(), 0.15, 12);
    for (step, error) in (0..).zip(errors) {
        let times = |curvature: f64| (1.0 - 0.15 * curvature).powi(2 * step);
        assert!(near(error, told.least + 2.25 * times(1.0) + 2.25 * times(9.0), 1e-12));
    }
    assert_eq!((angles().first, angles().second, angles().both), (5.0, 5.0, 4.0));
    assert_eq!(angles().naive_limit, 0.4);
}

/// On a circle around the bottom E is half the curvature, and the gradient's part along the circle
/// is half of how fast the curvature changes; so at its top and its bottom there is none.
#[test]
fn where_the_curvature_turns_the_gradient_points_straight_away() {
    for samples in [tank(), in_unit(0.6), sum_and_difference(), drawn(3).0, drawn(8).0] {
        let bottom = lowest(&samples);
        let sum = |i: usize, j: usize| -> f64 {
            samples.iter().map(|sample| sample.input[i] * sample.input[j]).sum()
        };
        let (a, b, c) = (sum(0, 0), sum(1, 1), sum(0, 1));
        let [flattest, steepest] = curvatures(&samples);
        // The arrow of half the difference and c points at twice the steepest angle.
        let steep = 0.5 * libm::atan2(c, 0.5 * (a - b));
        for n in 0..36 {
            let angle = steep + core::f64::consts::PI * f64::from(n) / 36.0;
            let (x, y) = (libm::cos(angle), libm::sin(angle));
            let slope = gradient(&[bottom[0] + x, bottom[1] + y], &samples);
            let (away, sideways) = (slope[0] * x + slope[1] * y, slope[1] * x - slope[0] * y);
            let wave = 0.5 * (a - b) * libm::cos(2.0 * angle) + c * libm::sin(2.0 * angle);
            let turns = -(a - b) * libm::sin(2.0 * angle) + 2.0 * c * libm::cos(2.0 * angle);
            assert!((away - 0.5 * (a + b) - wave).abs() < 1e-9 * steepest);
            assert!((sideways - 0.5 * turns).abs() < 1e-9 * steepest);
            if n == 0 || n == 18 {
                let curvature = if n == 0 { steepest } else { flattest };
                assert!((away - curvature).abs() < 1e-9 * steepest);
                assert!(sideways.abs() < 1e-9 * steepest);
            }
        }
    }
}

/// The number of steps from the closed form.
#[test]
fn steps_needed_by_formula() {
    let told = needed();
    assert_eq!(told.rates, [0.02, 0.05, 0.1, 0.2, 0.21, 0.22]);
    for (rate, steps) in told.rates.iter().copied().zip(told.steps.iter().copied()) {
        let enough = |steps: &i32| tank_left(rate, *steps) <= 0.01 * 5.0_f64.sqrt();
        assert_eq!((0..).find(enough), Some(steps as i32), "{rate}");
    }
    let count = |start: [f64; 2], rate| steps_needed(&start, &[2.0, -1.0], &tank(), rate, 0.01);
    // Equation (6.6) by multiplying it out, and by the largest power that is above a hundredth.
    for (condition, steps) in told.conditions.iter().zip(&told.steps_by_condition) {
        let left = best_rate([1.0, *condition]).mul_add(-1.0, 1.0);
        assert!(near(left, (condition - 1.0) / (condition + 1.0), 1e-14));
        let power = |steps: usize| (0..steps).fold(1.0, |product, _| product * left);
        assert!(power(*steps) <= 0.01 && power(steps - 1) > 0.01);
    }
    assert_eq!((told.conditions[0], told.steps_by_condition[0]), (9.0, told.steps[3]));
    // So many powers of what is kept are a hundredth.
    for (n, rate) in told.rates.iter().enumerate() {
        assert!(near(told.slower[n], (1.0 - rate).abs().max((1.0 - 9.0 * rate).abs()), 1e-12));
        assert!(near(libm::pow(told.slower[n], told.by_formula[n]), 0.01, 1e-9));
    }
    for (steps, left) in told.by_condition.iter().zip([8.0 / 10.0, 99.0 / 101.0]) {
        assert!(near(libm::pow(left, *steps), 0.01, 1e-9));
    }
    assert_eq!(count([0.0, 0.0], 0.5), None);
    assert_eq!(count([3.0, 0.0], 2.0 / 9.0 + 1e-9), None);
    assert_eq!(count([2.0, -1.0], 0.1), Some(0));
    assert_eq!(count([3.0, 0.0], 1.0 / 9.0), Some(1));
}

/// Powers of 9 and of 3 say when the numbers are too large.
#[test]
fn overflow_by_logarithms() {
    let told = overflow();
    assert_eq!((told.learning_rate, told.factor), (1.0, -3.0));
    assert_eq!(told.errors, [8.0, 8.0 * 9.0, 8.0 * 81.0]);
    let largest = libm::log(f64::MAX);
    // The error is 8 · 9^k.
    let infinite = (0..1000).find(|&k| libm::log(8.0) + f64::from(k) * libm::log(9.0) > largest);
    assert_eq!(infinite.map(|k| k as usize), Some(told.infinite));
    // The gradient 8 · 3^k overflows in step k + 1, the weight with it, and one step later
    // infinity meets infinity.
    let gradient = (0..1000).find(|&k| libm::log(8.0) + f64::from(k) * libm::log(3.0) > largest);
    assert_eq!(gradient.map(|k| k as usize + 2), Some(told.no_number));
}

/// The outlet in seconds by trace and determinant, the sum and the difference in fractions, and
/// the steps by the closed form in each one's own directions.
#[test]
fn other_inputs_by_formula() {
    let told = units();
    let sums = [(5.0, 5.0, 4.0), (5.0, 18_000.0, 240.0), (2.0, 2.0, 0.0)];
    let bottoms = [[2.0, -1.0], [2.0, -1.0 / 60.0], [1.5, 1.5]];
    for ((row, (a, b, c)), bottom) in told.rows.iter().zip(sums).zip(bottoms) {
        let [flat, steep] = row.curvatures;
        let (trace, determinant): (f64, f64) = (a + b, a * b - c * c);
        assert!(near(flat + steep, trace, 1e-12) && near(flat * steep, determinant, 1e-7));
        assert!(near(row.condition, steep / flat, 1e-12));
        assert!(near(row.limit * steep, 2.0, 1e-12));
        assert!(near(row.best_rate * trace, 2.0, 1e-12));
        // What lies in the steepest direction, by (H − flat) d / (steep − flat); nothing is asked
        // where both are alike.
        let enough = |steps: f64| {
            let square = bottom[0] * bottom[0] + bottom[1] * bottom[1];
            let gap: f64 = steep - flat;
            let along =
                [(a - flat) * bottom[0] + c * bottom[1], c * bottom[0] + (b - flat) * bottom[1]];
            let part = if gap < 1e-9 {
                square
            } else {
                (along[0] * along[0] + along[1] * along[1]) / (gap * gap)
            };
            let times =
                |curvature: f64| libm::pow((1.0 - row.best_rate * curvature).abs(), 2.0 * steps);
            part * times(steep) + (square - part) * times(flat) <= 1e-4 * square
        };
        let steps = row.steps as f64;
        assert!(enough(steps * (1.0 + 1e-4)) && !enough((steps - 1.0) * (1.0 - 1e-4)), "{steps}");
    }
    assert_eq!(told.rows[2].steps, 1);
    // 4, 1 and 1 are the sums of the two times, 0, 1 and −1 their differences.
    assert_eq!(told.sum_alone, [16.0 + 1.0 + 1.0, 1.0 + 1.0]);
}

/// With n copies the factors are 1 − 0.2 n and 1 − 1.8 n; with the mean they are those of a third
/// of the rate, however many there are.
#[test]
fn copies_by_powers() {
    let told = copies();
    assert_eq!((told.learning_rate, told.steps), (0.2, 20));
    for (row, n) in told.rows.iter().zip([1.0, 10.0, 100.0]) {
        assert_eq!(row.samples as f64, 3.0 * n);
        assert!(near(row.steepest, 9.0 * n, 1e-12));
        assert!(near(row.limit_of_sum, 2.0 / (9.0 * n), 1e-12));
        assert!(near(row.limit_of_mean, 2.0 / 3.0, 1e-12));
        assert!(near(row.with_sum, tank_left(0.2 * n, 20), 1e-9));
        assert!(near(row.with_mean, tank_left(0.2 / 3.0, 20), 1e-9));
    }
    for copies in [2, 8, 64] {
        let run = |samples: &[Sample], rate| walk(&[0.0, 0.0], samples, rate, 9)[9].clone();
        let (sum, once) = (run(&copied(copies), 0.125 / copies as f64), run(&tank(), 0.125));
        assert!(sum.iter().zip(once).all(|(sum, once)| near(*sum, once, 1e-12)));
    }
}

#[test]
fn one_weight_in_whole_numbers() {
    let shown = one_weight();
    for (row, n) in shown.rows.iter().zip([1_i32, 5, 8, 10, 11]) {
        assert_eq!(row.learning_rate, f64::from(n) / 20.0);
        assert!((row.factor - f64::from(5 - n) / 5.0).abs() < 1e-15);
        for (step, weight) in (0..).zip(&row.weights) {
            let distance = -2.0 * f64::from((5 - n).pow(step)) / f64::from(5_i32.pow(step));
            assert!((weight - shown.bottom - distance).abs() < 1e-14, "{n}, step {step}");
        }
    }
    // The gradient by nudging, the curvature by how it changes, and where the two rates come from.
    let at = |weight: f64| error(&[weight], &parabola());
    let slope = |weight: f64| (at(weight + 0.5) - at(weight - 0.5)) / 1.0;
    assert_eq!(shown.gradient, slope(0.0));
    assert_eq!(shown.curvature, slope(1.0) - slope(0.0));
    assert_eq!((at(shown.bottom), slope(shown.bottom)), (0.0, 0.0));
    assert_eq!(shown.input * shown.bottom, shown.target);
    assert_eq!(shown.final_error * shown.input, shown.gradient);
    assert_eq!(shown.lands * shown.curvature, 1.0);
    assert_eq!(shown.limit * shown.curvature, 2.0);
}

/// The page's readings have sums of squares 8, 1 and 1.
#[test]
fn the_limits_of_single_readings() {
    let told = one_sample();
    assert_eq!(told.squares, [2.0 * 2.0 + 2.0 * 2.0, 1.0, 1.0]);
    assert_eq!((told.limits, told.safe), (vec![0.25, 2.0, 2.0], 0.25));
}

/// Two trainings with the delta rule, one reading after the other: their difference along (1, 1) is
/// multiplied by (1 − LR)(1 − 8 LR) in each epoch and the one along (1, −1) by 1 − LR. The first
/// factor is −1 at the edge of the page, which is above the limit of the first reading.
#[test]
fn an_epoch_of_single_readings_has_two_factors() {
    let epoch = |weights: &[f64], rate: f64| {
        let mut weights = weights.to_vec();
        for sample in &tank() {
            delta_update(&mut weights, sample, rate);
        }
        weights
    };
    let edge = one_sample().edge;
    for rate in [0.01, 0.1, 0.25, 0.99 * edge, edge, 1.01 * edge, 0.5, 1.0] {
        let at_zero = epoch(&[0.0, 0.0], rate);
        let steep = (1.0 - rate) * (1.0 - 8.0 * rate);
        for (start, along) in [([1.0, 1.0], steep), ([1.0, -1.0], 1.0 - rate)] {
            let moved = epoch(&start, rate);
            for n in 0..2 {
                assert!((moved[n] - at_zero[n] - along * start[n]).abs() < 1e-12, "{rate}");
            }
        }
        // Below 1/2 nothing else crosses −1.
        assert!(rate > 0.5 || (steep < -1.0 - 1e-9) == (rate > edge), "{rate}");
    }
    assert!(edge > one_sample().limits[0]);
}

/// Where the trainings end, by hand: in the round the difference of the weights is 3, which 3 LR added
/// to (1 − LR) · 3 is again, and their sum s is left as it was by (1 − LR)(s + 2δ) + 2 LR with δ of
/// −2 LR (2s − 1.75), so s is (9 − 7 LR)/(9 − 8 LR). And how far the two of the page are apart, by two factors.
#[test]
fn the_round_of_the_tank() {
    let told = one_sample();
    let rate = told.rate;
    assert_eq!(rate, 0.24);
    let sum = (9.0 - 7.0 * rate) / (9.0 - 8.0 * rate);
    let delta = -2.0 * rate * (2.0 * sum - 1.75);
    let last = [0.5 * (sum + 3.0), 0.5 * (sum - 3.0)];
    let first = last.map(|weight| weight + delta);
    for (corner, right) in told.round.iter().zip([first, [last[0], first[1]], last]) {
        assert!(corner.iter().zip(right).all(|(weight, right)| near(*weight, right, 1e-12)));
    }
    let farthest = 2.0_f64.sqrt() * (0.5 * (sum - 1.0) + delta).abs();
    assert!(near(told.away[0], farthest, 1e-12));
    for (corner, away) in told.round.iter().zip(told.away) {
        assert!(near(away * away, (corner[0] - 2.0).powi(2) + (corner[1] + 1.0).powi(2), 1e-12));
    }
    // The starts differ by (3, ½), which is 7/4 of (1, 1) and 5/4 of (1, −1).
    assert_eq!(TRAININGS, [[0.0, 0.0], [3.0, 0.5]]);
    for (epoch, apart) in (0..).zip(&told.apart) {
        let steep = 1.75 * ((1.0 - rate) * (1.0 - 8.0 * rate)).powi(epoch);
        let flat = 1.25 * (1.0 - rate).powi(epoch);
        assert!(near(*apart, (2.0 * (steep * steep + flat * flat)).sqrt(), 1e-12));
    }
}

/// The mean square of the distance against Equation (6.10), within what so many seeds can say.
#[test]
fn a_constant_rate_wanders_as_the_formula_says() {
    for wander in noisy().constant {
        let off = (wander.measured - wander.formula).abs();
        assert!(off < 2.0 * wander.standard_error, "{off} {}", wander.standard_error);
        // By another road: a mean square of n normal numbers has the standard error √(2/n) of it.
        let normal = wander.formula * (0.5 / SEEDS as f64).sqrt();
        assert!((wander.standard_error / normal - 1.0).abs() < 0.3);
    }
    // 1/t: the variance of a mean of 1000 readings.
    let all = distances(1.0, Schedule::OneOverT, 1000, SEEDS);
    let mean_square = all.iter().map(|d| d * d).sum::<f64>() / all.len() as f64;
    let ratio = mean_square * 3.0 * 1000.0;
    assert!((ratio - 1.0).abs() < 3.0 * (2.0 / SEEDS as f64).sqrt(), "{ratio}");
}

/// The table of constant rates by the running average that a constant rate is, over all seeds, and
/// its last column as the sum of what the noise of every earlier reading leaves.
#[test]
fn constant_rates_as_running_averages() {
    let page = noisy();
    for row in &page.constant {
        let keep = 1.0 - row.learning_rate;
        let squares: Vec<f64> = (0..page.seeds as u64)
            .map(|seed| {
                let readings = readings(page.updates, seed);
                let weight = readings.iter().fold(0.0, |weight, reading| {
                    keep * weight + row.learning_rate * reading.target
                });
                (weight - page.truth).powi(2)
            })
            .collect();
        let mean = squares.iter().sum::<f64>() / squares.len() as f64;
        assert!(near(row.measured.powi(2), mean, 1e-9), "{}", row.measured);
        let scatter: f64 = squares.iter().map(|square| (square - mean).powi(2)).sum();
        let n = squares.len() as f64;
        let error_of_mean = (scatter / (n - 1.0) / n).sqrt();
        assert!(near(2.0 * row.measured * row.standard_error, error_of_mean, 1e-9));
        // A reading that is n updates old has the share LR (1 − LR)^n, and a mean square of 1/3.
        let shares = std::iter::successors(Some(row.learning_rate), |share| Some(share * keep));
        let left: f64 = shares.take(5000).map(|share| share * share / 3.0).sum();
        assert!(near(row.formula.powi(2), left, 1e-9), "{}", row.formula);
    }
}
