//! A real table.

use ch11_architecture::ndarray::Axis;
use ch12_network::{Samples, correct, decide};
use ch13_validation::{split, standard_error};
use serde::{Deserialize, Serialize};
use study::{Spread, over_seeds, spread};

use super::{SEEDS, Setup, outputs, scaled, trained};
use crate::{Scaler, penguins};

/// What the file holds, and what a network makes of it.
#[derive(Serialize, Deserialize)]
pub struct Penguins {
    /// Rows in the file, without the header.
    pub rows: usize,
    /// Rows without a gap.
    pub complete: usize,
    /// Rows with a gap, where something was not measured.
    pub incomplete: usize,
    /// Males among the penguins without a gap.
    pub males: usize,
    /// Females among the penguins without a gap.
    pub females: usize,
    pub species: Vec<usize>,
    /// The mean body mass of the males of a species, in grams.
    pub male_mass: Vec<f64>,
    /// The mean body mass of the females of a species, in grams.
    pub female_mass: Vec<f64>,
    /// How many times the rows were shuffled and split anew.
    pub seeds: u64,
    /// How many penguins to train on.
    pub training: usize,
    /// How many penguins to choose the inputs by.
    pub validation: usize,
    /// How many penguins to test the choice with.
    pub test: usize,
    pub setup: Setup,
    /// The share of right answers to the validation rows, from the body mass alone.
    pub mass: Spread,
    /// The share of right answers to the validation rows, from body mass and species.
    pub mass_species: Spread,
    /// The share of right answers to the validation rows, from all four measurements.
    pub four: Spread,
    /// The share of right answers to the validation rows, from all four measurements and the
    /// species.
    pub four_species: Spread,
    /// In how many shuffles these inputs are the chosen ones.
    pub chosen: Vec<usize>,
    /// Right answers of the chosen network to the rows that it was chosen by.
    pub chosen_validation: Spread,
    /// Right answers of the chosen network to the test rows.
    pub chosen_test: Spread,
    /// The chosen network's share of right answers on the validation rows it was chosen by, on
    /// average.
    pub mean_validation: f64,
    /// The chosen network's share of right answers on the test rows, on average.
    pub mean_test: f64,
    /// The standard error of the share on the test rows, where only one split is made.
    pub standard_error: f64,
    /// Females that were answered female, in the test rows of all shuffles together.
    pub female_as_female: usize,
    /// Females that were answered male, in the test rows of all shuffles together.
    pub female_as_male: usize,
    /// Males that were answered female, in the test rows of all shuffles together.
    pub male_as_female: usize,
    /// Males that were answered male, in the test rows of all shuffles together.
    pub male_as_male: usize,
    pub told: usize,
    /// How many outputs in all these tests lie between four and six tenths.
    pub close: usize,
    /// The share of the outputs between four and six tenths that are on the wrong side of one half.
    pub close_wrong: f64,
}

/// The table of the penguins that is shipped with the chapter.
///
/// # Panics
///
/// If it cannot be read.
pub fn table() -> penguins::Table {
    penguins::read("penguins.csv", penguins::FILE).expect("the shipped file")
}

/// The parts that the penguins are split in: training, validation, test.
pub const PARTS: [usize; 3] = [3, 1, 1];

/// The training for the penguins.
pub const PENGUINS: Setup = Setup { hidden: 4, learning_rate: 0.2, epochs: 100 };

/// The columns that the page tries: body mass, with the species, four measurements, all.
pub const COLUMNS: [&[usize]; 4] = [&[3], &[3, 4, 5, 6], &[0, 1, 2, 3], &[0, 1, 2, 3, 4, 5, 6]];

/// Females and males, told to be one or the other.
type Told = [[usize; 2]; 2];

/// A network for these columns, trained on the training rows: what it tells the other two, and how
/// many outputs to the test rows are near one half, all and wrong.
fn told(samples: &Samples, columns: &[usize], setup: Setup, seed: u64) -> ([Told; 2], [usize; 2]) {
    let inputs = samples.inputs.select(Axis(1), columns);
    let parts = split(&Samples { inputs, targets: samples.targets.clone() }, PARTS, seed);
    let scaler = Scaler::fit(&parts.training.inputs);
    let network = trained(&scaled(&scaler, &parts.training), setup, seed);
    let mut close = [0; 2];
    let told = [parts.validation, parts.test].map(|part| {
        let mut told = [[0; 2]; 2];
        close = [0; 2];
        for (output, target) in outputs(&network, &scaled(&scaler, &part)).iter().zip(&part.targets)
        {
            told[*target as usize][decide(*output) as usize] += 1;
            let near = (output - 0.5).abs() < 0.1;
            close[0] += usize::from(near);
            close[1] += usize::from(near && decide(*output) != *target);
        }
        told
    });
    (told, close)
}

fn share_right(told: &Told) -> f64 {
    (told[0][0] + told[1][1]) as f64 / told.iter().flatten().sum::<usize>() as f64
}

