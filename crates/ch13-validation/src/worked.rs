//! The chapter's worked examples: every number that its page prints.

use std::f64::consts::{PI, TAU};

use ch08_sigmoid::final_error;
use ch10_backpropagation::relative_error;
use ch11_architecture::ndarray::{Array1, ArrayView1};
use ch11_architecture::{Gradients, Network, backpropagate, outer};
use ch12_network::{Samples, Trainer};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use serde::Serialize;
use study::{Spread, over_seeds, spread};

use crate::{
    Confusion, KINDS, Kind, POINTS, Templates, accuracy, accuracy_by_kind, answer,
    bursts, confusion, expected_best, largest, pick, split, standard_error, wave,
};

/// Hidden nodes of the chapter's network.
pub const HIDDEN: usize = 12;
/// LR.
pub const LEARNING_RATE: f64 = 0.3;
/// Bursts in the training set.
pub const SAMPLES: usize = 1000;
/// Epochs.
pub const EPOCHS: usize = 30;
/// σ.
pub const NOISE: f64 = 0.1;

/// A network of this size, trained.
pub fn trained(
    training: &Samples,
    hidden: usize,
    learning_rate: f64,
    epochs: usize,
    seed: u64,
) -> Network {
    let network = Network::seeded(POINTS, hidden, KINDS.len(), seed);
    ch12_network::worked::trained(network, training, learning_rate, epochs)
}

/// The chapter's network at a level of noise, on training bursts of its own.
pub fn usual(noise: f64, seed: u64) -> Network {
    trained(&bursts(SAMPLES, noise, 1000 + seed), HIDDEN, LEARNING_RATE, EPOCHS, seed)
}

/// The network's confusion matrix.
pub fn counted(network: &Network, samples: &Samples) -> Confusion {
    confusion(samples, |input| answer(network, input))
}

fn share(network: &Network, samples: &Samples) -> f64 {
    accuracy(&counted(network, samples))
}

/// E of a sample, on average.
fn mean_error(network: &Network, samples: &Samples) -> f64 {
    let sum: f64 = samples
        .iter()
        .map(|(input, target)| {
            let outputs = network.forward(input).expect("bursts that fit").post_o;
            outputs.iter().zip(target).map(|(o, t)| 0.5 * (o - t) * (o - t)).sum::<f64>()
        })
        .sum();
    sum / samples.len() as f64
}

/// A filter that is known before it is built.
#[derive(Serialize)]
pub struct Designed {
    /// Frequencies as shares of the sampling rate.
    pub frequencies: Vec<f64>,
    /// The gain at each, by formula.
    pub gains: Vec<f64>,
}

/// The gain of a moving average of four values at a frequency.
pub fn moving_average_gain(frequency: f64) -> f64 {
    (libm::sin(4.0 * PI * frequency) / (4.0 * libm::sin(PI * frequency))).abs()
}

/// Four taps of one quarter each.
pub fn designed() -> Designed {
    let frequencies = vec![0.125, 0.25];
    let gains =
        frequencies.iter().map(|&frequency| moving_average_gain(frequency)).collect();
    Designed { frequencies, gains }
}

/// Networks that have seen the same samples.
#[derive(Serialize)]
pub struct SameSamples {
    /// How many networks.
    pub networks: u64,
    /// How many pairs of them.
    pub pairs: usize,
    /// How many samples they have all been trained on.
    pub samples: usize,
    /// How many new ones they are asked.
    pub new: usize,
    /// The share of right answers to the training samples.
    pub seen: Spread,
    /// The same, of new ones.
    pub unseen: Spread,
    /// The share of new samples on which two networks give different answers.
    pub differ: Spread,
}

/// One training set, several starts.
pub fn same_samples() -> SameSamples {
    let (networks, new) = (10, 1000);
    let training = bursts(SAMPLES, NOISE, 1000);
    let others = bursts(new, NOISE, 5000);
    let runs = over_seeds(networks, |seed| {
        let network = trained(&training, HIDDEN, LEARNING_RATE, EPOCHS, seed);
        let answers: Vec<usize> =
            others.iter().map(|(input, _)| answer(&network, input)).collect();
        (share(&network, &training), share(&network, &others), answers)
    });
    let mut differ = vec![];
    for (first, (_, _, one)) in runs.iter().enumerate() {
        for (_, _, other) in &runs[..first] {
            let unlike = one.iter().zip(other).filter(|(a, b)| a != b).count();
            differ.push(unlike as f64 / new as f64);
        }
    }
    SameSamples {
        networks,
        pairs: differ.len(),
        samples: SAMPLES,
        new,
        seen: spread(runs.iter().map(|run| run.0)),
        unseen: spread(runs.iter().map(|run| run.1)),
        differ: spread(differ),
    }
}

