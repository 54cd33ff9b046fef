//! XOR by nudging.

use serde::Serialize;

use super::{LEARNING_RATE, SEEDS, or, solved, xor, zeros};
use crate::{Gradients, NUDGE, Network, Sample, gradients_by_nudging, train_by_nudging};

/// XOR learned by nudging, from several seeds.
#[derive(Serialize)]
pub struct Xor {
    /// The learning rate.
    pub learning_rate: f64,
    /// How many seeds.
    pub seeds: u64,
    /// Weights of a 2-4-1 network.
    pub weights: usize,
    /// How many epochs of training.
    pub epochs: usize,
    /// Updates in the run of one seed.
    pub updates: usize,
    /// Forward passes that nudging took in the run of one seed.
    pub passes: usize,
    /// The spread of the summed error over the seeds, at a few epochs.
    pub spread: Vec<Spread>,
    /// Seeds with all four samples on the right side at the end.
    pub solved: usize,
    /// The standard error of that count.
    pub solved_error: f64,
    pub unsolved: Vec<u64>,
    /// Seeds whose summed error in the last epoch is above one tenth.
    pub on_the_shelf: usize,
    /// The smallest summed error among those.
    pub shelf_lowest: f64,
    /// The highest error of the run that stays behind.
    pub shelf_highest: f64,
    /// The outputs of the first unsolved seed at the end.
    pub unsolved_outputs: Vec<f64>,
    /// The epochs of a longer training.
    pub more_epochs: usize,
    /// Seeds solved at the end of the longer run.
    pub more_solved: usize,
    /// The largest summed error at the end of the longer run.
    pub more_highest: f64,
    /// The four outputs of seed 0 at the end of the shorter run.
    pub outputs: Vec<f64>,
}

/// The summed error of one epoch over the seeds.
#[derive(Serialize)]
pub struct Spread {
    /// The epoch, counted from 1.
    pub epoch: usize,
    /// The lowest over the seeds.
    pub lowest: f64,
    /// The median over the seeds.
    pub median: f64,
    /// The highest over the seeds.
    pub highest: f64,
}

/// The smallest, the middle and the largest of some numbers.
pub fn spread(epoch: usize, errors: &[f64]) -> Spread {
    let study::Spread { least, median, most } = study::spread(errors.iter().copied());
    Spread { epoch, lowest: least, median, highest: most }
}

/// XOR by nudging.
pub fn xor_by_nudging() -> Xor {
    let (epochs, more_epochs) = (2000, 10_000);
    let samples = xor();
    let train = |networks: &mut [Network], epochs| -> Vec<Vec<f64>> {
        networks
            .iter_mut()
            .map(|network| train_by_nudging(network, &samples, LEARNING_RATE, epochs))
            .collect()
    };
    let mut networks: Vec<Network> = (0..SEEDS).map(|seed| Network::seeded(2, 4, seed)).collect();
    let errors = train(&mut networks, epochs);
    let after = networks.clone();
    let more = train(&mut networks, more_epochs - epochs);

    let unsolved: Vec<u64> =
        (0..SEEDS).filter(|&seed| !solved(&after[seed as usize], &samples)).collect();
    let shelf: Vec<f64> =
        errors.iter().map(|run| run[epochs - 1]).filter(|&error| error > 0.1).collect();
    let outputs = |network: &Network| -> Vec<f64> {
        samples.iter().map(|sample| network.forward(&sample.input).post_o).collect()
    };
    let at = |epoch: usize| errors.iter().map(|run| run[epoch - 1]).collect::<Vec<f64>>();
    let weights = 2 * 4 + 4;
    let updates = epochs * samples.len();
    let solved_seeds = after.iter().filter(|network| solved(network, &samples)).count();
    Xor {
        learning_rate: LEARNING_RATE,
        seeds: SEEDS,
        weights,
        epochs,
        updates,
        passes: 2 * weights * updates,
        spread: [1, 100, 500, 1000, 2000].map(|epoch| spread(epoch, &at(epoch))).into(),
        solved: solved_seeds,
        solved_error: count_error(solved_seeds),
        on_the_shelf: shelf.len(),
        shelf_lowest: shelf.iter().copied().fold(f64::INFINITY, f64::min),
        shelf_highest: shelf.iter().copied().fold(0.0, f64::max),
        unsolved_outputs: outputs(&after[unsolved[0] as usize]),
        unsolved,
        more_epochs,
        more_solved: networks.iter().filter(|network| solved(network, &samples)).count(),
        more_highest: more.iter().map(|run| run[run.len() - 1]).fold(0.0, f64::max),
        outputs: outputs(&after[0]),
    }
}