/// The sex of penguins from their measurements.
pub fn penguin_sex() -> Penguins {
    let table = table();
    let all = penguins::to_samples(&table.penguins, true);
    let setup = PENGUINS;
    let sizes = split(&all, PARTS, 0);
    // For each seed the four networks, and the first of those that validate best.
    let runs = over_seeds(SEEDS, |seed| {
        let four = COLUMNS.map(|columns| told(&all, columns, setup, seed));
        let best = (0..4)
            .rev()
            .max_by(|a, b| share_right(&four[*a].0[0]).total_cmp(&share_right(&four[*b].0[0])));
        (four, best.expect("four of them"))
    });
    let validated = |which: usize| spread(runs.iter().map(|run| share_right(&run.0[which].0[0])));
    let chosen =
        |part: usize| runs.iter().map(|run| share_right(&run.0[run.1].0[part])).collect::<Vec<_>>();
    let mean = |shares: Vec<f64>| shares.iter().sum::<f64>() / shares.len() as f64;
    let told =
        |sex: usize, answer: usize| runs.iter().map(|run| run.0[run.1].0[1][sex][answer]).sum();
    let close = |which: usize| runs.iter().map(|run| run.0[run.1].1[which]).sum::<usize>();
    let of = |keep: &dyn Fn(&penguins::Penguin) -> bool| -> Vec<f64> {
        let kept = table.penguins.iter().filter(|penguin| keep(penguin));
        kept.map(|penguin| penguin.measurements[3]).collect()
    };
    let mean_mass = |male: bool| -> Vec<f64> {
        (0..3).map(|species| mean(of(&|p| p.male == male && p.species == species))).collect()
    };
    Penguins {
        rows: table.penguins.len() + table.incomplete,
        complete: table.penguins.len(),
        incomplete: table.incomplete,
        males: of(&|p| p.male).len(),
        females: of(&|p| !p.male).len(),
        species: (0..3).map(|species| of(&|p| p.species == species).len()).collect(),
        male_mass: mean_mass(true),
        female_mass: mean_mass(false),
        seeds: SEEDS,
        training: sizes.training.len(),
        validation: sizes.validation.len(),
        test: sizes.test.len(),
        setup,
        mass: validated(0),
        mass_species: validated(1),
        four: validated(2),
        four_species: validated(3),
        chosen: (0..4).map(|which| runs.iter().filter(|run| run.1 == which).count()).collect(),
        chosen_validation: spread(chosen(0)),
        chosen_test: spread(chosen(1)),
        mean_validation: mean(chosen(0)),
        mean_test: mean(chosen(1)),
        standard_error: standard_error(mean(chosen(1)), sizes.test.len()),
        female_as_female: told(0, 0),
        female_as_male: told(0, 1),
        male_as_female: told(1, 0),
        male_as_male: told(1, 1),
        told: runs.iter().flat_map(|run| run.0[run.1].0[1]).flatten().sum(),
        close: close(0),
        close_wrong: close(1) as f64 / close(0) as f64,
    }
}

/// A network for all inputs, on the split of seed 1: what chapter 12's program has to count too.
#[derive(Serialize, Deserialize)]
pub struct Ready {
    /// How many rows the network is trained on.
    pub training: usize,
    /// How many of the training rows it answers right after training.
    pub training_right: usize,
    /// How many rows it is validated with.
    pub validation: usize,
    /// How many of the validation rows it answers right.
    pub validation_right: usize,
    pub test: usize,
    pub test_right: usize,
    /// What the network says to a penguin that is not in the table.
    pub new_output: f64,
    /// The body mass of a penguin that is not in the table, in grams.
    pub new_mass: f64,
    /// The new penguin's body mass as the network gets it: in standard deviations of the training
    /// rows above their mean.
    pub new_mass_scaled: f64,
}

/// A penguin that is not in the table.
pub const NEW: penguins::Penguin =
    penguins::Penguin { species: 2, measurements: [47.0, 15.0, 215.0, 5000.0], male: false };

/// The penguins of the split that the page's program makes, all inputs.
pub fn ready() -> Ready {
    let parts = split(&penguins::to_samples(&table().penguins, true), PARTS, 1);
    let scaler = Scaler::fit(&parts.training.inputs);
    let network = trained(&scaled(&scaler, &parts.training), PENGUINS, 1);
    let right = |part: &Samples| correct(&network, &scaled(&scaler, part));
    Ready {
        training: parts.training.len(),
        training_right: right(&parts.training),
        validation: parts.validation.len(),
        validation_right: right(&parts.validation),
        test: parts.test.len(),
        test_right: right(&parts.test),
        new_output: outputs(&network, &scaled(&scaler, &penguins::to_samples(&[NEW], true)))[0],
        new_mass: NEW.measurements[3],
        new_mass_scaled: scaler.apply(&penguins::to_samples(&[NEW], true).inputs)[[0, 3]],
    }
}
