//! The chapter's worked examples: every number that its page prints.

use ch08_sigmoid::activate_prime;
use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array1, Array2, Axis, Slice, array};
use ch12_network::{Samples, Trainer, correct, decide};
use ch13_validation::{pick, split, standard_error};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use crate::penguins;
use crate::selection::{best_columns, correlation, noise};
use crate::{Rule, Scaler, Tomato, mislabel, permutation, shuffle, to_samples, tomatoes};

/// How many seeds the page reports.
pub const SEEDS: u64 = 30;

/// The first `count` samples, and the others.
pub fn cut(samples: &Samples, count: usize) -> (Samples, Samples) {
    let rows: Vec<usize> = (0..samples.len()).collect();
    let (first, others) = rows.split_at(count);
    (pick(samples, first), pick(samples, others))
}

/// The samples with their inputs scaled.
pub fn scaled(scaler: &Scaler, samples: &Samples) -> Samples {
    Samples { inputs: scaler.apply(&samples.inputs), targets: samples.targets.clone() }
}

/// A scaler that leaves everything as it was measured.
pub fn unscaled(columns: usize) -> Scaler {
    Scaler { offset: Array1::zeros(columns), unit: Array1::ones(columns) }
}

/// How a network is trained.
#[derive(Clone, Copy, Serialize)]
pub struct Setup {
    /// H.
    pub hidden: usize,
    /// LR.
    pub learning_rate: f64,
    /// How many epochs.
    pub epochs: usize,
}

/// The setup of most experiments of the chapter.
pub const SETUP: Setup = Setup { hidden: 6, learning_rate: 0.5, epochs: 60 };

/// A network with one output, trained.
pub fn trained(samples: &Samples, setup: Setup, seed: u64) -> Network {
    let network = Network::seeded(samples.inputs.ncols(), setup.hidden, 1, seed);
    ch12_network::worked::trained(network, samples, setup.learning_rate, setup.epochs)
}

/// The share of samples that get the right answer.
pub fn accuracy(network: &Network, samples: &Samples) -> f64 {
    correct(network, samples) as f64 / samples.len() as f64
}

/// The output for each sample, of a network that has one.
pub fn outputs(network: &Network, samples: &Samples) -> Vec<f64> {
    let output = |row| network.forward(row).expect("inputs that fit").post_o[0];
    samples.inputs.rows().into_iter().map(output).collect()
}

/// How many tomatoes to train on.
pub const TRAINING: usize = 300;
/// How many others to validate with.
pub const VALIDATION: usize = 1000;

/// Tomatoes to train on and others to validate with.
pub fn two_boxes(seed: u64) -> (Samples, Samples) {
    let of = |count, seed| to_samples(&tomatoes(count, seed));
    (of(TRAINING, 2 * seed), of(VALIDATION, 2 * seed + 1))
}

/// One column scaled by hand.
#[derive(Serialize)]
pub struct OneColumn {
    /// As measured.
    pub hues: Vec<f64>,
    /// The smallest.
    pub least: f64,
    /// The largest.
    pub most: f64,
    /// Between 0 and 1.
    pub min_max: Vec<f64>,
    /// The mean.
    pub mean: f64,
    /// The distances from the mean.
    pub distances: Vec<f64>,
    /// Their squares.
    pub squares: Vec<f64>,
    /// The mean of the squares.
    pub variance: f64,
    /// Its root.
    pub sd: f64,
    /// Mean 0, standard deviation 1.
    pub standard: Vec<f64>,
    /// A tomato measured later.
    pub later: f64,
    /// The same, standardised with the numbers of the first five.
    pub later_standard: f64,
    /// The same, between 0 and 1 no longer.
    pub later_min_max: f64,
}

/// Five hues.
pub fn one_column() -> OneColumn {
    let column = array![[30.0], [50.0], [60.0], [70.0], [90.0]];
    let (standard, min_max) = (Scaler::fit(&column), Scaler::fit_min_max(&column));
    let first = |inputs: Array2<f64>| inputs.column(0).to_vec();
    let (hues, mean, sd) =
        (column.column(0).to_vec(), standard.offset[0], standard.unit[0]);
    let distances: Vec<f64> = hues.iter().map(|hue| hue - mean).collect();
    let later = array![[100.0]];
    OneColumn {
        least: hues[0],
        most: hues[4],
        min_max: first(min_max.apply(&column)),
        mean,
        squares: distances.iter().map(|distance| distance * distance).collect(),
        distances,
        variance: sd * sd,
        sd,
        standard: first(standard.apply(&column)),
        later: later[[0, 0]],
        later_standard: standard.apply(&later)[[0, 0]],
        later_min_max: min_max.apply(&later)[[0, 0]],
        hues,
    }
}