/// The three waves as sums of sines.
#[derive(Serialize)]
pub struct Shapes {
    /// The third harmonic of the square wave, as a share of its first.
    pub square_third: f64,
    /// The same of the triangle wave.
    pub triangle_third: f64,
    /// The fifth of the triangle wave.
    pub triangle_fifth: f64,
    /// The distance of two waves of the same power, as a share of their size.
    pub sine_square: f64,
    /// The same for these two.
    pub sine_triangle: f64,
    /// And for these.
    pub square_triangle: f64,
    /// How much closer the closest pair is than the next.
    pub closer: f64,
}

/// How much of sin(2π·`times`·t) is in a wave, measured at evenly spaced points.
pub fn harmonic(kind: Kind, times: usize) -> f64 {
    let points = 7200;
    let sum: f64 = (0..points)
        .map(|point| (point as f64 + 0.5) / points as f64)
        .map(|t| wave(kind, t) * libm::sin(TAU * times as f64 * t))
        .sum();
    2.0 * sum / points as f64
}

/// The distance of two waves that are scaled to the same mean square of 1.
pub fn apart(one: Kind, other: Kind) -> f64 {
    let points = 7200;
    let product = |a, b| {
        let at = |point| (f64::from(point) + 0.5) / f64::from(points);
        (0..points).map(|point| wave(a, at(point)) * wave(b, at(point))).sum::<f64>()
    };
    let likeness =
        product(one, other) / (product(one, one) * product(other, other)).sqrt();
    (2.0 - 2.0 * likeness).sqrt()
}

/// The shapes of the three waves.
pub fn shapes() -> Shapes {
    let share = |kind, times| harmonic(kind, times) / harmonic(kind, 1);
    let sine_square = apart(Kind::Sine, Kind::Square);
    let sine_triangle = apart(Kind::Sine, Kind::Triangle);
    Shapes {
        square_third: share(Kind::Square, 3),
        triangle_third: share(Kind::Triangle, 3),
        triangle_fifth: share(Kind::Triangle, 5),
        sine_square,
        sine_triangle,
        square_triangle: apart(Kind::Square, Kind::Triangle),
        closer: sine_square / sine_triangle,
    }
}

/// A size and a learning rate, chosen by the validation set.
#[derive(Serialize)]
pub struct Choice {
    /// All samples.
    pub samples: usize,
    /// Training, validation and test samples.
    pub sizes: [usize; 3],
    /// Starts for each setting.
    pub seeds: u64,
    /// The level of noise.
    pub noise: f64,
    /// Epochs.
    pub epochs: usize,
    /// Hidden nodes, a row each.
    pub hidden: Vec<usize>,
    /// LR, a column each.
    pub rates: Vec<f64>,
    /// The median accuracy on the validation set.
    pub validation: Vec<Vec<f64>>,
    /// The row that was best.
    pub best_hidden: usize,
    /// The column that was best.
    pub best_rate: f64,
    /// Its accuracy on the validation set.
    pub best_validation: Spread,
    /// The standard error of a share like the best on the validation set.
    pub standard_error: f64,
    /// Two of them below the best.
    pub limit: f64,
    /// How many other settings reach that.
    pub close: usize,
    /// The row that the rule of the page settles on.
    pub chosen_hidden: usize,
    /// The column that it settles on.
    pub chosen_rate: f64,
    /// The accuracy of that setting on the validation set.
    pub chosen_validation: Spread,
    /// And on the test set, looked at once.
    pub test: Spread,
    /// The standard error of the difference of two such shares, if their tests were independent.
    pub difference_error: f64,
    /// Two of those below the best.
    pub difference_limit: f64,
    /// How many other settings reach that.
    pub close_by_difference: usize,
}

/// The place of the setting with the fewest hidden nodes among those that reach the limit; of
/// several, that of the best.
///
/// # Panics
///
/// If none reaches it.
pub fn smallest_within(hidden: &[usize], shares: &[f64], limit: f64) -> usize {
    (0..shares.len())
        .filter(|&place| shares[place] >= limit)
        .min_by(|&a, &b| hidden[a].cmp(&hidden[b]).then(shares[b].total_cmp(&shares[a])))
        .expect("a setting that reaches the limit")
}

