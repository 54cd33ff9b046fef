//! The page's numbers once more by plain loops, with the settings that the page prints: every weight
//! has its own memory and moves by itself, and means and standard errors are taken here.

use std::f64::consts::PI;

use ch13_validation::gaussian;
use ch14_datasets::{Rule as Label, mislabel, permutation};
use ch21_outputs::worked::{on_features, prepared};
use ch23_optimisers::ndarray::Axis;
use ch23_optimisers::worked::recorded;
use ch23_optimisers::{Activation, ChaCha8Rng, Network, Samples, SeedableRng, Start};
use proof::plainly::{Layers, error_of_mean, list, mean, number, numbers, whole};
use serde_json::Value;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within:e}");
}

fn shown(snapshot: &str) -> Value {
    proof::recorded(snapshot)
}

/// What a weight remembers: a velocity or a mean, and a mean of squares.
type Memory = [f64; 2];

/// The rules by their names, with what each keeps.
#[derive(Clone, Copy)]
enum By {
    Plain,
    Momentum(f64),
    Nesterov(f64),
    RmsProp(f64),
    Adam,
}

impl By {
    /// What the weight moves by.
    fn step(self, slope: f64, [first, second]: &mut Memory, rate: f64, update: usize) -> f64 {
        match self {
            By::Plain => -rate * slope,
            By::Momentum(keep) => {
                *first = keep * *first + slope;
                -rate * *first
            }
            By::Nesterov(keep) => {
                *first = keep * *first + slope;
                -rate * (slope + keep * *first)
            }
            By::RmsProp(keep) => {
                *second += (1.0 - keep) * (slope * slope - *second);
                -rate * slope / (second.sqrt() + 1e-8)
            }
            By::Adam => {
                *first += 0.1 * (slope - *first);
                *second += 0.001 * (slope * slope - *second);
                let (kept, squares) = (0.9_f64.powi(update as i32), 0.999_f64.powi(update as i32));
                -rate * *first / (1.0 - kept) / ((*second / (1.0 - squares)).sqrt() + 1e-8)
            }
        }
    }
}

// Networks

/// Input and targets.
type One = (Vec<f64>, Vec<f64>);

fn ones(samples: &Samples) -> Vec<One> {
    samples.iter().map(|(input, target)| (input.to_vec(), target.to_vec())).collect()
}

/// Weights row by row and biases, layer by layer.
fn in_a_row(network: &Network) -> Vec<f64> {
    let layers = network.layers.iter();
    layers.flat_map(|layer| layer.weights.iter().chain(&layer.biases)).copied().collect()
}

fn drawn(layers: &Layers, start: Start, seed: u64) -> Vec<f64> {
    let hidden = if layers.relu { Activation::Relu } else { Activation::Tanh };
    let mut activations = vec![hidden; layers.nodes.len() - 2];
    activations.push(Activation::Linear);
    in_a_row(&start.network(&layers.nodes, &activations, seed))
}

/// The preactivations of the outputs.
fn sums(layers: &Layers, weights: &[f64], input: &[f64]) -> Vec<f64> {
    layers.values(weights, input).pop().expect("an output")
}

/// One share, or several that add up to 1.
fn shares(pre: &[f64]) -> Vec<f64> {
    if let [pre] = pre {
        return vec![1.0 / (1.0 + (-pre).exp())];
    }
    let most = pre.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = pre.iter().map(|pre| (pre - most).exp()).collect();
    powers.iter().map(|power| power / powers.iter().sum::<f64>()).collect()
}

fn mean_error(layers: &Layers, weights: &[f64], samples: &[One]) -> f64 {
    let of = |(input, target): &One| -> f64 {
        let pre = sums(layers, weights, input);
        if let ([pre], [target]) = (&pre[..], &target[..]) {
            return pre.exp().ln_1p() - target * pre;
        }
        let shares = shares(&pre);
        let right = shares.iter().zip(target).filter(|(_, target)| **target > 0.5);
        right.map(|(a, _)| -a.ln()).sum()
    };
    mean(&samples.iter().map(of).collect::<Vec<f64>>())
}

