//! One node, two weights, two valleys.

use ndarray::{Array1, Array2, array};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{over_seeds, standard_error_of_mean, standard_error_of_share};

use super::{Measured, level_place, measured};
use crate::{NodeSurface, Samples, Surface, curvatures, hessian, ndarray, roll};

/// One for each day on which the tomato of that day was good to eat.
pub const TASTED: [f64; 16] =
    [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0.0];

/// LR.
pub const RATE: f64 = 0.25;

/// Below this error a run has left the plateau.
const EDGE: f64 = 2.4;

/// The momentum of the figures.
pub const MOMENTUM: f64 = 0.9;

/// A tomato a day: the input is half the days from the middle of the sixteen.
pub fn tasting() -> Samples {
    let input = |index: usize| (index as f64 - 7.5) / 2.0;
    Samples {
        inputs: Array2::from_shape_fn((TASTED.len(), 1), |(index, _)| input(index)),
        targets: Array2::from_shape_fn((TASTED.len(), 1), |(index, _)| TASTED[index]),
    }
}

/// The two bottoms, the lower one first.
pub fn bottoms() -> [Array1<f64>; 2] {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    [array![1.8, 4.5], array![-1.7, 5.1]].map(|near| level_place(&surface, &near))
}

/// The pass between them.
pub fn pass_place() -> Array1<f64> {
    let samples = tasting();
    level_place(&NodeSurface { samples: &samples }, &array![-0.6, 2.1])
}

/// Five places where the error stands still.
#[derive(Serialize)]
pub struct Valleys {
    /// The learning rate.
    pub learning_rate: f64,
    /// How many days the gardener tasted.
    pub days: usize,
    /// The lower valley.
    pub low: Measured,
    /// The higher valley.
    pub high: Measured,
    /// On the way to the higher bottom, 1000 steps after the second start of `rolled`.
    pub near_high: Measured,
    /// How far the error is truly above that of the bottom.
    pub near_high_left: f64,
    /// The pass between them.
    pub pass: Measured,
    /// The plateau.
    pub plateau: Measured,
    /// An ordinary slope, at `slow_rate`.
    pub slow: Measured,
    /// The small learning rate on the ordinary slope.
    pub slow_rate: f64,
    /// The median length of the gradient at 200 starts with both weights between −1 and 1.
    pub fresh_slope: f64,
    /// Where the node at each bottom says one half, as a day.
    pub turns: [f64; 2],
    /// How many days the bottom of the valley is right on.
    pub right: [usize; 2],
    /// How much 100 steps at the small learning rate take off the error on the ordinary slope.
    pub slow_loss: f64,
    /// How much 100 steps at the usual learning rate take off the error of the plateau.
    pub plateau_loss: f64,
    /// Below this error a run has left the plateau.
    pub edge: f64,
    /// How many steps a run takes to the edge of the plateau: without momentum, then with it.
    pub plateau_steps: [usize; 2],
}

/// The five places.
pub fn valleys() -> Valleys {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let [low, high] = bottoms();
    let turns = [&low, &high].map(|place| 8.5 - 2.0 * place[1] / place[0]);
    let right = [&low, &high].map(|place| {
        let right = samples.iter().filter(|(input, target)| {
            (place[0] * input[0] + place[1] >= 0.0) == (target[0] == 1.0)
        });
        right.count()
    });
    let near_high = roll(&surface, &array![-2.0, 2.0], RATE, 0.0, 1000).swap_remove(1000);
    let slow_rate = 1e-5;
    let (plateau, slow) = (array![0.0, 8.0], array![-2.0, 0.0]);
    let loss = |start: &Array1<f64>, learning_rate: f64| {
        let places = roll(&surface, start, learning_rate, 0.0, 100);
        surface.error(start) - surface.error(&places[100])
    };
    let fresh_slope = |seed: u64| {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let start = array![rng.random_range(-1.0..1.0), rng.random_range(-1.0..1.0)];
        crate::length(&surface.gradient(&start))
    };
    Valleys {
        fresh_slope: study::spread((0..STARTS).map(fresh_slope)).median,
        learning_rate: RATE,
        days: TASTED.len(),
        slow_loss: loss(&slow, slow_rate),
        plateau_loss: loss(&plateau, RATE),
        edge: EDGE,
        plateau_steps: [0.0, MOMENTUM].map(|momentum| {
            let places = roll(&surface, &plateau, RATE, momentum, 2000);
            places.iter().take_while(|place| surface.error(place) >= EDGE).count()
        }),
        low: measured(&surface, &low, RATE),
        high: measured(&surface, &high, RATE),
        near_high: measured(&surface, &near_high, RATE),
        near_high_left: surface.error(&near_high) - surface.error(&high),
        pass: measured(&surface, &pass_place(), RATE),
        plateau: measured(&surface, &plateau, RATE),
        slow: measured(&surface, &slow, slow_rate),
        slow_rate,
        turns,
        right,
    }
}

