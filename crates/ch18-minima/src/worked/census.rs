//! Two hundred starts, and what becomes of them.

use std::sync::LazyLock;

use ndarray::Array1;
use serde::Serialize;
use study::{over_seeds, standard_error_of_mean, standard_error_of_share};

use super::xor::{answers, xor_surface};
use crate::{NetworkSurface, Surface, Verdict, ndarray, place_of, survey};

const PUSH: f64 = 0.5;

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

/// A way to train a 2-H-1 network on XOR.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Way {
    pub name: &'static str,
    pub hidden: usize,
    pub learning_rate: f64,
    pub momentum: f64,
    /// The starts are drawn between minus this and this.
    pub width: f64,
}

/// The way that the page takes unless it says otherwise.
pub const USUAL: Way =
    Way { name: "two hidden nodes", hidden: 2, learning_rate: 1.0, momentum: 0.0, width: 1.0 };

/// The ways that the page compares with it.
pub const WAYS: [Way; 6] = [
    Way { name: "momentum, rate a tenth", learning_rate: 0.1, momentum: 0.9, ..USUAL },
    Way { name: "momentum, same rate", momentum: 0.9, ..USUAL },
    Way { name: "smaller starts", width: 0.5, ..USUAL },
    Way { name: "larger starts", width: 2.0, ..USUAL },
    Way { name: "three hidden nodes", hidden: 3, ..USUAL },
    Way { name: "four hidden nodes", hidden: 4, ..USUAL },
];

/// The descent of a network, and what its place is, for steps with LR 1, if it has not solved XOR by
/// then.
pub fn run(way: &Way, seed: u64, limit: usize) -> (Run, Option<Verdict>) {
    let (network, samples) = xor_surface(way.hidden, seed);
    let surface = NetworkSurface { shape: &network, samples: &samples };
    let start = way.width * place_of(&network);
    let run = run_from(&surface, &start, way.learning_rate, way.momentum, limit);
    let verdict = (!run.solved).then(|| survey(&surface, &run.place).verdict(USUAL.learning_rate));
    (run, verdict)
}

/// What was said of the runs that were not done, and what became of them.
#[derive(Serialize)]
pub struct Census {
    /// How many seeds were measured.
    pub seeds: u64,
    /// How many epochs each run has.
    pub limit: usize,
    /// One row for each moment.
    pub moments: Vec<Moment>,
    /// How many runs have not solved XOR at the limit.
    pub stuck: usize,
    /// The share of runs that are not done at the limit.
    pub share: f64,
    /// The standard error of the share of runs that have not solved XOR at the limit.
    pub standard_error: f64,
    /// How many of the unsolved runs stand on a valley's floor.
    pub on_floor: usize,
    /// The least and the largest error of the runs on a floor at the limit.
    pub floor_errors: [f64; 2],
    /// The median of the epochs that the others took.
    pub median_epochs: f64,
    /// A run that no number decides: its seed, its error, its smallest curvature, its answers.
    pub undecided: Vec<(u64, f64, f64, Vec<f64>)>,
    /// How many pairs of neighbouring seeds there are.
    pub pairs: usize,
    /// How many pairs of neighbouring seeds have failed twice.
    pub pairs_stuck: usize,
    /// How many pairs of neighbouring seeds are expected to fail twice, if runs fail independently.
    pub pairs_expected: f64,
    /// The standard error of the expected number of pairs that fail twice.
    pub pairs_error: f64,
    /// The share of failing runs, squared: the chance that two independent runs both fail.
    pub both: f64,
    /// The share of failing runs, cubed: the chance that three independent runs all fail.
    pub all_three: f64,
}

/// One moment of the census.
#[derive(Serialize)]
pub struct Moment {
    /// The epoch at which the runs were measured.
    pub epoch: usize,
    /// How many runs have solved XOR by then.
    pub done: usize,
    /// Runs measured to be still falling; then how many of these have solved XOR at the limit.
    pub falling: [usize; 2],
    /// Runs measured to stand on a saddle; then how many of these have solved XOR at the limit.
    pub saddle: [usize; 2],
    /// Runs measured to stand on a floor; then how many of these have solved XOR at the limit.
    pub floor: [usize; 2],
    pub undecided: [usize; 2],
    /// The errors of the runs on a saddle and on a floor, from the least to the largest.
    pub saddle_errors: Vec<f64>,
    /// The least and the largest error of the runs on a floor.
    pub floor_errors: Vec<f64>,
    /// How many of the runs on a saddle have an error within a thousandth of one half.
    pub near_half: usize,
}