fn right(layers: &Layers, weights: &[f64], samples: &[One]) -> f64 {
    let is_right = |(input, target): &One| {
        let pre = sums(layers, weights, input);
        if let ([pre], [target]) = (&pre[..], &target[..]) {
            return (*pre > 0.0) == (*target > 0.5);
        }
        let truth = (0..pre.len()).find(|truth| target[*truth] > 0.5).expect("one");
        (0..pre.len()).all(|place| place == truth || pre[place] < pre[truth])
    };
    mean(&samples.iter().map(|one| f64::from(u8::from(is_right(one)))).collect::<Vec<f64>>())
}

/// A network that learns, weight by weight.
struct Learner {
    layers: Layers,
    weights: Vec<f64>,
    memory: Vec<Memory>,
    updates: usize,
    by: By,
    /// What each weight loses of itself at a learning rate of 1.
    decay: f64,
}

impl Learner {
    fn new(layers: &Layers, weights: Vec<f64>, by: By) -> Learner {
        let memory = vec![[0.0; 2]; weights.len()];
        Learner { layers: layers.clone(), weights, memory, updates: 0, by, decay: 0.0 }
    }

    fn epoch(&mut self, samples: &[One], seed: u64, size: usize, rate: f64) {
        for batch in permutation(samples.len(), seed).chunks(size) {
            self.updates += 1;
            let mut sum = vec![0.0; self.weights.len()];
            for place in batch {
                let by = 1.0 / batch.len() as f64;
                let (input, target) = &samples[*place];
                let values = self.layers.values(&self.weights, input);
                let shares = shares(values.last().expect("an output"));
                let signals = shares.iter().zip(target).map(|(a, b)| a - b).collect();
                self.layers.add_gradient(&self.weights, &values, signals, by, &mut sum);
            }
            for (place, slope) in sum.into_iter().enumerate() {
                let step = self.by.step(slope, &mut self.memory[place], rate, self.updates);
                self.weights[place] += step - rate * self.decay * self.weights[place];
            }
        }
    }
}

// Momentum's forms and Adam by hand

#[test]
fn forms_of_momentum_by_their_equations() {
    let forms = shown(include_str!("snapshots/forms.snap"));
    let (keep, rate) = (number(&forms["keep"]), number(&forms["rate"]));
    let (mut whole, mut average, mut behind) = ([1.0, 0.0], [1.0, 0.0], [1.0, 0.0]);
    for update in 1..=5 {
        let rate = if update <= 3 { rate } else { rate / 2.0 };
        whole[1] = keep * whole[1] + whole[0];
        whole[0] -= rate * whole[1];
        close(number(&forms["whole"][update]), whole[0], 1e-11);
        average[1] = keep * average[1] + (1.0 - keep) * average[0];
        average[0] -= rate * average[1];
        close(number(&forms["mean"][update]), average[0], 1e-11);
        let ahead = behind[0] + keep * behind[1];
        behind[1] = keep * behind[1] - rate * ahead;
        behind[0] += behind[1];
        close(number(&forms["ahead"][update]), behind[0] + keep * behind[1], 1e-11);
    }
}

#[test]
fn pieces_of_adam_from_the_printed_settings() {
    let hand = shown(include_str!("snapshots/by_hand.snap"));
    let keeps = [number(&hand["first_keep"]), number(&hand["second_keep"])];
    let (rate, rms_keep) = (number(&hand["rate"]), number(&hand["rms_keep"]));
    let (mut first, mut second, mut rms) = (0.0, 0.0, [0.0; 2]);
    for (place, piece) in list(&hand["pieces"]).iter().enumerate() {
        let slope = number(&piece["gradient"]);
        first = keeps[0] * first + (1.0 - keeps[0]) * slope;
        second = keeps[1] * second + (1.0 - keeps[1]) * slope * slope;
        close(number(&piece["first"]), first, 1e-11);
        close(number(&piece["second"]), second, 1e-11);
        let step = By::RmsProp(rms_keep).step(slope, &mut rms, rate, place + 1);
        close(number(&hand["rms_steps"][place]), step, 1e-9);
    }
}

