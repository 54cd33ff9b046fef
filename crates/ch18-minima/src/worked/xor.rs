//! Two runs on XOR that look alike.

use ch12_network::worked::xor_samples;
use ndarray::Array1;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use super::{
    Measured,
    census::{DONE, SEEDS, run_from},
    measured,
};
use crate::{
    Network, NetworkSurface, Samples, Surface, length, ndarray, place_of, search::steepest, survey,
};

/// A start that comes to a saddle.
pub const SADDLE_SEED: u64 = 60;
/// A start that comes to a valley without a bottom.
pub const VALLEY_SEED: u64 = 5;

/// The 2-H-1 network of this seed and the samples of XOR.
pub fn xor_surface(hidden: usize, seed: u64) -> (Network, Samples) {
    (Network::seeded(2, hidden, 1, seed), xor_samples())
}

/// Where a 2-2-1 network is after so many epochs on all four samples at once, LR 1.
pub fn standing(seed: u64, epochs: usize) -> Array1<f64> {
    let (network, samples) = xor_surface(2, seed);
    let surface = NetworkSurface { shape: &network, samples: &samples };
    let mut place = place_of(&network);
    for _ in 0..epochs {
        place -= &surface.gradient(&place);
    }
    place
}

/// The answers of a network to all samples.
pub fn answers(network: &Network, samples: &Samples) -> Vec<f64> {
    samples.iter().map(|(input, _)| network.forward(input).post_o[0]).collect()
}

/// A random direction, which the search for the steepest and the lowest bend begins with.
pub fn random_direction(weights: usize) -> Array1<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(0);
    (0..weights).map(|_| rng.random_range(-1.0..1.0)).collect()
}

/// Two runs, measured.
#[derive(Serialize)]
pub struct Runs {
    /// How many epochs both runs have had.
    pub epochs: usize,
    /// The epoch of the later look at the run in the valley.
    pub later: usize,
    /// The error below which all four answers are right.
    pub done: f64,
    /// The run that stands on a saddle.
    pub saddle: Stood,
    /// The run that stands in a valley.
    pub valley: Stood,
    /// The run in the valley, at the later look.
    pub valley_later: Stood,
    /// How far the error of the run in the valley is above one quarter.
    pub valley_left: f64,
    /// The epoch after which the error of the run on the saddle is below 0.05.
    pub saddle_solved: usize,
    pub saddle_later_error: f64,
    /// In how many epochs the distance from the saddle grows to e times itself, 1/(LR·|λ|).
    pub growth: f64,
    /// How far the run on the saddle is from the crest, along a direction that bends down.
    pub beside: [f64; 2],
    /// The median length of the gradient at the starts of the census.
    pub fresh_slope: f64,
    /// The steepest bend of the first run without its Hessian.
    pub steepest: Searched,
    /// The smallest curvature of both runs.
    pub lowest: [Searched; 2],
    /// The push off the saddle.
    pub push: Push,
    /// The same push from the valley: the errors some epochs later.
    pub valley_push: [f64; 2],
    pub valley_push_epochs: usize,
}

/// A curvature that was found without a Hessian.
#[derive(Serialize)]
pub struct Searched {
    /// How many rounds the search has had.
    pub rounds: Vec<usize>,
    /// The curvature that the search has found after these rounds.
    pub found: Vec<f64>,
}

/// A network on its way.
#[derive(Serialize)]
pub struct Stood {
    /// What was measured.
    pub measured: Measured,
    /// The output for one of the four samples of XOR.
    pub outputs: Vec<f64>,
    /// The largest weight or bias, whatever its sign.
    pub largest: f64,
}

/// A push along the direction that bends down.
#[derive(Serialize)]
pub struct Push {
    /// How far the weights are pushed along the direction that bends down.
    pub by: f64,
    /// How strongly the direction bends down: learning rate × curvature, without its sign.
    pub down: f64,
    /// Epochs from the push until the error is below 0.05, for either side.
    pub epochs: [usize; 2],
    /// How many epochs it takes to solve XOR without a push.
    pub without: usize,
}

