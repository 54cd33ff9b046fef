//! What must hold of surfaces, curvatures and twins, whatever the numbers are, and the numbers of
//! another program.

use ch12_network::worked::xor_samples;
use ch18_minima::ndarray::{Array1, Array2, array};
use ch18_minima::twins::{swapped, turned};
use ch18_minima::worked::recorded::{
    EVERY, SADDLE_CURVATURES, SADDLE_ERRORS, SADDLE_SLOPES, SOLVED_CURVATURES, VALLEY_CURVATURES,
    VALLEY_ERRORS, VALLEY_SLOPES,
};
use ch18_minima::worked::{
    FATES, SADDLE_SEED, VALLEY_SEED, course, random_start, standing, tasting, xor_surface,
};
use ch18_minima::{
    Bottom, Curvatures, Network, NetworkSurface, NodeSurface, Surface, Survey, Verdict, curvatures,
    figures, hessian, length, place_of, roll, search::steepest, survey,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within}");
}

/// Numbers from −2 to 2.
fn random(count: usize, seed: u64) -> Array1<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|_| rng.random_range(-2.0..2.0)).collect()
}

fn gradient_is_the_slope(surface: &impl Surface, place: &Array1<f64>) {
    let gradient = surface.gradient(place);
    for weight in 0..place.len() {
        let (mut above, mut below) = (place.clone(), place.clone());
        above[weight] += 1e-5;
        below[weight] -= 1e-5;
        let measured = (surface.error(&above) - surface.error(&below)) / 2e-5;
        close(gradient[weight], measured, 1e-9);
    }
}

#[test]
fn gradients_are_slopes() {
    let (tomatoes, xor) = (tasting(), xor_samples());
    for seed in 0..20 {
        gradient_is_the_slope(&NodeSurface { samples: &tomatoes }, &random_start(seed));
        for hidden in 1..4 {
            let shape = Network::seeded(2, hidden, 1, seed);
            let surface = NetworkSurface { shape: &shape, samples: &xor };
            gradient_is_the_slope(&surface, &random(4 * hidden + 1, seed));
        }
    }
}

#[test]
fn a_network_and_its_place_are_the_same() {
    let network = Network::seeded(3, 4, 2, 1);
    let samples = xor_samples();
    let surface = NetworkSurface { shape: &network, samples: &samples };
    let place = random(26, 3);
    assert_eq!(place_of(&surface.network(&place)), place);
    assert_eq!(surface.network(&place_of(&network)), network);
}

#[test]
fn curvatures_belong_to_their_directions() {
    for size in 1..=9 {
        for seed in 0..10 {
            let mut matrix = Array2::zeros((size, size));
            let numbers = random(size * size, 100 * size as u64 + seed);
            for row in 0..size {
                for column in 0..=row {
                    matrix[[row, column]] = numbers[row * size + column];
                    matrix[[column, row]] = numbers[row * size + column];
                }
            }
            let found = curvatures(&matrix);
            for k in 0..size {
                let direction = found.directions.column(k).to_owned();
                close(length(&direction), 1.0, 1e-13);
                let left = matrix.dot(&direction) - found.values[k] * &direction;
                assert!(length(&left) < 1e-12, "{size} {seed}: {left}");
                for other in 0..k {
                    close(direction.dot(&found.directions.column(other)), 0.0, 1e-12);
                }
                assert!(k == 0 || found.values[k - 1] <= found.values[k]);
            }
            close(found.values.sum(), matrix.diag().sum(), 1e-12);
        }
    }
}

/// Two weights have the formula of chapter 6.
#[test]
fn two_curvatures_are_those_of_chapter_6() {
    for seed in 0..50 {
        let numbers = random(3, seed);
        let [a, b, c] = [numbers[0], numbers[1], numbers[2]];
        let found = curvatures(&array![[a, c], [c, b]]).values;
        let reach = ((a - b) * (a - b) / 4.0 + c * c).sqrt();
        close(found[0], (a + b) / 2.0 - reach, 1e-13);
        close(found[1], (a + b) / 2.0 + reach, 1e-13);
    }
}