#[test]
fn decay_from_the_printed_settings() {
    let table = shown(include_str!("snapshots/decayed.snap"));
    let (rate, decay) = (number(&table["rate"]), number(&table["decay"]));
    for row in list(&table["rows"]) {
        let size = number(&row["size"]);
        for (name, by, inside, outside) in [
            ("plain_l2", By::Plain, decay, 0.0),
            ("adam_l2", By::Adam, decay, 0.0),
            ("adam_w", By::Adam, 0.0, decay),
        ] {
            let (mut weight, mut memory) = (1.0, [0.0; 2]);
            for update in 1..=whole(&table["updates"]) {
                // Odd updates push one way, even ones the other.
                let push = if update.is_multiple_of(2) { size } else { -size };
                let step = by.step(push + inside * weight, &mut memory, rate, update);
                weight += step - rate * outside * weight;
            }
            close(number(&row[name]), weight, 1e-9);
        }
    }
}

// The bowl

/// After how many updates the weights stay within a hundredth of √5, for a start at this angle around
/// the bottom. The bowl has curvatures of 9 and 1, along the diagonals or along the axes.
fn counted(by: By, rate: f64, diagonal: bool, around: f64) -> usize {
    let radius = 5.0_f64.sqrt();
    let mut at = [radius * around.cos(), radius * around.sin()];
    let (mut memory, mut last) = ([[0.0; 2]; 2], 0);
    for update in 1..=400 {
        let [x, y] = at;
        let slopes = if diagonal { [5.0 * x + 4.0 * y, 4.0 * x + 5.0 * y] } else { [x, 9.0 * y] };
        for axis in 0..2 {
            at[axis] += by.step(slopes[axis], &mut memory[axis], rate, update);
        }
        let is_inside = at[0].hypot(at[1]) <= radius / 100.0;
        if !is_inside {
            last = update;
        }
    }
    (last + 1).min(400)
}

#[test]
fn updates_on_the_bowl_counted_at_every_rate() {
    let bowls = shown(include_str!("snapshots/bowls.snap"));
    let keep = number(&shown(include_str!("snapshots/forms.snap"))["keep"]);
    let squares = numbers(&bowls["squares_kept"]);
    let starts = whole(&bowls["starts"]);
    let rules = [
        By::Plain,
        By::Momentum(keep),
        By::Momentum(0.25),
        By::Nesterov(keep),
        By::RmsProp(squares[0]),
        By::RmsProp(squares[1]),
        By::Adam,
    ];
    for (place, by) in rules.into_iter().enumerate() {
        for (name, diagonal) in [("slanting", true), ("along", false)] {
            let rates: Vec<f64> = match place {
                2 => vec![0.25],
                _ => (0..=34).map(|tenth| 10.0_f64.powf(f64::from(tenth) / 10.0 - 3.0)).collect(),
            };
            let mut best = (f64::INFINITY, 0.0);
            for rate in rates {
                let counts = (0..starts).map(|start| {
                    let around = PI * (2 * start + 1) as f64 / starts as f64;
                    counted(by, rate, diagonal, around) as f64
                });
                let count = mean(&counts.collect::<Vec<f64>>());
                if count < best.0 {
                    best = (count, rate);
                }
            }
            let row = &bowls["rows"][place][name];
            close(number(&row["rate"]), best.1, 1e-9);
            if place == 4 {
                // Here the last bits of the sums decide of the ones.
                let tens = 10.0 * (best.0 / 10.0).round();
                close(number(&bowls["short_in_tens"][usize::from(!diagonal)]), tens, 1e-9);
                assert!((number(&row["updates"]) - best.0).abs() > 0.1, "the same ones by luck");
            } else {
                close(number(&row["updates"]), best.0, 1e-9);
            }
        }
    }
    close(number(&bowls["arrived"]), 5.0_f64.sqrt() / 100.0, 1e-11);
    // Both axes lose the same share of their distance at a rate of 2 / (1 + 9).
    for curvature in [1.0, 9.0] {
        let factor: f64 = 1.0 - 0.2 * curvature;
        close(number(&bowls["plain_factor"]), factor.abs(), 1e-11);
    }
}

