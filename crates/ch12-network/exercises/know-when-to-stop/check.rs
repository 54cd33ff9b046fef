use answer::train;
use ch11_architecture::Network;
use ch12_network::{Samples, Trainer, colours, correct};

use crate::checks::Checks;

/// So many of the three hundred colours are to be right.
const LEARNED: usize = 294;

/// Colours whose targets are a coin's: the answers to other colours.
fn coins(seed: u64) -> Samples {
    let inputs = colours(300, seed).inputs;
    let targets = colours(300, seed + 100).inputs;
    let targets = targets.map_axis(ch11_architecture::ndarray::Axis(1), |thrown| {
        f64::from(u8::from(thrown[0] > 0.5))
    });
    Samples { inputs, targets: targets.insert_axis(ch11_architecture::ndarray::Axis(1)) }
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    let (mut learns, mut stops, mut gives_up, mut keeps) = (true, true, true, true);
    let (mut in_time, mut took, mut at_one) = (true, vec![], true);
    for seed in 1..=4 {
        let start = Network::seeded(3, 4, 1, seed);
        let samples = colours(300, seed);
        let mut network = start.clone();
        let on_colours = train(&mut network, &samples, 4000);
        let on_coins = train(&mut start.clone(), &coins(seed), 4000);
        stops &= on_colours < 4000;
        let mut ours = Trainer::new(start.clone(), 1.0);
        for _ in 0..on_colours.min(4000) {
            ours.epoch(&samples);
        }
        at_one &= on_colours > 4000 || ours.network == network;
        learns &= correct(&network, &samples) >= LEARNED;
        gives_up &= on_coins <= 1000;
        in_time &= on_coins <= 100;
        took.extend([on_colours, on_coins]);
        keeps &= train(&mut start.clone(), &samples, 5) <= 5;
    }
    let twice = [(); 2].map(|()| {
        let mut network = Network::seeded(3, 4, 1, 1);
        (train(&mut network, &colours(300, 1), 4000), network)
    });
    // As many epochs as it says that it took are all that it needs, and fewer are not.
    let (said, network) = &twice[0];
    let again = |limit: usize| {
        let mut network = Network::seeded(3, 4, 1, 1);
        (train(&mut network, &colours(300, 1), limit), network)
    };
    let (same, fewer) = (again(*said), again(said.saturating_sub(1)));
    // One epoch moves the weights, and none does not.
    let (one, moved) = again(1);
    let counts = (one == 0) == (moved == Network::seeded(3, 4, 1, 1));
    c.holds("keeps to the limit", keeps);
    c.holds("says how many epochs it took", counts && same == twice[0] && fewer.1 != *network);
    c.holds("gives the same twice", twice[0] == twice[1]);
    c.holds("trains at a rate of 1", at_one);
    c.holds("learns the colours", learns);
    c.holds("stops on the colours", stops);
    c.holds("gives up on coins", gives_up);
    c.holds("looks at the training", took.iter().any(|&epochs| epochs != took[0]));
    c.holds("gives up in time", in_time);
}