/// One start.
#[derive(Clone, Debug)]
pub struct Fate {
    /// At each moment, if not done by then.
    pub verdicts: Vec<Option<Verdict>>,
    /// And its error there.
    pub errors: Vec<f64>,
    pub error: f64,
    pub lowest: f64,
    pub answers: Vec<f64>,
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
    let (mut verdicts, mut errors) = (Vec::new(), Vec::new());
    let (mut epochs, mut solved) = (0, false);
    for stop in MOMENTS.into_iter().chain([limit]) {
        if !solved {
            let run = run_from(&surface, &place, 1.0, 0.0, stop - epochs);
            (place, solved) = (run.place, run.solved);
            epochs += run.epochs;
        }
        verdicts.push((!solved).then(|| survey(&surface, &place).verdict(1.0)));
        errors.push(surface.error(&place));
    }
    let end = survey(&surface, &place);
    let answers = answers(&surface.network(&place), &samples);
    Fate {
        verdicts,
        errors,
        error: end.error,
        lowest: end.curvatures.values[0],
        answers,
        epochs,
        solved,
    }
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
        let errors = |verdict: Verdict| {
            let those = fates.iter().filter(|fate| fate.verdicts[place] == Some(verdict));
            let mut errors: Vec<f64> = those.map(|fate| fate.errors[place]).collect();
            errors.sort_by(f64::total_cmp);
            errors
        };
        let saddle_errors = errors(Verdict::Saddle);
        let near_half = |error: &&f64| (**error - 0.5).abs() < 1e-3;
        Moment {
            epoch,
            near_half: saddle_errors.iter().filter(near_half).count(),
            done: fates.iter().filter(|fate| fate.verdicts[place].is_none()).count(),
            falling: with(Verdict::Falling),
            saddle: with(Verdict::Saddle),
            floor: with(Verdict::Floor),
            undecided: with(Verdict::Undecided),
            saddle_errors,
            floor_errors: errors(Verdict::Floor),
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
    let pairs_stuck = fates.chunks(2).filter(|pair| pair.iter().all(|fate| !fate.solved)).count();
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
            .map(|(seed, fate)| (seed, fate.error, fate.lowest, fate.answers.clone()))
            .collect(),
        pairs: fates.len() / 2,
        pairs_stuck,
        pairs_expected: fates.len() as f64 / 2.0 * share * share,
        pairs_error: (fates.len() as f64 / 2.0 * share * share * (1.0 - share * share)).sqrt(),
        both: share * share,
        all_three: share * share * share,
    }
}

/// What helps, and how much.
#[derive(Serialize)]
pub struct Remedies {
    /// How many starts each way to train is tried from.
    pub seeds: u64,
    /// How many epochs each run has.
    pub limit: usize,
    /// One row for each way to train.
    pub rows: Vec<Remedy>,
    /// Starts that fail both without momentum and with it, only without it, and only with it, in
    /// this order.
    pub momentum_pairs: [usize; 3],
    /// How many epochs more momentum at a tenth of the rate takes than the usual way, where both
    /// solve XOR: the mean, then its standard error.
    pub pace: [f64; 2],
    /// The epoch until which the longer runs go on.
    pub later: usize,
    /// How many of the unsolved starts with three hidden nodes have solved XOR by the later epoch.
    pub done_later: usize,
    /// A push against waiting.
    pub push: Pushes,
}

/// A push on saddles, against waiting.
#[derive(Serialize)]
pub struct Pushes {
    /// How many runs stand on a saddle at the first moment of the census.
    pub saddles: usize,
    /// Within how many epochs half of the runs on a saddle solve XOR by themselves.
    pub waited_median: f64,
    pub waited: f64,
    pub pushed: f64,
    /// How many epochs a push saves, in the mean.
    pub saved: f64,
    /// The standard error of how many epochs a push saves.
    pub saved_error: f64,
}

/// One way to train, and what came of it.
#[derive(Serialize)]
pub struct Remedy {
    pub way: Way,
    /// How many runs did not solve XOR.
    pub stuck: usize,
    /// The share of runs that did not solve XOR.
    pub share: f64,
    /// The standard error of the share of runs that did not solve XOR.
    pub standard_error: f64,
    /// How many of the unsolved runs stand on a saddle.
    pub on_saddle: usize,
    /// How many of the unsolved runs stand on a floor.
    pub on_floor: usize,
    /// How many of the unsolved runs stand neither on a floor nor on a saddle.
    pub elsewhere: usize,
    /// After how many epochs XOR is solved: the median of the runs that solve it.
    pub median_epochs: f64,
    /// Of each start the epochs, and a verdict if it is not done.
    #[serde(skip)]
    pub runs: Vec<(usize, Option<Verdict>)>,
}

