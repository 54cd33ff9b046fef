//! The worked numbers by another route, and what holds for every network, tried on networks drawn
//! from seeds.

use allocation_counter::measure;
use ch08_sigmoid::activate_prime;
use ch11_architecture::Network as Unbiased;
use ch12_network::worked::{XOR_SOLVED, xor_samples};
use ch12_network::{Samples, Trainer as Chapter12};
use ch15_bias::ndarray::{Array1, Array2, Axis};
use ch15_bias::ones::{Ones, with_one};
use ch15_bias::worked::{
    Place, RECORDED, SEEDS, TRAPS, Trap, alarm_samples, by_hand, corner, hidden_alone, learned,
    mazur, off, published, side_by_side, solves_with, step_with, two_ways, zeros,
};
use ch15_bias::{Network, Trainer, backpropagate, correct, error, figures};
use plot::Parameters;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;
use study::over_seeds;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within:e}");
}

/// A network of 1 to 5 nodes a layer with biases, and a sample for it.
fn drawn(seed: u64) -> (Network, Samples) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let [inputs, hidden, outputs] = [0; 3].map(|_| rng.random_range(1..=5));
    let mut number = || rng.random_range(-2.0..2.0);
    let network = Network {
        i_to_h: Array2::from_shape_simple_fn((inputs, hidden), &mut number),
        bias_h: Array1::from_shape_simple_fn(hidden, &mut number),
        h_to_o: Array2::from_shape_simple_fn((hidden, outputs), &mut number),
        bias_o: Array1::from_shape_simple_fn(outputs, &mut number),
    };
    let inputs = Array2::from_shape_simple_fn((1, inputs), &mut number);
    let targets = Array2::from_shape_fn((1, outputs), |(_, o)| ((o as u64 + seed) % 2) as f64);
    (network, Samples { inputs, targets })
}

/// All weights and biases of a network, to be moved one by one.
fn numbers(network: &mut Network) -> Vec<&mut f64> {
    let Network { i_to_h, bias_h, h_to_o, bias_o } = network;
    i_to_h.iter_mut().chain(bias_h).chain(h_to_o).chain(bias_o).collect()
}

#[test]
fn all_gradients_agree_with_nudging() {
    for seed in 0..200 {
        let (network, sample) = drawn(seed);
        let (input, target) = (sample.inputs.row(0), sample.targets.row(0));
        let gradients = backpropagate(&network, input, target);
        let computed: Vec<f64> = gradients
            .i_to_h
            .iter()
            .chain(&gradients.bias_h)
            .chain(&gradients.h_to_o)
            .chain(&gradients.bias_o)
            .copied()
            .collect();
        for (place, computed) in computed.into_iter().enumerate() {
            let at = |nudge: f64| {
                let mut network = network.clone();
                *numbers(&mut network)[place] += nudge;
                error(&network, &sample)
            };
            close(computed, (at(1e-5) - at(-1e-5)) / 2e-5, 1e-8);
        }
    }
}

#[test]
fn the_same_check_refuses_every_trap() {
    for (name, trap) in TRAPS {
        let caught = (0..50).any(|seed| {
            let (network, sample) = drawn(seed);
            if network.bias_o.len() > 1 {
                return false;
            }
            let (input, target) = (sample.inputs.row(0), sample.targets.row(0));
            let right = backpropagate(&network, input, target);
            let mut trainer = Trainer::new(network.clone(), 1.0);
            step_with(trap, &mut trainer, input, target);
            let astray = |moved: Array1<f64>, gradients: &Array1<f64>| {
                (moved - gradients).iter().any(|difference| difference.abs() > 1e-3)
            };
            astray(&network.bias_h - &trainer.network.bias_h, &right.bias_h)
                || astray(&network.bias_o - &trainer.network.bias_o, &right.bias_o)
        });
        assert!(caught, "{name}");
    }
}

#[test]
fn every_tenth_seed_of_the_traps_is_as_recorded() {
    for ((name, trap), recorded) in TRAPS.into_iter().zip(RECORDED) {
        let seeds: Vec<u64> = (0..SEEDS).step_by(10).collect();
        let solved = over_seeds(seeds.len() as u64, |n| solves_with(trap, 3, seeds[n as usize]));
        for (seed, solved) in seeds.into_iter().zip(solved) {
            assert_eq!(solved, recorded >> seed & 1 == 1, "{name}, seed {seed}");
        }
        assert_eq!(recorded >> SEEDS, 0);
    }
}