/// The two runs.
pub fn runs() -> Runs {
    let (epochs, later) = (5000, 20_000);
    let (network, samples) = xor_surface(2, SADDLE_SEED);
    let surface = NetworkSurface { shape: &network, samples: &samples };
    let stood = |place: &Array1<f64>| Stood {
        measured: measured(&surface, place, 1.0),
        outputs: answers(&surface.network(place), &samples),
        largest: place.iter().fold(0.0_f64, |most, weight| most.max(weight.abs())),
    };
    let saddle = standing(SADDLE_SEED, epochs);
    let without = run_from(&surface, &saddle, 1.0, 0.0, later);
    let valley = standing(VALLEY_SEED, epochs);
    let (by, valley_push_epochs) = (0.5, 5000);
    let pushed = |place: &Array1<f64>, by: f64| {
        place + &(by * &survey(&surface, place).curvatures.directions.column(0))
    };
    let measured_saddle = survey(&surface, &saddle);
    let along = surface.gradient(&saddle).dot(&measured_saddle.curvatures.directions);
    let beside = [0, 1].map(|k| (along[k] / measured_saddle.curvatures.values[k]).abs());
    let random = random_direction(saddle.len());
    let searched = |place: &Array1<f64>, shift: f64, rounds: &[usize]| Searched {
        rounds: rounds.into(),
        found: rounds
            .iter()
            .map(|&rounds| steepest(&surface, place, &random, shift, rounds).curvature)
            .collect(),
    };
    let fresh_slope = |seed: u64| {
        let (network, samples) = xor_surface(2, seed);
        length(&NetworkSurface { shape: &network, samples: &samples }.gradient(&place_of(&network)))
    };
    Runs {
        beside,
        fresh_slope: study::spread((0..SEEDS).map(fresh_slope)).median,
        steepest: searched(&saddle, 0.0, &[1, 2, 3, 4]),
        lowest: [&saddle, &valley].map(|place| {
            let shift = steepest(&surface, place, &random, 0.0, 4).curvature;
            searched(place, shift, &[10, 30, 100, 300, 1000])
        }),
        epochs,
        later,
        done: DONE,
        saddle_solved: epochs + without.epochs,
        saddle_later_error: surface.error(&standing(SADDLE_SEED, later)),
        growth: 1.0 / -survey(&surface, &saddle).curvatures.values[0],
        push: Push {
            by,
            down: -survey(&surface, &saddle).curvatures.values[0],
            epochs: [-by, by]
                .map(|by| run_from(&surface, &pushed(&saddle, by), 1.0, 0.0, later).epochs),
            without: without.epochs,
        },
        valley_push: [-by, by].map(|by| {
            let end = run_from(&surface, &pushed(&valley, by), 1.0, 0.0, valley_push_epochs);
            surface.error(&end.place)
        }),
        valley_push_epochs,
        saddle: stood(&saddle),
        valley_later: stood(&standing(VALLEY_SEED, later)),
        valley_left: surface.error(&valley) - 0.25,
        valley: stood(&valley),
    }
}

/// The error and the gradient's length of one run, every so many epochs.
#[derive(Serialize)]
pub struct Course {
    pub errors: Vec<f64>,
    pub slopes: Vec<f64>,
}

/// The course of a run, a value every `every` epochs, the start among them.
pub fn course(seed: u64, every: usize, values: usize) -> Course {
    let (network, samples) = xor_surface(2, seed);
    let surface = NetworkSurface { shape: &network, samples: &samples };
    let mut place = place_of(&network);
    let mut course = Course { errors: Vec::new(), slopes: Vec::new() };
    for value in 0..values {
        let gradient = surface.gradient(&place);
        course.errors.push(surface.error(&place));
        course.slopes.push(length(&gradient));
        if value + 1 < values {
            for _ in 0..every {
                place -= &surface.gradient(&place);
            }
        }
    }
    course
}