/// Twelve settings, one of which is chosen: the smallest within two standard errors of the best.
pub fn choice() -> Choice {
    let (samples, seeds) = (2000, 3);
    let parts = split(&bursts(samples, NOISE, 77), [5, 2, 3], 78);
    let (hidden, rates) = (vec![4, 8, 12, 16], vec![0.1, 0.3, 1.0]);
    let settings: Vec<(usize, f64)> =
        hidden.iter().flat_map(|&h| rates.iter().map(move |&rate| (h, rate))).collect();
    let runs: Vec<Vec<Network>> = settings
        .par_iter()
        .map(|&(hidden, rate)| {
            over_seeds(seeds, |seed| trained(&parts.training, hidden, rate, EPOCHS, seed))
        })
        .collect();
    let on = |networks: &[Network], samples: &Samples| {
        spread(networks.iter().map(|network| share(network, samples)))
    };
    let shares: Vec<Spread> = runs.iter().map(|run| on(run, &parts.validation)).collect();
    let medians = Array1::from_iter(shares.iter().map(|spread| spread.median));
    let best = largest(medians.view());
    let error = standard_error(medians[best], parts.validation.len());
    let limit = medians[best] - 2.0 * error;
    let nodes: Vec<usize> = settings.iter().map(|setting| setting.0).collect();
    let chosen = smallest_within(&nodes, &medians.to_vec(), limit);
    let difference_error = 2.0_f64.sqrt() * error;
    let difference_limit = medians[best] - 2.0 * difference_error;
    let others = |limit| medians.iter().filter(|&&median| median >= limit).count() - 1;
    Choice {
        samples,
        sizes: [parts.training.len(), parts.validation.len(), parts.test.len()],
        seeds,
        noise: NOISE,
        epochs: EPOCHS,
        validation: medians.to_vec().chunks(rates.len()).map(<[f64]>::to_vec).collect(),
        hidden,
        rates,
        standard_error: error,
        limit,
        close: others(limit),
        difference_error,
        difference_limit,
        close_by_difference: others(difference_limit),
        best_hidden: settings[best].0,
        best_rate: settings[best].1,
        best_validation: shares[best].clone(),
        chosen_hidden: settings[chosen].0,
        chosen_rate: settings[chosen].1,
        chosen_validation: shares[chosen].clone(),
        test: on(&runs[chosen], &parts.test),
    }
}

/// Training with few samples, epoch by epoch.
#[derive(Serialize)]
pub struct LearningCurve {
    /// Training samples.
    pub samples: usize,
    /// Validation samples.
    pub validation_samples: usize,
    /// Trainings.
    pub seeds: u64,
    /// One row for each time that was looked at.
    pub rows: Vec<Moment>,
}

/// One time in the training.
#[derive(Serialize)]
pub struct Moment {
    /// Epochs until then.
    pub epochs: usize,
    /// Accuracy on the training samples.
    pub training: Spread,
    /// Accuracy on the validation samples.
    pub validation: Spread,
    /// E of a validation sample, on average: median over the seeds.
    pub error: f64,
}

/// Ninety bursts, twenty times.
pub fn learning_curve() -> LearningCurve {
    let (samples, validation_samples, seeds) = (90, 600, 20);
    let times = [0, 10, 30, 100, 300];
    let runs = over_seeds(seeds, |seed| {
        let training = bursts(samples, NOISE, 1000 + seed);
        let validation = bursts(validation_samples, NOISE, 3000 + seed);
        let network = Network::seeded(POINTS, HIDDEN, KINDS.len(), seed);
        let mut trainer = Trainer::new(network, LEARNING_RATE);
        let mut done = 0;
        times.map(|time| {
            while done < time {
                trainer.epoch(&training);
                done += 1;
            }
            let network = &trainer.network;
            let shares = (share(network, &training), share(network, &validation));
            (shares.0, shares.1, mean_error(network, &validation))
        })
    });
    let row = |(at, &epochs): (usize, &usize)| Moment {
        epochs,
        training: spread(runs.iter().map(|run| run[at].0)),
        validation: spread(runs.iter().map(|run| run[at].1)),
        error: spread(runs.iter().map(|run| run[at].2)).median,
    };
    let rows = times.iter().enumerate().map(row).collect();
    LearningCurve { samples, validation_samples, seeds, rows }
}

