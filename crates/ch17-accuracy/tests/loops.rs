//! The page's numbers once more: trainings weight by weight in plain loops, and whatever is said of
//! the recorded ones from their counts, with means and standard errors taken here.

use std::{collections::BTreeMap, f64::consts::PI};

use ch14_datasets::penguins::to_samples;
use ch14_datasets::worked::table;
use ch14_datasets::{mislabel, permutation};
use ch15_bias::{Samples, Unbiased};
use ch17_accuracy::worked::{LADDER, SIZES, WAYS, recorded};
use ch17_accuracy::{Recipe, Rule, Scaler, pumps, scaled};
use proof::plainly::{list, mean, number, whole};
use rayon::prelude::*;
use serde_json::Value;

/// A network with one output, weight by weight, with biases or without.
struct Loops {
    /// For each hidden node the weights of its inputs.
    into: Vec<Vec<f64>>,
    bias_h: Vec<f64>,
    out: Vec<f64>,
    bias_o: f64,
    biased: bool,
    post_h: Vec<f64>,
}

/// The inputs of a sample, and its target.
type Labelled = (Vec<f64>, f64);

fn sigmoid(pre: f64) -> f64 {
    1.0 / (1.0 + (-pre).exp())
}

impl Loops {
    fn seeded(inputs: usize, hidden: usize, seed: u64, biased: bool) -> Loops {
        let Unbiased { i_to_h, h_to_o } = Unbiased::seeded(inputs, hidden, 1, seed);
        Loops {
            into: (0..hidden).map(|h| i_to_h.column(h).to_vec()).collect(),
            bias_h: vec![0.0; hidden],
            out: h_to_o.column(0).to_vec(),
            bias_o: 0.0,
            biased,
            post_h: vec![0.0; hidden],
        }
    }

    fn output(&mut self, input: &[f64]) -> f64 {
        let mut pre_o = 0.0;
        for (h, weights) in self.into.iter().enumerate() {
            let pre_h: f64 = weights.iter().zip(input).map(|(weight, value)| weight * value).sum();
            self.post_h[h] = sigmoid(pre_h + self.bias_h[h]);
            pre_o += self.out[h] * self.post_h[h];
        }
        sigmoid(pre_o + self.bias_o)
    }

    fn update(&mut self, (input, target): &Labelled, rate: f64) {
        let output = self.output(input);
        let signal = (output - target) * output * (1.0 - output);
        for (h, weights) in self.into.iter_mut().enumerate() {
            let post_h = self.post_h[h];
            let behind = signal * self.out[h] * post_h * (1.0 - post_h);
            self.out[h] -= rate * signal * post_h;
            for (weight, value) in weights.iter_mut().zip(input) {
                *weight -= rate * behind * value;
            }
            self.bias_h[h] -= if self.biased { rate * behind } else { 0.0 };
        }
        self.bias_o -= if self.biased { rate * signal } else { 0.0 };
    }

    fn train(&mut self, samples: &[Labelled], rate: f64, epochs: usize) {
        for _ in 0..epochs {
            samples.iter().for_each(|sample| self.update(sample, rate));
        }
    }

    /// The outputs, each beside its target.
    fn outputs(&mut self, samples: &[Labelled]) -> Vec<(f64, f64)> {
        samples.iter().map(|(input, target)| (self.output(input), *target)).collect()
    }

    /// How many outputs are on the right side of one half.
    fn right(&mut self, samples: &[Labelled]) -> usize {
        right(&self.outputs(samples), 0.5)
    }

    /// E a sample.
    fn error(&mut self, samples: &[Labelled]) -> f64 {
        let outputs = self.outputs(samples);
        let squares = outputs.iter().map(|(output, target)| (output - target) * (output - target));
        squares.sum::<f64>() / (2.0 * outputs.len() as f64)
    }
}

/// How many answers are right if those from the threshold on are a yes.
fn right(outputs: &[(f64, f64)], threshold: f64) -> usize {
    outputs.iter().filter(|(output, target)| (*output >= threshold) == (*target == 1.0)).count()
}

fn listed(samples: &Samples) -> Vec<Labelled> {
    samples.iter().map(|(input, target)| (input.to_vec(), target[0])).collect()
}

