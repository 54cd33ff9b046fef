//! What must hold for every network, tried on networks drawn from seeds.

use ch09_training::worked::{nudge_error, or, solved, xor};
use ch09_training::{
    Gradients, NUDGE, Network, Sample, error, gradient_by_nudging, gradients_by_nudging,
    train_by_nudging,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A network of 1 to 6 inputs and 1 to 6 hidden nodes, and a sample for it.
fn drawn(seed: u64) -> (Network, Sample) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (inputs, hidden) = (rng.random_range(1..=6), rng.random_range(1..=6));
    let mut numbers =
        |n: usize| -> Vec<f64> { (0..n).map(|_| rng.random_range(-2.0..2.0)).collect() };
    let network =
        Network { i_to_h: (0..inputs).map(|_| numbers(hidden)).collect(), h_to_o: numbers(hidden) };
    let input = numbers(inputs);
    (network, Sample { input, target: rng.random_range(0.0..1.0) })
}

/// A complex number, for a derivative that subtracts nothing: where a weight is w + ih with a
/// tiny h, the imaginary part of the error is h times the derivative.
#[derive(Clone, Copy)]
struct Complex(f64, f64);

impl Complex {
    fn plus(self, other: Complex) -> Complex {
        Complex(self.0 + other.0, self.1 + other.1)
    }

    fn times(self, other: Complex) -> Complex {
        Complex(self.0 * other.0 - self.1 * other.1, self.0 * other.1 + self.1 * other.0)
    }

    fn sigmoid(self) -> Complex {
        let size = libm::exp(-self.0);
        let below = Complex(1.0 + size * libm::cos(self.1), -size * libm::sin(self.1));
        let length = below.0 * below.0 + below.1 * below.1;
        Complex(below.0 / length, -below.1 / length)
    }
}

/// The derivative of E along the weight (row, h), or along HtoO's h where `row` is none.
fn complex_step(network: &Network, sample: &Sample, row: Option<usize>, h: usize) -> f64 {
    let tiny = 1e-30;
    let weight = |at: Option<usize>, n: usize, value: f64| {
        Complex(value, if (at, n) == (row, h) { tiny } else { 0.0 })
    };
    let mut pre_o = Complex(0.0, 0.0);
    for (n, &to_o) in network.h_to_o.iter().enumerate() {
        let mut pre_h = Complex(0.0, 0.0);
        for (i, &input) in sample.input.iter().enumerate() {
            let to_h = weight(Some(i), n, network.i_to_h[i][n]);
            pre_h = pre_h.plus(to_h.times(Complex(input, 0.0)));
        }
        pre_o = pre_o.plus(pre_h.sigmoid().times(weight(None, n, to_o)));
    }
    let final_error = pre_o.sigmoid().plus(Complex(-sample.target, 0.0));
    final_error.times(final_error).1 / 2.0 / tiny
}

#[test]
fn nudging_measures_the_derivative_of_the_error() {
    for seed in 0..300 {
        let (network, sample) = drawn(seed);
        let measured = gradients_by_nudging(&network, &sample, NUDGE);
        for h in 0..network.h_to_o.len() {
            for i in 0..network.i_to_h.len() {
                let exact = complex_step(&network, &sample, Some(i), h);
                let apart = (measured.i_to_h[i][h] - exact).abs();
                assert!(apart < 1e-10, "seed {seed}, I{i}-H{h}: {apart:e}");
            }
            let apart = (measured.h_to_o[h] - complex_step(&network, &sample, None, h)).abs();
            assert!(apart < 1e-10, "seed {seed}, H{h}-O: {apart:e}");
        }
    }
}

#[test]
fn the_central_difference_of_a_parabola_is_exact_however_far_it_reaches() {
    for nudge in [0.25, 1.0, 8.0] {
        assert_eq!(gradient_by_nudging(3.0, nudge, |w| 5.0 * w * w - 7.0 * w + 2.0), 23.0);
    }
}

#[test]
fn ten_times_the_nudge_costs_a_hundredfold_centrally_and_tenfold_on_one_side() {
    for weight in 0..16 {
        let (small, large) = (nudge_error(weight, 1e-3), nudge_error(weight, 1e-2));
        let (one_sided, central) =
            (large.one_sided / small.one_sided, large.central / small.central);
        assert!((one_sided - 10.0).abs() < 0.5, "weight {weight}: {one_sided}");
        assert!((central - 100.0).abs() < 1.0, "weight {weight}: {central}");
    }
}

#[test]
fn renumbering_hidden_nodes_changes_nothing_outside() {
    for seed in 0..100 {
        let (network, sample) = drawn(seed);
        let mut turned = network.clone();
        turned.h_to_o.reverse();
        turned.i_to_h.iter_mut().for_each(|row| row.reverse());
        let (before, after) = (network.forward(&sample.input), turned.forward(&sample.input));
        assert!((before.post_o - after.post_o).abs() < 1e-15, "seed {seed}");
        let mut post_h = after.post_h;
        post_h.reverse();
        assert_eq!(before.post_h, post_h, "seed {seed}");
    }
}