/// The table of the traps, by formula: what each puts in the place of a bias' gradient.
#[test]
fn each_trap_does_what_its_row_says() {
    let network = by_hand_network();
    let sample = Samples {
        inputs: Array2::from_shape_vec((1, 2), vec![0.5, -1.0]).expect("two"),
        targets: Array2::zeros((1, 1)),
    };
    let (input, target) = (sample.inputs.row(0), sample.targets.row(0));
    let forward = network.forward(input);
    let right = backpropagate(&network, input, target);
    let (h, o) = (right.bias_h.to_vec(), right.bias_o[0]);
    let slopes: Vec<f64> = forward.pre_h.iter().map(|&pre| activate_prime(pre)).collect();
    for (_, trap) in TRAPS {
        let mut trainer = Trainer::new(network.clone(), 1.0);
        step_with(trap, &mut trainer, input, target);
        let used = &network.bias_h - &trainer.network.bias_h;
        let used_o = network.bias_o[0] - trainer.network.bias_o[0];
        let (hidden, output) = match trap {
            Trap::NeverUpdated => (vec![0.0; 2], 0.0),
            Trap::ErrorSignalToHidden => (vec![o; 2], o),
            Trap::SlopeTwice => {
                (vec![h[0] * slopes[0], h[1] * slopes[1]], o * activate_prime(forward.pre_o[0]))
            }
            Trap::Shared => (vec![h[0] + h[1]; 2], o),
            Trap::InputMultiplied => (vec![h[0] * 0.5, h[1] * 0.5], o),
            Trap::Sign => (vec![-h[0], -h[1]], -o),
        };
        for (used, expected) in used.iter().zip(&hidden) {
            close(*used, *expected, 1e-14);
        }
        close(used_o, output, 1e-14);
        let row = off(trap);
        let norm = |values: &[f64]| values.iter().map(|v| v * v).sum::<f64>().sqrt();
        let apart: Vec<f64> = h.iter().zip(&hidden).map(|(a, b)| a - b).collect();
        close(row.0, norm(&apart) / (norm(&h) + norm(&hidden)), 1e-12);
        close(row.1, (o - output).abs() / (o.abs() + output.abs()), 1e-12);
    }
}

fn by_hand_network() -> Network {
    ch15_bias::worked::network()
}

#[test]
fn without_biases_mirrored_inputs_add_up_to_the_sum_of_the_weights() {
    for seed in 0..200 {
        let (mut network, sample) = drawn(seed);
        network.bias_h.fill(0.0);
        // A bias of the output alone is counted twice and changes nothing else.
        let sums = network.h_to_o.sum_axis(Axis(0)) + 2.0 * &network.bias_o;
        let input = sample.inputs.row(0);
        let mirrored = input.mapv(|x| -x);
        let both = network.forward(input).pre_o + network.forward(mirrored.view()).pre_o;
        for (both, sum) in both.iter().zip(&sums) {
            close(*both, *sum, 1e-12);
        }
    }
}

#[test]
fn the_alarm_needs_a_hidden_bias() {
    let samples = alarm_samples();
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for hidden in [1, 2, 5, 20] {
        for _ in 0..500 {
            let mut number = || rng.random_range(-20.0..20.0);
            let network = Network {
                i_to_h: Array2::from_shape_simple_fn((1, hidden), &mut number),
                bias_h: Array1::zeros(hidden),
                h_to_o: Array2::from_shape_simple_fn((hidden, 1), &mut number),
                bias_o: Array1::from_elem(1, number()),
            };
            assert!(correct(&network, &samples) < 4);
        }
    }
}

