//! What must hold for every preactivation, tried on numbers drawn from seeds.

use ch08_sigmoid::worked::{
    BEHIND_HIDDEN, errors, last_node, tails, updated, updates_until, values,
};
use ch08_sigmoid::{
    activate, activate_prime, activate_prime_from_post, final_error, half_squared_error,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn drawn(reach: f64) -> impl Iterator<Item = f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(8);
    (0..2000).map(move |_| rng.random_range(-reach..reach))
}

#[track_caller]
fn close(a: f64, b: f64, relative: f64) {
    assert!((a - b).abs() <= relative * b.abs(), "{a:e} is not {b:e}");
}

#[test]
fn the_sigmoid_is_a_shifted_tangent() {
    for x in drawn(30.0) {
        assert!((activate(x) - (0.5 + 0.5 * libm::tanh(0.5 * x))).abs() < 4e-16, "{x}");
    }
}

#[test]
fn left_and_right_add_up_to_one() {
    for x in drawn(700.0) {
        assert!((activate(x) + activate(-x) - 1.0).abs() < 3e-16, "{x}");
    }
}

#[test]
fn it_rises_everywhere_and_stays_between_its_ends() {
    for x in drawn(30.0) {
        assert!(activate(x + 0.01) > activate(x), "{x}");
    }
    for x in [-1e308, -1000.0, -710.0, 0.0, 37.0, 1000.0, 1e308] {
        assert!((0.0..=1.0).contains(&activate(x)), "{x}");
        assert!((0.0..=0.25).contains(&activate_prime(x)), "{x}");
    }
}

#[test]
fn the_slope_is_the_imaginary_part_of_a_step_off_the_axis() {
    // f(x + ih) = 1/(a + ib) with a = 1 + e^-x cos h and b = -e^-x sin h. For a tiny h its
    // imaginary part over h is the derivative, and nothing is subtracted on the way.
    let h = 1e-20;
    for x in drawn(300.0) {
        let (a, b) = (1.0 + libm::exp(-x) * libm::cos(h), -libm::exp(-x) * libm::sin(h));
        let slope = -b / (a * a + b * b) / h;
        close(activate_prime(x), slope, 1e-14);
    }
}

#[test]
fn the_slope_is_a_quarter_of_a_squared_hyperbolic_secant() {
    for x in drawn(600.0) {
        let cosh = libm::cosh(0.5 * x);
        close(activate_prime(x), 0.25 / cosh / cosh, 1e-14);
    }
}

#[test]
fn the_slope_is_the_same_on_both_sides() {
    for x in drawn(700.0) {
        assert_eq!(activate_prime(x), activate_prime(-x), "{x}");
    }
    assert_eq!(activate_prime(0.0), 0.25);
}

#[test]
fn the_two_forms_of_the_slope_agree_where_rounding_lets_them() {
    for x in drawn(5.0) {
        close(activate_prime_from_post(activate(x)), activate_prime(x), 1e-13);
    }
    // and the tail shows which of them to trust
    assert_eq!(activate_prime_from_post(activate(40.0)), 0.0);
    close(activate_prime(40.0), libm::exp(-40.0), 1e-15);
}

#[test]
fn an_error_does_not_care_for_the_sign_of_the_final_error() {
    for x in drawn(4.0) {
        let (output, target) = (activate(x), activate(1.0 - x));
        assert_eq!(final_error(output, target), -final_error(target, output));
        assert_eq!(half_squared_error(output, target), half_squared_error(target, output));
    }
    assert_eq!(half_squared_error(1.0, 0.0), 0.5);
}

#[test]
fn learning_takes_the_time_that_the_differential_equation_says() {
    // With a small LR the updates follow dx/dt = -f(x)·f'(x) (T = 0). Separated and integrated,
    // t = F(start) - F(end) with F(x) = e^x + 3x - 3e^-x - e^-2x / 2.
    let whole = |x: f64| libm::exp(x) + 3.0 * x - 3.0 * libm::exp(-x) - 0.5 * libm::exp(-2.0 * x);
    let end = libm::log(0.2 / 0.8); // the output 0.2 has E = 0.02
    let learning_rate = 0.01;
    for start in [0.0, 2.0, 4.0, 6.0, 8.0] {
        let updates = updates_until(0.02, start, 0.0, learning_rate) as f64;
        close(updates * learning_rate, whole(start) - whole(end), 5e-3);
    }
}