/// A bowl whose bottom is known: (18.4) finds it from anywhere in one measurement.
#[test]
fn the_bottom_of_a_bowl_is_found() {
    struct Bowl;
    impl Surface for Bowl {
        fn error(&self, place: &Array1<f64>) -> f64 {
            let (x, y) = (place[0] - 1.0, place[1] + 2.0);
            3.0 + 0.5 * (5.0 * x * x + 4.0 * x * y + 2.0 * y * y)
        }
        fn gradient(&self, place: &Array1<f64>) -> Array1<f64> {
            let (x, y) = (place[0] - 1.0, place[1] + 2.0);
            array![5.0 * x + 2.0 * y, 2.0 * x + 2.0 * y]
        }
    }
    for seed in 0..10 {
        let place = random(2, seed);
        let bottom = survey(&Bowl, &place).bottom.expect("a bowl");
        close(bottom.distance, length(&(&place - &array![1.0, -2.0])), 1e-8);
        close(bottom.gain, Bowl.error(&place) - 3.0, 1e-8);
    }
}

/// A gutter is level along one direction, so its lowest places are a line and none is the bottom.
#[test]
fn a_gutter_has_no_bottom() {
    struct Gutter;
    impl Surface for Gutter {
        fn error(&self, place: &Array1<f64>) -> f64 {
            0.5 * place[0] * place[0]
        }
        fn gradient(&self, place: &Array1<f64>) -> Array1<f64> {
            array![place[0], 0.0]
        }
    }
    let measured = survey(&Gutter, &array![1.0, 2.0]);
    assert_eq!(measured.curvatures.values[0], 0.0);
    assert!(measured.bottom.is_none(), "{measured:?}");
}

/// The limits of the verdict as the text has them, each from both sides, at places where the other
/// measurements leave it the choice.
#[test]
fn each_limit_of_the_verdict_is_where_the_text_has_it() {
    use Verdict::{Falling, Floor, Saddle, ShortSteps, Undecided};
    let place = |error: f64, slope: f64, values: [f64; 2], gain: Option<f64>| {
        let curvatures =
            Curvatures { values: Array1::from(values.to_vec()), directions: Array2::eye(2) };
        let bottom = gain.map(|gain| Bottom { distance: 1.0, gain });
        Survey { error, slope, curvatures, bottom }
    };
    // To first order a step loses the rate times the slope squared: here 0.5 · 0.0016, one
    // ten-thousandth of 8.
    for (slope, verdict) in [(0.0404, Falling), (0.0396, Undecided), (0.0, Undecided)] {
        assert_eq!(place(8.0, slope, [0.0, 1.0], None).verdict(0.5), verdict, "{slope}");
    }
    // Less than a ten-thousandth counts as standing still, and this is one.
    assert_eq!(place(1.0, 1.0, [0.1, 900.0], None).verdict(1e-4), Falling);
    // The rate times the steepest bend, up or down.
    for (steepest, verdict) in [(0.0396, ShortSteps), (0.0404, Undecided)] {
        assert_eq!(place(8.0, 0.0, [0.0, steepest], None).verdict(0.5), verdict, "{steepest}");
    }
    assert_eq!(place(8.0, 0.0, [-0.0396, 0.01], None).verdict(0.5), ShortSteps);
    assert_eq!(place(8.0, 0.0, [-0.0404, 0.01], None).verdict(0.5), Saddle);
    assert_eq!(place(8.0, 0.0, [0.0, 0.02], None).verdict(1.0), Undecided);
    // One five-hundredth of the steepest: of 5 that is a hundredth.
    for (lowest, verdict) in [(-0.0101, Saddle), (-0.0099, Undecided), (0.0099, Undecided)] {
        assert_eq!(place(8.0, 0.0, [lowest, 5.0], None).verdict(0.5), verdict, "{lowest}");
    }
    // Downward from there on, and not only beyond.
    assert_eq!(place(8.0, 0.0, [-0.002, 1.0], None).verdict(0.5), Saddle);
    // Two hundredths of 8 are 0.16.
    for (gain, verdict) in [(0.158, Floor), (0.162, Undecided)] {
        assert_eq!(place(8.0, 0.0, [1.0, 5.0], Some(gain)).verdict(0.5), verdict, "{gain}");
    }
    // Less than two hundredths is a floor, and this is no less.
    assert_eq!(place(1.0, 0.0, [1.0, 5.0], Some(0.02)).verdict(0.5), Undecided);
}

