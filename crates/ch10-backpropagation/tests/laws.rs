//! What must hold for every network, tried on networks drawn from seeds.

use ch09_training::{Gradients, Network, Sample, error, gradients_by_nudging};
use ch10_backpropagation::worked::{BUGS, Bug, gradients_with};
use ch10_backpropagation::{
    backpropagate, gradient_i_to_h, gradients_i_to_h, relative_error, update,
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
    (network, Sample { input, target: (seed % 2) as f64 })
}

fn all(gradients: &Gradients) -> Vec<f64> {
    [gradients.i_to_h.concat(), gradients.h_to_o.clone()].concat()
}

#[test]
fn backpropagation_agrees_with_nudging() {
    for seed in 0..300 {
        let (network, sample) = drawn(seed);
        let computed = all(&backpropagate(&network, &sample));
        let measured = all(&gradients_by_nudging(&network, &sample, 1e-5));
        let apart = relative_error(&computed, &measured);
        assert!(apart < 1e-7, "seed {seed}: {apart:e}");
    }
}

#[test]
fn all_gradients_at_once_are_the_single_ones() {
    for seed in 0..100 {
        let (network, sample) = drawn(seed);
        let forward = network.forward(&sample.input);
        let rows = gradients_i_to_h(0.7, &network.h_to_o, &forward.pre_h, &sample.input);
        for (&input, row) in sample.input.iter().zip(&rows) {
            for (h, gradient) in row.iter().enumerate() {
                let single = gradient_i_to_h(0.7, network.h_to_o[h], forward.pre_h[h], input);
                assert_eq!(*gradient, single, "seed {seed}");
            }
        }
    }
}

#[test]
fn the_same_check_refuses_every_mistake() {
    for (name, bug) in BUGS {
        let caught = (0..300).any(|seed| {
            let (network, sample) = drawn(seed);
            let wrong = all(&gradients_with(bug, &network, &sample, 1.0));
            let measured = all(&gradients_by_nudging(&network, &sample, 1e-5));
            relative_error(&wrong, &measured) > 1e-3
        });
        assert!(caught, "{name} passes the gradient check");
    }
}

#[test]
fn the_size_of_the_error_hides_until_the_output_is_too_low() {
    for seed in 0..100 {
        let (network, sample) = drawn(seed);
        let wrong = all(&gradients_with(Bug::AbsoluteError, &network, &sample, 1.0));
        let right = all(&backpropagate(&network, &sample));
        let expected = if sample.target == 0.0 { 0.0 } else { 1.0 };
        assert!((relative_error(&wrong, &right) - expected).abs() < 1e-12, "seed {seed}");
    }
}

#[test]
fn renumbering_hidden_nodes_renumbers_the_gradients_and_nothing_else() {
    for seed in 0..100 {
        let (network, sample) = drawn(seed);
        let mut turned = network.clone();
        turned.h_to_o.rotate_left(1);
        turned.i_to_h.iter_mut().for_each(|row| row.rotate_left(1));

        let mut expected = backpropagate(&network, &sample);
        expected.h_to_o.rotate_left(1);
        expected.i_to_h.iter_mut().for_each(|row| row.rotate_left(1));
        let apart = relative_error(&all(&backpropagate(&turned, &sample)), &all(&expected));
        assert!(apart < 1e-14, "seed {seed}: {apart:e}");
    }
}

#[test]
fn a_small_step_lowers_the_error() {
    for seed in 0..300 {
        let (mut network, sample) = drawn(seed);
        let before = error(&network, &sample);
        update(&mut network, &sample, 1e-3);
        assert!(error(&network, &sample) < before, "seed {seed}");
    }
}

#[test]
fn relative_error_at_its_ends() {
    assert_eq!(relative_error(&[3.0, 4.0], &[3.0, 4.0]), 0.0);
    assert_eq!(relative_error(&[3.0, 4.0], &[-3.0, -4.0]), 1.0);
    assert_eq!(relative_error(&[0.0, 0.0], &[0.0, 0.0]), 0.0);
    // 3-4-5 triangle: the difference has length 5, the lengths are 3 and 4
    assert!((relative_error(&[3.0, 0.0], &[0.0, 4.0]) - 5.0 / 7.0).abs() < 1e-15);
}
