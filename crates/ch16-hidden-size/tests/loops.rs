//! The page's numbers once more: trainings weight by weight in plain loops, and whatever is said of
//! the recorded trainings from the lines of the file, with medians, means and standard errors taken
//! here.

use std::{f64::consts::TAU, sync::LazyLock};

use ch12_network::shuffled;
use ch16_hidden_size::worked::{self, RECORDED, SIZES, TASKS, Task};
use ch16_hidden_size::{Network, ndarray::aview1};
use proof::plainly::{error_of_mean, list, mean, median, number, whole};
use rayon::prelude::*;
use serde_json::Value;

/// A network with one output, weight by weight.
struct Loops {
    /// For each hidden node the weights of its inputs.
    into: Vec<Vec<f64>>,
    bias_h: Vec<f64>,
    out: Vec<f64>,
    bias_o: f64,
    post_h: Vec<f64>,
}

/// The inputs of a sample, and its target.
type Labelled = (Vec<f64>, f64);

fn sigmoid(pre: f64) -> f64 {
    1.0 / (1.0 + (-pre).exp())
}

impl Loops {
    fn seeded(inputs: usize, hidden: usize, seed: u64) -> Loops {
        let Network { i_to_h, h_to_o, .. } = Network::seeded(inputs, hidden, 1, seed);
        Loops {
            into: (0..hidden).map(|h| i_to_h.column(h).to_vec()).collect(),
            bias_h: vec![0.0; hidden],
            out: h_to_o.column(0).to_vec(),
            bias_o: 0.0,
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
            self.bias_h[h] -= rate * behind;
        }
        self.bias_o -= rate * signal;
    }

    /// Trains in the order of the samples.
    fn train(&mut self, samples: &[Labelled], rate: f64, epochs: usize) {
        for _ in 0..epochs {
            samples.iter().for_each(|sample| self.update(sample, rate));
        }
    }

    /// Trains in an order of its own in each epoch.
    fn train_shuffled(&mut self, samples: &[Labelled], rate: f64, epochs: usize, seed: u64) {
        for epoch in 0..epochs as u64 {
            for place in shuffled(samples.len(), seed, epoch) {
                self.update(&samples[place], rate);
            }
        }
    }
}

#[track_caller]
fn assert_near(ours: f64, shown: &Value, what: &str) {
    assert_close(ours, number(shown), 1e-9, what);
}

#[track_caller]
fn assert_close(ours: f64, shown: f64, within: f64, what: &str) {
    assert!((ours - shown).abs() < within, "{what}: {ours} here, {shown} on the page");
}

/// The parity of three bits: how many seeds learn it with each number of hidden nodes.
#[test]
fn the_parity_of_three_bits() {
    let shown = proof::recorded(include_str!("snapshots/found.snap"));
    let (rate, epochs) = (number(&shown["learning_rate"]), whole(&shown["epochs"]));
    let mut cases: Vec<Labelled> = vec![];
    for (a, b, c) in
        (0..8).map(|case| (f64::from(case / 4), f64::from(case / 2 % 2), f64::from(case % 2)))
    {
        cases.push((vec![a, b, c], (a + b + c) % 2.0));
    }
    let trained = |hidden: usize, seed: u64| {
        let mut network = Loops::seeded(3, hidden, seed);
        network.train(&cases, rate, epochs);
        network
    };
    for (row, tried) in list(&shown["rows"]).iter().zip(worked::FOUND_SIZES) {
        let hidden = whole(&row["hidden"]);
        assert_eq!(hidden, tried, "the sizes of the program");
        let solved = (0..whole(&shown["seeds"]) as u64).into_par_iter().filter(|&seed| {
            let mut network = trained(hidden, seed);
            cases.iter().all(|(input, target)| (network.output(input) >= 0.5) == (*target == 1.0))
        });
        let solved = solved.count();
        assert_eq!(solved, whole(&row["solved"]), "{hidden} nodes");
        let failed = whole(&shown["seeds"]) - solved;
        let variance = (solved * failed) as f64 / number(&shown["seeds"]);
        assert_near(variance.sqrt(), &row["standard_error"], "its standard error");
    }
    // The rate and the epochs are those of the program.
    let (mut ours, theirs) = (trained(3, 1), worked::trained_on_parity(3, 1));
    for (input, _) in &cases {
        let theirs = theirs.forward(aview1(input)).post_o[0];
        assert_close(ours.output(input), theirs, 1e-9, "an output");
    }
}