/// Training with ever more samples.
#[derive(Serialize)]
pub struct MoreSamples {
    /// Trainings of each row.
    pub seeds: u64,
    /// Updates in each training.
    pub updates: usize,
    /// One row for each number of samples.
    pub rows: Vec<Amount>,
}

/// One number of training samples.
#[derive(Serialize)]
pub struct Amount {
    /// Training samples.
    pub samples: usize,
    /// Accuracy on them.
    pub training: Spread,
    /// Accuracy on others.
    pub validation: Spread,
}

/// The same number of updates with 100 to 3,000 samples.
pub fn more_samples() -> MoreSamples {
    let (seeds, updates) = (6, 30_000);
    let row = |&samples: &usize| {
        let runs = over_seeds(seeds, |seed| {
            let training = bursts(samples, NOISE, 1000 + seed);
            let validation = bursts(600, NOISE, 3000 + seed);
            let network =
                trained(&training, HIDDEN, LEARNING_RATE, updates / samples, seed);
            (share(&network, &training), share(&network, &validation))
        });
        Amount {
            samples,
            training: spread(runs.iter().map(|run| run.0)),
            validation: spread(runs.iter().map(|run| run.1)),
        }
    };
    MoreSamples { seeds, updates, rows: [100, 300, 1000, 3000].iter().map(row).collect() }
}

/// The best of many networks, by a small validation set.
#[derive(Serialize)]
pub struct Selection {
    /// Networks to choose from.
    pub networks: u64,
    /// Training samples of each.
    pub samples: usize,
    /// Epochs of each.
    pub epochs: usize,
    /// Validation samples.
    pub validation_samples: usize,
    /// Test samples.
    pub test_samples: usize,
    /// How many times a choice was made, each with new validation and test samples.
    pub repetitions: u64,
    /// What the networks can do, on very many samples.
    pub able: Spread,
    /// How many samples that were.
    pub able_samples: usize,
    /// The chosen network's accuracy on the validation set.
    pub validation: Spread,
    /// On the test set.
    pub test: Spread,
    /// On the validation set, on average over the repetitions.
    pub mean_validation: f64,
    /// On the test set, on average.
    pub mean_test: f64,
    /// The difference of the two, in percentage points.
    pub gap: f64,
    /// The standard error of a mean accuracy on so few validation samples.
    pub standard_error: f64,
    /// In how many repetitions the validation set flattered.
    pub flattered: usize,
}

/// Fifty networks, and a hundred times the best of them.
pub fn selection() -> Selection {
    let (networks, samples, epochs) = (50, 150, 40);
    let (validation_samples, test_samples, repetitions, able_samples) =
        (60, 600, 100, 3000);
    let many = bursts(able_samples, NOISE, 9000);
    let pool = over_seeds(networks, |seed| {
        let training = bursts(samples, NOISE, 1000 + seed);
        let network = trained(&training, HIDDEN, LEARNING_RATE, epochs, seed);
        (share(&network, &many), network)
    });
    let runs = over_seeds(repetitions, |repetition| {
        let validation = bursts(validation_samples, NOISE, 20_000 + repetition);
        let test = bursts(test_samples, NOISE, 40_000 + repetition);
        let shares =
            Array1::from_iter(pool.iter().map(|(_, one)| share(one, &validation)));
        let best = largest(shares.view());
        (shares[best], share(&pool[best].1, &test))
    });
    let mean = |shares: &dyn Fn(&(f64, f64)) -> f64| {
        runs.iter().map(shares).sum::<f64>() / repetitions as f64
    };
    let (mean_validation, mean_test) = (mean(&|run| run.0), mean(&|run| run.1));
    Selection {
        networks,
        samples,
        epochs,
        validation_samples,
        test_samples,
        repetitions,
        able: spread(pool.iter().map(|(able, _)| *able)),
        able_samples,
        validation: spread(runs.iter().map(|run| run.0)),
        test: spread(runs.iter().map(|run| run.1)),
        mean_validation,
        mean_test,
        gap: 100.0 * (mean_validation - mean_test),
        standard_error: standard_error(mean_test, validation_samples),
        flattered: runs.iter().filter(|run| run.0 > run.1).count(),
    }
}

