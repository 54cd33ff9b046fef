//! The worked numbers by another route, and what holds for every network and every ring.

use ch21_outputs::Scaler;
use ch26_frameworks::ndarray::{Array1, Array2, array};
use ch26_frameworks::{
    Activation, Network, Portion, all_reduce, fold_scaling, from_to, mean_of_all, to_from, worked,
};

/// Numbers that look like chance and are the same everywhere.
fn some(seed: usize, count: usize) -> Vec<f64> {
    (0..count).map(|at| ((seed * 31 + at * 17 + at * at * 5) % 97) as f64 / 24.0 - 2.0).collect()
}

fn farthest(one: &[f64], other: &[f64]) -> f64 {
    assert_eq!(one.len(), other.len());
    one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
}

#[test]
fn the_layer_of_two_and_two_by_hand() {
    let layouts = worked::layouts();
    assert_eq!(layouts.ours, [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(layouts.theirs, [1.0, 3.0, 2.0, 4.0]);
    // 1 · 1 + 10 · 3 and 1 · 2 + 10 · 4; misread, 1 · 1 + 10 · 2 and 1 · 3 + 10 · 4.
    assert_eq!(layouts.right, [31.0, 42.0]);
    assert_eq!(layouts.misread, [21.0, 43.0]);
}

#[test]
fn there_and_back_is_the_same_matrix() {
    for (inputs, nodes) in [(1, 1), (2, 3), (3, 2), (4, 4), (1, 5), (6, 1)] {
        let weights =
            Array2::from_shape_vec((inputs, nodes), some(inputs, inputs * nodes)).unwrap();
        let list = to_from(weights.view());
        assert_eq!(from_to(&list, inputs, nodes), weights);
        for i in 0..inputs {
            for j in 0..nodes {
                // Equation (26.1).
                assert_eq!(list[j * inputs + i], weights[[i, j]]);
            }
        }
    }
}

#[test]
fn the_car_by_hand() {
    let folding = worked::folding();
    assert_eq!(folding.scaled, 0.5);
    // −1.6 · ½ + 0.4, and −1.6 / 800 · 3400 + (0.4 + 1.6 / 800 · 3000).
    assert!((folding.pre - -0.4).abs() < 1e-12);
    assert!((folding.folded_weight - -0.002).abs() < 1e-15);
    assert!((folding.folded_bias - 6.4).abs() < 1e-12);
    assert!((folding.folded_pre - folding.pre).abs() < 1e-12);
    assert!((folding.forgotten - (-1.6 * 3400.0 + 0.4)).abs() < 1e-9);
}

#[test]
fn a_folded_network_answers_raw_rows_as_the_old_one_answers_scaled_ones() {
    for seed in 0..20 {
        let (inputs, hidden) = (1 + seed % 5, 1 + seed % 4);
        let activations = [Activation::Tanh, Activation::Linear];
        let network = Network::seeded(&[inputs, hidden, 2], &activations, seed as u64);
        let unit: Vec<f64> = some(seed + 7, inputs).iter().map(|x| x.abs() + 0.25).collect();
        let scaler = Scaler { offset: some(seed, inputs).into(), unit: unit.into() };
        let folded = fold_scaling(&network, &scaler);
        for row in 0..5 {
            let raw = Array1::from(some(seed + 100 * row, inputs));
            let scaled = (&raw - &scaler.offset) / &scaler.unit;
            let (one, other) = (folded.forward(raw.view()), network.forward(scaled.view()));
            let apart = (&one.output() - &other.output()).mapv(f64::abs).sum();
            assert!(apart < 1e-12, "seed {seed}: {apart}");
        }
        assert_eq!(folded.layers[1], network.layers[1]);
    }
}

#[test]
fn the_mean_of_all_is_that_of_all_samples_in_one_list() {
    let samples: Vec<Vec<f64>> = (0..30).map(|at| some(at, 4)).collect();
    let mean = |samples: &[Vec<f64>]| -> Vec<f64> {
        let sum = |at: usize| samples.iter().map(|sample| sample[at]).sum::<f64>();
        (0..4).map(|at| sum(at) / samples.len() as f64).collect()
    };
    for ends in [vec![30], vec![15, 30], vec![24, 30], vec![1, 3, 30]] {
        let mut from = 0;
        let mut shares = vec![];
        for to in ends {
            shares.push(Portion { gradients: mean(&samples[from..to]), samples: to - from });
            from = to;
        }
        assert!(farthest(&mean_of_all(&shares), &mean(&samples)) < 1e-12);
    }
}

#[test]
fn every_machine_of_a_ring_has_the_sum_to_the_same_bits() {
    for machines in 1..8 {
        for length in [1, 2, 5, 7, 27] {
            let lists: Vec<Vec<f64>> = (0..machines).map(|m| some(m, length)).collect();
            let sum: Vec<f64> =
                (0..length).map(|at| lists.iter().map(|list| list[at]).sum()).collect();
            let ring = all_reduce(lists);
            for list in &ring.lists {
                assert_eq!(list, &ring.lists[0], "{machines} machines");
                assert!(farthest(list, &sum) < 1e-12);
            }
            // Equation (26.4), where the pieces are of one size.
            if length % machines == 0 {
                let wanted = 2 * (machines - 1) * length / machines;
                assert!(ring.sent.iter().all(|&sent| sent == wanted), "{machines} machines");
            }
        }
    }
}

#[test]
fn three_machines_by_hand() {
    let round = worked::round();
    assert_eq!((round.machines, round.steps, round.sent), (3, 4, 4));
    // After the first half each machine has one whole sum.
    let sums = [111.0, 222.0, 333.0];
    for (machine, list) in round.half.iter().enumerate() {
        let whole: Vec<usize> = (0..3).filter(|&at| list[at] == sums[at]).collect();
        assert_eq!(whole, [(machine + 1) % 3]);
    }
    assert!(round.end.iter().all(|list| list == &sums));
    assert_eq!(round.lists, [1.5, 1.96875, 2.0 - 2.0 / 1024.0]);
    assert_eq!(round.start[1], array![10.0, 20.0, 30.0].to_vec());
}

/// The figure's own copy of the network and the flowers is what the program reads.
#[test]
fn what_the_figure_draws_is_what_the_program_reads() {
    use ch26_frameworks::figures::petals::{CLASSES, first_layer, flowers};
    let model = worked::petals();
    let (network, scaler) = first_layer();
    assert_eq!(network.layers[0], model.network.layers[0], "recorded/petals.json has changed");
    assert_eq!(scaler, worked::scaling(&model), "recorded/petals.json has changed");
    assert_eq!(CLASSES.map(String::from).to_vec(), model.plan.target.classes);
    let rows = worked::irises(&model);
    let flowers = flowers();
    assert_eq!(flowers.len(), rows.rows.len());
    for (number, (sizes, class)) in flowers.iter().enumerate() {
        assert_eq!(*class as f64, rows.targets[number]);
        for (axis, size) in sizes.iter().enumerate() {
            let scaled = (size - scaler.offset[axis]) / scaler.unit[axis];
            assert_eq!(scaled, rows.samples.inputs[[number, axis]], "flower {number}");
        }
    }
}