/// The sets in the units of the first: from each column its mean is taken off, and what is left is
/// divided by the root of its mean square.
fn in_units<const N: usize>(mut sets: [Vec<Labelled>; N]) -> [Vec<Labelled>; N] {
    for column in 0..sets[0][0].0.len() {
        let values: Vec<f64> = sets[0].iter().map(|(input, _)| input[column]).collect();
        let offset = mean(&values);
        let squares: Vec<f64> = values.iter().map(|v| (v - offset) * (v - offset)).collect();
        let unit = mean(&squares).sqrt();
        for (input, _) in sets.iter_mut().flatten() {
            input[column] = (input[column] - offset) / unit;
        }
    }
    sets
}

#[track_caller]
fn assert_near(ours: f64, shown: &Value, what: &str) {
    let shown = number(shown);
    let within = 1e-9 * shown.abs().max(1.0);
    assert!((ours - shown).abs() < within, "{what}: {ours} here, {shown} on the page");
}

/// The standard deviation from all pairs: the variance is half the mean square of the difference of
/// two numbers.
fn deviation(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mut squares = 0.0;
    for (place, one) in values.iter().enumerate() {
        for other in &values[..place] {
            squares += (one - other) * (one - other);
        }
    }
    (squares / (count * (count - 1.0))).sqrt()
}

fn error_of_mean(values: &[f64]) -> f64 {
    deviation(values) / (values.len() as f64).sqrt()
}

/// The mean difference and its standard error are those that are recorded.
#[track_caller]
fn assert_gain(earlier: &[f64], later: &[f64], shown: [&Value; 2], what: &str) {
    let gains: Vec<f64> =
        earlier.iter().zip(later).map(|(earlier, later)| later - earlier).collect();
    assert_near(mean(&gains), shown[0], what);
    assert_near(error_of_mean(&gains), shown[1], what);
}

/// For each seed from 0 on what a run makes of it.
fn for_seeds<T: Send>(seeds: &Value, run: impl Fn(u64) -> T + Send + Sync) -> Vec<T> {
    (0..whole(seeds) as u64).into_par_iter().map(run).collect()
}

fn in_per_cent(right: &[u16]) -> Vec<f64> {
    right.iter().map(|&right| f64::from(right) / 5000.0 * 100.0).collect()
}

/// How many numbers a recipe's network has that move, counted one by one.
fn weights(recipe: &Recipe) -> usize {
    let Loops { into, bias_h, out, .. } = Loops::seeded(4, recipe.hidden, 0, recipe.biased);
    let biases = if recipe.biased { bias_h.len() + 1 } else { 0 };
    into.concat().len() + out.len() + biases
}

/// In per cent, how often Student's distribution for so many numbers lies beyond two on either
/// side, by its finite series of sines and cosines.
fn beyond_two(count: usize) -> f64 {
    let free = count - 1;
    let angle = (2.0 / (free as f64).sqrt()).atan();
    let (sine, square) = (angle.sin(), angle.cos() * angle.cos());
    let (first, mut term) = if free % 2 == 1 { (3, angle.cos()) } else { (2, 1.0) };
    let mut sum = if free == 1 { 0.0 } else { term };
    let mut place = first;
    while place + 1 < free {
        term *= square * (place as f64 - 1.0) / place as f64;
        sum += term;
        place += 2;
    }
    let within = if free % 2 == 1 { 2.0 / PI * (angle + sine * sum) } else { sine * sum };
    100.0 * (1.0 - within)
}

