//! One change at a time: the recorded experiments and what follows from them.

use ch15_bias::correct;
use serde::Serialize;
use study::{over_seeds, standard_error_of_mean};

use super::{mean, outputs, recorded};
use crate::{Difference, Network, Recipe, Rule, Scaler, Trainer, Verdict, scaled};

/// The seeds of the page.
pub const PAGE: [u64; 12] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
/// Other seeds, to hold the page's sentences to.
pub const OTHERS: [u64; 12] = [100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111];

/// A recipe, and the one that it differs from by one change.
pub struct Rung {
    pub name: &'static str,
    pub recipe: Recipe,
    /// The rung that it is compared with.
    pub before: usize,
}

const RAW: Recipe = Recipe {
    scaled: false,
    biased: false,
    hidden: 4,
    epochs: 1,
    learning_rate: 0.1,
    shrink: 1.0,
    shuffled: false,
};
const SCALED: Recipe = Recipe { scaled: true, ..RAW };
const BIASED: Recipe = Recipe { biased: true, ..SCALED };
const EIGHT: Recipe = Recipe { hidden: 8, ..BIASED };
const SIXTEEN: Recipe = Recipe { hidden: 16, ..BIASED };
const TEN: Recipe = Recipe { epochs: 10, ..SIXTEEN };
const LARGE: Recipe = Recipe { learning_rate: 0.5, ..TEN };
const FALLING: Recipe = Recipe { shrink: 0.7, ..LARGE };

const fn rung(name: &'static str, recipe: Recipe, before: usize) -> Rung {
    Rung { name, recipe, before }
}

/// All rungs, in the order of the recording.
pub const LADDER: [Rung; 13] = [
    rung("raw", RAW, 0),
    rung("scaled", SCALED, 0),
    rung("raw, with biases", Recipe { biased: true, ..RAW }, 0),
    rung("scaled, with biases", BIASED, 1),
    rung("8 hidden nodes", EIGHT, 3),
    rung("16 hidden nodes", SIXTEEN, 4),
    rung("10 epochs", TEN, 5),
    rung("a new order each epoch", Recipe { shuffled: true, ..TEN }, 6),
    rung("a smaller rate", Recipe { learning_rate: 0.03, ..TEN }, 6),
    rung("a larger rate", LARGE, 6),
    rung("a falling rate", Recipe { shrink: 0.7, ..TEN }, 6),
    rung("a larger rate that falls", FALLING, 9),
    rung("32 hidden nodes", Recipe { hidden: 32, ..FALLING }, 11),
];

/// The rules, in the order of the recording.
pub const RULES: [Rule; 3] = [Rule::Sums, Rule::Both, Rule::Ball];
/// The hidden sizes, in the order of the recording.
pub const SIZES: [usize; 8] = [1, 2, 3, 4, 5, 6, 8, 16];
/// The two ways of training in which the sizes are tried.
pub const WAYS: [Recipe; 2] = [RAW, BIASED];

/// Right answers of 5000 in per cent.
pub fn in_per_cent(right: &[u16]) -> Vec<f64> {
    right.iter().map(|&right| f64::from(right) / 50.0).collect()
}

/// The right answers to 5000 samples that had no part in training or in any choice.
pub fn tested(rule: Rule, recipe: &Recipe, seed: u64) -> usize {
    let training = rule.samples(40_000, 2 * seed);
    let scaler = Scaler::fit(&training.inputs);
    let network = recipe.train(&scaled(&scaler, &training), seed);
    correct(&network, &scaled(&scaler, &rule.samples(5_000, 1_000_000 + seed)))
}

/// What a rung came to, in per cent.
#[derive(Serialize)]
pub struct RungResult {
    pub name: &'static str,
    pub hidden: usize,
    pub epochs: usize,
    /// The learning rate of this rung.
    pub learning_rate: f64,
    /// What the learning rate is multiplied by after each epoch.
    pub shrink: f64,
    /// In thousands.
    pub updates: usize,
    /// Weights moved in all updates together, in millions.
    pub moves: f64,
    /// The share of right answers on the validation samples, in per cent: the mean over the seeds.
    pub accuracy: f64,
    pub accuracy_error: f64,
    /// The lowest accuracy over the seeds, in per cent.
    pub least: f64,
    /// The highest accuracy over the seeds, in per cent.
    pub most: f64,
    /// What the change gains in accuracy, against the rung that differs by this change alone, in
    /// percentage points.
    pub difference: f64,
    /// The standard error of the difference, seed by seed, in percentage points.
    pub difference_error: f64,
    /// The difference in standard errors; 0 where nothing differs.
    pub errors: f64,
    pub verdict: &'static str,
    /// The standard error of the difference if nobody knew which results belong together, in
    /// percentage points.
    pub unpaired_error: f64,
    /// What the change gains in accuracy over twelve other seeds alone, in percentage points.
    pub of_others: f64,
    /// The standard error of the gain over the other seeds, in percentage points.
    pub of_others_error: f64,
    /// One number for each seed.
    pub by_seed: Vec<f64>,
}