/// The pass from close by.
#[derive(Serialize)]
pub struct Pass {
    /// How far the weight or the bias is nudged.
    pub nudge: f64,
    /// One row for the weight, one for the bias.
    pub nudged: Vec<Nudged>,
    /// The second derivatives of the error at the pass, weight first.
    pub hessian: [[f64; 2]; 2],
    /// (a + b)/2, the mean of the two numbers on the diagonal of the matrix.
    pub middle: f64,
    /// The root in (6.8).
    pub reach: f64,
    /// Weight and bias of the direction that bends down, in this order.
    pub down: [f64; 2],
    /// The errors half a unit along it, to either side.
    pub along_down: [f64; 2],
    /// Where gradient descent from there ends: the error.
    pub ends: [f64; 2],
    /// The Hessian of the bottom of the higher valley.
    pub bottom_hessian: [[f64; 2]; 2],
}

/// The error above that of the pass, with one weight nudged.
#[derive(Serialize)]
pub struct Nudged {
    /// How much the error rises when this number is nudged down.
    pub below: f64,
    /// How much the error rises when this number is nudged up.
    pub above: f64,
}

/// The pass from close by.
pub fn pass() -> Pass {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let (place, nudge) = (pass_place(), 0.1);
    let height = surface.error(&place);
    let with = |weight: usize, by: f64| {
        let mut moved = place.clone();
        moved[weight] += by;
        surface.error(&moved) - height
    };
    let nudged =
        [0, 1].map(|weight| Nudged { below: with(weight, -nudge), above: with(weight, nudge) });
    let matrix = hessian(&surface, &place);
    let [a, b, c] = [matrix[[0, 0]], matrix[[1, 1]], matrix[[0, 1]]];
    let directions = curvatures(&matrix).directions;
    let down = directions.column(0).to_owned();
    let down = if down[0] < 0.0 { -down } else { down };
    let sides = [-0.5, 0.5].map(|by| &place + &(by * &down));
    let high = hessian(&surface, &bottoms()[1]);
    let rows =
        |matrix: &Array2<f64>| [[matrix[[0, 0]], matrix[[0, 1]]], [matrix[[1, 0]], matrix[[1, 1]]]];
    Pass {
        nudge,
        nudged: nudged.into(),
        hessian: rows(&matrix),
        middle: (a + b) / 2.0,
        reach: ((a - b) * (a - b) / 4.0 + c * c).sqrt(),
        down: [down[0], down[1]],
        along_down: [0, 1].map(|side| surface.error(&sides[side])),
        ends: [0, 1]
            .map(|side| surface.error(&roll(&surface, &sides[side], RATE, 0.0, 4000)[4000])),
        bottom_hessian: rows(&high),
    }
}

/// Two starts that lie close together.
#[derive(Serialize)]
pub struct Rolled {
    pub learning_rate: f64,
    /// The share of each step that the next one keeps.
    pub momentum: f64,
    pub steps: usize,
    /// Weight and bias of a start, in this order.
    pub starts: [[f64; 2]; 3],
    /// The error at the end from each start, without momentum.
    pub plain: [f64; 3],
    /// And with.
    pub with_momentum: [f64; 3],
    /// The highest error on the way from the first dip on, with momentum from the second start.
    pub over: f64,
}

