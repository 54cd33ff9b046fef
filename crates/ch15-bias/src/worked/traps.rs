//! Mistakes with biases: how far each puts the gradients off, and how many seeds learn XOR all the
//! same.

use std::ops::Range;

use ch08_sigmoid::activate_prime;
use ch10_backpropagation::relative_error;
use ch12_network::worked::xor_samples;
use serde::Serialize;
use study::over_seeds;

use super::{Count, EPOCHS, RATE, SEEDS, all_right, by_hand, count, xor};
use crate::ndarray::{Array1, ArrayView1, array};
use crate::{Network, Samples, Trainer, backpropagate};

/// A mistake with biases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap {
    /// The biases are added and never updated.
    NeverUpdated,
    /// The hidden biases get the error signal instead of what has come back behind their node.
    ErrorSignalToHidden,
    /// Every bias gets its node's slope a second time.
    SlopeTwice,
    /// One gradient for all hidden biases: their sum.
    Shared,
    /// The hidden biases are multiplied with the first input as weights are.
    InputMultiplied,
    /// The biases go up their slope.
    Sign,
}

/// All of them with their names in snapshots.
pub const TRAPS: [(&str, Trap); 6] = [
    ("never_updated", Trap::NeverUpdated),
    ("error_signal_to_hidden", Trap::ErrorSignalToHidden),
    ("slope_twice", Trap::SlopeTwice),
    ("shared", Trap::Shared),
    ("input_multiplied", Trap::InputMultiplied),
    ("sign", Trap::Sign),
];

/// One update with one mistake in the biases: the trainer takes the right step, and what its biases
/// were moved by is replaced.
pub fn step_with(
    trap: Trap,
    trainer: &mut Trainer,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) {
    let Network { bias_h, bias_o, .. } = &trainer.network;
    let before = (bias_h.clone(), bias_o.clone());
    let forward = (trap == Trap::SlopeTwice).then(|| trainer.network.forward(input));
    trainer.step(input, target);
    let Network { bias_h, bias_o, .. } = &mut trainer.network;
    let (mut moved_h, mut moved_o) = (&*bias_h - &before.0, &*bias_o - &before.1);
    match trap {
        Trap::NeverUpdated => {
            moved_h.fill(0.0);
            moved_o.fill(0.0);
        }
        Trap::ErrorSignalToHidden => moved_h.fill(moved_o.sum()),
        Trap::SlopeTwice => {
            if let Some(forward) = forward {
                moved_h *= &forward.pre_h.mapv(activate_prime);
                moved_o *= &forward.pre_o.mapv(activate_prime);
            }
        }
        Trap::Shared => {
            let sum = moved_h.sum();
            moved_h.fill(sum);
        }
        Trap::InputMultiplied => moved_h *= input[0],
        Trap::Sign => {
            moved_h *= -1.0;
            moved_o *= -1.0;
        }
    }
    bias_h.assign(&(before.0 + moved_h));
    bias_o.assign(&(before.1 + moved_o));
}

/// One mistake.
#[derive(Serialize)]
pub struct TrapRow {
    pub name: String,
    /// The relative error of the hidden biases' gradients.
    pub hidden: f64,
    /// Of the output bias' gradient.
    pub output: f64,
    pub solved: Count,
}

/// The mistakes.
#[derive(Serialize)]
pub struct Traps {
    pub seeds: u64,
    pub hidden: usize,
    pub right: Count,
    pub rows: Vec<TrapRow>,
}

/// The sample that the gradients are taken at, with inputs other than 0 and 1.
fn sample() -> Samples {
    Samples { inputs: array![[0.5, -1.0]], targets: array![[0.0]] }
}

/// Which seeds solve XOR with one mistake.
pub fn solved_with(trap: Trap, hidden: usize, seeds: Range<u64>) -> Vec<bool> {
    let xor = xor_samples();
    over_seeds(seeds.end - seeds.start, |seed| {
        let network = Network::seeded(2, hidden, 1, seeds.start + seed);
        let mut trainer = Trainer::new(network, RATE);
        for (input, target) in (0..EPOCHS).flat_map(|_| xor.iter()) {
            step_with(trap, &mut trainer, input, target);
        }
        all_right(&trainer.network, &xor)
    })
}

/// How far a mistake puts the gradients of the hidden biases and of the output bias off, on the
/// network of the page.
pub fn off(trap: Trap) -> (f64, f64) {
    let (before, at) = (by_hand::network(), sample());
    let (input, target) = (at.inputs.row(0), at.targets.row(0));
    let right = backpropagate(&before, input, target);
    let mut trainer = Trainer::new(before.clone(), 1.0);
    step_with(trap, &mut trainer, input, target);
    let apart = |before: &Array1<f64>, after: &Array1<f64>, gradients: &Array1<f64>| {
        relative_error(&(before - after).to_vec(), &gradients.to_vec())
    };
    let Network { bias_h, bias_o, .. } = &trainer.network;
    (apart(&before.bias_h, bias_h, &right.bias_h), apart(&before.bias_o, bias_o, &right.bias_o))
}

/// The mistakes, on the network of the page and on XOR. The right program and the one without any
/// bias have been counted by [`xor`].
pub fn traps() -> Traps {
    let counted = &xor().rows[1];
    let rows = TRAPS.map(|(name, trap)| {
        let (hidden, output) = off(trap);
        let solved = match trap {
            Trap::NeverUpdated => counted.neither.clone(),
            trap => count(&solved_with(trap, counted.hidden, 0..SEEDS)),
        };
        TrapRow { name: name.into(), hidden, output, solved }
    });
    Traps { seeds: SEEDS, hidden: counted.hidden, right: counted.both.clone(), rows: rows.into() }
}
