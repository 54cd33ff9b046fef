//! The order trap.

use ch08_sigmoid::final_error;
use ch09_training::error;
use ch09_training::worked::{network, sample};
use serde::Serialize;

use super::recorded::SOLVED;
use super::{EPOCHS, ONE, solves_xor};
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
    /// An ItoH weight's gradient, formed with the HtoO weights that have already moved.
    pub wrong: Vec<f64>,
    /// How far the two sets of ItoH gradients are apart, as a relative error.
    pub relative_error: f64,
    /// One row for each learning rate.
    pub by_rate: Vec<TrapByRate>,
    /// The error E before the update.
    pub error: f64,
    /// E after the update in the right order.
    pub right_error: f64,
    /// E after the update in the wrong order.
    pub wrong_error: f64,
    /// The difference between the two errors after the update.
    pub difference: f64,
}

/// How far the trapped gradients of ItoH are off at one learning rate.
#[derive(Serialize)]
pub struct TrapByRate {
    /// The learning rate.
    pub learning_rate: f64,
    /// The relative error of the gradients that the update used, recovered from the weights.
    pub relative_error: f64,
}

/// XOR in the right order and in the wrong one.
#[derive(Serialize)]
pub struct OrderTrapOnXor {
    /// One row for each learning rate.
    pub rows: Vec<XorByOrder>,
    /// How many seeds.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
}

/// The share of seeds that end up with XOR solved, for one learning rate, each with its standard
/// error.
#[derive(Serialize)]
pub struct XorByOrder {
    /// The learning rate.
    pub learning_rate: f64,
    /// With all gradients first.
    pub right: f64,
    pub right_error: f64,
    /// With the output weights moved first.
    pub wrong: f64,
    /// The standard error of the share in the wrong order.
    pub wrong_error: f64,
    /// How much more the wrong order solves, and the standard error of that, seed by seed.
    pub more: f64,
    /// The standard error of the difference.
    pub more_error: f64,
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

/// The learning rates of the comparison on XOR.
pub const RATES: [f64; 4] = [1.0, 5.0, 10.0, 20.0];

/// The seeds of the comparison on XOR.
pub const MANY: u64 = 1000;

/// Whether a seed solves XOR, in the wrong order or the right one.
pub fn solved_in_order(seed: u64, learning_rate: f64, wrong: bool) -> bool {
    solves_xor(seed, |network, sample| {
        if wrong {
            update_in_the_wrong_order(network, sample, learning_rate);
        } else {
            update(network, sample, learning_rate);
        }
    })
}

/// The order trap on XOR, at several learning rates, as it is recorded.
pub fn order_trap_on_xor() -> OrderTrapOnXor {
    let one = |row: usize, seed: u64| {
        let bits = SOLVED[row][(seed / 64) as usize];
        f64::from(u8::from(bits >> (seed % 64) & 1 == 1))
    };
    let share = |row: usize| (0..MANY).map(|seed| one(row, seed)).sum::<f64>() / MANY as f64;
    let error = |share| study::standard_error_of_share(share, MANY as usize);
    let rows = RATES.into_iter().enumerate().map(|(n, learning_rate)| {
        let (right, wrong) = (2 * n, 2 * n + 1);
        let more: Vec<f64> = (0..MANY).map(|seed| one(wrong, seed) - one(right, seed)).collect();
        XorByOrder {
            learning_rate,
            right: share(right),
            right_error: error(share(right)),
            wrong: share(wrong),
            wrong_error: error(share(wrong)),
            more: share(wrong) - share(right),
            more_error: study::standard_error_of_mean(&more),
        }
    });
    OrderTrapOnXor { rows: rows.collect(), seeds: MANY, epochs: EPOCHS }
}