/// The search without a Hessian comes to what the Hessian has.
#[test]
fn the_search_agrees_with_the_hessian() {
    let (tomatoes, xor) = (tasting(), xor_samples());
    let surface = NodeSurface { samples: &tomatoes };
    let shape = Network::seeded(2, 2, 1, 0);
    let network = NetworkSurface { shape: &shape, samples: &xor };
    fn agrees(surface: &impl Surface, place: &Array1<f64>, seed: u64) {
        let values = curvatures(&hessian(surface, place)).values;
        let by_size = values.iter().copied().max_by(|a, b| a.abs().total_cmp(&b.abs()));
        let most = by_size.expect("a curvature");
        let start = random(place.len(), 900 + seed);
        let found = steepest(surface, place, &start, 0.0, 3000);
        close(found.curvature, most, 1e-4);
        close(length(&found.direction), 1.0, 1e-12);
        let other_end = if most > 0.0 { values[0] } else { values[values.len() - 1] };
        close(steepest(surface, place, &start, most, 3000).curvature, other_end, 1e-4);
    }
    for seed in 0..5 {
        agrees(&surface, &random_start(seed), seed);
        agrees(&network, &random(9, seed), seed);
    }
}

/// Without a round it is the bend along the direction that is given, whatever the length of that.
#[test]
fn the_search_begins_with_any_length() {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let (place, first) = (array![-0.5, 0.25], array![3.0, -4.0]);
    let bend = steepest(&surface, &place, &first, 0.0, 0);
    close(bend.direction[0], 0.6, 1e-15);
    close(bend.direction[1], -0.8, 1e-15);
    let along = first.dot(&hessian(&surface, &place).dot(&first));
    close(bend.curvature, along / 25.0, 1e-8);
}

#[test]
fn without_momentum_it_is_gradient_descent() {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let mut place = array![-2.0, 2.0];
    let places = roll(&surface, &place, 0.25, 0.0, 50);
    for (step, reached) in places.iter().enumerate() {
        assert!(length(&(reached - &place)) < 1e-12, "step {step}");
        place = &place - &(0.25 * surface.gradient(&place));
    }
}

/// On an even slope the steps grow to 1/(1 − m) times the usual one.
#[test]
fn momentum_adds_up() {
    struct Slope;
    impl Surface for Slope {
        fn error(&self, place: &Array1<f64>) -> f64 {
            place[0]
        }
        fn gradient(&self, _: &Array1<f64>) -> Array1<f64> {
            array![1.0]
        }
    }
    let places = roll(&Slope, &array![0.0], 0.1, 0.9, 300);
    close((&places[300] - &places[299])[0], -1.0, 1e-12);
}

#[test]
fn twins_answer_alike() {
    for seed in 0..20 {
        let mut network = Network::seeded(3, 4, 2, seed);
        network.bias_h.assign(&random(4, seed));
        network.bias_o.assign(&random(2, seed + 50));
        let twins = [
            swapped(&network, 0, 3),
            turned(&network, 2),
            turned(&swapped(&turned(&network, 0), 0, 1), 3),
        ];
        for twin in twins {
            for input in 0..5 {
                let input = random(3, 1000 + input);
                let answers = [&twin, &network].map(|net| net.forward(input.view()).post_o);
                assert!(length(&(&answers[0] - &answers[1])) < 1e-14);
            }
            assert!(length(&(&place_of(&twin) - &place_of(&network))) > 0.1);
        }
        assert_eq!(swapped(&swapped(&network, 1, 2), 1, 2), network);
        let back = turned(&turned(&network, 1), 1);
        assert!(length(&(&place_of(&back) - &place_of(&network))) < 1e-14);
    }
}