/// Verdicts after 1000 epochs, for the figure: falling, saddle, floor, undecided, and of each how
/// many runs are done in the end; a test holds them to [`census`].
pub const FATES: [[usize; 2]; 4] = [[14, 8], [15, 14], [19, 0], [5, 1]];

fn remedy(way: Way, runs: Vec<(usize, Option<Verdict>)>) -> Remedy {
    let verdicts = runs.iter().filter_map(|run| run.1);
    let with = |verdict: Verdict| verdicts.clone().filter(|found| *found == verdict).count();
    let stuck = verdicts.clone().count();
    let share = stuck as f64 / runs.len() as f64;
    let done = runs.iter().filter(|run| run.1.is_none()).map(|run| run.0 as f64);
    let (on_saddle, on_floor) = (with(Verdict::Saddle), with(Verdict::Floor));
    Remedy {
        way,
        stuck,
        share,
        standard_error: standard_error_of_share(share, runs.len()),
        on_saddle,
        on_floor,
        elsewhere: stuck - on_saddle - on_floor,
        median_epochs: study::spread(done).median,
        runs,
    }
}

/// What comes of a way, over `seeds` starts from `first` on.
pub fn tried(way: Way, first: u64, seeds: u64, limit: usize) -> Remedy {
    let runs = over_seeds(seeds, |seed| run(&way, first + seed, limit));
    remedy(way, runs.into_iter().map(|(run, verdict)| (run.epochs, verdict)).collect())
}

/// For runs that are on a saddle at the first moment: the epochs from there on, and those after a
/// push along the direction that bends down most.
pub fn pushes(first: u64, seeds: u64, limit: usize) -> Vec<(f64, f64)> {
    let of_seed = |seed: u64| {
        let (network, samples) = xor_surface(2, first + seed);
        let surface = NetworkSurface { shape: &network, samples: &samples };
        let place = run_from(&surface, &place_of(&network), 1.0, 0.0, MOMENTS[0]).place;
        let measured = survey(&surface, &place);
        let pushed = &place + &(PUSH * &measured.curvatures.directions.column(0));
        let epochs = |start: &Array1<f64>| run_from(&surface, start, 1.0, 0.0, limit).epochs as f64;
        (measured.verdict(1.0) == Verdict::Saddle).then(|| (epochs(&place), epochs(&pushed)))
    };
    over_seeds(seeds, of_seed).into_iter().flatten().collect()
}

/// The page's table.
pub fn remedies() -> Remedies {
    let limit = MOMENTS[2];
    let usual = FATES_OF_ALL.iter().map(|fate| (fate.epochs, fate.verdicts[2])).collect();
    let mut rows = vec![remedy(USUAL, usual)];
    rows.extend(WAYS.map(|way| tried(way, 0, SEEDS, limit)));
    let fails = |row: usize| rows[row].runs.iter().map(|run| run.1.is_some());
    let failed = |plain: bool, with: bool| {
        fails(0).zip(fails(2)).filter(|pair| *pair == (plain, with)).count()
    };
    let pace: Vec<f64> = rows[0]
        .runs
        .iter()
        .zip(&rows[1].runs)
        .filter(|(a, b)| a.1.is_none() && b.1.is_none())
        .map(|(a, b)| b.0 as f64 - a.0 as f64)
        .collect();
    let later = 4 * limit;
    let three = WAYS[4];
    let stuck = (0..).zip(&rows[5].runs).filter(|(_, run)| run.1.is_some());
    let pushes = pushes(0, SEEDS, LIMIT - MOMENTS[0]);
    let saved: Vec<f64> = pushes.iter().map(|(waited, pushed)| waited - pushed).collect();
    let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / pushes.len() as f64;
    Remedies {
        seeds: SEEDS,
        limit,
        momentum_pairs: [failed(true, true), failed(true, false), failed(false, true)],
        pace: [pace.iter().sum::<f64>() / pace.len() as f64, standard_error_of_mean(&pace)],
        later,
        done_later: stuck.filter(|(seed, _)| run(&three, *seed, later).0.solved).count(),
        push: Pushes {
            saddles: pushes.len(),
            waited_median: study::spread(pushes.iter().map(|push| push.0)).median,
            waited: mean(&mut pushes.iter().map(|push| push.0)),
            pushed: mean(&mut pushes.iter().map(|push| push.1)),
            saved: mean(&mut saved.iter().copied()),
            saved_error: standard_error_of_mean(&saved),
        },
        rows,
    }
}