/// Where mirrored preactivations are m ± d for the outer pair and m ± e for the inner one.
#[test]
fn under_the_mirror_law_a_half_is_the_least_wrong() {
    let f = |x: f64| 1.0 / (1.0 + (-x).exp());
    let error = |m: f64, d: f64, e: f64| {
        let ring = |x: f64| (1.0 - f(x)) * (1.0 - f(x));
        let quiet = |x: f64| f(x) * f(x);
        0.5 * (ring(m + d) + ring(m - d) + quiet(m + e) + quiet(m - e))
    };
    let steps = || (-40..=40).map(|n| f64::from(n) * 0.2);
    for (m, d) in steps().flat_map(|m| steps().map(move |d| (m, d))) {
        for e in steps() {
            let more = error(m, d, e) - error(0.0, 0.0, 0.0);
            assert!(more >= 0.0, "{m} {d} {e}: {more}");
            assert!(more > 1e-6 || (m, d, e) == (0.0, 0.0, 0.0), "{m} {d} {e}: {more}");
        }
    }
}

#[test]
fn two_hidden_biases_can_say_the_alarm() {
    let (network, samples) = (hidden_alone(), alarm_samples());
    assert_eq!(network.bias_o[0], 0.0);
    assert_eq!(correct(&network, &samples), 4);
    // By the sigmoid of the page, spelt out.
    let f = |x: f64| 1.0 / (1.0 + (-x).exp());
    for (input, _) in samples.iter() {
        let x = input[0];
        let by_hand = f(20.0 * f(0.5 * x - 1.0) - 10.0 * f(20.0 * x + 40.0));
        close(network.forward(input).post_o[0], by_hand, 1e-12);
    }
}

#[test]
fn from_the_corner_only_directions_count() {
    let corner = corner();
    assert_eq!(corner.lucky.len(), XOR_SOLVED[0], "all that chapter 12 counted");
    for placing in &corner.lucky {
        assert_eq!(placing.solved, 4, "seed {}", placing.seed);
        // All on one side of 45 degrees, 01 and 10 the furthest from it.
        let above = |n: usize| placing.post_h[n][1] > placing.post_h[n][0];
        assert!(above(1) == above(2) && above(2) == above(3));
        let [none, first, second, all] = placing.directions[..] else { panic!("four") };
        close(none, 45.0, 1e-12);
        assert!(first.max(second) < all && all < none);
        close(placing.wedge, all - first.max(second), 1e-12);
        assert!((corner.narrowest..=corner.widest).contains(&placing.wedge));
        assert_eq!(format!("{:.1}", placing.wedge), format!("{:.1}", corner.widest));
        // The line of the output node lies in the gap.
        let [one, other] = [placing.h_to_o[0].abs(), placing.h_to_o[1].abs()];
        let line = (one.min(other) / one.max(other)).atan().to_degrees();
        assert!(first.max(second) < line && line < all, "{line}");
    }
    // On the way from 00 to 11 the network that is shown says no to a narrow strip and yes from there.
    let mut trainer = Trainer::new(Network::seeded(2, 2, 1, 1), 1.0);
    for _ in 0..3000 {
        Place::Neither.epoch(&mut trainer, &xor_samples());
    }
    let yes = |n: i32| {
        let x = f64::from(n) * 0.01;
        trainer.network.forward(Array1::from_elem(2, x).view()).pre_o[0] >= 0.0
    };
    let strip = (0..=100).take_while(|&n| !yes(n)).count();
    assert!((1..10).contains(&strip), "{strip}");
    assert!((strip as i32..=100).all(yes));
    let shown = corner.shown;
    assert!(shown.wedge < 0.0 && shown.solved == 3);
    assert!(shown.directions[3] < shown.directions[1].min(shown.directions[2]));
}

/// Seen from the corner: without hidden biases 11 lies on the side of 45 degrees on which 01 and 10 do.
#[test]
fn two_that_lie_on_one_side_take_their_sum_along() {
    let mut rng = ChaCha8Rng::seed_from_u64(15);
    let mut found = 0;
    for _ in 0..10_000 {
        let weights = Array2::from_shape_simple_fn((2, 2), || rng.random_range(-8.0..8.0));
        let mut network = Network::seeded(2, 2, 1, 0);
        network.i_to_h = weights;
        network.bias_h.fill(0.0);
        let above = |input: [f64; 2]| {
            let post_h = network.forward(Array1::from_vec(input.to_vec()).view()).post_h;
            post_h[1] - post_h[0]
        };
        let [one, other, both] = [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].map(above);
        if one * other > 0.0 {
            found += 1;
            assert!(one * both > 0.0 || both == 0.0, "{:?}", network.i_to_h);
        }
    }
    assert!(found > 1000, "{found}");
}

