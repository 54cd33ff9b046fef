//! A training that knows when to stop.

use ch11_architecture::ndarray::Axis;
use serde::Serialize;

use super::{RATE, network};
use crate::{Samples, Trainer, colours};

/// How many epochs it takes until the lowest error has not been beaten by a fiftieth for a while.
#[derive(Serialize)]
pub struct Stopping {
    /// For how many epochs in a row the lowest error has to stand.
    pub patience: usize,
    /// On three hundred colours, the epochs of the quickest of four seeds.
    pub colours_least: usize,
    /// On three hundred colours, the epochs of the slowest of four seeds.
    pub colours_most: usize,
    /// Where coins have tossed the targets, the epochs of the quickest of four seeds.
    pub coins_least: usize,
    /// Where coins have tossed the targets, the epochs of the slowest of four seeds.
    pub coins_most: usize,
}

/// The epochs of the tasks on which the exercise tries a training.
pub fn stopping() -> Stopping {
    let patience = 25;
    let epochs = |samples: fn(u64) -> Samples| -> Vec<usize> {
        (1..=4).map(|seed| until_level(&samples(seed), seed, patience)).collect()
    };
    let (colours, coins) = (epochs(|seed| colours(300, seed)), epochs(tossed));
    let ends = |epochs: &[usize]| {
        (epochs.iter().copied().min().unwrap_or(0), epochs.iter().copied().max().unwrap_or(0))
    };
    let ((colours_least, colours_most), (coins_least, coins_most)) = (ends(&colours), ends(&coins));
    Stopping { patience, colours_least, colours_most, coins_least, coins_most }
}

/// Colours whose targets are a coin's: the red of other colours, above one half or not.
pub fn tossed(seed: u64) -> Samples {
    let targets = colours(300, seed + 100).inputs;
    let targets = targets.map_axis(Axis(1), |thrown| f64::from(u8::from(thrown[0] > 0.5)));
    Samples { inputs: colours(300, seed).inputs, targets: targets.insert_axis(Axis(1)) }
}

/// Epochs until the lowest error on the way has stood for so long.
fn until_level(samples: &Samples, seed: u64, patience: usize) -> usize {
    let mut trainer = Trainer::new(network(seed), RATE);
    let (mut best, mut last, mut epochs) = (f64::INFINITY, 0, 0);
    while epochs < last + patience {
        epochs += 1;
        let error = trainer.epoch(samples);
        if error < 0.98 * best {
            (best, last) = (error, epochs);
        }
    }
    epochs
}