/// A network before and after training, in one way of scaling.
#[derive(Serialize)]
pub struct Scaled {
    /// The standard deviation of the hidden preactivations before training.
    pub pre_h: Spread,
    /// The share of them where the slope is below a hundredth.
    pub saturated: Spread,
    /// The median slope.
    pub slope: Spread,
    /// The share of right answers after training.
    pub accuracy: Spread,
    /// In how many seeds it is above nine tenths.
    pub learned: usize,
    /// The share of outputs to the tomatoes to validate with that are one half, but for a
    /// hundredth.
    pub undecided: Spread,
    /// The same in the run with the fewest right answers.
    pub undecided_in_worst: f64,
}

/// What scaling does.
#[derive(Serialize)]
pub struct Scaling {
    /// How many seeds.
    pub seeds: u64,
    /// How many tomatoes to train on.
    pub training: usize,
    /// How many to validate with.
    pub validation: usize,
    /// The training.
    pub setup: Setup,
    /// As measured.
    pub raw: Scaled,
    /// Between 0 and 1.
    pub min_max: Scaled,
    /// Mean 0, standard deviation 1.
    pub standard: Scaled,
    /// As measured, with a hundredth of the learning rate: right answers.
    pub raw_small_rate: Spread,
    /// That rate.
    pub small_rate: f64,
    /// The share of the larger class among the tomatoes to validate with.
    pub larger_class: Spread,
}

/// Where a node hardly listens.
pub const DEAF: f64 = 0.01;

/// The preactivations of all hidden nodes for all samples.
pub fn preactivations(network: &Network, samples: &Samples) -> Vec<f64> {
    let rows = samples.inputs.rows().into_iter();
    rows.flat_map(|row| row.dot(&network.i_to_h)).collect()
}

fn measured(fit: impl Fn(&Array2<f64>) -> Scaler + Sync + Send, setup: Setup) -> Scaled {
    let runs = over_seeds(SEEDS, |seed| {
        let (training, validation) = two_boxes(seed);
        let scaler = fit(&training.inputs);
        let (training, validation) =
            (scaled(&scaler, &training), scaled(&scaler, &validation));
        let start = Network::seeded(training.inputs.ncols(), setup.hidden, 1, seed);
        let pre = preactivations(&start, &training);
        let count = pre.len() as f64;
        let mean = pre.iter().sum::<f64>() / count;
        let variance =
            pre.iter().map(|pre| (pre - mean) * (pre - mean)).sum::<f64>() / count;
        let slopes: Vec<f64> = pre.into_iter().map(activate_prime).collect();
        let deaf = slopes.iter().filter(|slope| **slope < DEAF).count() as f64 / count;
        let network = trained(&training, setup, seed);
        let outputs = outputs(&network, &validation);
        let undecided =
            outputs.iter().filter(|output| (*output - 0.5).abs() < 0.01).count();
        let undecided = undecided as f64 / outputs.len() as f64;
        let accuracy = accuracy(&network, &validation);
        (variance.sqrt(), deaf, spread(slopes).median, accuracy, undecided)
    });
    let worst =
        runs.iter().min_by(|a, b| a.3.total_cmp(&b.3)).expect("at least one seed");
    Scaled {
        pre_h: spread(runs.iter().map(|run| run.0)),
        saturated: spread(runs.iter().map(|run| run.1)),
        slope: spread(runs.iter().map(|run| run.2)),
        accuracy: spread(runs.iter().map(|run| run.3)),
        learned: runs.iter().filter(|run| run.3 > 0.9).count(),
        undecided: spread(runs.iter().map(|run| run.4)),
        undecided_in_worst: worst.4,
    }
}