#[test]
fn zeros_are_answered_by_half_the_sum() {
    let zeros = zeros();
    assert!(zeros.post_h.iter().all(|post| *post == 0.5));
    close(zeros.pre_o, 0.5 * zeros.h_to_o.iter().sum::<f64>(), 1e-14);
    close(zeros.output, 1.0 / (1.0 + (-zeros.pre_o).exp()), 1e-15);
    assert!(zeros.output < 0.5);
    // Any other weights in front of the hidden layer give the same.
    let (network, _) = drawn(3);
    let mut other = Unbiased { i_to_h: network.i_to_h.clone(), h_to_o: network.h_to_o.clone() };
    let nothing = Array1::zeros(other.i_to_h.nrows());
    let before = other.forward(nothing.view()).expect("a fitting input");
    other.i_to_h.mapv_inplace(|weight| 7.0 - weight);
    assert_eq!(other.forward(nothing.view()).expect("a fitting input"), before);
}

#[test]
fn biases_of_zero_are_chapter_11_and_12() {
    for seed in 0..20 {
        let plain = Unbiased::seeded(2, 3, 1, seed);
        let network = Network::seeded(2, 3, 1, seed);
        let samples = xor_samples();
        for (input, _) in samples.iter() {
            assert_eq!(network.forward(input), plain.forward(input).expect("a fitting input"));
        }
        let mut trainer = Trainer::new(network, 1.0);
        let mut chapter_12 = Chapter12::new(plain, 1.0);
        for _ in 0..50 {
            Place::Neither.epoch(&mut trainer, &samples);
            chapter_12.epoch(&samples);
        }
        assert_eq!(trainer.network.i_to_h, chapter_12.network.i_to_h);
        assert_eq!(trainer.network.h_to_o, chapter_12.network.h_to_o);
    }
}

#[test]
fn a_step_of_the_trainer_is_backpropagation_and_descent() {
    for seed in 0..100 {
        let (network, sample) = drawn(seed);
        let (input, target) = (sample.inputs.row(0), sample.targets.row(0));
        let mut slow = network.clone();
        slow.descend(&backpropagate(&network, input, target), 0.7);
        let mut trainer = Trainer::new(network.clone(), 0.7);
        close(trainer.step(input, target), error(&network, &sample), 1e-14);
        for (one, other) in numbers(&mut slow).into_iter().zip(numbers(&mut trainer.network)) {
            close(*one, *other, 1e-14);
        }
    }
}

#[test]
fn a_step_allocates_nothing() {
    let samples = xor_samples();
    let mut trainer = Trainer::new(Network::seeded(2, 4, 1, 1), 1.0);
    assert_eq!(measure(|| _ = trainer.epoch(&samples)).count_total, 0);
    assert_eq!(measure(|| _ = trainer.epoch_in_order(&samples, &[3, 1, 2, 0])).count_total, 0);
    assert!(measure(|| drop(trainer.network.forward(samples.inputs.row(0)))).count_total > 0);
}

#[test]
fn an_epoch_in_the_samples_order_is_an_epoch() {
    let samples = xor_samples();
    let mut one = Trainer::new(Network::seeded(2, 3, 1, 1), 1.0);
    let mut other = one.clone();
    assert_eq!(one.epoch(&samples), other.epoch_in_order(&samples, &[0, 1, 2, 3]));
    assert_eq!(one.network, other.network);
}

#[test]
fn a_constant_and_a_bias_are_one_training() {
    for seed in 0..50 {
        let (network, sample) = drawn(seed);
        let (input, target) = (sample.inputs.row(0), sample.targets.row(0));
        let mut ones = Ones::from(&network);
        // Of up to five products each, added one by one, the bias last.
        assert_eq!(ones.forward(input), network.forward(input), "seed {seed}");
        let mut own = network.clone();
        own.descend(&backpropagate(&network, input, target), 0.7);
        ones.update(input, target, 0.7);
        assert_eq!(ones, Ones::from(&own), "seed {seed}");
    }
    assert_eq!(with_one(Array1::from(vec![2.0, 3.0]).view()).to_vec(), [2.0, 3.0, 1.0]);
    let worked = two_ways();
    assert_eq!((worked.differ, worked.numbers), (0, 2 * 4 + 4 + 4 + 1));
    assert!(worked.wide_largest_difference > 0.0 && worked.wide_largest_difference < 1e-12);
    let (own, ones) = side_by_side(6, 1, &xor_samples(), 100);
    assert_eq!(own, ones);
}

