use answer::test;
use ch11_architecture::Network;
use ch12_network::{Samples, Trainer};
use ch13_validation::{accuracy, answer as network_answer, confusion, split};

use crate::checks::Checks;

fn share(network: &Network, samples: &Samples) -> f64 {
    accuracy(&confusion(samples, |input| network_answer(network, input)))
}

fn trained(samples: &Samples, epochs: usize, seed: u64) -> Network {
    let mut trainer = Trainer::new(Network::seeded(16, 4, 3, seed), 0.5);
    for _ in 0..epochs {
        trainer.epoch(samples);
    }
    trainer.network
}

/// The best of many by `judge`, and its score with it.
fn best(samples: &Samples, judge: &Samples, seed: u64) -> (Network, f64) {
    let mut best = (Network::seeded(16, 4, 3, seed), 0.0);
    for start in 0..12 {
        let network = trained(samples, 4, 1000 * seed + start);
        let score = share(&network, judge);
        if score > best.1 {
            best = (network, score);
        }
    }
    best
}

fn honest(samples: &Samples, seed: u64) -> f64 {
    let sets = split(samples, [3, 1, 1], seed);
    let (network, _) = best(&sets.training, &sets.validation, seed);
    share(&network, &sets.test)
}

/// Honest as well: it trains nothing, says the same of every sample, and counts.
fn always_the_same(samples: &Samples, seed: u64) -> f64 {
    let sets = split(samples, [3, 1, 1], seed);
    sets.test.targets.column(0).sum() / sets.test.len() as f64
}

fn on_training_samples(samples: &Samples, seed: u64) -> f64 {
    let sets = split(samples, [3, 1, 1], seed);
    share(&trained(&sets.training, 60, seed), &sets.training)
}

fn trained_on_all(samples: &Samples, seed: u64) -> f64 {
    let sets = split(samples, [3, 1, 1], seed);
    share(&trained(samples, 60, seed), &sets.test)
}

fn by_validation(samples: &Samples, seed: u64) -> f64 {
    let sets = split(samples, [3, 1, 1], seed);
    best(&sets.training, &sets.validation, seed).1
}

fn chosen_by_test(samples: &Samples, seed: u64) -> f64 {
    let sets = split(samples, [4, 0, 1], seed);
    best(&sets.training, &sets.test, seed).1
}

fn wrong_answers(samples: &Samples, seed: u64) -> f64 {
    let sets = split(samples, [3, 1, 1], seed);
    1.0 - share(&trained(&sets.training, 300, seed), &sets.test)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the honest evaluation", || test(honest));
    c.refuses("accepts the same answer to everything", || test(always_the_same));
    c.refuses("refuses a score on training samples", || test(on_training_samples));
    c.refuses("refuses a network trained on all samples", || test(trained_on_all));
    c.refuses("refuses the validation score of the chosen", || test(by_validation));
    c.refuses("refuses a choice by the test set", || test(chosen_by_test));
    c.refuses("refuses a share of wrong answers", || test(wrong_answers));
}