// Signals

#[test]
fn signals_that_are_too_large_node_by_node() {
    let started = shown(include_str!("snapshots/started.snap"));
    let (nodes, layers) = (whole(&started["nodes"]), whole(&started["layers"]));
    close(
        number(&started["small_factor"]),
        number(&started["small"]) * (nodes as f64 / 3.0).sqrt(),
        1e-9,
    );
    let shape = Layers { nodes: vec![nodes; layers + 2], relu: false };
    let (mut flat, mut squares, mut count) = (0.0, 0.0, 0.0);
    for seed in 0..20 {
        let weights = drawn(&shape, Start::Within(1.0), seed);
        let mut rng = ChaCha8Rng::seed_from_u64(seed + 1_000_000);
        for _ in 0..20 {
            let input: Vec<f64> = (0..nodes).map(|_| gaussian(&mut rng)).collect();
            let mut signals: Vec<f64> = (0..nodes).map(|_| gaussian(&mut rng)).collect();
            let posts = shape.values(&weights, &input);
            flat += posts[layers].iter().filter(|post| 1.0 - *post * *post < 0.1).count() as f64;
            count += nodes as f64;
            for layer in (1..=layers).rev() {
                let at = layer * (nodes * nodes + nodes);
                let behind = (0..nodes).map(|one| {
                    let sum: f64 = (0..nodes)
                        .map(|other| weights[at + one * nodes + other] * signals[other])
                        .sum();
                    sum * (1.0 - posts[layer][one] * posts[layer][one])
                });
                signals = behind.collect();
            }
            squares += signals.iter().map(|signal| signal * signal).sum::<f64>();
        }
    }
    let row = &started["tanh"][3];
    close(number(&row["flat"]), flat / count, 1e-9);
    close(number(&row["first_signal"]), (squares / count).sqrt(), 1e-6);
}

// The races

/// Training part and test part of a seed, with each column multiplied by its unit.
fn penguins(units: &[f64], seed: u64) -> [Vec<One>; 2] {
    let (training, test) = prepared(&on_features(&[0, 1, 2, 3]), seed);
    [training, test].map(|part| {
        let mut part = ones(&part);
        for (input, _) in &mut part {
            input.iter_mut().zip(units).for_each(|(value, unit)| *value *= unit);
        }
        part
    })
}

const SINGLE: [f64; 4] = [1.0; 4];

fn raced_by(place: usize, keep: f64) -> By {
    [By::Plain, By::Momentum(keep), By::Nesterov(keep), By::RmsProp(0.99), By::Adam][place]
}