#[derive(Deserialize)]
struct Oracle {
    mazur: Published,
    page: Page,
}

#[derive(Deserialize)]
struct Published {
    error: f64,
    gradient_bias_h: Vec<f64>,
    gradient_bias_o: Vec<f64>,
    error_fixed: f64,
    error_own: f64,
    error_shared: f64,
}

#[derive(Deserialize)]
struct Page {
    error: f64,
    gradient_bias_h: Vec<f64>,
    gradient_bias_o: Vec<f64>,
    gradient_i_to_h: Vec<f64>,
    new_error: f64,
}

fn oracle() -> Oracle {
    serde_json::from_str(include_str!("oracles/biases.json")).expect("the oracle's fields")
}

#[test]
fn mpmath_finds_mazurs_biases_to_fifteen_digits() {
    let (ours, theirs) = (mazur(), oracle().mazur);
    for (ours, theirs) in [
        (ours.error, theirs.error),
        (ours.error_fixed, theirs.error_fixed),
        (ours.error_own, theirs.error_own),
        (ours.error_shared, theirs.error_shared),
        (ours.gradient_bias_h[0], theirs.gradient_bias_h[0]),
        (ours.gradient_bias_h[1], theirs.gradient_bias_h[1]),
        (ours.gradient_bias_o[0], theirs.gradient_bias_o[0]),
        (ours.gradient_bias_o[1], theirs.gradient_bias_o[1]),
    ] {
        close(ours, theirs, 1e-15);
    }
    // What the page says of the two output nodes, and chapter 10's number.
    let (network, samples) = published();
    let outputs = network.forward(samples.inputs.row(0)).post_o;
    assert!(outputs[0] > samples.targets[[0, 0]] && outputs[1] < samples.targets[[0, 1]]);
    assert!(ours.new_bias_o[0] < ours.bias_o && ours.new_bias_o[1] > ours.bias_o);
    assert!(ours.gradient_shared_o > 0.0 && ours.new_shared_o < ours.bias_o);
    close(ours.gradient_shared_o, ours.gradient_bias_o[0] + ours.gradient_bias_o[1], 1e-15);
    close(ours.error_fixed, 0.291_027_773_694, 5e-13);
    assert!(ours.error_own < ours.error_shared && ours.error_shared < ours.error_fixed);
}

#[test]
fn three_routes_to_the_biases_of_the_page() {
    let (ours, theirs) = (by_hand(), oracle().page);
    let hidden_then_output = [theirs.gradient_bias_h, theirs.gradient_bias_o].concat();
    for (place, theirs) in hidden_then_output.iter().enumerate() {
        close(ours.derived[place], *theirs, 1e-15);
        close(ours.nudged[place], *theirs, 5e-11);
        close(ours.of_ones[place], *theirs, 1e-15);
    }
    close(ours.error, theirs.error, 1e-15);
    close(ours.new_error, theirs.new_error, 1e-15);
    assert_eq!((ours.gradient_i_to_h, theirs.gradient_i_to_h), (vec![0.0; 4], vec![0.0; 4]));
    assert_eq!(ours.pre_h, ours.bias_h);
    close(ours.error_signal, ours.final_error * ours.slope_o, 1e-16);
    close(ours.derived[0], ours.error_signal * ours.h_to_o[0] * ours.slope_h[0], 1e-16);
    close(ours.pre_o, ours.products[0] + ours.products[1] + ours.bias_o, 1e-15);
}