/// The best of many who guess.
#[derive(Serialize)]
pub struct Guessers {
    /// How many guess.
    pub guessers: usize,
    /// The probability of a right guess.
    pub chance: f64,
    /// Repetitions of the simulation.
    pub repetitions: u64,
    /// One row for each number of samples.
    pub rows: Vec<Guessed>,
}

/// The best guesser on so many samples.
#[derive(Serialize)]
pub struct Guessed {
    /// Samples.
    pub samples: usize,
    /// The expected share of the best.
    pub expected: f64,
    /// The mean share of the best, simulated.
    pub simulated: f64,
}

/// Fifty guessers with three answers to choose from.
pub fn guessers() -> Guessers {
    let (guessers, repetitions) = (50, 400);
    let chance = 1.0 / 3.0;
    let row = |&samples: &usize| {
        let best = over_seeds(repetitions, |seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(samples as u64 * 10_000 + seed);
            let mut right =
                || (0..samples).filter(|_| rng.random_range(0..3) == 0).count();
            (0..guessers).map(|_| right()).max().unwrap_or(0)
        });
        Guessed {
            samples,
            expected: expected_best(guessers as i32, samples, chance),
            simulated: best.iter().sum::<usize>() as f64 / (repetitions as f64 * samples as f64),
        }
    };
    let rows = [20, 60, 200, 1000].iter().map(row).collect();
    Guessers { guessers, chance, repetitions, rows }
}

/// Accuracy at rising noise.
#[derive(Serialize)]
pub struct ByNoise {
    /// Networks at each level.
    pub seeds: u64,
    /// Test samples of each network.
    pub test_samples: usize,
    /// Training samples of each.
    pub samples: usize,
    /// How many templates there are.
    pub templates: usize,
    /// Multiplications for one answer by the templates.
    pub template_products: usize,
    /// One row for each level of noise.
    pub rows: Vec<Level>,
}

/// One level of noise.
#[derive(Serialize)]
pub struct Level {
    /// σ.
    pub noise: f64,
    /// Networks trained at this level.
    pub network: Spread,
    /// Networks trained without noise, tested at this level.
    pub trained_clean: Spread,
    /// The nearest template.
    pub templates: Spread,
    /// Counts over all the networks of this level.
    pub confusion: Confusion,
    /// Answers in all.
    pub answers: usize,
    /// The accuracy over all of them.
    pub accuracy: f64,
    /// The counts of the templates.
    pub templates_confusion: Confusion,
    /// Accuracy for each kind over all the networks of this level.
    pub by_kind: [f64; 3],
}

fn sum<'a>(counts: impl Iterator<Item = &'a Confusion>) -> Confusion {
    let mut all = [[0; 3]; 3];
    for one in counts {
        for (to, from) in all.iter_mut().flatten().zip(one.iter().flatten()) {
            *to += from;
        }
    }
    all
}

/// Four levels of noise, eight networks at each.
pub fn by_noise() -> ByNoise {
    let (seeds, test_samples) = (8, 900);
    let templates = Templates::all();
    let clean = over_seeds(seeds, |seed| usual(0.0, seed));
    let row = |&noise: &f64| {
        let runs = over_seeds(seeds, |seed| {
            let test = bursts(test_samples, noise, 5000 + seed);
            let fresh = if noise == 0.0 { None } else { Some(usual(noise, seed)) };
            let clean = &clean[seed as usize];
            (
                counted(fresh.as_ref().unwrap_or(clean), &test),
                counted(clean, &test),
                confusion(&test, |input| templates.answer(input)),
            )
        });
        let all = sum(runs.iter().map(|run| &run.0));
        Level {
            noise,
            network: spread(runs.iter().map(|run| accuracy(&run.0))),
            trained_clean: spread(runs.iter().map(|run| accuracy(&run.1))),
            templates: spread(runs.iter().map(|run| accuracy(&run.2))),
            by_kind: accuracy_by_kind(&all),
            answers: all.iter().flatten().sum(),
            accuracy: accuracy(&all),
            confusion: all,
            templates_confusion: sum(runs.iter().map(|run| &run.2)),
        }
    };
    let rows = [0.0, 0.1, 0.2, 0.4].iter().map(row).collect();
    let count = templates.rows.nrows();
    ByNoise {
        seeds,
        test_samples,
        samples: SAMPLES,
        templates: count,
        template_products: count * POINTS,
        rows,
    }
}