fn wave(x: f64) -> f64 {
    0.5 + 0.35 * (TAU * x).sin()
}

/// How far an output is from the wave at most, on 2001 places from −1 to 1.
fn distance(output: &mut dyn FnMut(f64) -> f64) -> f64 {
    let places = (-1000..=1000).map(|place| f64::from(place) / 1000.0);
    places.map(|x| (output(x) - wave(x)).abs()).fold(0.0, f64::max)
}

/// The wave: by training, and by three nodes with the numbers of the page.
#[test]
fn the_wave_by_training_and_by_hand() {
    let shown = proof::recorded(include_str!("snapshots/curve.snap"));
    let points = whole(&shown["points"]);
    let place = |point: usize| (2 * point + 1) as f64 / points as f64 - 1.0;
    let samples: Vec<Labelled> =
        (0..points).map(|point| (vec![place(point)], wave(place(point)))).collect();
    for row in list(&shown["rows"]) {
        let hidden = whole(&row["hidden"]);
        let distances = (0..whole(&shown["seeds"]) as u64).into_par_iter().map(|seed| {
            let mut network = Loops::seeded(1, hidden, seed);
            let (rate, epochs) = (number(&shown["learning_rate"]), whole(&shown["epochs"]));
            network.train_shuffled(&samples, rate, epochs, seed);
            distance(&mut |x| network.output(&[x]))
        });
        assert_close(median(distances.collect()), number(&row["median"]), 1e-8, "the median");
    }
    let [slow, steep] = ["slow", "steep"].map(|node| [0, 1, 2].map(|k| number(&shown[node][k])));
    let mut by_hand = |x: f64| {
        let node = |[steepness, place, height]: [f64; 3]| height * sigmoid(steepness * (x - place));
        let mirrored = [steep[0], -steep[1], steep[2]];
        sigmoid(number(&shown["bias"]) + node(slow) + node(steep) + node(mirrored))
    };
    assert_near(distance(&mut by_hand), &shown["three_by_hand"], "three nodes");
}

/// The stairs from their levels and places, and the bump from its two steps.
#[test]
fn the_stairs_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/stairs.snap"));
    let steepness = number(&shown["steepness"]);
    for row in list(&shown["rows"]) {
        let hidden = whole(&row["hidden"]);
        let width = 2.0 / (hidden as f64 + 1.0);
        let level = |stair: usize| {
            let middle = wave((stair as f64 + 0.5) * width - 1.0);
            (middle / (1.0 - middle)).ln()
        };
        let mut output = |x: f64| {
            let step = |h: usize| {
                let place = (h as f64 + 1.0) * width - 1.0;
                (level(h + 1) - level(h)) * sigmoid(steepness * (x - place))
            };
            sigmoid(level(0) + (0..hidden).map(step).sum::<f64>())
        };
        assert_near(distance(&mut output), &row["distance"], "stairs");
    }
    let heights = (-1000..=1000).map(|place| wave(f64::from(place) / 1000.0));
    assert_near(heights.fold(0.0, f64::max), &shown["top"], "the top");
    for (x, bump) in [-1.0_f64, -0.5, 0.0].into_iter().zip(list(&shown["bump"])) {
        let [from, to] = [-0.5, 0.5].map(|place| (10.0 * (x - place)).tanh());
        assert_near(0.5 * (from - to), bump, "the bump");
    }
}

