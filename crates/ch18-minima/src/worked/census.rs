//! Two hundred starts, and what becomes of them.

use std::sync::LazyLock;

use ndarray::Array1;
use serde::Serialize;
use study::{over_seeds, standard_error_of_share};

use super::xor::xor_surface;
use crate::{NetworkSurface, Surface, Verdict, ndarray, place_of, survey};

/// Starts that are counted.
pub const SEEDS: u64 = 200;

/// Below this error all four answers of XOR are right.
pub const DONE: f64 = 0.05;

/// A descent that ends early where the error is small.
#[derive(Clone, Debug)]
pub struct Run {
    pub place: Array1<f64>,
    /// The epochs taken, in tens.
    pub epochs: usize,
    pub solved: bool,
}

/// A descent on all samples at once, at most so many epochs long.
pub fn run_from(
    surface: &impl Surface,
    start: &Array1<f64>,
    learning_rate: f64,
    momentum: f64,
    limit: usize,
) -> Run {
    let mut place = start.clone();
    let mut velocity = Array1::<f64>::zeros(place.len());
    let mut epochs = 0;
    while epochs < limit {
        if epochs % 10 == 0 && surface.error(&place) < DONE {
            break;
        }
        velocity *= momentum;
        velocity.scaled_add(-learning_rate, &surface.gradient(&place));
        place += &velocity;
        epochs += 1;
    }
    let solved = surface.error(&place) < DONE;
    Run { place, epochs, solved }
}

/// The descent of a 2-H-1 network on XOR.
pub fn run(hidden: usize, seed: u64, learning_rate: f64, momentum: f64, limit: usize) -> Run {
    let (network, samples) = xor_surface(hidden, seed);
    let surface = NetworkSurface { shape: &network, samples: &samples };
    run_from(&surface, &place_of(&network), learning_rate, momentum, limit)
}

/// What was said of the runs that were not done, and what became of them.
#[derive(Serialize)]
pub struct Census {
    pub seeds: u64,
    pub limit: usize,
    pub moments: Vec<Moment>,
    /// Not done at the limit.
    pub stuck: usize,
    pub share: f64,
    pub standard_error: f64,
    /// Of those, the runs on a valley's floor.
    pub on_floor: usize,
    /// The error of the runs on the floor, the least and the most.
    pub floor_errors: [f64; 2],
    /// The median of the epochs that the others took.
    pub median_epochs: f64,
    /// A run that no number decides: its seed, its error, its smallest curvature.
    pub undecided: Vec<(u64, f64, f64)>,
    /// Of the pairs of neighbouring seeds, those of which neither is done.
    pub pairs: usize,
    pub pairs_stuck: usize,
    /// The share squared, and cubed.
    pub both: f64,
    pub all_three: f64,
}

/// One moment of the census.
#[derive(Serialize)]
pub struct Moment {
    pub epoch: usize,
    pub done: usize,
    /// Runs by verdict, and how many of them are done at the limit.
    pub falling: [usize; 2],
    pub saddle: [usize; 2],
    pub floor: [usize; 2],
    pub undecided: [usize; 2],
}

/// One start.
#[derive(Clone, Debug)]
pub struct Fate {
    /// At each moment, if not done by then.
    pub verdicts: Vec<Option<Verdict>>,
    pub error: f64,
    pub lowest: f64,
    pub epochs: usize,
    pub solved: bool,
}

/// The moments of the census.
pub const MOMENTS: [usize; 3] = [1000, 2000, 5000];

/// The fate of one start.
pub fn fate(seed: u64, limit: usize) -> Fate {
    let (network, samples) = xor_surface(2, seed);
    let surface = NetworkSurface { shape: &network, samples: &samples };
    let mut place = place_of(&network);
    let (mut verdicts, mut epochs, mut solved) = (Vec::new(), 0, false);
    for stop in MOMENTS.into_iter().chain([limit]) {
        if !solved {
            let run = run_from(&surface, &place, 1.0, 0.0, stop - epochs);
            (place, solved) = (run.place, run.solved);
            epochs += run.epochs;
        }
        verdicts.push((!solved).then(|| survey(&surface, &place).verdict(1.0)));
    }
    let end = survey(&surface, &place);
    Fate { verdicts, error: end.error, lowest: end.curvatures.values[0], epochs, solved }
}

/// The last epoch of the census.
const LIMIT: usize = 12_000;

/// The fates of the page's seeds, which two of its tables use.
static FATES_OF_ALL: LazyLock<Vec<Fate>> =
    LazyLock::new(|| over_seeds(SEEDS, |seed| fate(seed, LIMIT)));