/// The gradients with the slope at the output nodes forgotten.
pub fn careless_gradients(
    network: &Network,
    input: ArrayView1<f64>,
    target: ArrayView1<f64>,
) -> Gradients {
    let forward = network.forward(input).expect("bursts that fit");
    let error_signal = Array1::from_iter(
        forward
            .post_o
            .iter()
            .zip(target)
            .map(|(&post, &target)| final_error(post, target)),
    );
    let slopes = forward.pre_h.mapv(ch08_sigmoid::activate_prime);
    let sent_back = network.h_to_o.dot(&error_signal) * slopes;
    Gradients {
        i_to_h: outer(input, sent_back.view()),
        h_to_o: outer(forward.post_h.view(), error_signal.view()),
    }
}

/// A right and a wrong program on easy and on hard samples.
#[derive(Serialize)]
pub struct Easy {
    /// Trainings of each.
    pub seeds: u64,
    /// One row for each level of noise.
    pub rows: Vec<EasyRow>,
    /// The smaller learning rate.
    pub slow_rate: f64,
    /// The relative error of the wrong gradient in ItoH, over the seeds.
    pub i_to_h: Spread,
    /// In HtoO.
    pub h_to_o: Spread,
}

/// One level of noise.
#[derive(Serialize)]
pub struct EasyRow {
    /// σ.
    pub noise: f64,
    /// Accuracy on test samples with the right gradient.
    pub right: Spread,
    /// With the slope at the output forgotten.
    pub careless: Spread,
    /// With the slope forgotten and a smaller learning rate.
    pub slower: Spread,
    /// Accuracy on the training samples with the right gradient: median.
    pub right_seen: f64,
    /// The same with the wrong one.
    pub careless_seen: f64,
    /// For how many seeds the right program scores higher.
    pub right_ahead: usize,
    /// For how many seeds the wrong one does.
    pub careless_ahead: usize,
}

/// The chapter's network, trained with the careless gradients.
fn carelessly_trained(training: &Samples, learning_rate: f64, seed: u64) -> Network {
    let mut network = Network::seeded(POINTS, HIDDEN, KINDS.len(), seed);
    for _ in 0..EPOCHS {
        for (input, target) in training.iter() {
            let gradients = careless_gradients(&network, input, target);
            network.descend(&gradients, learning_rate);
        }
    }
    network
}

/// The slope at the output nodes forgotten.
pub fn easy() -> Easy {
    let (seeds, slow_rate) = (8, 0.06);
    let row = |&noise: &f64| {
        let runs = over_seeds(seeds, |seed| {
            let training = bursts(SAMPLES, noise, 1000 + seed);
            let test = bursts(900, noise, 5000 + seed);
            let careless = carelessly_trained(&training, LEARNING_RATE, seed);
            let slower = carelessly_trained(&training, slow_rate, seed);
            let right = usual(noise, seed);
            let [unseen, seen] = [&test, &training]
                .map(|samples| (share(&right, samples), share(&careless, samples)));
            (unseen.0, unseen.1, seen.0, seen.1, share(&slower, &test))
        });
        EasyRow {
            noise,
            right: spread(runs.iter().map(|run| run.0)),
            careless: spread(runs.iter().map(|run| run.1)),
            slower: spread(runs.iter().map(|run| run.4)),
            right_seen: spread(runs.iter().map(|run| run.2)).median,
            careless_seen: spread(runs.iter().map(|run| run.3)).median,
            right_ahead: runs.iter().filter(|run| run.0 > run.1).count(),
            careless_ahead: runs.iter().filter(|run| run.1 > run.0).count(),
        }
    };
    let checked = over_seeds(seeds, |seed| {
        let network = Network::seeded(POINTS, HIDDEN, KINDS.len(), seed);
        let samples = bursts(1, NOISE, 1000 + seed);
        let (input, target) = (samples.inputs.row(0), samples.targets.row(0));
        let wrong = careless_gradients(&network, input, target);
        let right = backpropagate(&network, input, target).expect("bursts that fit");
        let flat = |weights: &ch11_architecture::ndarray::Array2<f64>| {
            weights.iter().copied().collect::<Vec<f64>>()
        };
        (
            relative_error(&flat(&wrong.i_to_h), &flat(&right.i_to_h)),
            relative_error(&flat(&wrong.h_to_o), &flat(&right.h_to_o)),
        )
    });
    Easy {
        seeds,
        rows: [0.0, 0.2].iter().map(row).collect(),
        slow_rate,
        i_to_h: spread(checked.iter().map(|run| run.0)),
        h_to_o: spread(checked.iter().map(|run| run.1)),
    }
}