/// The two sigmoid nodes by the weights that the page gives.
#[test]
fn the_sawtooth_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/sawtooth.snap"));
    let node = |name: &str, ones: f64| {
        let [weight, bias, behind] = [0, 1, 2].map(|k| number(&shown[name][k]));
        behind * sigmoid(weight * ones + bias)
    };
    for (ones, row) in [0.0, 1.0, 2.0, 3.0].into_iter().zip(list(&shown["rows"])) {
        let pre_o = node("gentle", ones) + node("steep", ones) + number(&shown["bias"]);
        assert_near(pre_o, &row["pre_o"], "a preactivation");
    }
}

/// The training and the validation error of each recorded training: of a task and a size, by seed.
fn recorded(task: Task, hidden: usize) -> Vec<[f64; 2]> {
    let name = format!("{task:?}");
    let mut errors: Vec<(usize, [f64; 2])> = vec![];
    for line in RECORDED.lines() {
        let fields: Vec<&str> = line.split(',').collect();
        if fields[0] == name && fields[1].parse() == Ok(hidden) {
            let [training, validation] =
                [3, 4].map(|column| fields[column].parse().expect("an error"));
            errors.push((fields[2].parse().expect("a seed"), [training, validation]));
        }
    }
    errors.sort_by_key(|(seed, _)| *seed);
    errors.into_iter().map(|(_, errors)| errors).collect()
}

/// The samples of a task.
fn samples(task: Task, seed: u64, which: usize) -> Vec<(Vec<f64>, Vec<f64>)> {
    let samples = &task.samples(seed)[which];
    samples.iter().map(|(input, target)| (input.to_vec(), target.to_vec())).collect()
}

fn rules() -> Value {
    proof::recorded(include_str!("snapshots/rules.snap"))
}

/// What the rules of thumb say, and what the recorded trainings do.
#[test]
fn the_rules_of_thumb_and_what_came_out() {
    let shown = rules();
    let seeds = whole(&shown["seeds"]);
    let mut allowed = [[0; 3]; 2];
    for (task, row) in TASKS.into_iter().zip(list(&shown["tasks"])) {
        let all: Vec<Vec<[f64; 2]>> = SIZES.iter().map(|&size| recorded(task, size)).collect();
        assert!(all.iter().all(|runs| runs.len() == whole(&shown["recorded_seeds"])));
        // The columns of the tables, and the rules from them.
        let (table, whole_of) = (samples(task, 1, 0), |name: &str| whole(&row[name]));
        assert!(table.iter().all(|(input, _)| input.len() == whole_of("inputs")));
        assert!(table.iter().all(|(_, target)| target.len() == whole_of("outputs")));
        assert_eq!(table.len(), whole_of("training_samples"));
        let (inputs, outputs) = (number(&row["inputs"]), number(&row["outputs"]));
        let second = (2.0 * inputs / 3.0 + outputs).round();
        let rules = [inputs.min(outputs), inputs.max(outputs), second, 2.0 * inputs];
        for (ours, name) in rules.into_iter().zip(["least", "most", "two_thirds", "fewer_than"]) {
            assert_eq!(ours, number(&row[name]), "{task:?}: {name}");
        }
        // The smallest size not above the lowest mean and its standard error, from both halves.
        let validated = |half: usize, place: usize| -> Vec<f64> {
            all[place][half * seeds..][..seeds].iter().map(|run| run[1]).collect()
        };
        let places = || 0..SIZES.len();
        let mean_of = |half: usize, place: usize| mean(&validated(half, place));
        let lowest = |half: usize| {
            let by_mean = |a: &usize, b: &usize| mean_of(half, *a).total_cmp(&mean_of(half, *b));
            places().min_by(by_mean).expect("a size")
        };
        assert_eq!(SIZES[lowest(0)], whole_of("best_size"));
        let chosen = [0, 1].map(|half| {
            let best = validated(half, lowest(half));
            let limit = mean(&best) + error_of_mean(&best);
            places().find(|&place| mean_of(half, place) <= limit).expect("a size")
        });
        for (half, name) in ["chosen", "chosen_again"].into_iter().enumerate() {
            let size = SIZES[chosen[half]];
            assert_eq!(size, whole_of(name), "{task:?}");
            let [least, most, second, fewer] = rules.map(|rule| rule as usize);
            let says = [least <= size && size <= most, size == second, size < fewer];
            for (count, says) in allowed[half].iter_mut().zip(says) {
                *count += usize::from(says);
            }
        }
        // What the second rule costs on the seeds that have not chosen.
        let at_rule = places().find(|&place| SIZES[place] as f64 == second).expect("a size");
        let dearer: Vec<f64> = validated(1, at_rule)
            .iter()
            .zip(validated(1, chosen[0]))
            .map(|(rule, chosen)| rule - chosen)
            .collect();
        assert_near(mean(&dearer), &row["cost"], "the cost");
        assert_near(error_of_mean(&dearer), &row["cost_standard_error"], "its standard error");
        assert_near(mean_of(0, at_rule), &row["at_two_thirds"], "the second rule's error");
        assert_near(mean_of(0, chosen[0]), &row["at_chosen"], "the chosen size's error");
        let means: Vec<f64> = places().map(|place| mean_of(0, place)).collect();
        let spread = means.iter().map(|mean| mean - means[lowest(0)]).fold(0.0, f64::max);
        assert_near(spread, &row["spread"], "the spread");
    }
    for (half, after) in ["", "_again"].into_iter().enumerate() {
        let names = ["between_allows", "two_thirds_hits", "fewer_allows"];
        for (count, name) in allowed[half].iter().zip(names) {
            assert_eq!(*count, whole(&shown[format!("{name}{after}")]), "{name}{after}");
        }
    }
}

