//! Mistakes with biases: how far each puts the gradients off, and how many seeds learn XOR all the
//! same.

use ch08_sigmoid::activate_prime;
use ch10_backpropagation::relative_error;
use ch12_network::worked::xor_samples;
use serde::Serialize;

use super::{Count, EPOCHS, RATE, SEEDS, all_right, by_hand, count_of, xor};
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
    let before = (trainer.network.bias_h.clone(), trainer.network.bias_o.clone());
    let forward = (trap == Trap::SlopeTwice).then(|| trainer.network.forward(input));
    trainer.step(input, target);
    let Network { bias_h, bias_o, .. } = &mut trainer.network;
    // What they were moved by, for now in their own place.
    *bias_h -= &before.0;
    *bias_o -= &before.1;
    match trap {
        Trap::NeverUpdated => {
            bias_h.fill(0.0);
            bias_o.fill(0.0);
        }
        Trap::ErrorSignalToHidden => bias_h.fill(bias_o.sum()),
        Trap::SlopeTwice => {
            if let Some(forward) = forward {
                bias_h.zip_mut_with(&forward.pre_h, |moved, &pre| *moved *= activate_prime(pre));
                bias_o.zip_mut_with(&forward.pre_o, |moved, &pre| *moved *= activate_prime(pre));
            }
        }
        Trap::Shared => {
            let sum = bias_h.sum();
            bias_h.fill(sum);
        }
        Trap::InputMultiplied => *bias_h *= input[0],
        Trap::Sign => {
            *bias_h *= -1.0;
            *bias_o *= -1.0;
        }
    }
    *bias_h += &before.0;
    *bias_o += &before.1;
}

/// One mistake.
#[derive(Serialize)]
pub struct TrapRow {
    pub name: String,
    /// The relative error of the gradients of the hidden nodes' biases.
    pub hidden: f64,
    /// The relative error of the gradient of the output node's bias.
    pub output: f64,
    /// How many seeds still solve XOR.
    pub solved: Count,
}

/// The mistakes.
#[derive(Serialize)]
pub struct Traps {
    /// How many seeds were tried.
    pub seeds: u64,
    /// How many hidden nodes the network has.
    pub hidden: usize,
    /// An input of the sample that the gradients are compared at.
    pub input: Vec<f64>,
    /// The target of the sample that the gradients are compared at.
    pub target: f64,
    /// How many seeds the right program solves.
    pub right: Count,
    /// One row for each mistake.
    pub rows: Vec<TrapRow>,
}

/// The sample that the gradients are compared at, with inputs other than 0 and 1.
pub fn sample() -> Samples {
    Samples { inputs: array![[0.5, -1.0]], targets: array![[0.0]] }
}

/// Whether a seed solves XOR with one mistake.
pub fn solves_with(trap: Trap, hidden: usize, seed: u64) -> bool {
    let xor = xor_samples();
    let mut trainer = Trainer::new(Network::seeded(2, hidden, 1, seed), RATE);
    for (input, target) in (0..EPOCHS).flat_map(|_| xor.iter()) {
        step_with(trap, &mut trainer, input, target);
    }
    all_right(&trainer.network, &xor)
}

/// Which of [`SEEDS`] solve XOR with three hidden nodes and each of [`TRAPS`], a bit for each seed.
/// They are recorded, since they take long; a test trains every tenth seed again, and another
/// counts all of them by a program of its own.
pub const RECORDED: [u128; 6] = [
    0x2_0c50_0000_0008_0080_0000_0014,
    0xd_ffff_ffff_ffff_fbdf_ffef_bfef,
    0xf_ffff_fbff_ffff_fbff_ffff_ffff,
    0x5_f7fb_bcff_fff7_c97f_feeb_ffbf,
    0x9_dc8a_6608_0941_cb70_10f4_2dc7,
    0,
];

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
    let rows = TRAPS.iter().zip(RECORDED).map(|(&(name, trap), recorded)| {
        let (hidden, output) = off(trap);
        let solved = count_of(recorded.count_ones() as usize, SEEDS as usize);
        TrapRow { name: name.into(), hidden, output, solved }
    });
    let at = sample();
    Traps {
        seeds: SEEDS,
        hidden: counted.hidden,
        input: at.inputs.row(0).to_vec(),
        target: at.targets[[0, 0]],
        right: counted.both.clone(),
        rows: rows.collect(),
    }
}
