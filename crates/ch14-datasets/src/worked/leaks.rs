//! Leakage.

use ch11_architecture::ndarray::Axis;
use ch12_network::{Samples, correct};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread, standard_error_of_mean};

use super::{SETUP, Setup, accuracy, cut, scaled, trained, unscaled};
use crate::selection::{best_columns, correlation, noise};
use crate::{Scaler, shuffle, to_samples, tomatoes};

/// One way of scaling, fitted on the training rows and on all rows.
#[derive(Serialize, Deserialize)]
pub struct ScalerLeak {
    /// Rows to train on, and as many to validate with.
    pub rows: usize,
    pub epochs: usize,
    /// The share of hues written down without their decimal point.
    pub typos: f64,
    /// Right answers with the scaler fitted on the training rows.
    pub apart: Spread,
    /// With the scaler fitted on all rows.
    pub all: Spread,
    /// In how many seeds the report is higher with the scaler fitted on all rows.
    pub higher: usize,
    /// In how many seeds the report is lower with the scaler fitted on all rows.
    pub lower: usize,
    /// The largest difference between the two reports of one seed, in answers.
    pub most_moved: usize,
    /// By how much the report is higher with the scaler fitted on all rows, on average, in percentage points.
    pub change: f64,
    /// The standard error of that mean, in percentage points.
    pub change_error: f64,
    /// In how many seeds the other rows more than double the unit of the hue.
    pub squeezed: usize,
    /// In how many of the seeds with a doubled unit the report is lower with the scaler fitted on
    /// all rows.
    pub squeezed_lower: usize,
    /// In how many of the seeds with a doubled unit the report is higher with the scaler fitted on
    /// all rows.
    pub squeezed_higher: usize,
    /// How many reports move by more than one answer although the unit does not double.
    pub others_by_two: usize,
}

/// Two ways to choose, or to split, and what each reports.
#[derive(Serialize, Deserialize)]
pub struct Leak {
    /// How many rows the table has, before any is repeated.
    pub rows: usize,
    pub columns: usize,
    /// The share of right answers that the honest way reports.
    pub apart: Spread,
    /// The share of right answers that the leaking way reports.
    pub leaking: Spread,
}

/// Leaks that hardly matter and leaks that do.
#[derive(Serialize, Deserialize)]
pub struct Leaks {
    /// How many seeds, each with rows of its own.
    pub seeds: u64,
    /// Min-max scaling, many clean rows.
    pub many: ScalerLeak,
    /// Min-max scaling, few rows and some outliers.
    pub few: ScalerLeak,
    /// Columns of noise, chosen by their correlation with the target.
    pub chosen: Leak,
    pub columns_chosen: usize,
    /// How many hidden nodes are trained on them.
    pub chosen_hidden: usize,
    /// The correlation of one column of noise with the targets, without its sign.
    pub one_column: Spread,
    /// The correlation, without its sign, of the best of all columns of noise with the targets.
    pub best_column: Spread,
    /// Noise measured several times.
    pub repeated: Leak,
    /// How many times each thing is measured.
    pub times: usize,
    /// The training on it.
    pub repeated_setup: Setup,
}

/// How many seeds the leaks are measured with.
pub const LEAK_SEEDS: u64 = 100;

fn scaler_leak(rows: usize, typos: f64, epochs: usize) -> ScalerLeak {
    let runs = over_seeds(LEAK_SEEDS, |seed| {
        let mut tomatoes = tomatoes(2 * rows, seed);
        let mut rng = ChaCha8Rng::seed_from_u64(3000 + seed);
        for tomato in &mut tomatoes {
            if rng.random_range(0.0..1.0) < typos {
                tomato.hue *= 10.0;
            }
        }
        let all = to_samples(&tomatoes);
        let (training, validation) = cut(&all, rows);
        let scalers = [&training, &all].map(|known| Scaler::fit_min_max(&known.inputs));
        let right = [0, 1].map(|which| {
            let scaler = &scalers[which];
            let setup = Setup { epochs, ..SETUP };
            let network = trained(&scaled(scaler, &training), setup, seed);
            correct(&network, &scaled(scaler, &validation))
        });
        (right, scalers[1].unit[0] > 2.0 * scalers[0].unit[0])
    });
    let share = |right: usize| right as f64 / rows as f64;
    let points: Vec<f64> =
        runs.iter().map(|(right, _)| 100.0 * (share(right[1]) - share(right[0]))).collect();
    let count = |keep: &dyn Fn([usize; 2], bool) -> bool| {
        runs.iter().filter(|(right, squeezed)| keep(*right, *squeezed)).count()
    };
    ScalerLeak {
        rows,
        epochs,
        typos,
        apart: spread(runs.iter().map(|run| share(run.0[0]))),
        all: spread(runs.iter().map(|run| share(run.0[1]))),
        higher: count(&|right, _| right[1] > right[0]),
        lower: count(&|right, _| right[1] < right[0]),
        most_moved: runs.iter().map(|run| run.0[0].abs_diff(run.0[1])).max().unwrap_or(0),
        change: points.iter().sum::<f64>() / points.len() as f64,
        change_error: standard_error_of_mean(&points),
        squeezed: count(&|_, squeezed| squeezed),
        squeezed_lower: count(&|right, squeezed| squeezed && right[1] < right[0]),
        squeezed_higher: count(&|right, squeezed| squeezed && right[1] > right[0]),
        others_by_two: count(&|right, squeezed| !squeezed && right[0].abs_diff(right[1]) > 1),
    }
}