/// How often a change that does nothing is taken for one that does something.
#[derive(Serialize)]
pub struct FalseAlarm {
    /// From how many seeds the difference is judged.
    pub seeds: usize,
    /// How often a change that does nothing comes out more than two standard errors from zero, in
    /// per cent.
    pub share: f64,
}

/// The probability that the mean of normal numbers with mean 0 is more than two of its standard
/// errors away from 0: Student's distribution with one degree of freedom less than numbers, by
/// Simpson's rule.
pub fn beyond_two(count: usize) -> f64 {
    let free = (count - 1) as f64;
    let factor = libm::tgamma(0.5 * (free + 1.0)) / libm::tgamma(0.5 * free);
    let density = |t: f64| libm::pow(1.0 + t * t / free, -0.5 * (free + 1.0));
    let weight = |place: u32| match place {
        0 | 400 => 1.0,
        odd if odd % 2 == 1 => 4.0,
        _ => 2.0,
    };
    let sum: f64 = (0..=400).map(|place| weight(place) * density(f64::from(place) / 200.0)).sum();
    let scale = factor / (free * std::f64::consts::PI).sqrt();
    1.0 - 2.0 * scale * sum / 600.0
}

/// Raw inputs or scaled ones, each with a start that hears and one that is deaf.
#[derive(Serialize)]
pub struct Starts {
    /// By how much the first weights are divided for the raw inputs and multiplied for the scaled.
    pub factor: f64,
    /// Raw inputs, the first weights divided: per cent right, and against always saying no.
    pub raw_hearing: f64,
    /// What raw inputs with small first weights gain in accuracy against always saying "no", in
    /// percentage points.
    pub raw_hearing_gain: f64,
    /// The standard error of that gain against always saying "no", in percentage points.
    pub raw_hearing_gain_error: f64,
    /// Scaled inputs, the first weights multiplied.
    pub scaled_deaf: f64,
    /// In how many seeds the deaf network on scaled inputs answers "no" to all validation samples.
    pub scaled_deaf_all_no: usize,
    /// How many seeds.
    pub seeds: usize,
}

/// Row 4's recipe with the first weights of the hidden nodes multiplied by a factor, on raw or
/// scaled inputs: right answers and answers of yes among 5000.
pub fn from_another_start(scale: bool, factor: f64, seed: u64) -> (usize, usize) {
    let sets = [Rule::Ball.samples(40_000, 2 * seed), Rule::Ball.samples(5_000, 2 * seed + 1)];
    let scaler = Scaler::fit(&sets[0].inputs);
    let [training, validation] =
        if scale { sets.map(|samples| scaled(&scaler, &samples)) } else { sets };
    let mut start = Network::seeded(4, 4, 1, seed);
    start.i_to_h *= factor;
    let mut trainer = Trainer::new(start, BIASED.learning_rate);
    trainer.epoch(&training);
    let yes = outputs(&trainer.network, &validation).into_iter().filter(|output| *output >= 0.5);
    (correct(&trainer.network, &validation), yes.count())
}

/// Always saying no to the validation samples of these seeds, in per cent.
pub fn always_no(seeds: &[u64]) -> Vec<f64> {
    let yes = |seed| Rule::Ball.samples(5_000, 2 * seed + 1).targets.mean().unwrap_or(f64::NAN);
    seeds.iter().map(|&seed| 100.0 * (1.0 - yes(seed))).collect()
}

/// The two starts from the page's seeds.
pub fn starts() -> Starts {
    let factor = (400.0_f64 / 3.0).sqrt();
    let run = |scale, factor| {
        over_seeds(PAGE.len() as u64, |place| {
            from_another_start(scale, factor, PAGE[place as usize])
        })
    };
    let (hearing, deaf) = (run(false, 1.0 / factor), run(true, factor));
    let right = |runs: &[(usize, usize)]| -> Vec<f64> {
        runs.iter().map(|run| run.0 as f64 / 50.0).collect()
    };
    let gain = Difference::between(&always_no(&PAGE), &right(&hearing));
    Starts {
        factor,
        raw_hearing: mean(&right(&hearing)),
        raw_hearing_gain: gain.mean,
        raw_hearing_gain_error: gain.standard_error,
        scaled_deaf: mean(&right(&deaf)),
        scaled_deaf_all_no: deaf.iter().filter(|run| run.1 == 0).count(),
        seeds: PAGE.len(),
    }
}