/// The rest of that update in plain products, each number from those that the page prints before it.
#[test]
fn the_update_of_the_page_by_hand() {
    let shown = by_hand();
    let sigmoid = |pre: f64| 1.0 / (1.0 + (-pre).exp());
    for h in 0..2 {
        close(shown.post_h[h], sigmoid(shown.bias_h[h]), 1e-15);
        close(shown.slope_h[h], shown.post_h[h] * (1.0 - shown.post_h[h]), 1e-15);
        close(shown.products[h], shown.post_h[h] * shown.h_to_o[h], 1e-15);
        close(shown.arriving[h], shown.error_signal * shown.h_to_o[h], 1e-15);
        close(shown.derived[h], shown.arriving[h] * shown.slope_h[h], 1e-15);
        let moved = shown.bias_h[h] - shown.new_bias_h[h];
        close(moved, shown.learning_rate * shown.derived[h], 1e-15);
    }
    assert_eq!(shown.taken_away, -shown.products[1]);
    close(shown.post_o, sigmoid(shown.pre_o), 1e-15);
    close(shown.final_error, shown.post_o - shown.target, 1e-15);
    close(shown.slope_o, shown.post_o * (1.0 - shown.post_o), 1e-15);
    close(shown.derived[2], shown.error_signal, 1e-15);
    close(shown.error, shown.final_error * shown.final_error / 2.0, 1e-15);
    close(shown.bias_o - shown.new_bias_o, shown.learning_rate * shown.derived[2], 1e-15);
}

/// Mazur's two biases, from where the moved ones have come: half of the gradients further.
#[test]
fn mazurs_biases_before_they_moved() {
    let (shown, rate) = (mazur(), ch10_backpropagation::mazur::LEARNING_RATE);
    for o in 0..2 {
        close(shown.bias_h, shown.new_bias_h[o] + rate * shown.gradient_bias_h[o], 1e-15);
        close(shown.bias_o, shown.new_bias_o[o] + rate * shown.gradient_bias_o[o], 1e-15);
    }
    close(shown.bias_h, shown.new_shared_h + rate * shown.gradient_shared_h, 1e-15);
    close(shown.bias_o, shown.new_shared_o + rate * shown.gradient_shared_o, 1e-15);
}

/// A bias and a constant, trained in plain arrays that differ in nothing but the order of the
/// output's sum: one after the other with the bias last, or four pairs of products.
#[test]
fn how_far_seven_hidden_nodes_drift() {
    let shown = two_ways();
    let samples = xor_samples();
    assert_eq!(shown.updates % samples.len(), 0, "whole epochs");
    let epochs = shown.updates / samples.len();
    // The constant completes a block of eight: with fewer hidden nodes nothing differs.
    let differ = |hidden: &usize| {
        let (own, ones) = side_by_side(*hidden, 1, &samples, 100);
        own != ones
    };
    assert_eq!((1..).find(differ), Some(shown.wide));
    let f = |x: f64| ch08_sigmoid::activate(x);
    let trained = |sum: fn(&[f64]) -> f64| -> Vec<f64> {
        let start = Network::seeded(2, 7, 1, 1);
        // The rows of two inputs and of the constant; the weights to the output, the bias last.
        let mut into = [start.i_to_h.row(0).to_vec(), start.i_to_h.row(1).to_vec(), vec![0.0; 7]];
        let mut out = [start.h_to_o.column(0).to_vec(), vec![0.0]].concat();
        for (input, target) in (0..epochs).flat_map(|_| samples.iter()) {
            let sent = [input[0], input[1], 1.0];
            let pre: Vec<f64> =
                (0..7).map(|h| (0..3).fold(0.0, |sum, i| sum + sent[i] * into[i][h])).collect();
            let post: Vec<f64> = pre.iter().map(|pre| f(*pre)).chain([1.0]).collect();
            let products: Vec<f64> = post.iter().zip(&out).map(|(post, w)| post * w).collect();
            let pre_o = sum(&products);
            let signal = (f(pre_o) - target[0]) * (f(pre_o) * f(-pre_o));
            for h in 0..7 {
                let behind = out[h] * signal * (f(pre[h]) * f(-pre[h]));
                (0..3).for_each(|i| into[i][h] -= sent[i] * behind);
            }
            out.iter_mut().zip(&post).for_each(|(weight, post)| *weight -= post * signal);
        }
        [into.concat(), out].concat()
    };
    let own = trained(|products| products.iter().fold(0.0, |sum, product| sum + product));
    let ones = trained(|p| (0..4).fold(0.0, |sum, k| sum + (p[k] + p[k + 4])));
    let largest = own.iter().zip(&ones).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    close(shown.wide_largest_difference / largest, 1.0, 1e-6);
}