/// Samples of which most are of one kind.
#[derive(Serialize)]
pub struct Lopsided {
    /// Trainings.
    pub seeds: u64,
    /// Training samples and test samples, each.
    pub samples: usize,
    /// σ.
    pub noise: f64,
    /// Samples of each kind.
    pub kinds: [usize; 3],
    /// What always answering sine is worth.
    pub always_sine: f64,
    /// The networks' accuracy.
    pub network: Spread,
    /// By kind.
    pub by_kind: Vec<Spread>,
    /// The mean of the three accuracies by kind.
    pub balanced: Spread,
}

/// Nine sines in ten bursts.
pub fn lopsided() -> Lopsided {
    let (seeds, noise) = (8, 0.2);
    let kinds = [900, 50, 50];
    let drawn = |seed| {
        let samples = bursts(2700, noise, seed);
        let mut left = kinds;
        let rows: Vec<usize> = (0..samples.len())
            .filter(|row| {
                let kind = row % 3;
                // The rare kinds come evenly between the others.
                let due = left[kind] > 0 && (kind == 0 || row / 3 % 18 == 9);
                left[kind] -= usize::from(due);
                due
            })
            .collect();
        pick(&samples, &rows)
    };
    let runs = over_seeds(seeds, |seed| {
        let network = trained(&drawn(1000 + seed), HIDDEN, LEARNING_RATE, EPOCHS, seed);
        let counts = counted(&network, &drawn(5000 + seed));
        (accuracy(&counts), accuracy_by_kind(&counts))
    });
    let by_kind = [0, 1, 2].map(|kind| spread(runs.iter().map(|run| run.1[kind])));
    Lopsided {
        seeds,
        samples: kinds.iter().sum(),
        noise,
        kinds,
        always_sine: kinds[0] as f64 / kinds.iter().sum::<usize>() as f64,
        network: spread(runs.iter().map(|run| run.0)),
        by_kind: by_kind.into(),
        balanced: spread(runs.iter().map(|run| run.1.iter().sum::<f64>() / 3.0)),
    }
}

/// How sure a measured share is.
#[derive(Serialize)]
pub struct HowSure {
    /// The share that is true.
    pub share: f64,
    /// Simulated tests in each row.
    pub repetitions: u64,
    /// One row for each size of the test set.
    pub rows: Vec<Sure>,
    /// The better of two accuracies.
    pub better: f64,
    /// The worse.
    pub worse: f64,
    /// How many test samples put two standard errors between them.
    pub needed: usize,
    /// One row for each size of the test set.
    pub told_apart: Vec<Told>,
    /// A test set on which every answer was right.
    pub all_right: usize,
    /// The share of wrong answers that would still have given that with a probability of 5 %.
    pub still_wrong: f64,
}

/// A size of the test set.
#[derive(Serialize)]
pub struct Sure {
    /// Test samples.
    pub samples: usize,
    /// By (13.3).
    pub standard_error: f64,
    /// The standard deviation of the simulated shares.
    pub simulated: f64,
    /// The share of simulated tests within two standard errors of the truth, with the standard
    /// error taken from the measured share.
    pub within_two: f64,
}

/// Two networks, each tested on so many samples of its own.
#[derive(Serialize)]
pub struct Told {
    /// Test samples for each.
    pub samples: usize,
    /// How often the better one scored higher.
    pub better_ahead: f64,
    /// How often the worse one did.
    pub worse_ahead: f64,
    /// How often they scored the same.
    pub level: f64,
}

/// How many of `samples` come out right, each with probability `share`.
fn drawn_right(share: f64, samples: usize, rng: &mut ChaCha8Rng) -> usize {
    (0..samples).filter(|_| rng.random_range(0.0..1.0) < share).count()
}

/// The smallest number of samples for each of two tests, so that their shares are two standard
/// errors of their difference apart.
pub fn samples_to_tell(better: f64, worse: f64) -> usize {
    let variance = better * (1.0 - better) + worse * (1.0 - worse);
    (4.0 * variance / ((better - worse) * (better - worse)) - 1e-6).ceil() as usize
}