/// Every row of the ladder from the recorded counts.
#[test]
fn the_ladder_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/ladder.snap"));
    let seeds = whole(&shown["seeds"]);
    assert!(recorded::LADDER.iter().all(|row| row.len() == 2 * seeds));
    let row = |rung: usize| in_per_cent(&recorded::LADDER[rung][..seeds]);
    let others = |rung: usize| in_per_cent(&recorded::LADDER[rung][seeds..]);
    let mut updates = 0.0;
    for (place, rung) in list(&shown["rungs"]).iter().enumerate() {
        let (recipe, before) = (&LADDER[place].recipe, LADDER[place].before);
        let shown = |name: &str| &rung[name];
        assert_near(mean(&row(place)), shown("accuracy"), "accuracy");
        let pair = ["difference", "difference_error"].map(shown);
        assert_gain(&row(before), &row(place), pair, LADDER[place].name);
        let pair = ["of_others", "of_others_error"].map(shown);
        assert_gain(&others(before), &others(place), pair, LADDER[place].name);
        let [one, other] = [before, place].map(|rung| error_of_mean(&row(rung)));
        assert_near(one.hypot(other), shown("unpaired_error"), "unpaired");
        let mut sorted = row(place);
        sorted.sort_by(f64::total_cmp);
        assert_near(sorted[0], shown("least"), "least");
        assert_near(sorted[seeds - 1], shown("most"), "most");
        assert_near(recipe.learning_rate, shown("learning_rate"), "the rate of the program");
        assert_near(recipe.shrink, shown("shrink"), "how the rate of the program falls");
        // A training has 40,000 samples.
        let of_one = 40_000.0 * recipe.epochs as f64;
        updates += of_one * seeds as f64;
        assert_near(of_one * weights(recipe) as f64 / 1e6, shown("moves"), "weights moved");
    }
    assert_near(updates / 1e6, &shown["updates"], "updates");
    let pair = ["both_rates", "both_rates_error"].map(|name| &shown[name]);
    assert_gain(&row(6), &row(11), pair, "both changes of the rate");
    let tested = in_per_cent(&recorded::TESTED[..seeds]);
    assert_near(mean(&tested), &shown["tested"], "tested");
    assert_near(error_of_mean(&tested), &shown["tested_error"], "its standard error");
    for row in list(&shown["false_alarms"]) {
        assert_near(beyond_two(whole(&row["seeds"])), &row["share"], "false alarms");
    }
    let verdicts = (LADDER.len() - 1) as f64;
    assert_near(verdicts * beyond_two(seeds) / 100.0, &shown["false_verdicts"], "false verdicts");
}

/// The verdict by hand in the steps of the page.
#[test]
fn the_steps_of_the_verdict_by_hand() {
    let shown = proof::recorded(include_str!("snapshots/by_hand.snap"));
    let [before, after]: [Vec<f64>; 2] =
        ["before", "after"].map(|name| list(&shown[name]).iter().map(number).collect());
    let differences: Vec<f64> = before.iter().zip(&after).map(|(b, a)| a - b).collect();
    for (ours, shown) in differences.iter().zip(list(&shown["differences"])) {
        assert_near(*ours, shown, "a difference");
    }
    let deviation = deviation(&differences);
    assert_near(deviation * deviation, &shown["variance"], "the variance");
    let errors = mean(&differences) / error_of_mean(&differences);
    assert_near(errors, &shown["errors"], "in standard errors");
    let unpaired = error_of_mean(&before).hypot(error_of_mean(&after));
    assert_near(unpaired, &shown["unpaired"], "unpaired");
}

/// The hidden sizes from the recorded counts.
#[test]
fn the_sizes_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/sizes.snap"));
    for (way, recipe) in WAYS.into_iter().enumerate() {
        for (size, hidden) in SIZES.into_iter().enumerate() {
            let moved = 40_000.0 * weights(&Recipe { hidden, ..recipe }) as f64 / 1e6;
            assert_near(moved, &shown["moves"][way][size], "weights moved");
            for rule in 0..3 {
                let right = &recorded::SIZES[way][rule][size];
                assert_eq!(right.len(), whole(&shown["seeds"]));
                let right: f64 = right.iter().map(|&right| f64::from(right)).sum();
                let per_cent = right / (50.0 * number(&shown["seeds"]));
                assert_near(per_cent, &shown["means"][way][rule][size], "a mean");
            }
        }
    }
}

fn ball(count: usize, seed: u64) -> Vec<Labelled> {
    let samples = listed(&Rule::Ball.samples(count, seed));
    let squares = |input: &[f64]| input.iter().map(|value| value * value).sum::<f64>();
    assert!(samples.iter().all(|(input, target)| (squares(input) <= 400.0) == (*target == 1.0)));
    samples
}