/// Error, gradient and curvatures by mpmath with 60 digits, from the formula of the error.
#[test]
fn measured_as_mpmath_does() {
    let rows: Vec<Value> =
        serde_json::from_str(include_str!("oracles/hessians.json")).expect("the oracle");
    assert_eq!(rows.len(), 8);
    let (tomatoes, xor) = (tasting(), xor_samples());
    let shape = Network::seeded(2, 2, 1, 0);
    for row in rows {
        let numbers = |key: &str| -> Array1<f64> {
            row[key].as_array().expect("a list").iter().map(|n| n.as_f64().expect("f64")).collect()
        };
        let place = numbers("place");
        let measured = if place.len() == 2 {
            survey(&NodeSurface { samples: &tomatoes }, &place)
        } else {
            survey(&NetworkSurface { shape: &shape, samples: &xor }, &place)
        };
        close(measured.error, row["error"].as_f64().expect("f64"), 1e-13);
        close(measured.slope, row["length"].as_f64().expect("f64"), 1e-13);
        for (ours, theirs) in measured.curvatures.values.iter().zip(numbers("curvatures")) {
            close(*ours, theirs, 1e-9);
        }
    }
}

/// What the figures have on record is what the runs give.
#[test]
fn the_record_is_right() {
    let rows =
        [(SADDLE_SEED, SADDLE_ERRORS, SADDLE_SLOPES), (VALLEY_SEED, VALLEY_ERRORS, VALLEY_SLOPES)];
    for (seed, errors, slopes) in rows {
        let course = course(seed, EVERY, errors.len());
        for value in 0..errors.len() {
            close(course.errors[value] / errors[value], 1.0, 1e-4);
            close(course.slopes[value] / slopes[value], 1.0, 1e-4);
        }
    }
    let rows = [
        (SADDLE_SEED, SADDLE_CURVATURES),
        (VALLEY_SEED, VALLEY_CURVATURES),
        (0, SOLVED_CURVATURES),
    ];
    for (seed, recorded) in rows {
        let (network, samples) = xor_surface(2, seed);
        let surface = NetworkSurface { shape: &network, samples: &samples };
        let found = curvatures(&hessian(&surface, &standing(seed, 5000))).values;
        for (found, recorded) in found.iter().zip(recorded) {
            close(found / recorded, 1.0, 1e-3);
        }
    }
    let moment = &proof::recorded(include_str!("snapshots/census.snap"))["moments"][0];
    for (key, recorded) in ["falling", "saddle", "floor", "undecided"].iter().zip(FATES) {
        assert_eq!(moment[key], serde_json::json!(recorded), "{key}");
    }
}

/// At twenty settings the live figures say what they draw.
#[test]
fn figures_say_what_they_draw() {
    for setting in 0..20 {
        let start = random_start(500 + setting);
        let steps = 20.0 * setting as f64;
        let p = figures::Start { weight: start[0], bias: start[1], steps };
        let figure = figures::rolling(&p);
        for name in ["gradient descent", "with momentum"] {
            let drawn = figure.data.iter().find(|(key, _)| *key == format!("{name}: E"));
            let error = drawn.expect("the error").1[0];
            let said = format!("with an error of {}", plot::fixed(error, 3));
            assert!(figure.desc.contains(&said), "{}: {said}", figure.desc);
        }
        let shown = figures::Shown { epochs: 500.0 + 250.0 * setting as f64 };
        let figure = figures::two_runs(&shown);
        let line = figure.data.iter().find(|(key, _)| key == "seed 60: y").expect("a line");
        let last = plot::number(*line.1.last().expect("a value"), 4);
        assert!(figure.desc.contains(&format!("seed 60 is at {last}")), "{}", figure.desc);
    }
}