/// The same tomatoes and the same first weights in three ways of scaling.
pub fn scaling() -> Scaling {
    let raw = |inputs: &Array2<f64>| unscaled(inputs.ncols());
    let small_rate = 0.005;
    let larger = |seed| {
        let ripe = two_boxes(seed).1.targets.mean().unwrap_or(0.0);
        ripe.max(1.0 - ripe)
    };
    Scaling {
        seeds: SEEDS,
        training: TRAINING,
        validation: VALIDATION,
        setup: SETUP,
        raw: measured(raw, SETUP),
        min_max: measured(Scaler::fit_min_max, SETUP),
        standard: measured(Scaler::fit, SETUP),
        raw_small_rate: measured(raw, Setup { learning_rate: small_rate, ..SETUP })
            .accuracy,
        small_rate,
        larger_class: spread(over_seeds(SEEDS, larger)),
    }
}

/// A scaler that has moved into the weights.
#[derive(Serialize)]
pub struct BuiltIn {
    /// The mean hue of the tomatoes trained on.
    pub mean_hue: f64,
    /// Its standard deviation.
    pub sd_hue: f64,
    /// The weight from the hue to the first hidden node, for scaled inputs.
    pub scaled_weight: f64,
    /// The same for degrees.
    pub raw_weight: f64,
    /// The standard deviation of the density.
    pub sd_density: f64,
    /// The weight from the density to the first hidden node, for scaled inputs.
    pub scaled_density: f64,
    /// The same for grams per cubic centimetre.
    pub raw_density: f64,
    /// The weight from the constant 1 to the first hidden node, for scaled inputs.
    pub scaled_constant: f64,
    /// The same for raw inputs.
    pub raw_constant: f64,
    /// On how many tomatoes both networks answer alike.
    pub alike: usize,
    /// Of how many.
    pub of: usize,
}

/// One network, for scaled inputs and for raw ones.
pub fn built_in() -> BuiltIn {
    let (training, validation) = two_boxes(0);
    let scaler = Scaler::fit(&training.inputs);
    let network = trained(&scaled(&scaler, &training), SETUP, 0);
    let raw = scaler.build_in(&network);
    let answers = |network: &Network, samples: &Samples| -> Vec<f64> {
        outputs(network, samples).into_iter().map(decide).collect()
    };
    let ours = answers(&network, &scaled(&scaler, &validation));
    let theirs = answers(&raw, &scaled(&unscaled(6), &validation));
    BuiltIn {
        mean_hue: scaler.offset[0],
        sd_hue: scaler.unit[0],
        scaled_weight: network.i_to_h[[0, 0]],
        raw_weight: raw.i_to_h[[0, 0]],
        sd_density: scaler.unit[2],
        scaled_density: network.i_to_h[[2, 0]],
        raw_density: raw.i_to_h[[2, 0]],
        scaled_constant: network.i_to_h[[6, 0]],
        raw_constant: raw.i_to_h[[6, 0]],
        alike: ours.iter().zip(&theirs).filter(|(ours, theirs)| ours == theirs).count(),
        of: VALIDATION,
    }
}

/// A way to write the variety in numbers.
#[derive(Serialize)]
pub struct Coding {
    /// The numbers of red, yellow and green; no numbers for one-of-3.
    pub numbers: Vec<f64>,
    /// Right answers with the fewer hidden nodes.
    pub few: Spread,
    /// Right answers with more of them.
    pub more: Spread,
}

/// The variety in four codings.
#[derive(Serialize)]
pub struct Codings {
    /// How many seeds.
    pub seeds: u64,
    /// The fewer hidden nodes.
    pub few: usize,
    /// The more.
    pub more: usize,
    /// One-of-3 first.
    pub rows: Vec<Coding>,
}

/// Tomatoes with the variety in one column of numbers.
pub fn numbered(tomatoes: &[Tomato], numbers: [f64; 3]) -> Samples {
    let Samples { inputs, targets } = to_samples(tomatoes);
    let mut inputs = inputs.slice_axis(Axis(1), Slice::from(..4)).to_owned();
    for (row, tomato) in tomatoes.iter().enumerate() {
        inputs[[row, 3]] = numbers[tomato.variety as usize];
    }
    Samples { inputs, targets }
}