/// The ladder.
#[derive(Serialize)]
pub struct Ladder {
    /// How many seeds for each row of the ladder.
    pub seeds: usize,
    pub other_seeds: usize,
    pub training: usize,
    pub validation: usize,
    /// What always saying no comes to, in per cent, by the closed form.
    pub base_rate: f64,
    /// The share of yes among the samples, in per cent.
    pub yes: f64,
    /// The highest accuracy that a network without biases can reach, because it answers a point and
    /// its mirror image alike, in per cent.
    pub mirror_bound: f64,
    /// What always saying no comes to on the validation samples, mean over the seeds.
    pub no_counted: f64,
    /// In how many seeds the raw network says no to all validation samples.
    pub raw_all_no: usize,
    /// In how many seeds a network on scaled inputs without biases answers "no" to every validation
    /// sample.
    pub scaled_all_no: usize,
    pub biased_all_no: usize,
    /// What a larger rate that falls gains against the recipe without either, in percentage points.
    pub both_rates: f64,
    /// The standard error of what both changes of the rate gain, in percentage points.
    pub both_rates_error: f64,
    /// By number of seeds: how often a change that does nothing is more than two standard errors
    /// from zero, if its differences are normal.
    pub false_alarms: Vec<FalseAlarm>,
    /// How many of the ladder's twelve verdicts are false on average, if no change does anything.
    pub false_verdicts: f64,
    /// One rung for each change.
    pub rungs: Vec<RungResult>,
    /// The accuracy of the best recipe on samples that were never used before, in per cent.
    pub tested: f64,
    /// The standard error of the accuracy on samples that were never used before, in percentage
    /// points.
    pub tested_error: f64,
    /// Updates behind the page's seeds, in millions.
    pub updates: f64,
}

fn in_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Helped => "helped",
        Verdict::Hurt => "hurt",
        Verdict::CannotTell => "cannot tell",
    }
}

/// The ladder for the hardest rule, from the recording.
pub fn ladder() -> Ladder {
    let rows: Vec<Vec<f64>> = recorded::LADDER.iter().map(|row| in_per_cent(&row[..12])).collect();
    let rungs: Vec<RungResult> = LADDER
        .iter()
        .zip(&rows)
        .enumerate()
        .map(|(number, (rung, row))| {
            let others = |rung: usize| in_per_cent(&recorded::LADDER[rung][12..]);
            let of_others = Difference::between(&others(rung.before), &others(number));
            let [one, other] = [&rows[rung.before], row].map(|row| standard_error_of_mean(row));
            let difference = Difference::between(&rows[rung.before], row);
            let Recipe { hidden, epochs, biased, learning_rate, shrink, .. } = rung.recipe;
            let weights = if biased { 6 * hidden + 1 } else { 5 * hidden };
            RungResult {
                name: rung.name,
                hidden,
                epochs,
                learning_rate,
                shrink,
                updates: 40 * epochs,
                moves: 0.04 * (epochs * weights) as f64,
                accuracy: mean(row),
                accuracy_error: standard_error_of_mean(row),
                least: row.iter().copied().fold(f64::INFINITY, f64::min),
                most: row.iter().copied().fold(f64::NEG_INFINITY, f64::max),
                difference: difference.mean,
                difference_error: difference.standard_error,
                errors: match difference.standard_error {
                    0.0 => 0.0,
                    error => difference.mean / error,
                },
                verdict: in_words(difference.verdict()),
                unpaired_error: (one * one + other * other).sqrt(),
                of_others: of_others.mean,
                of_others_error: of_others.standard_error,
                by_seed: row.clone(),
            }
        })
        .collect();
    let no = always_no(&PAGE);
    let alike = |row: &[f64]| row.iter().zip(&no).filter(|(a, b)| (*a - *b).abs() < 1e-9).count();
    let yes = std::f64::consts::PI * std::f64::consts::PI / 32.0;
    let tested = in_per_cent(&recorded::TESTED[..12]);
    let epochs: usize = LADDER.iter().map(|rung| rung.recipe.epochs).sum();
    let both_rates = Difference::between(&rows[6], &rows[11]);
    Ladder {
        seeds: PAGE.len(),
        other_seeds: OTHERS.len(),
        training: 40_000,
        validation: 5_000,
        base_rate: 100.0 * (1.0 - yes),
        yes: 100.0 * yes,
        mirror_bound: 100.0 * (1.0 - 0.5 * yes),
        no_counted: mean(&no),
        raw_all_no: alike(&rows[0]),
        scaled_all_no: alike(&rows[1]),
        biased_all_no: alike(&rows[2]),
        both_rates: both_rates.mean,
        both_rates_error: both_rates.standard_error,
        false_verdicts: 12.0 * beyond_two(PAGE.len()),
        false_alarms: [3, 4, 5, 12]
            .map(|seeds| FalseAlarm { seeds, share: 100.0 * beyond_two(seeds) })
            .into(),
        rungs,
        tested: mean(&tested),
        tested_error: standard_error_of_mean(&tested),
        updates: 0.04 * (epochs * PAGE.len()) as f64,
    }
}