/// The census.
pub fn census() -> Census {
    let (limit, fates) = (LIMIT, &*FATES_OF_ALL);
    let moment = |(place, epoch): (usize, usize)| {
        let with = |verdict: Verdict| {
            let those = fates.iter().filter(|fate| fate.verdicts[place] == Some(verdict));
            [those.clone().count(), those.filter(|fate| fate.solved).count()]
        };
        Moment {
            epoch,
            done: fates.iter().filter(|fate| fate.verdicts[place].is_none()).count(),
            falling: with(Verdict::Falling),
            saddle: with(Verdict::Saddle),
            floor: with(Verdict::Floor),
            undecided: with(Verdict::Undecided),
        }
    };
    let last = MOMENTS.len();
    let stuck = fates.iter().filter(|fate| !fate.solved).count();
    let share = stuck as f64 / SEEDS as f64;
    let floor: Vec<f64> = fates
        .iter()
        .filter(|fate| fate.verdicts[last] == Some(Verdict::Floor))
        .map(|fate| fate.error)
        .collect();
    let done = fates.iter().filter(|fate| fate.solved).map(|fate| fate.epochs as f64);
    let pairs = fates.chunks(2).filter(|pair| pair.iter().all(|fate| !fate.solved)).count();
    Census {
        seeds: SEEDS,
        limit,
        moments: MOMENTS.into_iter().enumerate().map(moment).collect(),
        stuck,
        share,
        standard_error: standard_error_of_share(share, SEEDS as usize),
        on_floor: floor.len(),
        floor_errors: [
            floor.iter().copied().fold(f64::INFINITY, f64::min),
            floor.iter().copied().fold(0.0, f64::max),
        ],
        median_epochs: study::spread(done).median,
        undecided: (0..)
            .zip(fates)
            .filter(|(_, fate)| fate.verdicts[last] == Some(Verdict::Undecided))
            .map(|(seed, fate)| (seed, fate.error, fate.lowest))
            .collect(),
        pairs: fates.len() / 2,
        pairs_stuck: pairs,
        both: share * share,
        all_three: share * share * share,
    }
}

/// What helps, and how much.
#[derive(Serialize)]
pub struct Remedies {
    pub seeds: u64,
    pub limit: usize,
    pub rows: Vec<Remedy>,
    /// Of the starts with three hidden nodes that are not done, those with a direction that bends
    /// down, however faintly.
    pub bent_down: usize,
    pub later: usize,
    /// And those that are done by then.
    pub done_later: usize,
}

/// One way to train.
#[derive(Serialize)]
pub struct Remedy {
    pub name: String,
    pub hidden: usize,
    pub learning_rate: f64,
    pub momentum: f64,
    pub stuck: usize,
    pub share: f64,
    pub standard_error: f64,
    /// The median of the epochs of those that are done.
    pub median_epochs: f64,
    #[serde(skip)]
    pub runs: Vec<(bool, usize)>,
}

/// Verdicts after 1,000 epochs, for the figure: falling, saddle, floor, undecided, and of each how
/// many runs are done in the end; a test holds them to [`census`].
pub const FATES: [[usize; 2]; 4] = [[14, 8], [15, 14], [19, 0], [5, 1]];

/// The ways that the page compares, beside the usual one: name, hidden nodes, LR, momentum.
const WAYS: [(&str, usize, f64, f64); 4] = [
    ("momentum, rate a tenth", 2, 0.1, 0.9),
    ("momentum, same rate", 2, 1.0, 0.9),
    ("three hidden nodes", 3, 1.0, 0.0),
    ("four hidden nodes", 4, 1.0, 0.0),
];

fn remedy(way: (&str, usize, f64, f64), runs: Vec<(bool, usize)>) -> Remedy {
    let (name, hidden, learning_rate, momentum) = way;
    let stuck = runs.iter().filter(|run| !run.0).count();
    let share = stuck as f64 / runs.len() as f64;
    let done = runs.iter().filter(|run| run.0).map(|run| run.1 as f64);
    Remedy {
        name: name.into(),
        hidden,
        learning_rate,
        momentum,
        stuck,
        share,
        standard_error: standard_error_of_share(share, runs.len()),
        median_epochs: study::spread(done).median,
        runs,
    }
}

/// The usual way, over `seeds` starts from `first` on.
pub fn usual(first: u64, seeds: u64, limit: usize) -> Remedy {
    let runs = over_seeds(seeds, |seed| run(2, first + seed, 1.0, 0.0, limit));
    let runs = runs.into_iter().map(|run| (run.solved, run.epochs)).collect();
    remedy(("two hidden nodes", 2, 1.0, 0.0), runs)
}

/// The other ways, over `seeds` starts from `first` on.
pub fn ways(first: u64, seeds: u64, limit: usize) -> Vec<Remedy> {
    let of_way = |way: (&'static str, usize, f64, f64)| {
        let runs = over_seeds(seeds, |seed| run(way.1, first + seed, way.2, way.3, limit));
        remedy(way, runs.into_iter().map(|run| (run.solved, run.epochs)).collect())
    };
    WAYS.map(of_way).into()
}

/// The page's table.
pub fn remedies() -> Remedies {
    let limit = MOMENTS[2];
    let done_by = |fate: &Fate| (fate.verdicts[2].is_none(), fate.epochs);
    let usual = FATES_OF_ALL.iter().map(done_by).collect();
    let mut rows = vec![remedy(("two hidden nodes", 2, 1.0, 0.0), usual)];
    rows.extend(ways(0, SEEDS, limit));
    let stuck: Vec<u64> =
        (0..).zip(&rows[3].runs).filter(|(_, run)| !run.0).map(|(n, _)| n).collect();
    let lowest = |seed: &u64| {
        let (network, samples) = xor_surface(3, *seed);
        let surface = NetworkSurface { shape: &network, samples: &samples };
        survey(&surface, &run(3, *seed, 1.0, 0.0, limit).place).curvatures.values[0]
    };
    let later = 4 * limit;
    Remedies {
        seeds: SEEDS,
        limit,
        bent_down: stuck.iter().filter(|seed| lowest(seed) < 0.0).count(),
        later,
        done_later: stuck.iter().filter(|seed| run(3, **seed, 1.0, 0.0, later).solved).count(),
        rows,
    }
}