/// The standard error of a count of the page's seeds.
fn count_error(count: usize) -> f64 {
    let seeds = SEEDS as f64;
    seeds * study::standard_error_of_share(count as f64 / seeds, SEEDS as usize)
}

/// Training with all gradients of ItoH left at zero: eight weights of twelve never move.
#[derive(Serialize)]
pub struct HalfTrained {
    /// How many seeds.
    pub seeds: u64,
    /// How many epochs of training.
    pub epochs: usize,
    /// How many weights never move.
    pub frozen: usize,
    /// How many weights.
    pub weights: usize,
    /// Seeds that solve OR with all weights trained.
    pub or_whole: usize,
    /// Seeds that solve OR with HtoO alone trained.
    pub or_half: usize,
    /// Seeds that solve XOR with all weights trained.
    pub xor_whole: usize,
    /// Seeds that solve XOR with HtoO alone trained.
    pub xor_half: usize,
    /// The largest standard error of the four counts.
    pub largest_error: f64,
}

/// Trains with the gradients of ItoH forgotten.
pub fn train_h_to_o_alone(network: &mut Network, samples: &[Sample], epochs: usize) {
    for _ in 0..epochs {
        for sample in samples {
            let measured = gradients_by_nudging(network, sample, NUDGE);
            let forgotten = Gradients { i_to_h: zeros(&measured.i_to_h), ..measured };
            network.descend(&forgotten, LEARNING_RATE);
        }
    }
}

/// An easy task and a hard one, with all weights trained and with HtoO alone.
pub fn half_trained() -> HalfTrained {
    let epochs = 2000;
    let count = |samples: &[Sample], train: &dyn Fn(&mut Network)| {
        (0..SEEDS)
            .filter(|&seed| {
                let mut network = Network::seeded(2, 4, seed);
                train(&mut network);
                solved(&network, samples)
            })
            .count()
    };
    let whole = |samples: &[Sample]| {
        count(samples, &|network| {
            train_by_nudging(network, samples, LEARNING_RATE, epochs);
        })
    };
    let half = |samples: &[Sample]| {
        count(samples, &|network| train_h_to_o_alone(network, samples, epochs))
    };
    let counts = [whole(&or()), half(&or()), whole(&xor()), half(&xor())];
    let [or_whole, or_half, xor_whole, xor_half] = counts;
    HalfTrained {
        seeds: SEEDS,
        epochs,
        frozen: 2 * 4,
        weights: 2 * 4 + 4,
        or_whole,
        or_half,
        xor_whole,
        xor_half,
        largest_error: counts.map(count_error).into_iter().fold(0.0, f64::max),
    }
}

/// XOR from a start at which every weight is the same.
#[derive(Serialize)]
pub struct SameStart {
    /// How many epochs of training.
    pub epochs: usize,
    /// The value that every weight starts from.
    pub start: f64,
    /// The four preactivations of the hidden nodes for the input (1, 0) afterwards.
    pub pre_h: Vec<f64>,
    /// The largest difference between the preactivations of two hidden nodes for that sample.
    pub apart: f64,
    /// The outputs for the four samples.
    pub outputs: Vec<f64>,
    /// The summed error of the last epoch.
    pub error: f64,
    /// The gradients of ItoH at the start, for a sample with the input (1, 0).
    pub first_gradient_i_to_h: Vec<f64>,
    /// The gradients of HtoO at the start, for the same sample.
    pub first_gradient_h_to_o: Vec<f64>,
}

/// XOR from zero weights.
pub fn same_start() -> SameStart {
    let (epochs, start) = (2000, 0.0);
    let samples = xor();
    let mut network = Network { i_to_h: vec![vec![start; 4]; 2], h_to_o: vec![start; 4] };
    let first = gradients_by_nudging(&network, &samples[2], NUDGE);
    let errors = train_by_nudging(&mut network, &samples, LEARNING_RATE, epochs);
    let pre_h = network.forward(&samples[2].input).pre_h;
    let Spread { lowest, highest, .. } = spread(epochs, &pre_h);
    SameStart {
        epochs,
        start,
        apart: highest - lowest,
        pre_h,
        outputs: samples.iter().map(|sample| network.forward(&sample.input).post_o).collect(),
        error: errors[epochs - 1],
        first_gradient_i_to_h: first.i_to_h[0].clone(),
        first_gradient_h_to_o: first.h_to_o,
    }
}