/// A verdict by hand.
#[derive(Serialize)]
pub struct ByHand {
    /// Right answers of 5000 after one epoch, seed by seed.
    pub before: Vec<u16>,
    /// Right answers of 5000 after ten epochs, seed by seed.
    pub after: Vec<u16>,
    /// What ten epochs gain against one, in right answers, seed by seed.
    pub differences: Vec<f64>,
    /// The mean gain, in right answers.
    pub mean: f64,
    /// Distances of the differences from their mean, squared.
    pub squares: Vec<f64>,
    /// The squared distances of the gains from their mean, added up.
    pub sum_of_squares: f64,
    /// The variance of the gains: the sum of squares divided by 3.
    pub variance: f64,
    /// The standard error of the mean gain, in right answers.
    pub standard_error: f64,
    /// How many standard errors the mean gain is from zero.
    pub errors: f64,
    /// The standard error if nobody knew which results belong together, in right answers.
    pub unpaired: f64,
}

/// The first four seeds of the rung that goes from one epoch to ten.
pub fn by_hand() -> ByHand {
    let [before, after] = [5, 6].map(|rung: usize| recorded::LADDER[rung][..4].to_vec());
    let numbers = |right: &[u16]| right.iter().map(|&right| f64::from(right)).collect::<Vec<_>>();
    let (earlier, later) = (numbers(&before), numbers(&after));
    let difference = Difference::between(&earlier, &later);
    let differences: Vec<f64> = later.iter().zip(&earlier).map(|(l, e)| l - e).collect();
    let squares: Vec<f64> =
        differences.iter().map(|d| (d - difference.mean) * (d - difference.mean)).collect();
    let sum: f64 = squares.iter().sum();
    let [a, b] = [&earlier, &later].map(|values| standard_error_of_mean(values));
    ByHand {
        before,
        after,
        differences,
        mean: difference.mean,
        variance: sum / 3.0,
        sum_of_squares: sum,
        squares,
        standard_error: difference.standard_error,
        errors: difference.mean / difference.standard_error,
        unpaired: (a * a + b * b).sqrt(),
    }
}

/// Accuracy by hidden size, in per cent, for each rule.
#[derive(Serialize)]
pub struct Sizes {
    /// How many seeds for each rule and size.
    pub seeds: usize,
    pub sizes: Vec<usize>,
    /// What the more frequent answer comes to for each rule.
    pub base_rates: Vec<f64>,
    /// Accuracy in per cent, the mean over the seeds: raw inputs without biases, then scaled ones
    /// with biases; rule by rule, size by size.
    pub means: Vec<Vec<Vec<f64>>>,
    /// Their standard errors.
    pub errors: Vec<Vec<Vec<f64>>>,
    /// The least of all seeds.
    pub least: Vec<Vec<Vec<f64>>>,
    pub most: Vec<Vec<Vec<f64>>>,
    /// Weights moved in one epoch of 40,000 samples, in millions: without biases, then with biases;
    /// size by size.
    pub moves: Vec<Vec<f64>>,
}

/// The series' experiment, from the recording.
pub fn sizes() -> Sizes {
    let each = |of: fn(&[f64]) -> f64| -> Vec<Vec<Vec<f64>>> {
        let by_size = |sizes: &[[u16; 10]; 8]| sizes.iter().map(|r| of(&in_per_cent(r))).collect();
        let way = |rules: &[[[u16; 10]; 8]; 3]| rules.iter().map(by_size).collect();
        recorded::SIZES.iter().map(way).collect()
    };
    let ball = std::f64::consts::PI * std::f64::consts::PI / 32.0;
    Sizes {
        seeds: 10,
        sizes: SIZES.into(),
        base_rates: vec![50.0, 75.0, 100.0 * (1.0 - ball)],
        means: each(mean),
        errors: each(standard_error_of_mean),
        least: each(|row| row.iter().copied().fold(f64::INFINITY, f64::min)),
        most: each(|row| row.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
        moves: vec![
            SIZES.iter().map(|hidden| 0.04 * (5 * hidden) as f64).collect(),
            SIZES.iter().map(|hidden| 0.04 * (6 * hidden + 1) as f64).collect(),
        ],
    }
}