/// The two starts: raw inputs that are heard, and scaled ones that are not.
#[test]
fn the_starts_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/starts.snap"));
    // A number from −20 to 20 has the variance 40²/12, and the mean square of a million of them
    // spread evenly is about that. Training on raw inputs makes much of a change in the twelfth
    // digit.
    let factor = (40.0_f64 * 40.0 / 12.0).sqrt();
    let even = (0..1_000_000).map(|n| (f64::from(n) + 0.5) / 25_000.0 - 20.0);
    let squares: f64 = even.map(|number| number * number).sum();
    assert!(((squares / 1e6).sqrt() - factor).abs() < 1e-9);
    assert_near(factor, &shown["factor"], "the factor");
    let runs = for_seeds(&shown["seeds"], |seed| {
        let sets = [ball(40_000, 2 * seed), ball(5_000, 2 * seed + 1)];
        let trained = |factor: f64, [training, validation]: &[Vec<Labelled>; 2]| {
            let mut network = Loops::seeded(4, 4, seed, true);
            network.into.iter_mut().flatten().for_each(|weight| *weight *= factor);
            network.train(training, 0.1, 1);
            network.outputs(validation)
        };
        let no = sets[1].iter().filter(|(_, target)| *target == 0.0).count();
        let hearing = right(&trained(1.0 / factor, &sets), 0.5);
        let deaf = trained(factor, &in_units(sets));
        let all_no = deaf.iter().all(|(output, _)| *output < 0.5);
        (no as f64 / 50.0, hearing as f64 / 50.0, all_no)
    });
    let [no, hearing]: [Vec<f64>; 2] =
        [runs.iter().map(|run| run.0).collect(), runs.iter().map(|run| run.1).collect()];
    let pair = ["raw_hearing_gain", "raw_hearing_gain_error"].map(|name| &shown[name]);
    assert_gain(&no, &hearing, pair, "raw inputs that are heard");
    let all_no = runs.iter().filter(|run| run.2).count();
    assert_eq!(all_no, whole(&shown["scaled_deaf_all_no"]));
}

/// The preactivations before training, one by one.
#[test]
fn the_deaf_nodes_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/saturation.snap"));
    let counted = for_seeds(&shown["seeds"], |seed| {
        let raw = ball(200, 2 * seed);
        let pre = |samples: &[Labelled]| -> Vec<f64> {
            let network = Loops::seeded(4, 4, seed, true);
            let nodes = network.into.iter();
            let sum = |node: &Vec<f64>, input: &Vec<f64>| {
                node.iter().zip(input).map(|(w, x)| w * x).sum()
            };
            nodes.flat_map(|node| samples.iter().map(move |(input, _)| sum(node, input))).collect()
        };
        let deaf = pre(&raw).iter().filter(|pre| pre.abs() > number(&shown["edge"])).count();
        let [scaled] = in_units([raw]);
        let squares: Vec<f64> = pre(&scaled).iter().map(|pre| pre * pre).collect();
        (deaf as f64 / 800.0, mean(&squares))
    });
    let (deaf, squares): (Vec<f64>, Vec<f64>) = counted.into_iter().unzip();
    assert_near(mean(&deaf), &shown["counted_share"], "counted");
    assert_near(mean(&squares).sqrt(), &shown["scaled_sd"], "of scaled inputs");
    // The mean squares of a number from −1 to 1 and of one from −20 to 20, by a million of each.
    let even = (0..1_000_000).map(|n| (f64::from(n) + 0.5) / 500_000.0 - 1.0);
    let weight = even.map(|number| number * number).sum::<f64>() / 1e6;
    let variance = 4.0 * weight * (400.0 * weight);
    assert_near(variance, &shown["variance"], "the variance");
    assert_near(variance.sqrt(), &shown["sd"], "the standard deviation");
    assert_near((4.0 * weight).sqrt(), &shown["scaled_theory_sd"], "scaled");
}