/// One-of-3 against the three numberings that differ by more than their direction.
pub fn codings() -> Codings {
    let (few, more) = (2, 4);
    let accuracy = |numbers: Option<[f64; 3]>, hidden| {
        spread(over_seeds(SEEDS, |seed| {
            let of = |count, seed| {
                let tomatoes = tomatoes(count, seed);
                numbers.map_or_else(|| to_samples(&tomatoes), |n| numbered(&tomatoes, n))
            };
            let (training, validation) =
                (of(TRAINING, 2 * seed), of(VALIDATION, 2 * seed + 1));
            let scaler = Scaler::fit(&training.inputs);
            let network =
                trained(&scaled(&scaler, &training), Setup { hidden, ..SETUP }, seed);
            accuracy(&network, &scaled(&scaler, &validation))
        }))
    };
    let rows =
        [None, Some([1.0, 2.0, 3.0]), Some([2.0, 3.0, 1.0]), Some([2.0, 1.0, 3.0])];
    let rows = rows.map(|numbers| Coding {
        few: accuracy(numbers, few),
        more: accuracy(numbers, more),
        numbers: numbers.map_or_else(Vec::new, Vec::from),
    });
    Codings { seeds: SEEDS, few, more, rows: rows.into() }
}

/// A training with some labels wrong.
#[derive(Serialize)]
pub struct Mislabelled {
    /// The share of wrong labels.
    pub share: f64,
    /// Right answers, asked of one who never errs.
    pub true_labels: Spread,
    /// Right answers, asked of one who errs as often as the first.
    pub wrong_labels: Spread,
    /// What the second must be on average, from the median of the first, Equation (14.6).
    pub expected: f64,
}

/// Tasters who err.
#[derive(Serialize)]
pub struct Labels {
    /// How many seeds.
    pub seeds: u64,
    /// One row for each share.
    pub rows: Vec<Mislabelled>,
}

/// Wrong labels in growing numbers.
pub fn labels() -> Labels {
    let row = |share: f64| {
        let runs = over_seeds(SEEDS, |seed| {
            let (mut training, validation) = two_boxes(seed);
            mislabel(&mut training, share, 1000 + seed);
            let scaler = Scaler::fit(&training.inputs);
            let network = trained(&scaled(&scaler, &training), SETUP, seed);
            let mut validation = scaled(&scaler, &validation);
            let with_true = accuracy(&network, &validation);
            mislabel(&mut validation, share, 2000 + seed);
            (with_true, accuracy(&network, &validation))
        });
        let true_labels = spread(runs.iter().map(|run| run.0));
        let wrong_labels = spread(runs.iter().map(|run| run.1));
        let median = true_labels.median;
        let expected = median * (1.0 - share) + (1.0 - median) * share;
        Mislabelled { share, true_labels, wrong_labels, expected }
    };
    Labels { seeds: SEEDS, rows: [0.0, 0.1, 0.2, 0.4].map(row).into() }
}

/// One way of scaling, fitted on the training rows and on all rows.
#[derive(Serialize)]
pub struct ScalerLeak {
    /// Rows to train on, and as many to validate with.
    pub rows: usize,
    /// How many epochs of training.
    pub epochs: usize,
    /// The share of hues written down without their decimal point.
    pub typos: f64,
    /// Right answers with the scaler fitted on the training rows.
    pub apart: Spread,
    /// With the scaler fitted on all rows.
    pub all: Spread,
    /// In how many seeds the second is higher.
    pub higher: usize,
    /// In how many it is lower.
    pub lower: usize,
    /// The largest difference either way.
    pub largest: f64,
    /// In how many seeds the other rows more than double the unit of the hue.
    pub squeezed: usize,
    /// In how many of these the second is lower.
    pub squeezed_lower: usize,
    /// In how many of these it is higher.
    pub squeezed_higher: usize,
    /// How many reports move by more than one answer although the unit does not double.
    pub others_by_two: usize,
}

/// Two ways to choose, or to split, and what each reports.
#[derive(Serialize)]
pub struct Leak {
    /// How many rows.
    pub rows: usize,
    /// Of how many columns each.
    pub columns: usize,
    /// What the honest way reports.
    pub apart: Spread,
    /// What the leaking way reports.
    pub leaking: Spread,
}

