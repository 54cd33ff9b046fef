//! The order trap.

use ch08_sigmoid::final_error;
use ch09_training::error;
use ch09_training::worked::{network, sample};
use serde::Serialize;

use super::{EPOCHS, ONE, SEEDS, xor_solved};
use crate::{error_signal, gradients_i_to_h, relative_error, update, update_in_the_wrong_order};

/// The order trap on the worked update.
#[derive(Serialize)]
pub struct OrderTrap {
    /// HtoO as the forward pass used it.
    pub h_to_o: Vec<f64>,
    /// HtoO after its own update.
    pub moved_h_to_o: Vec<f64>,
    /// The first row of the ItoH gradients, formed with the old weights.
    pub right: Vec<f64>,
    /// The same row formed with the weights that have already moved.
    pub wrong: Vec<f64>,
    /// How far the two sets of ItoH gradients are apart, as a relative error.
    pub relative_error: f64,
    pub by_rate: Vec<TrapByRate>,
    pub error: f64,
    /// E after the update in the right order.
    pub right_error: f64,
    /// E after the update in the wrong order.
    pub wrong_error: f64,
    pub difference: f64,
}

/// How far the trapped gradients of ItoH are off at one learning rate.
#[derive(Serialize)]
pub struct TrapByRate {
    pub learning_rate: f64,
    /// The relative error of the gradients that the update used, recovered from the weights.
    pub relative_error: f64,
}

/// XOR in the right order and in the wrong one.
#[derive(Serialize)]
pub struct OrderTrapOnXor {
    pub rows: Vec<XorByOrder>,
    pub seeds: u64,
    pub epochs: usize,
}

/// How many seeds end up with XOR solved, for one learning rate.
#[derive(Serialize)]
pub struct XorByOrder {
    pub learning_rate: f64,
    /// Seeds solved with all gradients first.
    pub right: usize,
    /// Seeds solved with the output weights moved first.
    pub wrong: usize,
}

/// The order trap on the worked update.
pub fn order_trap() -> OrderTrap {
    let (before, sample) = (network(), sample());
    let forward = before.forward(&sample.input);
    let signal = error_signal(final_error(forward.post_o, sample.target), forward.pre_o);
    let mut right = before.clone();
    update(&mut right, &sample, ONE);
    let mut wrong = before.clone();
    update_in_the_wrong_order(&mut wrong, &sample, ONE);

    let formed_with =
        |h_to_o: &[f64]| gradients_i_to_h(signal, h_to_o, &forward.pre_h, &sample.input);
    let (old, moved) = (formed_with(&before.h_to_o), formed_with(&right.h_to_o));
    OrderTrap {
        relative_error: relative_error(&old.concat(), &moved.concat()),
        by_rate: [1.0, 0.1, 0.01]
            .map(|learning_rate| {
                let mut after = before.clone();
                update_in_the_wrong_order(&mut after, &sample, learning_rate);
                let used: Vec<f64> = before
                    .i_to_h
                    .concat()
                    .iter()
                    .zip(after.i_to_h.concat())
                    .map(|(old, new)| (old - new) / learning_rate)
                    .collect();
                TrapByRate { learning_rate, relative_error: relative_error(&old.concat(), &used) }
            })
            .into(),
        right: old[0].clone(),
        wrong: moved[0].clone(),
        error: error(&before, &sample),
        right_error: error(&right, &sample),
        wrong_error: error(&wrong, &sample),
        difference: error(&wrong, &sample) - error(&right, &sample),
        h_to_o: before.h_to_o,
        moved_h_to_o: right.h_to_o,
    }
}

/// The order trap on XOR, at several learning rates.
pub fn order_trap_on_xor() -> OrderTrapOnXor {
    let rows = [1.0, 5.0, 10.0, 20.0].map(|learning_rate| XorByOrder {
        learning_rate,
        right: xor_solved(|network, sample| update(network, sample, learning_rate)),
        wrong: xor_solved(|network, sample| {
            update_in_the_wrong_order(network, sample, learning_rate);
        }),
    });
    OrderTrapOnXor { rows: rows.into(), seeds: SEEDS, epochs: EPOCHS }
}