/// What patience made of the recorded trainings, and one of them with the settings of the page.
#[test]
fn the_patience_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/patience.snap"));
    assert_eq!(recorded::PATIENCE.len(), 2 * whole(&shown["seeds"]));
    let rows = &recorded::PATIENCE[..whole(&shown["seeds"])];
    let column = |column: usize, unit: f64| -> Vec<f64> {
        rows.iter().map(|row| f64::from(row[column]) / unit).collect()
    };
    for (place, name) in [(1, "last_training"), (2, "last_validation"), (3, "best_validation")] {
        assert_near(mean(&column(place, 1e6)), &shown[name], name);
    }
    let last = column(0, 50.0);
    assert_near(mean(&last), &shown["last"], "the full length");
    for (place, row) in list(&shown["rows"]).iter().enumerate() {
        assert_near(mean(&column(5 + 3 * place, 1.0)), &row["epochs"], "epochs");
        let stopped = column(6 + 3 * place, 50.0);
        assert_gain(&last, &stopped, [&row["gain"], &row["gain_error"]], "stopping early");
        let low = stopped.iter().filter(|right| **right < number(&shown["given_up"])).count();
        assert_eq!(low, whole(&row["given_up"]), "given up");
    }
    let (seed, count) = (7, whole(&shown["count"]));
    let sets = [(count, 0), (count, 1), (5_000, 2)].map(|(count, set)| {
        let mut samples = Rule::Ball.samples(count, 3 * seed + set);
        if set < 2 {
            mislabel(&mut samples, 0.1, 2 * seed + set);
        }
        listed(&samples)
    });
    let [training, validation, test] = in_units(sets);
    let mut network = Loops::seeded(4, whole(&shown["hidden"]), seed, true);
    let mut validated = vec![network.error(&validation)];
    let mut right = vec![network.right(&test)];
    for _ in 0..whole(&shown["most"]) {
        network.train(&training, number(&shown["learning_rate"]), 1);
        validated.push(network.error(&validation));
        right.push(network.right(&test));
    }
    let record = recorded::PATIENCE[seed as usize].map(|number| number as usize);
    let millionths = |error: f64| (1e6 * error).round() as usize;
    let ours = [right[right.len() - 1], millionths(network.error(&training))];
    assert_eq!(ours, record[..2]);
    assert_eq!(millionths(validated[validated.len() - 1]), record[2]);
    for (place, row) in list(&shown["rows"]).iter().enumerate() {
        let (mut best, mut epochs) = (0, 0);
        while epochs < whole(&shown["most"]) && epochs - best < whole(&row["patience"]) {
            epochs += 1;
            if validated[epochs] < validated[best] {
                best = epochs;
            }
        }
        assert_eq!([best, epochs, right[best]], record[4 + 3 * place..][..3], "{epochs}");
    }
}

/// For each penguin whether it is told rightly, and the share of the first fold.
fn in_folds(all: &[Labelled], seed: u64) -> (Vec<f64>, f64) {
    let order = permutation(all.len(), seed);
    let mut is_right = vec![0.0; all.len()];
    let mut first = 0.0;
    for fold in 0..5 {
        // Dealt like cards, and the others' cards fold by fold.
        let of_fold = |fold: usize| order.iter().skip(fold).step_by(5).copied();
        let others = (0..5).filter(|other| *other != fold).flat_map(of_fold);
        let sets = [others.collect::<Vec<usize>>(), of_fold(fold).collect()];
        let [training, asked] =
            in_units(sets.map(|rows| rows.iter().map(|&row| all[row].clone()).collect()));
        let mut network = Loops::seeded(training[0].0.len(), 4, seed, true);
        network.train(&training, 0.2, 100);
        for (row, (output, target)) in of_fold(fold).zip(network.outputs(&asked)) {
            is_right[row] = f64::from(u8::from((output >= 0.5) == (target == 1.0)));
        }
        if fold == 0 {
            first = mean(&of_fold(0).map(|row| is_right[row]).collect::<Vec<f64>>());
        }
    }
    (is_right, first)
}

/// The penguins in folds, with their species and without.
#[test]
fn the_folds_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/penguins.snap"));
    let [without, with] = [false, true].map(|species| {
        let all = listed(&to_samples(&table().penguins, species));
        for_seeds(&shown["shuffles"], |seed| in_folds(&all, seed))
    });
    let count = with[0].0.len();
    assert_eq!(count, whole(&shown["penguins"]));
    let held_out = count.div_ceil(5);
    assert_eq!(held_out, whole(&shown["held_out"]));
    let single: Vec<f64> = with.iter().map(|run| 100.0 * run.1).collect();
    assert_near(deviation(&single), &shown["single_sd"], "the first fold");
    let (least, most) =
        single.iter().fold((100.0_f64, 0.0_f64), |(l, m), s| (l.min(*s), m.max(*s)));
    assert_near(least, &shown["single_least"], "the least");
    assert_near(most, &shown["single_most"], "the most");
    let by_shuffle = |runs: &[(Vec<f64>, f64)]| -> Vec<f64> {
        runs.iter().map(|run| 100.0 * mean(&run.0)).collect()
    };
    let five = by_shuffle(&with);
    assert_near(deviation(&five), &shown["five_sd"], "five folds");
    let pair = [&shown["gain"], &shown["gain_error_of_shuffles"]];
    assert_gain(&by_shuffle(&without), &five, pair, "the species, shuffle by shuffle");
    let by_penguin = |runs: &[(Vec<f64>, f64)]| -> Vec<f64> {
        let of = |penguin: usize| runs.iter().map(|run| run.0[penguin]).sum::<f64>();
        (0..count).map(|penguin| 100.0 * of(penguin) / runs.len() as f64).collect()
    };
    let pair = [&shown["gain"], &shown["gain_error_of_penguins"]];
    assert_gain(&by_penguin(&without), &by_penguin(&with), pair, "the species, penguin by penguin");
    // The variance of a share p of n answers, and less where none of them can be drawn twice.
    let (share, n, all) = (mean(&five) / 100.0, held_out as f64, count as f64);
    let drawn = share * (1.0 - share) / n * (1.0 - (n - 1.0) / (all - 1.0));
    assert_near(100.0 * drawn.sqrt(), &shown["drawn_sd"], "drawn");
    let error = (share * (1.0 - share) / all).sqrt();
    assert_near(100.0 * error, &shown["standard_error"], "the standard error");
}