/// The samples of the band by their seed, for training, with one target each.
fn band(seed: u64) -> Vec<Labelled> {
    let samples = samples(Task::Band, seed, 0).into_iter();
    samples.map(|(input, target)| (input, target[0])).collect()
}

fn is_turned((input, target): &Labelled) -> bool {
    ((input[0] + input[1]).abs() < 0.6) != (*target == 1.0)
}

/// A recorded training on the band with the page's rate and epochs.
#[test]
fn a_training_on_the_band_ends_with_the_recorded_error() {
    let row = &rules()["tasks"][0];
    let (seed, training) = (3, band(3));
    let mut network = Loops::seeded(2, 3, seed);
    let (rate, epochs) = (number(&row["learning_rate"]), whole(&row["epochs"]));
    network.train_shuffled(&training, rate, epochs, seed);
    let validation = samples(Task::Band, seed, 1).into_iter();
    let validation: Vec<Labelled> = validation.map(|(input, target)| (input, target[0])).collect();
    let stored = recorded(Task::Band, 3)[seed as usize];
    for (samples, stored) in [training, validation].iter().zip(stored) {
        let cost = samples.iter().map(|(input, target)| {
            let missed = network.output(input) - target;
            0.5 * missed * missed
        });
        assert_close(mean(&cost.collect::<Vec<f64>>()), stored, 1e-8, "a mean error");
    }
}

/// For each set of samples of the page how many targets are turned.
static TURNED: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let seeds = 0..whole(&rules()["seeds"]) as u64;
    seeds.map(|seed| band(seed).iter().filter(|sample| is_turned(sample)).count()).collect()
});

