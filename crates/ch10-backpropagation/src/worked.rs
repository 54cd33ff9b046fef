//! The chapter's worked examples: every number that its page and the errata print.

#![expect(missing_docs, reason = "a field is documented where its name does not say all")]

use ch09_training::{Network, Sample};

mod branching;
mod check;
mod cost;
pub mod errata;
mod order_trap;
mod published;
pub mod recorded;
mod update;

pub use branching::{Branching, branching, second_output, sent_from_two};
pub use check::{
    BUGS, Bug, Fingerprint, Fingerprints, GradientCheck, fingerprints, gradient_check,
    gradients_with,
};
pub use cost::{Cost, CostRow, cost};
pub use order_trap::{
    MANY, OrderTrap, OrderTrapOnXor, RATES, TrapByRate, XorByOrder, order_trap, order_trap_on_xor,
    solved_in_order,
};
pub use published::{Mazur, mazur};
pub use update::{OneUpdate, SentBack, one_update, sent_back};

/// The learning rate of the chapter's one update.
pub const ONE: f64 = 1.0;

/// The seeds of every XOR count on the page.
pub const SEEDS: u64 = 100;

/// The epochs of every XOR count on the page.
pub const EPOCHS: usize = 5000;

/// The four samples of XOR.
pub fn xor() -> Vec<Sample> {
    [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)]
        .map(|(input, target)| Sample { input: input.into(), target })
        .into()
}

/// Trains a 2-4-1 network on XOR from a seed. Whether it ends with all four samples on the right
/// side of one half.
pub fn solves_xor(seed: u64, update: impl Fn(&mut Network, &Sample)) -> bool {
    let samples = xor();
    let mut network = Network::seeded(2, 4, seed);
    for _ in 0..EPOCHS {
        for sample in &samples {
            update(&mut network, sample);
        }
    }
    samples
        .iter()
        .all(|sample| (network.forward(&sample.input).post_o > 0.5) == (sample.target > 0.5))
}

/// How many of the page's seeds solve XOR.
pub fn xor_solved(update: impl Fn(&mut Network, &Sample) + Sync) -> usize {
    study::over_seeds(SEEDS, |seed| solves_xor(seed, &update)).into_iter().filter(|s| *s).count()
}

fn weights(inputs: usize, hidden: usize) -> usize {
    inputs * hidden + hidden
}