/// The outcomes at a threshold, each kind of answer by target and answer.
fn outcomes(outputs: &[(f64, f64)], threshold: f64) -> BTreeMap<(bool, bool), f64> {
    let mut counts = BTreeMap::new();
    for (output, target) in outputs {
        *counts.entry((*target == 1.0, *output >= threshold)).or_insert(0.0) += 1.0;
    }
    counts
}

/// What the wrong answers cost for 1000 pumps.
fn cost(outputs: &[(f64, f64)], threshold: f64, miss: f64) -> f64 {
    let of = |output: &f64, target: &f64| match (*target == 1.0, *output >= threshold) {
        (true, false) => miss,
        (false, true) => 1.0,
        _ => 0.0,
    };
    let costs = outputs.iter().map(|(output, target)| of(output, target));
    costs.sum::<f64>() * 1000.0 / outputs.len() as f64
}

/// The threshold that costs least, of 1 and all outputs; of several such the first. Going down from
/// above all outputs, each makes a hit of a miss or a false alarm of silence.
fn cheapest(outputs: &[(f64, f64)], miss: f64) -> f64 {
    let mut sorted = outputs.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let silence: f64 = sorted.iter().map(|(_, target)| miss * target).sum();
    let costs: Vec<f64> = sorted
        .iter()
        .scan(silence, |cost, (_, target)| {
            *cost += if *target == 1.0 { -miss } else { 1.0 };
            Some(*cost)
        })
        .collect();
    let best = costs.iter().copied().fold(silence, f64::min);
    let is_best = |output: f64| {
        sorted.iter().zip(&costs).any(|(sorted, cost)| sorted.0 == output && *cost == best)
    };
    let first = outputs.iter().map(|(output, _)| *output).find(|output| is_best(*output));
    first.filter(|_| best < silence).unwrap_or(1.0)
}

/// What a season of pumps comes to at one threshold after the other.
struct Season {
    first_at_half: BTreeMap<(bool, bool), f64>,
    chosen: f64,
    costs: BTreeMap<&'static str, f64>,
    shares: BTreeMap<&'static str, f64>,
}

