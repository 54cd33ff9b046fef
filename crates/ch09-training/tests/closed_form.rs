//! The training runs of the page, made again with gradients from a formula instead of nudges.
//! Chapter 10 derives the formula; here it is written out a second time, apart from its crate.

use ch08_sigmoid::{activate, half_squared_error};
use ch09_training::worked::{SEEDS, half_trained, or, same_start, solved, xor, xor_by_nudging};
use ch09_training::{Network, Sample};

/// One update at a learning rate of 1. Returns the error before it.
fn update(network: &mut Network, sample: &Sample, train_i_to_h: bool) -> f64 {
    let hidden = network.h_to_o.len();
    let post_h: Vec<f64> = (0..hidden)
        .map(|h| {
            let rows = sample.input.iter().zip(&network.i_to_h);
            activate(rows.map(|(input, row)| input * row[h]).sum())
        })
        .collect();
    let output = activate((0..hidden).map(|h| post_h[h] * network.h_to_o[h]).sum());
    let signal = (output - sample.target) * output * (1.0 - output);
    for h in 0..hidden {
        let behind = signal * network.h_to_o[h] * post_h[h] * (1.0 - post_h[h]);
        network.h_to_o[h] -= signal * post_h[h];
        for (input, row) in sample.input.iter().zip(&mut network.i_to_h) {
            row[h] -= if train_i_to_h { behind * input } else { 0.0 };
        }
    }
    half_squared_error(output, sample.target)
}

/// The summed error of each epoch.
fn train(network: &mut Network, samples: &[Sample], epochs: usize, whole: bool) -> Vec<f64> {
    let epoch = |network: &mut Network| samples.iter().map(|s| update(network, s, whole)).sum();
    (0..epochs).map(|_| epoch(network)).collect()
}

fn seeded() -> Vec<Network> {
    (0..SEEDS).map(|seed| Network::seeded(2, 4, seed)).collect()
}

#[test]
fn xor_is_solved_by_the_same_seeds_with_the_same_errors() {
    let (page, samples, mut networks) = (xor_by_nudging(), xor(), seeded());
    let errors: Vec<Vec<f64>> =
        networks.iter_mut().map(|n| train(n, &samples, page.epochs, true)).collect();
    for row in &page.spread {
        let mut at: Vec<f64> = errors.iter().map(|run| run[row.epoch - 1]).collect();
        at.sort_by(f64::total_cmp);
        for (ours, theirs) in
            [(row.lowest, at[0]), (row.median, 0.5 * (at[9] + at[10])), (row.highest, at[19])]
        {
            assert!((ours - theirs).abs() < 1e-8, "epoch {}: {ours} is not {theirs}", row.epoch);
        }
    }
    let unsolved: Vec<u64> =
        (0..SEEDS).filter(|&seed| !solved(&networks[seed as usize], &samples)).collect();
    assert_eq!(page.unsolved, unsolved);
    assert_eq!(page.solved, SEEDS as usize - unsolved.len());

    for network in &mut networks {
        train(network, &samples, page.more_epochs - page.epochs, true);
    }
    assert_eq!(page.more_solved, networks.iter().filter(|n| solved(n, &samples)).count());
}

#[test]
fn half_the_training_solves_or_and_not_xor() {
    let page = half_trained();
    let count = |samples: &[Sample], whole: bool| {
        let mut networks = seeded();
        networks.iter_mut().for_each(|n| drop(train(n, samples, page.epochs, whole)));
        networks.iter().filter(|n| solved(n, samples)).count()
    };
    assert_eq!([page.or_whole, page.or_half], [count(&or(), true), count(&or(), false)]);
    assert_eq!([page.xor_whole, page.xor_half], [count(&xor(), true), count(&xor(), false)]);
}

#[test]
fn nodes_that_start_alike_stay_alike() {
    let (page, samples) = (same_start(), xor());
    let mut network = Network { i_to_h: vec![vec![0.0; 4]; 2], h_to_o: vec![0.0; 4] };
    train(&mut network, &samples, page.epochs, true);
    for row in &network.i_to_h {
        assert!(row.iter().all(|weight| *weight == row[0]), "without nudges, exactly");
    }
    for (sample, output) in samples.iter().zip(page.outputs) {
        let exact = network.forward(&sample.input).post_o;
        assert!((output - exact).abs() < 1e-5, "{output} is not {exact}");
    }
}