/// Noise of which some columns are chosen, on all rows or on the half that is trained on; what a
/// network reports on the other half.
pub fn chosen_columns(on_all_rows: bool, rows: usize, columns: usize, seed: u64) -> f64 {
    let all = noise(rows, columns, seed);
    let (training, _) = cut(&all, rows / 2);
    let best = best_columns(if on_all_rows { &all } else { &training }, CHOSEN);
    let inputs = unscaled(CHOSEN).apply(&all.inputs.select(Axis(1), &best));
    let (training, validation) = cut(&Samples { inputs, targets: all.targets }, rows / 2);
    accuracy(&trained(&training, Setup { hidden: CHOSEN_HIDDEN, ..SETUP }, seed), &validation)
}

/// How many columns of noise are chosen.
pub const CHOSEN: usize = 4;
/// How many hidden nodes are trained on them.
pub const CHOSEN_HIDDEN: usize = 3;

/// The closest that any of these columns of noise comes to its targets.
fn closeness(rows: usize, columns: usize, seed: u64) -> f64 {
    let noise = noise(rows, columns, seed);
    let best = best_columns(&noise, 1)[0];
    correlation(noise.inputs.column(best), noise.targets.column(0)).abs()
}

/// How networks are trained on rows that come three times.
pub const REPEATED: Setup = Setup { epochs: 100, ..SETUP };

/// Noise with each row three times, split row by row or with the copies kept together; what a
/// network reports on the third that it was not trained on.
pub fn repeated_rows(row_by_row: bool, things: usize, columns: usize, seed: u64) -> f64 {
    let once = noise(things, columns, seed);
    let copies: Vec<usize> = (0..3 * things).map(|row| row / 3).collect();
    let mut all = Samples {
        inputs: unscaled(columns).apply(&once.inputs.select(Axis(0), &copies)),
        targets: once.targets.select(Axis(0), &copies),
    };
    if row_by_row {
        shuffle(&mut all, seed);
    }
    let (training, validation) = cut(&all, 2 * things);
    accuracy(&trained(&training, REPEATED, seed), &validation)
}

/// All the leaks.
pub fn leaks() -> Leaks {
    let (rows, columns) = (40, 1000);
    let chosen =
        |all| spread(over_seeds(LEAK_SEEDS, |seed| chosen_columns(all, rows, columns, seed)));
    let (things, few) = (30, 6);
    let repeated =
        |by_row| spread(over_seeds(LEAK_SEEDS, |seed| repeated_rows(by_row, things, few, seed)));
    Leaks {
        seeds: LEAK_SEEDS,
        many: scaler_leak(300, 0.0, 20),
        few: scaler_leak(20, 0.1, SETUP.epochs),
        chosen: Leak { rows, columns, apart: chosen(false), leaking: chosen(true) },
        columns_chosen: CHOSEN,
        chosen_hidden: CHOSEN_HIDDEN,
        one_column: spread(over_seeds(LEAK_SEEDS, |seed| closeness(rows, 1, seed))),
        best_column: spread(over_seeds(LEAK_SEEDS, |seed| closeness(rows, columns, seed))),
        repeated: Leak {
            rows: things,
            columns: few,
            apart: repeated(false),
            leaking: repeated(true),
        },
        times: 3,
        repeated_setup: REPEATED,
    }
}