#[test]
fn the_lines_of_the_trained_network() {
    let learned = learned();
    let says = |h: usize| learned.post_h.iter().map(|post| post[h] >= 0.5).collect::<Vec<_>>();
    // 00, 01, 10, 11
    assert_eq!(says(0), [true, true, true, false], "NAND");
    assert_eq!(says(1), [true, false, false, false], "00 only");
    let right: Vec<bool> = learned.outputs.iter().map(|output| *output >= 0.5).collect();
    assert_eq!(right, [false, true, true, false]);
    for line in &learned.lines {
        let [first, second] = line.weights[..] else { panic!("two weights") };
        assert!((first / second - 1.0).abs() < 0.01, "{first} and {second}");
        assert!(first < 0.0 && line.bias > 0.0);
        // By another formula for the foot of the perpendicular from the origin.
        let share = -line.bias / (first * first + second * second);
        let foot = (share * first, share * second);
        close(foot.0.hypot(foot.1), line.place.abs(), 1e-12);
        close(first * foot.0 + second * foot.1 + line.bias, 0.0, 1e-12);
    }
    for line in &learned.lines {
        close(line.distance, line.place.abs(), 1e-15);
    }
    // Chapter 7's lines are x1 + x2 = 1/2 and 3/2.
    close(learned.or_distance, 0.5 / 2.0_f64.sqrt(), 1e-15);
    close(learned.nand_distance, 1.5 / 2.0_f64.sqrt(), 1e-15);
    assert!((learned.lines[0].place.abs() - learned.nand_distance).abs() < 0.1);
    assert!((learned.lines[1].place.abs() - learned.or_distance).abs() < 0.1);
    assert!(learned.h_to_o[0] > 0.0 && learned.h_to_o[1] < 0.0 && learned.subtracted > 0.0);
    // Either one tells H1 without H2 from the other two patterns.
    let speaks = learned.h_to_o[0] - learned.subtracted;
    assert!(speaks > 0.0 && learned.h_to_o[0] + learned.h_to_o[1] - learned.subtracted < 0.0);
    assert_eq!(SEEDS, 100);
}

/// What a figure says agrees with what it draws, at its defaults and at twenty other settings.
#[test]
fn the_figures_say_what_they_draw() {
    let mut rng = ChaCha8Rng::seed_from_u64(15);
    for _ in 0..20 {
        let setting = |params: &[plot::Param], rng: &mut ChaCha8Rng| -> Vec<f64> {
            let steps = |p: &plot::Param| ((p.max - p.min) / p.step).round() as i32;
            params
                .iter()
                .map(|p| p.min + p.step * f64::from(rng.random_range(0..=steps(p))))
                .collect()
        };
        let values = setting(figures::Alarm::PARAMS, &mut rng);
        let figure = figures::mirror(&figures::Alarm::from_values(&values));
        let data = |name: &str| {
            let found = figure.data.iter().find(|(known, _)| known == name);
            found.unwrap_or_else(|| panic!("no {name}")).1.clone()
        };
        for panel in ["drawn by chance, without biases", "trained without biases"] {
            let middles = data(&format!("middles, {panel}"));
            close(middles[0], middles[1], 1e-12);
            let said = format!("the preactivation is {} for 1 degree", plot::fixed(middles[0], 3));
            assert!(figure.desc.contains(&said), "{}", figure.desc);
        }

        let values = setting(figures::Square::PARAMS, &mut rng);
        let square = figures::Square::from_values(&values);
        let figure = figures::square(&square);
        let distances = figure
            .data
            .iter()
            .find(|(name, _)| name == "distances without biases")
            .expect("distances");
        assert_eq!(distances.1, [0.0, 0.0]);
        assert!(figure.desc.contains("the lines of H1 and H2 pass the origin at 0.00 and 0.00;"));
        let seen = figures::seen(&square);
        assert!(
            seen.desc.contains("without biases") && seen.desc.contains("00 lies at (0.50, 0.50)")
        );

        let values = setting(figures::Node::PARAMS, &mut rng);
        let node = figures::Node::from_values(&values);
        let figure = figures::line(&node);
        let place = -node.bias / node.length;
        let half = plot::number(place, 3);
        assert!(figure.desc.contains(&format!("passes one half at {half}")), "{}", figure.desc);
    }
}