/// Shares of right answers, simulated.
pub fn how_sure() -> HowSure {
    let (share, repetitions) = (0.8, 2000);
    let (better, worse) = (0.96, 0.95);
    let needed = samples_to_tell(better, worse);
    let row = |&samples: &usize| {
        let shares = over_seeds(repetitions, |seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(samples as u64 * 10_000 + seed);
            drawn_right(share, samples, &mut rng) as f64 / samples as f64
        });
        let count = repetitions as f64;
        let mean = shares.iter().sum::<f64>() / count;
        let variance =
            shares.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / count;
        let within = |s: &&f64| (**s - share).abs() <= 2.0 * standard_error(**s, samples);
        Sure {
            samples,
            standard_error: standard_error(share, samples),
            simulated: variance.sqrt(),
            within_two: shares.iter().filter(within).count() as f64 / count,
        }
    };
    let told = |&samples: &usize| {
        let runs = over_seeds(repetitions, |seed| {
            let mut rng = ChaCha8Rng::seed_from_u64(samples as u64 * 10_000 + seed);
            (
                drawn_right(better, samples, &mut rng),
                drawn_right(worse, samples, &mut rng),
            )
        });
        let part = |count: usize| count as f64 / repetitions as f64;
        Told {
            samples,
            better_ahead: part(runs.iter().filter(|(b, w)| b > w).count()),
            worse_ahead: part(runs.iter().filter(|(b, w)| b < w).count()),
            level: part(runs.iter().filter(|(b, w)| b == w).count()),
        }
    };
    let all_right = 50;
    HowSure {
        share,
        repetitions,
        rows: [50, 200, 1000, 5000].iter().map(row).collect(),
        better,
        worse,
        needed,
        told_apart: [100, 1000, needed].iter().map(told).collect(),
        all_right,
        still_wrong: 1.0 - libm::pow(0.05, 1.0 / all_right as f64),
    }
}

/// A burst and its mirror image in a network without biases.
#[derive(Serialize)]
pub struct Mirrored {
    /// The preactivation of the output for sine.
    pub burst: f64,
    /// The same for the burst upside down.
    pub mirrored: f64,
    /// The sum of the weights that lead to that output.
    pub weights: f64,
}

/// One burst, both ways up.
pub fn mirrored() -> Mirrored {
    let network = usual(NOISE, 0);
    let burst = bursts(1, NOISE, 5000).inputs.row(0).to_owned();
    let pre =
        |input: Array1<f64>| network.forward(input.view()).expect("a burst").pre_o[0];
    Mirrored {
        weights: network.h_to_o.column(0).sum(),
        burst: pre(burst.clone()),
        mirrored: pre(-burst),
    }
}

/// The chapter's network and how it is trained.
#[derive(Serialize)]
pub struct Setting {
    /// Input nodes, one for each value of a burst.
    pub inputs: usize,
    /// Hidden nodes.
    pub hidden: usize,
    /// Output nodes, one for each kind.
    pub outputs: usize,
    /// All weights.
    pub weights: usize,
    /// LR.
    pub learning_rate: f64,
    /// Training samples.
    pub samples: usize,
    /// Epochs.
    pub epochs: usize,
    /// σ.
    pub noise: f64,
    /// What a network answers to new bursts of each kind.
    pub answers: Vec<OneAnswer>,
}

/// A burst and what the network says to it.
#[derive(Serialize)]
pub struct OneAnswer {
    /// The place of its kind.
    pub kind: usize,
    /// The outputs.
    pub outputs: Vec<f64>,
    /// The place of the largest output.
    pub answer: usize,
}

/// The usual network and three new bursts.
pub fn setting() -> Setting {
    let network = usual(NOISE, 0);
    let answers = bursts(3, NOISE, 5001)
        .iter()
        .map(|(input, target)| {
            let outputs = network.forward(input).expect("a burst").post_o.to_vec();
            OneAnswer { kind: largest(target), outputs, answer: answer(&network, input) }
        })
        .collect();
    Setting {
        inputs: POINTS,
        hidden: HIDDEN,
        outputs: KINDS.len(),
        weights: network.i_to_h.len() + network.h_to_o.len(),
        learning_rate: LEARNING_RATE,
        samples: SAMPLES,
        epochs: EPOCHS,
        noise: NOISE,
        answers,
    }
}