#[test]
fn races_from_the_printed_settings() {
    let raced = shown(include_str!("snapshots/raced.snap"));
    let keep = number(&shown(include_str!("snapshots/forms.snap"))["keep"]);
    let rms_keep = number(&shown(include_str!("snapshots/by_hand.snap"))["rms_keep"]);
    close(rms_keep, 0.99, 1e-12);
    let shape = Layers { nodes: vec![4, whole(&raced["hidden"]), 3], relu: false };
    let run = |units: &[f64], by: By, rate: f64, seed: u64| {
        let [training, test] = penguins(units, seed);
        let mut learner = Learner::new(&shape, drawn(&shape, Start::Glorot, seed), by);
        for epoch in 0..whole(&raced["epochs"]) as u64 {
            learner.epoch(&training, 1000 * seed + epoch, whole(&raced["size"]), rate);
        }
        assert_eq!(learner.updates, whole(&raced["updates"]));
        let weights = &learner.weights;
        [
            mean_error(&shape, weights, &training),
            mean_error(&shape, weights, &test),
            right(&shape, weights, &test),
        ]
    };
    let units = numbers(&raced["units"]);
    for (kind, (name, units)) in [("alike", &SINGLE[..]), ("other", &units)].into_iter().enumerate()
    {
        for place in 0..5 {
            let seed = 29 - 3 * place;
            let rate = number(&raced[name][place]["rate"]);
            let finish = run(units, raced_by(place, keep), rate, seed as u64);
            for (one, held) in finish.into_iter().zip(recorded::RACES[kind][place][seed]) {
                close(one, held, 1.1e-5);
            }
            // The least rate of the grid, with the seeds that rates are chosen by.
            let (by, seed) = (raced_by(place, keep), 100 + place as u64);
            let finish = run(units, by, number(&raced["least_rate"]), seed);
            close(finish[0], recorded::TUNING[kind][place][0][place], 1.1e-5);
        }
    }
    // The largest rate where no rule breaks down by it.
    let [.., at_most] = &recorded::TUNING[1][0];
    let finish = run(&units, By::Plain, number(&raced["most_rate"]), 102);
    close(finish[0], at_most[2], 1.1e-5);
    assert_eq!(whole(&raced["rates"]), recorded::TUNING[0][0].len());
    assert_eq!(whole(&raced["seeds"]), recorded::RACES[0][0].len());
    assert_eq!(whole(&raced["tuning_seeds"]), recorded::TUNING[0][0][0].len());
}

#[test]
fn deep_networks_from_the_printed_settings() {
    let deep = shown(include_str!("snapshots/deep.snap"));
    let raced = shown(include_str!("snapshots/raced.snap"));
    let nodes = [vec![4], vec![whole(&deep["nodes"]); whole(&deep["layers"])], vec![3]].concat();
    for (kind, name, place, start, seed) in
        [(0, "tanh", 1, Start::Glorot, 11), (1, "relu", 2, Start::He, 17)]
    {
        let shape = Layers { nodes: nodes.clone(), relu: kind == 1 };
        let [training, _] = penguins(&SINGLE, seed);
        let mut learner = Learner::new(&shape, drawn(&shape, start, seed), By::Plain);
        let rate = number(&deep[name][place]["rate"]);
        for epoch in 0..whole(&raced["epochs"]) as u64 {
            learner.epoch(&training, 1000 * seed + epoch, whole(&raced["size"]), rate);
        }
        let error = mean_error(&shape, &learner.weights, &training);
        close(error, recorded::DEEP_RACES[kind][place][seed as usize][0], 1.1e-5);
    }
}

// Remedies

#[test]
fn remedies_from_the_printed_settings() {
    let table = shown(include_str!("snapshots/remedied.snap"));
    let of = |name: &str| whole(&table[name]);
    let (size, epochs, rate) = (of("size"), of("epochs"), number(&table["rate"]));
    let shape = Layers { nodes: vec![2, of("hidden"), 1], relu: false };
    let labelled = |count: usize, seed: u64, wrong: f64| {
        let samples = Label::Corners.samples(count, seed);
        let inputs = samples.inputs.select(Axis(1), &[0, 1]);
        let mut samples = Samples { inputs, targets: samples.targets };
        if wrong > 0.0 {
            mislabel(&mut samples, wrong, seed);
        }
        ones(&samples)
    };
    let wrong = number(&table["wrong"]);
    for (remedy, seed) in [(0, 4), (1, 9), (2, 14), (4, 19)] {
        let training = labelled(of("points"), 3 * seed, wrong);
        let validation = labelled(of("points"), 3 * seed + 1, wrong);
        let test = labelled(of("tested"), 3 * seed + 2, wrong);
        let with_right = labelled(of("tested"), 3 * seed + 2, 0.0);
        let mut learner = Learner::new(&shape, drawn(&shape, Start::Glorot, seed), By::Adam);
        if remedy == 2 {
            learner.decay = number(&table["decay"]);
        }
        let mut best =
            (mean_error(&shape, &learner.weights, &validation), 0, learner.weights.clone());
        for epoch in 0..epochs {
            let falling = 0.5 * (1.0 + (PI * epoch as f64 / epochs as f64).cos());
            let rate = if remedy == 4 { rate * falling } else { rate };
            learner.epoch(&training, 1000 * seed + epoch as u64, size, rate);
            let error = mean_error(&shape, &learner.weights, &validation);
            if remedy != 1 || error < best.0 {
                best = (error, epoch + 1, learner.weights.clone());
            }
            if remedy == 1 && epoch + 1 >= best.1 + of("patience") {
                break;
            }
        }
        let (error, epoch, weights) = best;
        let held = recorded::REMEDIES[remedy][seed as usize];
        close(mean_error(&shape, &weights, &training), held[0], 1.1e-5);
        close(error, held[1], 1.1e-5);
        close(mean_error(&shape, &weights, &test), held[2], 1.1e-5);
        close(right(&shape, &weights, &with_right), held[3], 1.1e-5);
        close(epoch as f64, held[4], 0.0);
    }
    assert_eq!(of("seeds"), recorded::REMEDIES[0].len());
    assert_eq!(of("tuning_seeds"), recorded::DECAYS[0].len());
}