/// The least that noise costs, and how far below it the trainings are on their own samples.
#[test]
fn the_price_of_noise() {
    let shown = proof::recorded(include_str!("snapshots/price.snap"));
    let noise = number(&shown["noise"]);
    let many = 0..20;
    let share = mean(
        &many
            .flat_map(|seed| samples(Task::Band, seed, 1))
            .map(|(input, target)| f64::from(u8::from(is_turned(&(input, target[0])))))
            .collect::<Vec<f64>>(),
    );
    assert!((share - noise).abs() < 3.0 * (share * (1.0 - share) / 20_000.0).sqrt(), "{share}");
    // Among a thousand outputs inside the band the one that costs least.
    let cost = |o: f64| 0.5 * ((1.0 - noise) * (1.0 - o) * (1.0 - o) + noise * o * o);
    let outputs = (0..=1000).map(|output| f64::from(output) / 1000.0);
    let best = outputs.min_by(|a, b| cost(*a).total_cmp(&cost(*b))).expect("an output");
    assert_near(best, &shown["sure"], "the best output");
    assert_near(cost(best), &shown["best_possible"], "its error");
    let [straight, turned] = [1.0, 0.0].map(|target| 0.5 * (best - target) * (best - target));
    let perfect: Vec<f64> = TURNED
        .iter()
        .map(|&count| {
            let others = 100.0 - count as f64;
            (count as f64 * turned + others * straight) / 100.0
        })
        .collect();
    assert_near(mean(&perfect), &shown["on_samples"], "the best outputs on these samples");
    for (place, &size) in SIZES.iter().enumerate() {
        let runs = recorded(Task::Band, size);
        let below: Vec<f64> =
            perfect.iter().zip(runs).map(|(perfect, run)| perfect - run[0]).collect();
        assert_near(mean(&below), &shown["below"][place], "below");
        let error = &shown["below_standard_error"][place];
        assert_near(error_of_mean(&below), error, "its standard error");
    }
}

/// What was learned of the noise, line by line of the file, and the shorter of these trainings
/// once more. The long ones of the large networks take too long.
#[test]
fn the_noise_that_was_learned() {
    let shown = proof::recorded(include_str!("snapshots/noise.snap"));
    let rate = number(&rules()["tasks"][0]["learning_rate"]);
    assert_eq!(TURNED.iter().sum::<usize>(), whole(&shown["turned"]));
    for row in list(&shown["rows"]) {
        let (epochs, hidden) = (whole(&row["epochs"]), whole(&row["hidden"]));
        let mut sets: Vec<(usize, f64)> = vec![];
        for line in RECORDED.lines() {
            let fields: Vec<&str> = line.split(',').collect();
            let asked = [epochs, hidden, sets.len()].map(Ok);
            if fields[0] == "learned" && [1, 2, 3].map(|k| fields[k].parse()) == asked {
                assert_eq!(fields[5].parse(), Ok(TURNED[sets.len()]), "turned in a set");
                let error = fields[6].parse().expect("an error");
                sets.push((fields[4].parse().expect("a count"), error));
            }
        }
        if epochs * hidden < 20_000 {
            sets.par_iter().enumerate().for_each(|(set, recorded)| {
                let (seed, training) = (set as u64, band(set as u64));
                let mut network = Loops::seeded(2, hidden, seed);
                network.train_shuffled(&training, rate, epochs, seed);
                let turned = training.iter().filter(|sample| is_turned(sample));
                let learned = turned
                    .filter(|(input, target)| (network.output(input) >= 0.5) == (*target == 1.0));
                assert_eq!(learned.count(), recorded.0, "{hidden} nodes, set {set}");
            });
        }
        let errors: Vec<f64> = sets.iter().map(|set| set.1).collect();
        assert_eq!(errors.len(), whole(&shown["seeds"]), "{hidden} nodes");
        let learned: usize = sets.iter().map(|set| set.0).sum();
        assert_eq!(learned, whole(&row["learned"]), "{hidden} nodes, {epochs} epochs");
        assert_near(mean(&errors), &row["validation"], "the mean error");
        assert_near(error_of_mean(&errors), &row["standard_error"], "its standard error");
    }
}
