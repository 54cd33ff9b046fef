//! A sorted table.

use ch11_architecture::Network;
use ch11_architecture::ndarray::Axis;
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use super::{RATE, SAMPLES, SEEDS, network, trained};
use crate::{Samples, Trainer, colours, correct, decide, shuffled};

/// What a table in the wrong order does.
#[derive(Serialize)]
pub struct Order {
    /// How many seeds the samples are drawn and the network is started with.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// The share of right answers with the samples as they were drawn.
    pub drawn: Spread,
    /// With the same samples, all targets of 0 first.
    pub sorted: Spread,
    /// Of the samples with target 1, the share that is then answered 1.
    pub sorted_blue: Spread,
    /// Of the samples with target 0, the share that is then answered 1.
    pub sorted_others: Spread,
    /// With the sorted table, gone through in one order that is drawn once for all epochs.
    pub once: Spread,
    /// With the sorted table, gone through in an order that is drawn anew for each epoch.
    pub shuffled: Spread,
}

/// The same samples in four orders.
pub fn order() -> Order {
    let epochs = 10;
    let shares = over_seeds(SEEDS, |seed| {
        let samples = colours(SAMPLES, seed);
        let table = sorted(&samples);
        let shuffling = |order: fn(u64) -> u64| {
            let mut trainer = Trainer::new(network(seed), RATE);
            for epoch in 0..epochs as u64 {
                trainer.epoch_in_order(&table, &shuffled(SAMPLES, seed, order(epoch)));
            }
            trainer.network
        };
        let share = |network: &Network| correct(network, &table) as f64 / SAMPLES as f64;
        let by_table = trained(network(seed), &table, RATE, epochs);
        [
            share(&trained(network(seed), &samples, RATE, epochs)),
            share(&by_table),
            share(&shuffling(|_| 0)),
            share(&shuffling(|epoch| epoch)),
            yes(&by_table, &samples, 1.0),
            yes(&by_table, &samples, 0.0),
        ]
    });
    let column = |number: usize| spread(shares.iter().map(|row| row[number]));
    Order {
        seeds: SEEDS,
        epochs,
        drawn: column(0),
        sorted: column(1),
        once: column(2),
        shuffled: column(3),
        sorted_blue: column(4),
        sorted_others: column(5),
    }
}

/// One epoch on a sorted table, looked into on its way.
#[derive(Serialize)]
pub struct SortedEpoch {
    /// Which epoch, counted from 1.
    pub epoch: usize,
    /// How many updates lie between two looks, but for the one where the targets turn from 0 to 1.
    pub every: usize,
    /// How many samples have the target 0; they come first.
    pub no: usize,
    /// The updates of the epoch that are done at each look.
    pub done: Vec<usize>,
    /// The share of all samples that is answered 1, at each look, the first before the epoch.
    pub yes: Vec<f64>,
    /// The share of all samples that is answered rightly, at each look.
    pub right: Vec<f64>,
    /// The share of all samples that is answered 1 before the epoch.
    pub yes_before: f64,
    /// The least share of all samples that is answered 1 at a look.
    pub yes_least: f64,
    /// The share of all samples that is answered 1 after the epoch.
    pub yes_after: f64,
    /// The share of right answers before the epoch.
    pub right_before: f64,
    /// The largest share of right answers at a look.
    pub right_most: f64,
    /// The share of right answers after the epoch.
    pub right_after: f64,
}

/// What a network answers in the course of one epoch on the sorted table, after those before it.
pub fn sorted_epoch(epoch: usize, seed: u64) -> SortedEpoch {
    let every = 25;
    let table = sorted(&colours(SAMPLES, seed));
    let no = SAMPLES - table.targets.sum() as usize;
    let mut trainer = Trainer::new(trained(network(seed), &table, RATE, epoch - 1), RATE);
    let (mut done, mut looks) = (vec![0], vec![look(&trainer.network, &table)]);
    for number in 0..SAMPLES {
        trainer.step(table.inputs.row(number), table.targets.row(number));
        if (number + 1) % every == 0 || number + 1 == no {
            done.push(number + 1);
            looks.push(look(&trainer.network, &table));
        }
    }
    let (yes, right): (Vec<f64>, Vec<f64>) = looks.into_iter().unzip();
    SortedEpoch {
        epoch,
        every,
        no,
        done,
        yes_before: yes[0],
        yes_least: yes.iter().copied().fold(1.0, f64::min),
        yes_after: yes[yes.len() - 1],
        right_before: right[0],
        right_most: right.iter().copied().fold(0.0, f64::max),
        right_after: right[right.len() - 1],
        yes,
        right,
    }
}

/// The share of samples that is answered 1, and the share that is answered rightly.
fn look(network: &Network, samples: &Samples) -> (f64, f64) {
    let blue = samples.targets.sum() / samples.len() as f64;
    let yes = blue * yes(network, samples, 1.0) + (1.0 - blue) * yes(network, samples, 0.0);
    (yes, correct(network, samples) as f64 / samples.len() as f64)
}

/// Of the samples with this target, the share that is answered 1.
fn yes(network: &Network, samples: &Samples, wanted: f64) -> f64 {
    let answers: Vec<f64> = samples
        .iter()
        .filter(|(_, target)| target[0] == wanted)
        .map(|(input, _)| match network.forward(input) {
            Ok(forward) => decide(forward.post_o[0]),
            Err(error) => panic!("{error}"),
        })
        .collect();
    answers.iter().sum::<f64>() / answers.len() as f64
}

/// The samples with all targets of 0 first.
pub fn sorted(samples: &Samples) -> Samples {
    let mut order: Vec<usize> = (0..samples.len()).collect();
    order.sort_by(|&a, &b| samples.targets[[a, 0]].total_cmp(&samples.targets[[b, 0]]));
    Samples {
        inputs: samples.inputs.select(Axis(0), &order),
        targets: samples.targets.select(Axis(0), &order),
    }
}