/// Leaks that hardly matter and leaks that do.
#[derive(Serialize)]
pub struct Leaks {
    /// How many seeds.
    pub seeds: u64,
    /// Min-max scaling, many clean rows.
    pub many: ScalerLeak,
    /// Min-max scaling, few rows and some outliers.
    pub few: ScalerLeak,
    /// Columns of noise, chosen by their correlation with the target.
    pub chosen: Leak,
    /// How many are chosen.
    pub columns_chosen: usize,
    /// How many hidden nodes are trained on them.
    pub chosen_hidden: usize,
    /// The correlation of one column of noise with the targets, without its sign.
    pub one_column: Spread,
    /// The same of the column that is chosen first.
    pub best_column: Spread,
    /// Noise measured several times.
    pub repeated: Leak,
    /// How many times.
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
        largest: share(
            runs.iter().map(|run| run.0[0].abs_diff(run.0[1])).max().unwrap_or(0),
        ),
        squeezed: count(&|_, squeezed| squeezed),
        squeezed_lower: count(&|right, squeezed| squeezed && right[1] < right[0]),
        squeezed_higher: count(&|right, squeezed| squeezed && right[1] > right[0]),
        others_by_two: count(&|right, squeezed| {
            !squeezed && right[0].abs_diff(right[1]) > 1
        }),
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
    accuracy(
        &trained(&training, Setup { hidden: CHOSEN_HIDDEN, ..SETUP }, seed),
        &validation,
    )
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
    let chosen = |all| {
        spread(over_seeds(LEAK_SEEDS, |seed| chosen_columns(all, rows, columns, seed)))
    };
    let (things, few) = (30, 6);
    let repeated = |by_row| {
        spread(over_seeds(LEAK_SEEDS, |seed| repeated_rows(by_row, things, few, seed)))
    };
    Leaks {
        seeds: LEAK_SEEDS,
        many: scaler_leak(300, 0.0, 20),
        few: scaler_leak(20, 0.1, SETUP.epochs),
        chosen: Leak { rows, columns, apart: chosen(false), leaking: chosen(true) },
        columns_chosen: CHOSEN,
        chosen_hidden: CHOSEN_HIDDEN,
        one_column: spread(over_seeds(LEAK_SEEDS, |seed| closeness(rows, 1, seed))),
        best_column: spread(over_seeds(LEAK_SEEDS, |seed| {
            closeness(rows, columns, seed)
        })),
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

/// A training, and what tells it from others that stop at the same error.
#[derive(Serialize)]
pub struct Course {
    /// The share of hidden preactivations before training where the slope is below a hundredth.
    pub saturated: Spread,
    /// The error of a sample in the last epoch.
    pub error: Spread,
    /// The same, divided by the error at the base rate, Equation (14.7), of its own seed.
    pub of_base_rate: Spread,
    /// How many of ten samples the network is right about that was trained on these ten alone.
    pub by_heart: Spread,
    /// Right answers to other tomatoes.
    pub right: Spread,
    /// The share of those tomatoes that it says no to.
    pub said_no: Spread,
}

/// A training whose labels have been left behind, beside others.
#[derive(Serialize)]
pub struct BrokenShuffle {
    /// How many seeds.
    pub seeds: u64,
    /// How many samples.
    pub samples: usize,
    /// The training.
    pub setup: Setup,
    /// How many samples are learned by heart.
    pub few: usize,
    /// In how many epochs.
    pub few_epochs: usize,
    /// At which rate.
    pub few_rate: f64,
    /// The share of ripe tomatoes that the generator makes.
    pub true_ripe: f64,
    /// The error of a sample if every output is that share.
    pub true_base_rate: f64,
    /// The error of a sample if every output is one half.
    pub undecided: f64,
    /// The share of ripe tomatoes.
    pub ripe: Spread,
    /// The error of a sample if every output is that share, Equation (14.7).
    pub base_rate: Spread,
    /// Shuffled together.
    pub together: Course,
    /// With the inputs shuffled alone.
    pub apart: Course,
    /// Shuffled together, with inputs as measured.
    pub raw: Course,
    /// Shuffled together, with the shape for the only input.
    pub shape: Course,
}

/// The inputs in another order, the targets where they were.
pub fn shuffle_inputs_alone(samples: &mut Samples, seed: u64) {
    let order = permutation(samples.len(), seed);
    samples.inputs = samples.inputs.select(Axis(0), &order);
}

/// The error of one sample in each epoch, and the network in the end.
pub fn errors(samples: &Samples, setup: Setup, seed: u64) -> (Vec<f64>, Network) {
    let network = Network::seeded(samples.inputs.ncols(), setup.hidden, 1, seed);
    let mut trainer = Trainer::new(network, setup.learning_rate);
    let errors = (0..setup.epochs)
        .map(|_| trainer.epoch(samples) / samples.len() as f64)
        .collect();
    (errors, trainer.network)
}

/// What is done to the samples before training.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Together,
    Apart,
    Raw,
    Shape,
}

/// The right shuffle and the broken one, and two other ways to learn nothing.
pub fn broken_shuffle() -> BrokenShuffle {
    let (samples, setup) = (1000, Setup { learning_rate: 0.1, epochs: 20, ..SETUP });
    let few_setup = Setup { epochs: 500, ..SETUP };
    let few = 10;
    let base_rate = |ripe: f64| 0.5 * ripe * (1.0 - ripe);
    let ripe =
        |seed| to_samples(&tomatoes(samples, 2 * seed)).targets.mean().unwrap_or(0.0);
    let course = |way: Way| {
        let runs = over_seeds(SEEDS, |seed| {
            let boxes = [(samples, 2 * seed), (VALIDATION, 2 * seed + 1)];
            let [training, validation] = boxes.map(|(count, seed)| {
                let Samples { inputs, targets } = to_samples(&tomatoes(count, seed));
                let shape = inputs.select(Axis(1), &[1]);
                Samples {
                    inputs: if way == Way::Shape { shape } else { inputs },
                    targets,
                }
            });
            let scaler = match way {
                Way::Raw => unscaled(training.inputs.ncols()),
                _ => Scaler::fit(&training.inputs),
            };
            let mut training = scaled(&scaler, &training);
            match way {
                Way::Apart => shuffle_inputs_alone(&mut training, seed),
                _ => shuffle(&mut training, seed),
            }
            let start = Network::seeded(training.inputs.ncols(), setup.hidden, 1, seed);
            let pre = preactivations(&start, &training);
            let deaf = pre.iter().filter(|pre| activate_prime(**pre) < DEAF).count();
            let (errors, network) = errors(&training, setup, seed);
            let error = errors[setup.epochs - 1];
            let (few, _) = cut(&training, few);
            let validation = scaled(&scaler, &validation);
            let said = outputs(&network, &validation);
            let no = said.iter().filter(|output| decide(**output) == 0.0).count();
            [
                deaf as f64 / pre.len() as f64,
                error,
                error / base_rate(training.targets.mean().unwrap_or(0.0)),
                correct(&trained(&few, few_setup, seed), &few) as f64,
                accuracy(&network, &validation),
                no as f64 / said.len() as f64,
            ]
        });
        let column = |n: usize| spread(runs.iter().map(|run| run[n]));
        Course {
            saturated: column(0),
            error: column(1),
            of_base_rate: column(2),
            by_heart: column(3),
            right: column(4),
            said_no: column(5),
        }
    };
    BrokenShuffle {
        seeds: SEEDS,
        samples,
        setup,
        few,
        few_epochs: few_setup.epochs,
        few_rate: few_setup.learning_rate,
        true_ripe: RIPE,
        true_base_rate: base_rate(RIPE),
        undecided: 0.5 * 0.5 * 0.5,
        ripe: spread(over_seeds(SEEDS, ripe)),
        base_rate: spread(over_seeds(SEEDS, |seed| base_rate(ripe(seed)))),
        together: course(Way::Together),
        apart: course(Way::Apart),
        raw: course(Way::Raw),
        shape: course(Way::Shape),
    }
}

/// The share of ripe tomatoes that the generator makes: those whose age is 0.6 or more.
pub const RIPE: f64 = 0.4;

/// The order of the samples.
#[derive(Serialize)]
pub struct Sorted {
    /// How many seeds.
    pub seeds: u64,
    /// The training, but for its epochs.
    pub setup: Setup,
    /// One row for each number of epochs.
    pub rows: Vec<SortedRow>,
}

/// Right answers after some epochs.
#[derive(Serialize)]
pub struct SortedRow {
    /// How many epochs.
    pub epochs: usize,
    /// All ripe ones first.
    pub sorted: Spread,
    /// In an order drawn once.
    pub shuffled: Spread,
    /// In how many seeds the sorted one answers no to all ripe tomatoes but one in a hundred.
    pub forgot: usize,
}

/// Samples sorted by label, and online training.
pub fn sorted() -> Sorted {
    let row = |epochs: usize| {
        let setup = Setup { epochs, ..SETUP };
        let runs = over_seeds(SEEDS, |seed| {
            let mut box_of_tomatoes = tomatoes(TRAINING, 2 * seed);
            let validation = to_samples(&tomatoes(VALIDATION, 2 * seed + 1));
            let right = |tomatoes: &[Tomato]| {
                let training = to_samples(tomatoes);
                let scaler = Scaler::fit(&training.inputs);
                let network = trained(&scaled(&scaler, &training), setup, seed);
                let validation = scaled(&scaler, &validation);
                let ripe: Vec<usize> = (0..validation.len())
                    .filter(|row| validation.targets[[*row, 0]] == 1.0)
                    .collect();
                let ripe = Samples {
                    inputs: validation.inputs.select(Axis(0), &ripe),
                    targets: validation.targets.select(Axis(0), &ripe),
                };
                (accuracy(&network, &validation), accuracy(&network, &ripe))
            };
            let shuffled = right(&box_of_tomatoes);
            box_of_tomatoes.sort_by_key(|tomato| !tomato.ripe);
            (right(&box_of_tomatoes), shuffled)
        });
        SortedRow {
            epochs,
            sorted: spread(runs.iter().map(|run| run.0.0)),
            shuffled: spread(runs.iter().map(|run| run.1.0)),
            forgot: runs.iter().filter(|run| run.0.1 < 0.01).count(),
        }
    };
    Sorted { seeds: SEEDS, setup: SETUP, rows: [1, 10, 40].map(row).into() }
}

/// Rules of rising difficulty.
#[derive(Serialize)]
pub struct Rules {
    /// How many seeds.
    pub seeds: u64,
    /// How many updates each training makes.
    pub updates: usize,
    /// How many samples validate it.
    pub validation: usize,
    /// The numbers of samples.
    pub samples: Vec<usize>,
    /// Right answers for the threshold, by the number of samples.
    pub threshold: Vec<Spread>,
    /// For the plane.
    pub plane: Vec<Spread>,
    /// For the corners.
    pub corners: Vec<Spread>,
    /// The share of yes, by rule.
    pub yes: Vec<f64>,
}

/// The three rules, each with few samples and with many, the same number of updates for all.
pub fn rules() -> Rules {
    let (updates, validation, counts) = (12_000, 1000, [20, 100, 500]);
    let accuracies = |rule: Rule| -> Vec<Spread> {
        let of = |count: usize| {
            spread(over_seeds(SEEDS, |seed| {
                let training = rule.samples(count, 2 * seed);
                let others = rule.samples(validation, 2 * seed + 1);
                let setup = Setup { epochs: updates / count, ..SETUP };
                accuracy(&trained(&training, setup, seed), &others)
            }))
        };
        counts.map(of).into()
    };
    let yes = |rule: Rule| rule.samples(100_000, 0).targets.mean().unwrap_or(0.0);
    Rules {
        seeds: SEEDS,
        updates,
        validation,
        samples: counts.into(),
        threshold: accuracies(Rule::Threshold),
        plane: accuracies(Rule::Plane),
        corners: accuracies(Rule::Corners),
        yes: [Rule::Threshold, Rule::Plane, Rule::Corners].map(yes).into(),
    }
}

/// What the file holds, and what a network makes of it.
#[derive(Serialize)]
pub struct Penguins {
    /// Rows in the file, without the header.
    pub rows: usize,
    /// Complete ones.
    pub complete: usize,
    /// Left out.
    pub incomplete: usize,
    /// Males among the complete ones.
    pub males: usize,
    /// Females.
    pub females: usize,
    /// How many of each species.
    pub species: Vec<usize>,
    /// The mean body mass of males by species, in grams.
    pub male_mass: Vec<f64>,
    /// Of females.
    pub female_mass: Vec<f64>,
    /// How many seeds.
    pub seeds: u64,
    /// Rows to train on.
    pub training: usize,
    /// Rows to choose the inputs by.
    pub validation: usize,
    /// Rows to test the choice with.
    pub test: usize,
    /// The training.
    pub setup: Setup,
    /// Right answers to the validation rows, from the body mass alone.
    pub mass: Spread,
    /// From body mass and species.
    pub mass_species: Spread,
    /// From the four measurements.
    pub four: Spread,
    /// From the four measurements and the species.
    pub four_species: Spread,
    /// How often each of the four is chosen.
    pub chosen: Vec<usize>,
    /// Right answers of the chosen network to the rows that it was chosen by.
    pub chosen_validation: Spread,
    /// Right answers of the chosen network to the test rows.
    pub chosen_test: Spread,
    /// The mean of the first over the seeds.
    pub mean_validation: f64,
    /// The mean of the second.
    pub mean_test: f64,
    /// The standard error of the second where only one test was made.
    pub standard_error: f64,
    /// The confusion matrix on the test rows, all seeds together: females told female.
    pub female_as_female: usize,
    /// Females told male.
    pub female_as_male: usize,
    /// Males told female.
    pub male_as_female: usize,
    /// Males told male.
    pub male_as_male: usize,
    /// All of them.
    pub told: usize,
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
pub const COLUMNS: [&[usize]; 4] =
    [&[3], &[3, 4, 5, 6], &[0, 1, 2, 3], &[0, 1, 2, 3, 4, 5, 6]];

/// Females and males, told to be one or the other.
type Told = [[usize; 2]; 2];

/// A network for these columns, trained on the training rows: what it tells the other two.
fn told(samples: &Samples, columns: &[usize], setup: Setup, seed: u64) -> [Told; 2] {
    let inputs = samples.inputs.select(Axis(1), columns);
    let parts = split(&Samples { inputs, targets: samples.targets.clone() }, PARTS, seed);
    let scaler = Scaler::fit(&parts.training.inputs);
    let network = trained(&scaled(&scaler, &parts.training), setup, seed);
    [parts.validation, parts.test].map(|part| {
        let mut told = [[0; 2]; 2];
        for (output, target) in
            outputs(&network, &scaled(&scaler, &part)).iter().zip(&part.targets)
        {
            told[*target as usize][decide(*output) as usize] += 1;
        }
        told
    })
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
        let best = (0..4).rev().max_by(|a, b| {
            share_right(&four[*a][0]).total_cmp(&share_right(&four[*b][0]))
        });
        (four, best.expect("four of them"))
    });
    let validated =
        |which: usize| spread(runs.iter().map(|run| share_right(&run.0[which][0])));
    let chosen = |part: usize| {
        runs.iter().map(|run| share_right(&run.0[run.1][part])).collect::<Vec<_>>()
    };
    let mean = |shares: Vec<f64>| shares.iter().sum::<f64>() / shares.len() as f64;
    let told = |sex: usize, answer: usize| {
        runs.iter().map(|run| run.0[run.1][1][sex][answer]).sum()
    };
    let of = |keep: &dyn Fn(&penguins::Penguin) -> bool| -> Vec<f64> {
        let kept = table.penguins.iter().filter(|penguin| keep(penguin));
        kept.map(|penguin| penguin.measurements[3]).collect()
    };
    let mean_mass = |male: bool| -> Vec<f64> {
        (0..3)
            .map(|species| mean(of(&|p| p.male == male && p.species == species)))
            .collect()
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
        chosen: (0..4)
            .map(|which| runs.iter().filter(|run| run.1 == which).count())
            .collect(),
        chosen_validation: spread(chosen(0)),
        chosen_test: spread(chosen(1)),
        mean_validation: mean(chosen(0)),
        mean_test: mean(chosen(1)),
        standard_error: standard_error(mean(chosen(1)), sizes.test.len()),
        female_as_female: told(0, 0),
        female_as_male: told(0, 1),
        male_as_female: told(1, 0),
        male_as_male: told(1, 1),
        told: runs.iter().flat_map(|run| run.0[run.1][1]).flatten().sum(),
    }
}

/// A network for all inputs, on the split of seed 1: what chapter 12's program has to count too.
#[derive(Serialize)]
pub struct Ready {
    /// Rows to train on.
    pub training: usize,
    /// Of these the right ones after training.
    pub training_right: usize,
    /// Rows to validate with.
    pub validation: usize,
    /// Right ones.
    pub validation_right: usize,
    /// Rows to test with.
    pub test: usize,
    /// Right ones.
    pub test_right: usize,
}

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
    }
}