/// Where three starts lead, without momentum and with it.
pub fn rolled() -> Rolled {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let (starts, steps) = ([[-2.0, 0.0], [-2.0, 2.0], [1.0, -2.0]], 3000);
    let end = |start: &[f64; 2], momentum: f64| {
        let places = roll(&surface, &Array1::from(start.to_vec()), RATE, momentum, steps);
        surface.error(&places[steps])
    };
    let crossing = roll(&surface, &Array1::from(starts[1].to_vec()), RATE, MOMENTUM, steps);
    let errors: Vec<f64> = crossing.iter().map(|place| surface.error(place)).collect();
    let dip = errors.windows(2).take_while(|pair| pair[1] <= pair[0]).count();
    Rolled {
        over: errors[dip..].iter().copied().fold(0.0, f64::max),
        learning_rate: RATE,
        momentum: MOMENTUM,
        steps,
        plain: starts.each_ref().map(|start| end(start, 0.0)),
        with_momentum: starts.each_ref().map(|start| end(start, MOMENTUM)),
        starts,
    }
}

/// Starts drawn evenly from the map.
pub const STARTS: u64 = 200;

/// A place on the map of the figures.
pub fn random_start(seed: u64) -> Array1<f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    array![rng.random_range(-4.0..4.0), rng.random_range(-3.0..9.0)]
}

/// How many starts end in the higher valley.
#[derive(Serialize)]
pub struct Starts {
    /// How many starts are drawn from the map.
    pub starts: u64,
    pub steps: usize,
    /// How many starts end in the higher valley without momentum.
    pub plain: usize,
    pub plain_share: f64,
    pub plain_error: f64,
    pub with_momentum: usize,
    pub momentum_share: f64,
    pub momentum_error: f64,
    /// How many starts momentum takes from the higher valley to the lower.
    pub saved: usize,
    /// How many starts momentum takes from the lower valley to the higher.
    pub lost: usize,
    /// How many fewer starts end in the higher valley with momentum.
    pub fewer: usize,
    /// The standard error of how many fewer starts end in the higher valley, start by start.
    pub fewer_error: f64,
}

/// For each start, whether it is in the valley of A and in that of B at the end, without momentum
/// and with it.
pub fn ends(first: u64, starts: u64, steps: usize) -> Vec<[[bool; 2]; 2]> {
    let samples = tasting();
    let surface = NodeSurface { samples: &samples };
    let bottoms = bottoms();
    let valley = |start: &Array1<f64>, momentum: f64| {
        let places = roll(&surface, start, RATE, momentum, steps);
        bottoms.each_ref().map(|bottom| crate::length(&(&places[steps] - bottom)) < 1.0)
    };
    over_seeds(starts, |seed| {
        let start = random_start(first + seed);
        [valley(&start, 0.0), valley(&start, MOMENTUM)]
    })
}

/// Where many starts lead.
pub fn starts() -> Starts {
    let steps = 1500;
    let ends = ends(0, STARTS, steps);
    let count =
        |what: &dyn Fn(&[[bool; 2]; 2]) -> bool| ends.iter().filter(|end| what(end)).count();
    let (plain, with_momentum) = (count(&|end| end[0][1]), count(&|end| end[1][1]));
    let share = |count: usize| count as f64 / STARTS as f64;
    let error = |count: usize| standard_error_of_share(share(count), STARTS as usize);
    let in_b = |end: [bool; 2]| f64::from(u8::from(end[1]));
    let fewer: Vec<f64> = ends.iter().map(|end| in_b(end[0]) - in_b(end[1])).collect();
    Starts {
        fewer: plain - with_momentum,
        fewer_error: STARTS as f64 * standard_error_of_mean(&fewer),
        starts: STARTS,
        steps,
        plain,
        plain_share: share(plain),
        plain_error: error(plain),
        with_momentum,
        momentum_share: share(with_momentum),
        momentum_error: error(with_momentum),
        saved: count(&|end| end[0][1] && end[1][0]),
        lost: count(&|end| end[0][0] && end[1][1]),
    }
}