// Means and standard errors

fn same(shown: &Value, values: &[f64]) {
    close(number(&shown["mean"]), mean(values), 1e-9);
    close(number(&shown["standard_error"]), error_of_mean(values), 1e-9);
}

fn column<const N: usize>(rows: &[[f64; N]], place: usize) -> Vec<f64> {
    rows.iter().map(|row| row[place]).collect()
}

fn less(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(a, b)| a - b).collect()
}

#[test]
fn means_of_the_races_from_the_runs() {
    let raced = shown(include_str!("snapshots/raced.snap"));
    for (kind, name) in ["alike", "other"].into_iter().enumerate() {
        for (row, runs) in list(&raced[name]).iter().zip(&recorded::RACES[kind]) {
            for (place, what) in ["training", "test", "right"].into_iter().enumerate() {
                same(&row[what], &column(runs, place));
            }
            let plain = column(&recorded::RACES[kind][0], 1);
            same(&row["test_over_plain"], &less(&column(runs, 1), &plain));
        }
    }
    let grid = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0];
    let at = |rate: f64| grid.iter().position(|other| *other == rate).expect("a rate of the grid");
    let (usual, best) = (at(number(&raced["usual_rate"])), at(number(&raced["alike"][0]["rate"])));
    let [plain, .., adam] = &recorded::TUNING[0];
    same(&raced["plain_at_usual"], &plain[usual]);
    same(&raced["adam_at_usual"], &adam[usual]);
    same(&raced["plain_at_its_best"], &plain[best]);
    same(&raced["adam_at_plains_best"], &adam[best]);
    let deep = shown(include_str!("snapshots/deep.snap"));
    for (kind, name) in ["tanh", "relu"].into_iter().enumerate() {
        for (row, runs) in list(&deep[name]).iter().zip(&recorded::DEEP_RACES[kind]) {
            same(&row["training"], &column(runs, 0));
        }
    }
}

#[test]
fn means_of_the_remedies_from_the_runs() {
    let table = shown(include_str!("snapshots/remedied.snap"));
    let [nothing, stop, ..] = &recorded::REMEDIES;
    let names = ["nothing", "stop", "weight_decay", "dropout", "cosine"];
    for (name, runs) in names.into_iter().zip(&recorded::REMEDIES) {
        let row = &table[name];
        for (place, what) in [(0, "training"), (2, "test"), (3, "right"), (4, "epoch")] {
            same(&row[what], &column(runs, place));
        }
        same(&row["gain"], &less(&column(nothing, 2), &column(runs, 2)));
        same(&row["more_right"], &less(&column(runs, 3), &column(nothing, 3)));
        same(&row["over_stop"], &less(&column(runs, 2), &column(stop, 2)));
    }
}