/// The pumps, seed by seed.
#[test]
fn the_pumps_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/pumps.snap"));
    let miss = number(&shown["miss"]);
    let threshold = number(&shown["threshold"]);
    // From there on an alarm is cheaper than silence.
    assert!((threshold * miss - (1.0 - threshold)).abs() < 1e-9);
    let seasons = for_seeds(&shown["seeds"], |seed| {
        let test = pumps(5_000, 0.1, 3 * seed + 2);
        // The probability of a fault by the densities of the readings.
        let density = |row: &[f64], level: f64| -> f64 {
            row.iter().map(|x| (-0.5 * (x - level) * (x - level)).exp()).product()
        };
        let ideal: Vec<(f64, f64)> = listed(&test)
            .iter()
            .map(|(row, target)| {
                let (faulty, sound) = (0.1 * density(row, 0.75), 0.9 * density(row, 0.0));
                (faulty / (faulty + sound), *target)
            })
            .collect();
        let sets = [
            listed(&pumps(whole(&shown["training"]), 0.1, 3 * seed)),
            listed(&pumps(whole(&shown["validation"]), 0.1, 3 * seed + 1)),
            listed(&test),
        ];
        let [training, validation, test] = in_units(sets);
        let mut network = Loops::seeded(4, 4, seed, true);
        network.train(&training, 0.03, 30);
        let [validated, tested] = [validation, test].map(|samples| network.outputs(&samples));
        let chosen = cheapest(&validated, miss);
        let share = |threshold: f64| right(&tested, threshold) as f64 / tested.len() as f64;
        let formula = outcomes(&tested, threshold);
        let found = formula[&(true, true)] / (formula[&(true, true)] + formula[&(true, false)]);
        Season {
            first_at_half: outcomes(&tested, 0.5),
            chosen,
            costs: BTreeMap::from([
                ("cost_never", cost(&tested, 2.0, miss)),
                ("cost_half", cost(&tested, 0.5, miss)),
                ("cost_formula", cost(&tested, threshold, miss)),
                ("cost_chosen", cost(&tested, chosen, miss)),
                ("cost_ideal", cost(&ideal, threshold, miss)),
            ]),
            shares: BTreeMap::from([
                ("promised", cost(&validated, chosen, miss)),
                ("accuracy_never", share(2.0)),
                ("accuracy_half", share(0.5)),
                ("accuracy_formula", share(threshold)),
                ("recall_formula", found),
            ]),
        }
    });
    for name in seasons[0].costs.keys() {
        let costs: Vec<f64> = seasons.iter().map(|season| season.costs[name]).collect();
        assert_near(mean(&costs), &shown[*name], name);
        assert_near(error_of_mean(&costs), &shown[format!("{name}_error")], name);
    }
    for name in seasons[0].shares.keys() {
        let shares: Vec<f64> = seasons.iter().map(|season| season.shares[name]).collect();
        assert_near(mean(&shares), &shown[*name], name);
    }
    let mut chosen: Vec<f64> = seasons.iter().map(|season| season.chosen).collect();
    chosen.sort_by(f64::total_cmp);
    assert_near(chosen[0], &shown["chosen_least"], "the least threshold");
    assert_near(chosen[chosen.len() - 1], &shown["chosen_most"], "the largest threshold");
    // The first season at one half.
    let (count, half) = (&seasons[0].first_at_half, &shown["half"]);
    let [hits, misses] = [true, false].map(|answer| count[&(true, answer)]);
    let [false_alarms, all_clears] = [true, false].map(|answer| count[&(false, answer)]);
    assert_near(hits, &half["hits"], "hits");
    assert_near(misses, &half["misses"], "misses");
    let recall = hits / (hits + misses);
    assert_near(recall, &half["recall"], "recall");
    assert_near(hits / (hits + false_alarms), &half["precision"], "precision");
    let sound = all_clears / (all_clears + false_alarms);
    assert_near((recall + sound) / 2.0, &half["balanced"], "balanced");
    // The best possible answers, by mpmath.
    let oracle: Value = serde_json::from_str(include_str!("oracles/theory.json")).expect("JSON");
    let [recall, false_alarms] = [0, 1].map(|place| number(&oracle["half"][place]));
    assert_near(recall, &shown["best_recall"], "the best recall");
    let best = 0.1 * recall + 0.9 * (1.0 - false_alarms);
    assert_near(best, &shown["best_accuracy"], "the best accuracy");
}

#[test]
fn a_recipe_trains_as_plain_loops_do() {
    let samples = Rule::Ball.samples(2_000, 5);
    let scaler = Scaler::fit(&samples.inputs);
    let others = Rule::Ball.samples(500, 6);
    let plain = in_units([listed(&samples), listed(&others)]);
    let [samples, others] = [samples, others].map(|samples| scaled(&scaler, &samples));
    for (biased, shrink) in [(true, 1.0), (true, 0.7), (false, 0.8)] {
        let recipe = Recipe {
            scaled: true,
            biased,
            hidden: 7,
            epochs: 3,
            learning_rate: 0.4,
            shrink,
            shuffled: false,
        };
        let network = recipe.train(&samples, 9);
        let mut loops = Loops::seeded(4, 7, 9, biased);
        let mut rate = 0.4;
        for _ in 0..3 {
            loops.train(&plain[0], rate, 1);
            rate *= shrink;
        }
        for ((input, _), (ours, _)) in others.iter().zip(loops.outputs(&plain[1])) {
            let theirs = network.forward(input).post_o[0];
            assert!((ours - theirs).abs() < 1e-8, "{ours} and {theirs}");
        }
        if !biased {
            assert!(network.bias_h.iter().all(|bias| *bias == 0.0) && network.bias_o[0] == 0.0);
        }
    }
}