/// The last node once more with slopes that are measured: each weight is moved both ways and the
/// error of the sample is asked, so (8.2), (8.3), (8.7) and (8.8) are not in it.
#[test]
fn the_last_node_by_measured_slopes() {
    let told = last_node();
    let error = |weights: &[f64; 3], inputs: &[f64; 3], target: f64| {
        let pre: f64 = weights.iter().zip(inputs).map(|(weight, input)| weight * input).sum();
        let output = 0.5 + 0.5 * libm::tanh(0.5 * pre);
        0.5 * (output - target) * (output - target)
    };
    let mut weights = told.rows[0].weights;
    let h = 1e-5;
    for epoch in 1..=1000 {
        for (inputs, target) in &BEHIND_HIDDEN {
            let slopes: Vec<f64> = (0..3)
                .map(|at| {
                    let (mut up, mut down) = (weights, weights);
                    (up[at], down[at]) = (up[at] + h, down[at] - h);
                    (error(&up, inputs, *target) - error(&down, inputs, *target)) / (2.0 * h)
                })
                .collect();
            for (weight, slope) in weights.iter_mut().zip(slopes) {
                *weight -= told.learning_rate * slope;
            }
        }
        if let Some(row) = told.rows.iter().find(|row| row.epoch == epoch) {
            for (ours, measured) in row.weights.iter().zip(weights) {
                assert!((ours - measured).abs() < 1e-6, "{epoch}: {ours} {measured}");
            }
        }
    }
}

#[test]
fn an_update_lowers_the_error() {
    for x in drawn(20.0) {
        for target in [0.0, 1.0] {
            let before = half_squared_error(activate(x), target);
            let after = half_squared_error(activate(updated(x, target, 1.0)), target);
            assert!(after <= before, "{x}");
        }
    }
}

/// By the hyperbolic cosine and tangent of half the preactivation, which know no sigmoid.
#[test]
fn the_table_of_values_by_hyperbolic_functions() {
    let rows = values().rows;
    for row in &rows {
        let cosh = libm::cosh(row.pre / 2.0);
        close(row.post, 0.5 + 0.5 * libm::tanh(row.pre / 2.0), 1e-13);
        close(row.slope, 1.0 / (4.0 * cosh * cosh), 1e-13);
        close(row.times_smaller, cosh * cosh, 1e-13);
    }
    // Left and right of zero the slopes are alike, and four units far out divide them by e⁴ or so.
    for (left, right) in [(2, 4), (1, 5), (0, 6)] {
        close(rows[left].slope, rows[right].slope, 1e-13);
    }
    close(rows[6].slope / rows[7].slope, libm::exp(4.0), 0.01);
}

/// Where digits run out, from the distance of two numbers next to 1: 2⁻⁵³ below it.
#[test]
fn the_tails_by_counting_digits() {
    let shown = tails();
    let ln_2 = std::f64::consts::LN_2;
    // 1 + e^−x is 1 from where e^−x is no more than 2⁻⁵³, half of the distance above 1.
    assert!((shown.one_from - 53.0 * ln_2).abs() < 1e-8);
    assert!((shown.largest_exponent - 1024.0 * ln_2).abs() < 1e-12);
    for row in &shown.rows {
        let cosh = libm::cosh(row.pre / 2.0);
        close(row.slope, 1.0 / (4.0 * cosh * cosh), 1e-12);
        // What is stored is the nearest multiple of 2⁻⁵³, and that is all that (8.2) has left.
        let rest = libm::exp(-row.pre) / (1.0 + libm::exp(-row.pre));
        let steps = row.rest * libm::pow(2.0, 53.0);
        assert_eq!(steps, steps.round());
        assert!((row.rest - rest).abs() <= libm::pow(2.0, -53.0));
        close(row.from_post, row.rest * (1.0 - row.rest), 1e-12);
        assert!((row.missed - (row.from_post / row.slope - 1.0).abs()).abs() < 1e-9);
    }
    // It misses by more and more, and in the end by all.
    assert!(shown.rows.windows(2).all(|pair| pair[0].missed < pair[1].missed));
    let last = &shown.rows[4];
    assert_eq!((last.rest, last.from_post, last.missed), (0.0, 0.0, 1.0));
    // Seventeen zeros behind the point.
    assert!((1e-18..1e-17).contains(&last.slope));
}

/// In eighths the final errors are whole numbers that cancel, and the errors are their squares.
#[test]
fn the_two_sums_in_whole_numbers() {
    let shown = errors();
    let eighths: Vec<i32> =
        shown.rows.iter().map(|row| (8.0 * (row.output - row.target)) as i32).collect();
    for (row, eighths) in shown.rows.iter().zip(&eighths) {
        assert_eq!(row.final_error, f64::from(*eighths) / 8.0);
        assert_eq!(row.error, f64::from(eighths * eighths) / 128.0);
    }
    assert_eq!((eighths.iter().sum::<i32>(), shown.sum_of_final_errors), (0, 0.0));
    let squares: i32 = eighths.iter().map(|eighths| eighths * eighths).sum();
    assert_eq!(shown.sum_of_errors, f64::from(squares) / 128.0);
    assert!(shown.sum_of_errors > 0.0);
}