#[test]
fn a_hidden_node_without_a_way_out_has_no_say() {
    for seed in 0..100 {
        let (mut network, sample) = drawn(seed);
        network.h_to_o[0] = 0.0;
        let gradients = gradients_by_nudging(&network, &sample, NUDGE);
        assert!(gradients.i_to_h.iter().all(|row| row[0] == 0.0), "seed {seed}");
    }
}

#[test]
fn a_small_step_lowers_the_error() {
    for seed in 0..300 {
        let (mut network, sample) = drawn(seed);
        let before = error(&network, &sample);
        let gradients = gradients_by_nudging(&network, &sample, NUDGE);
        network.descend(&gradients, 1e-3);
        assert!(error(&network, &sample) < before, "seed {seed}");
    }
}

#[test]
fn a_step_there_and_back_ends_where_it_began() {
    let mut network = Network { i_to_h: vec![vec![1.0, 2.0]], h_to_o: vec![3.0, 4.0] };
    let gradients = Gradients { i_to_h: vec![vec![0.5, -0.25]], h_to_o: vec![1.0, 0.0] };
    let before = network.clone();
    network.descend(&gradients, 2.0);
    assert_eq!(network, Network { i_to_h: vec![vec![0.0, 2.5]], h_to_o: vec![1.0, 4.0] });
    network.descend(&gradients, -2.0);
    assert_eq!(network, before);
}

#[test]
fn the_same_seed_gives_the_same_weights() {
    for seed in 0..20 {
        let network = Network::seeded(3, 4, seed);
        assert_eq!(network, Network::seeded(3, 4, seed));
        assert_ne!(network, Network::seeded(3, 4, seed + 1));
        let weights = [network.i_to_h.concat(), network.h_to_o].concat();
        assert_eq!(weights.len(), 16);
        assert!(weights.iter().all(|weight| (-1.0..1.0).contains(weight)));
    }
}

#[test]
#[should_panic(expected = "one input value for each input node")]
fn a_missing_input_is_refused() {
    Network::seeded(3, 4, 0).forward(&[1.0, 2.0]);
}

#[test]
fn an_untrained_network_has_not_solved_what_a_trained_one_has() {
    let mut network = Network::seeded(2, 4, 2);
    assert!(!solved(&network, &xor()));
    let errors = train_by_nudging(&mut network, &xor(), 1.0, 1000);
    assert_eq!(errors.len(), 1000);
    assert!(solved(&network, &xor()));
    assert!(!solved(&network, &or()));
    assert!(errors[999] < errors[0] / 10.0);
}

/// Each weight is asked about twice, and each time the whole network is gone through.
#[test]
fn the_bill_by_counting() {
    for row in ch09_training::worked::cost().rows {
        let weights: usize = (0..row.hidden).map(|_| (0..row.inputs).count() + 1).sum();
        let mut passes = 0;
        for _ in 0..weights.min(100) {
            gradient_by_nudging(0.5, 1e-5, |weight| {
                passes += 1;
                weight
            });
        }
        assert_eq!(passes, 2 * weights.min(100));
        assert_eq!((row.weights, row.passes), (weights, 2 * weights));
        assert_eq!(row.multiplications, row.passes * weights);
    }
}

/// The bend at one side is the nudge times half a second derivative, that of both sides its square
/// times a sixth of the third; rounding is a part of 10⁻¹⁶ of the error, divided by the nudge.
#[test]
fn the_size_of_the_nudge_by_powers() {
    let shown = ch09_training::worked::nudge_size();
    let at = |nudge: f64| shown.rows.iter().find(|row| row.nudge == nudge).expect("a row for it");
    let times = |a: f64, b: f64| a / b;
    for (larger, smaller) in [(1e-1, 1e-2), (1e-2, 1e-3), (1e-3, 1e-4)] {
        let one_sided = times(at(larger).one_sided, at(smaller).one_sided);
        assert!((9.0..11.0).contains(&one_sided), "{one_sided}");
        let central = times(at(larger).central, at(smaller).central);
        assert!((98.0..102.0).contains(&central), "{central}");
    }
    for row in &shown.rows {
        // A part of the error, at most a half, that two roundings of one answer may take.
        let rounding = 2e-16 / row.nudge;
        let central = at(0.1).central * (row.nudge / 0.1) * (row.nudge / 0.1);
        let one_sided = at(0.1).one_sided * (row.nudge / 0.1);
        assert!(row.central < 1.1 * central + rounding, "{}", row.nudge);
        assert!(row.one_sided < 1.1 * one_sided + 2.0 * rounding, "{}", row.nudge);
        assert!(row.central > 0.9 * central - rounding);
        assert!(row.one_sided > 0.9 * one_sided - 2.0 * rounding);
    }
    // In between lies a good place; the one-sided difference gets nowhere near it.
    assert_eq!(shown.best, 1e-5);
    assert_eq!(shown.best_central, at(1e-5).central);
    assert!(shown.rows.iter().all(|row| row.central >= shown.best_central));
    assert!(shown.rows.iter().all(|row| row.one_sided >= shown.best_one_sided));
    assert!(shown.best_one_sided > 50.0 * shown.best_central);
}
