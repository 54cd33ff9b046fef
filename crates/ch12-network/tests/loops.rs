//! The page's numbers once more, from the same colours and first weights: every weight moves in a loop
//! of its own, and medians, means and standard errors are taken here.

use std::{f64::consts::PI, sync::LazyLock};

use ch08_sigmoid::activate;
use ch12_network::worked::{SAMPLES, by_hand};
use ch12_network::{colours, ndarray::aview1, shuffled};
use proof::plainly::{number, whole};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use serde_json::Value;

/// A network with one output, weight by weight.
#[derive(Clone)]
struct Loops {
    i_to_h: Vec<Vec<f64>>,
    h_to_o: Vec<f64>,
    post_h: Vec<f64>,
}

impl Loops {
    fn seeded(hidden: usize, seed: u64) -> Loops {
        let ch09_training::Network { i_to_h, h_to_o } =
            ch09_training::Network::seeded(3, hidden, seed);
        Loops { i_to_h, h_to_o, post_h: vec![0.0; hidden] }
    }

    fn output(&mut self, input: &[f64]) -> f64 {
        let mut pre_o = 0.0;
        for h in 0..self.h_to_o.len() {
            let mut pre_h = 0.0;
            for (value, weights) in input.iter().zip(&self.i_to_h) {
                pre_h += value * weights[h];
            }
            self.post_h[h] = activate(pre_h);
            pre_o += self.h_to_o[h] * self.post_h[h];
        }
        activate(pre_o)
    }

    fn update(&mut self, (input, target): &Labelled, rate: f64) {
        let output = self.output(input);
        let signal = (output - target) * (output * (1.0 - output));
        for h in 0..self.h_to_o.len() {
            let post_h = self.post_h[h];
            let behind = self.h_to_o[h] * signal * (post_h * (1.0 - post_h));
            self.h_to_o[h] -= rate * post_h * signal;
            for (value, weights) in input.iter().zip(&mut self.i_to_h) {
                weights[h] -= rate * value * behind;
            }
        }
    }

    fn train(&mut self, table: &[Labelled], rate: f64, epochs: usize) {
        for _ in 0..epochs {
            for one in table {
                self.update(one, rate);
            }
        }
    }

    fn outputs(&mut self, table: &[Labelled]) -> Outputs {
        table.iter().map(|(input, target)| (self.output(input), *target)).collect()
    }
}

/// For each sample the output beside the target.
type Outputs = Vec<(f64, f64)>;

/// The inputs of a sample, and its target.
type Labelled = (Vec<f64>, f64);

/// The colours of a run in the order in which they are drawn.
fn drawn(seed: u64) -> Vec<Labelled> {
    so_many(SAMPLES, seed)
}

fn so_many(samples: usize, seed: u64) -> Vec<Labelled> {
    colours(samples, seed).iter().map(|(input, target)| (input.to_vec(), target[0])).collect()
}

/// The share of answers that are right.
fn right(outputs: &[(f64, f64)]) -> f64 {
    let right = outputs.iter().filter(|(output, target)| (*output >= 0.5) == (*target == 1.0));
    right.count() as f64 / outputs.len() as f64
}

/// E a sample.
fn error(outputs: &[(f64, f64)]) -> f64 {
    let squares = outputs.iter().map(|(output, target)| (target - output) * (target - output));
    squares.sum::<f64>() / (2.0 * outputs.len() as f64)
}

/// For each seed from 0 on what the run makes of it.
fn for_seeds<T: Send>(seeds: &Value, run: impl Fn(u64) -> T + Send + Sync) -> Vec<T> {
    (0..whole(seeds) as u64).into_par_iter().map(run).collect()
}

/// As many lie on one side of a median as on the other.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let above = values.split_off(values.len() / 2);
    if above.len() > values.len() { above[0] } else { (values[values.len() - 1] + above[0]) / 2.0 }
}

#[track_caller]
fn assert_near(ours: f64, shown: &Value, what: &str) {
    let shown = number(shown);
    assert!((ours - shown).abs() < 1e-9, "{what}: {ours} here, {shown} on the page");
}

/// Least, median and most of some numbers are those that are recorded.
#[track_caller]
fn assert_spread(ours: &[f64], shown: &Value, what: &str) {
    let ours = || ours.iter().copied();
    assert_near(ours().fold(f64::INFINITY, f64::min), &shown["least"], what);
    assert_near(median(ours()), &shown["median"], what);
    assert_near(ours().fold(f64::NEG_INFINITY, f64::max), &shown["most"], what);
}

fn recorded_runs() -> Value {
    proof::recorded(include_str!("snapshots/runs.snap"))
}

/// The outputs of every run of the page, after each of the numbers of epochs in its table.
static RUNS: LazyLock<Vec<Vec<Outputs>>> = LazyLock::new(|| {
    let shown = recorded_runs();
    let rows = shown["rows"].as_array().expect("rows");
    for_seeds(&shown["seeds"], |seed| {
        let (table, mut network) = (drawn(seed), Loops::seeded(4, seed));
        let mut done = 0;
        let mut looks = vec![];
        for row in rows {
            network.train(&table, 1.0, whole(&row["epochs"]) - done);
            done = whole(&row["epochs"]);
            looks.push(network.outputs(&table));
        }
        looks
    })
});

/// The table of runs, column by column, and the single node beside them.
#[test]
fn the_runs_of_the_page() {
    let shown = recorded_runs();
    let nodes: Vec<Vec<f64>> = for_seeds(&shown["seeds"], single_node);
    for (place, row) in shown["rows"].as_array().expect("rows").iter().enumerate() {
        let looks: Vec<&Outputs> = RUNS.iter().map(|run| &run[place]).collect();
        let of = |f: fn(&[(f64, f64)]) -> f64| -> Vec<f64> {
            looks.iter().map(|look| f(look)).collect()
        };
        assert_spread(&of(error), &row["error"], "error");
        assert_spread(&of(right), &row["correct"], "right");
        let never = looks.iter().filter(|look| look.iter().all(|(output, _)| *output < 0.5));
        assert_eq!(never.count(), whole(&row["never"]));
        let nodes: Vec<f64> = nodes.iter().map(|node| node[whole(&row["epochs"])]).collect();
        assert_spread(&nodes, &row["one_node"], "one node");
    }
}

/// The share of right answers of a single node before its training and after each epoch.
fn single_node(seed: u64) -> Vec<f64> {
    let table = drawn(seed);
    let first = ch09_training::Network::seeded(3, 1, seed).i_to_h;
    let mut weights = [first[0][0], first[1][0], first[2][0]];
    let pre = |weights: &[f64; 3], input: &[f64]| {
        weights[0] * input[0] + weights[1] * input[1] + weights[2] * input[2]
    };
    let mut shares = vec![];
    for epoch in 0..=60 {
        if epoch > 0 {
            for (input, target) in &table {
                let output = activate(pre(&weights, input));
                let step = (output - target) * output * (1.0 - output);
                for i in 0..3 {
                    weights[i] -= step * input[i];
                }
            }
        }
        let is_right =
            |(input, target): &&Labelled| (pre(&weights, input) >= 0.0) == (*target == 1.0);
        shares.push(table.iter().filter(is_right).count() as f64 / 1000.0);
    }
    shares
}

/// The runs by their number of hidden nodes, with their means and standard errors.
#[test]
fn the_sizes_of_the_hidden_layer() {
    let shown = proof::recorded(include_str!("snapshots/learned.snap"));
    for row in shown["sizes"].as_array().expect("sizes") {
        let shares = for_seeds(&shown["seeds"], |seed| {
            let (table, mut network) = (drawn(seed), Loops::seeded(whole(&row["hidden"]), seed));
            network.train(&table, 1.0, whole(&shown["epochs"]));
            right(&network.outputs(&table))
        });
        assert_spread(&shares, &row["right"], "right");
        let count = shares.len() as f64;
        let mean = shares.iter().sum::<f64>() / count;
        assert_near(mean, &row["mean"], "mean");
        // The variance is the mean of the squares less the square of the mean, here of n − 1.
        let squares = shares.iter().map(|share| share * share).sum::<f64>();
        let variance = (squares - count * mean * mean) / (count - 1.0);
        assert_near((variance / count).sqrt(), &row["standard_error"], "its standard error");
    }
}

/// The network set by hand, from its table of weights: one node compares blue with red, one blue with
/// green, and the third sends one half whatever the colour. So 5 is missing where one comparison says
/// no, and 5 too much is there where both say yes.
#[test]
fn the_network_set_by_hand_compares_blue_with_the_others() {
    let shown = proof::recorded(include_str!("snapshots/learned.snap"));
    let weight = |i: usize, h: usize| number(&shown["by_hand"][i][h]);
    let behind = |h: usize| number(&shown["by_hand_h_to_o"][h]);
    let program = by_hand();
    for (input, _) in drawn(2) {
        let pre = |h: usize| -> f64 { (0..3).map(|i| weight(i, h) * input[i]).sum() };
        let [yes_red, yes_green] = [0, 1].map(|other| activate(30.0 * (input[2] - input[other])));
        assert!((activate(pre(0)) - yes_red).abs() < 1e-12);
        assert!((activate(pre(1)) - yes_green).abs() < 1e-12);
        assert_eq!(activate(pre(2)), 0.5);
        let pre_o = behind(0) * yes_red + behind(1) * yes_green + behind(2) * 0.5;
        let both = 5.0 + 10.0 * (yes_red - 1.0) + 10.0 * (yes_green - 1.0);
        assert!((pre_o - both).abs() < 1e-12);
        let theirs = program.forward(aview1(&input)).unwrap().pre_o[0];
        assert!((pre_o - theirs).abs() < 1e-12);
    }
}

/// The learning rates, each from the page's weights and colours. At large ones two programs that
/// round differently part; these loops add and multiply in the order of the trainer.
#[test]
fn the_learning_rates_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/rates.snap"));
    let [early, late] = [0, 1].map(|time| whole(&shown["epochs"][time]));
    for row in shown["rows"].as_array().expect("rows") {
        let rate = number(&row["learning_rate"]);
        let runs = for_seeds(&shown["seeds"], |seed| {
            let (table, mut network) = (drawn(seed), Loops::seeded(4, seed));
            network.train(&table, rate, early);
            let then = right(&network.outputs(&table));
            network.train(&table, rate, late - early);
            [then, right(&network.outputs(&table))]
        });
        for (time, name) in ["early", "late"].into_iter().enumerate() {
            let shares: Vec<f64> = runs.iter().map(|run| run[time]).collect();
            assert_spread(&shares, &row[name], &format!("{name} at {rate}"));
        }
    }
}

/// The orders of a table: as drawn, all the no's first, and mixed again once or for each epoch.
#[test]
fn the_orders_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/order.snap"));
    let runs = for_seeds(&shown["seeds"], |seed| {
        let drawn = drawn(seed);
        let of = |wanted: f64| drawn.iter().filter(move |one| one.1 == wanted).cloned();
        let sorted: Vec<Labelled> = of(0.0).chain(of(1.0)).collect();
        let outputs = |order: &dyn Fn(u64) -> Vec<Labelled>| {
            let mut network = Loops::seeded(4, seed);
            for epoch in 0..whole(&shown["epochs"]) as u64 {
                network.train(&order(epoch), 1.0, 1);
            }
            network.outputs(&drawn)
        };
        let mixed = |epoch: u64| -> Vec<Labelled> {
            shuffled(1000, seed, epoch).into_iter().map(|place| sorted[place].clone()).collect()
        };
        let by_table = outputs(&|_| sorted.clone());
        let yes = |wanted: f64| {
            let of_kind: Vec<_> = by_table.iter().filter(|one| one.1 == wanted).collect();
            of_kind.iter().filter(|one| one.0 >= 0.5).count() as f64 / of_kind.len() as f64
        };
        [
            right(&outputs(&|_| drawn.clone())),
            right(&by_table),
            right(&outputs(&|_| mixed(0))),
            right(&outputs(&mixed)),
            yes(1.0),
            yes(0.0),
        ]
    });
    let names = ["drawn", "sorted", "once", "shuffled", "sorted_blue", "sorted_others"];
    for (place, name) in names.into_iter().enumerate() {
        let shares: Vec<f64> = runs.iter().map(|run| run[place]).collect();
        assert_spread(&shares, &shown[name], name);
    }
}

/// The colours up to 255: what is right, and how often a hidden node is flat.
#[test]
fn the_unscaled_colours_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/unscaled.snap"));
    let runs = for_seeds(&shown["seeds"], |seed| {
        let mut table = drawn(seed);
        for (input, _) in &mut table {
            input.iter_mut().for_each(|value| *value *= number(&shown["largest"]));
        }
        let flat = |network: &mut Loops| {
            let mut flat = 0;
            for (input, _) in &table {
                network.output(input);
                flat += network.post_h.iter().filter(|post| *post * (1.0 - *post) < 0.01).count();
            }
            flat as f64 / 4000.0
        };
        let mut network = Loops::seeded(4, seed);
        let before = flat(&mut network);
        network.train(&table, 1.0, whole(&shown["epochs"]));
        [before, flat(&mut network), right(&network.outputs(&table))]
    });
    for (place, name) in ["flat_before", "flat_after", "correct"].into_iter().enumerate() {
        let shares: Vec<f64> = runs.iter().map(|run| run[place]).collect();
        assert_spread(&shares, &shown[name], name);
    }
}

/// The samples of the page, and the first five updates of its run.
#[test]
fn the_first_updates_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/first_updates.snap"));
    let (table, mut network) = (so_many(whole(&shown["samples"]), 1), Loops::seeded(4, 1));
    let is_blue = |(input, _): &&Labelled| input[2] > input[0] && input[2] > input[1];
    let blue = table.iter().filter(is_blue).count();
    assert_eq!(blue, whole(&shown["blue"]));
    assert_near(blue as f64 / table.len() as f64, &shown["blue_share"], "blue");
    let no: Outputs = table.iter().map(|one| (0.0, one.1)).collect();
    assert_near(right(&no), &shown["never_share"], "always no");
    assert_eq!(whole(&shown["weights"]), network.i_to_h.concat().len() + network.h_to_o.len());
    assert_near(1000.0 * right(&network.outputs(&table)), &shown["correct"], "right");
    let (start, mut on_the_way) = (network.clone(), 0.0);
    for (one, update) in table.iter().zip(shown["updates"].as_array().expect("updates")) {
        for (ours, theirs) in one.0.iter().zip(update["input"].as_array().expect("inputs")) {
            assert_near(*ours, theirs, "input");
        }
        assert_near(one.1, &update["target"], "target");
        assert_near(start.clone().output(&one.0), &update["output_at_start"], "at the start");
        let output = network.output(&one.0);
        assert_near(output, &update["output"], "output");
        assert_near(f64::from(u8::from(output >= 0.5)), &update["answer"], "answer");
        let before = error(&[(output, one.1)]);
        assert_near(before, &update["error"], "error");
        on_the_way += before;
        network.update(one, number(&shown["learning_rate"]));
        let after = error(&network.outputs(std::slice::from_ref(one)));
        assert_near(after, &update["error_afterwards"], "error afterwards");
    }
    assert_near(on_the_way, &shown["error"], "on the way");
    let afterwards = 5.0 * error(&network.outputs(&table[..5]));
    assert_near(afterwards, &shown["error_afterwards"], "afterwards");
}

/// The right answers of the page's run, epoch by epoch.
#[test]
fn the_run_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/one_run.snap"));
    let (table, mut network) = (drawn(1), Loops::seeded(4, 1));
    let mut updates = 0;
    let counts: Vec<usize> = (0..whole(&shown["epochs"]))
        .map(|_| {
            for one in &table {
                network.update(one, 1.0);
                updates += 1;
            }
            (1000.0 * right(&network.outputs(&table))).round() as usize
        })
        .collect();
    let [first, second, adds, last] =
        ["one_epoch", "second_adds", "next_add", "last_epoch"].map(|name| whole(&shown[name]));
    assert_eq!(counts[..2], [first, first + second]);
    assert_eq!((counts[4], counts.last()), (first + second + adds, Some(&last)));
    assert_eq!(updates, whole(&shown["updates"]));
}

/// The thresholds: of the page's run, and of all runs at the one that is best for it.
#[test]
fn the_thresholds_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/thresholds.snap"));
    let epochs = whole(&shown["epochs"]);
    let rows = recorded_runs()["rows"].as_array().expect("rows").clone();
    let place = rows.iter().position(|row| whole(&row["epochs"]) == epochs).expect("such a row");
    let mistakes = |run: usize, threshold: f64| {
        let of_kind = |wanted: f64| {
            let outputs = RUNS[run][place].iter().filter(move |one| one.1 == wanted);
            outputs.filter(|one| (one.0 >= threshold) != (wanted == 1.0)).count()
        };
        [of_kind(1.0), of_kind(0.0)]
    };
    let all = |run: usize, threshold: f64| mistakes(run, threshold).iter().sum::<usize>();
    let top = number(&shown["top"]);
    for (threshold, share) in [(0.5, "half"), (0.0, "zero"), (1.0, "one"), (top, "top_share")] {
        assert_near(1.0 - all(1, threshold) as f64 / 1000.0, &shown[share], share);
    }
    let steps = || (0..=40).map(|step| f64::from(step) / 40.0);
    assert_eq!(steps().min_by_key(|threshold| all(1, *threshold)), Some(top));
    for (threshold, name) in [(0.5, "mistakes_at_half"), (top, "mistakes_at_top")] {
        let theirs = ["missed", "taken"].map(|kind| whole(&shown[name][kind]));
        assert_eq!(mistakes(1, threshold), theirs, "{name}");
    }
    let others = &shown["others"];
    let runs = whole(&others["runs"]);
    assert_eq!(runs, RUNS.len());
    let fewer =
        |one: f64, other: f64| (0..runs).filter(|&run| all(run, one) < all(run, other)).count();
    for (count, name) in [(fewer(top, 0.5), "better"), (fewer(0.5, top), "worse")] {
        assert_eq!(count, whole(&others[name]), "{name}");
        let variance = (count * (runs - count)) as f64 / runs as f64;
        assert_near(variance.sqrt(), &others[format!("{name}_error")], "its standard error");
    }
}

/// The epoch on the sorted table, update by update.
#[test]
fn the_sorted_epoch_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/sorted_epoch.snap"));
    let (mut table, mut network) = (drawn(1), Loops::seeded(4, 1));
    table.sort_by(|one, other| one.1.total_cmp(&other.1));
    network.train(&table, 1.0, whole(&shown["epoch"]) - 1);
    let (every, no) = (whole(&shown["every"]), table.iter().filter(|one| one.1 == 0.0).count());
    assert_eq!(whole(&shown["no"]), no);
    let mut looks = vec![];
    for done in 0..=table.len() {
        if done > 0 {
            network.update(&table[done - 1], 1.0);
        }
        if done % every == 0 || done == no {
            let outputs = network.outputs(&table);
            let yes = outputs.iter().filter(|one| one.0 >= 0.5).count();
            looks.push((yes as f64 / 1000.0, right(&outputs)));
        }
    }
    let (yes, shares): (Vec<f64>, Vec<f64>) = looks.into_iter().unzip();
    let last = yes.len() - 1;
    assert_near(yes[0], &shown["yes_before"], "yes before");
    assert_near(yes[last], &shown["yes_after"], "yes after");
    assert_near(yes.iter().copied().fold(1.0, f64::min), &shown["yes_least"], "the least yes");
    assert_near(shares[0], &shown["right_before"], "right before");
    assert_near(shares[last], &shown["right_after"], "right after");
    assert_near(shares.iter().copied().fold(0.0, f64::max), &shown["right_most"], "most right");
}

/// The drawn pairs of hidden nodes, counted by trying all HtoO weights that differ in an answer; the
/// two nodes by hand, and what the counts of XOR say of their standard errors.
#[test]
fn the_pairs_of_the_page() {
    let shown = proof::recorded(include_str!("snapshots/xor.snap"));
    let corners = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let wanted = [false, true, true, false];
    let sent = |node: [f64; 2]| corners.map(|[x, y]| activate(node[0] * x + node[1] * y));
    let pair = |value: &Value| [number(&value[0]), number(&value[1])];
    let hand = &shown["by_hand"];
    let posts = [sent(pair(&hand["to_steep"])), sent(pair(&hand["to_flat"]))];
    let behind = pair(&hand["h_to_o"]);
    for corner in 0..4 {
        assert_near(posts[0][corner], &hand["steep"][corner], "steep");
        assert_near(posts[1][corner], &hand["flat"][corner], "flat");
        let pre_o = behind[0] * posts[0][corner] + behind[1] * posts[1][corner];
        assert_eq!(pre_o >= 0.0, wanted[corner]);
    }
    let drawn = &shown["drawn"];
    let draws = |seed: u64, least: f64, most: f64| -> Vec<[[f64; 2]; 2]> {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut node = || [(); 2].map(|()| rng.random_range(least..most));
        (0..whole(&drawn["pairs"])).map(|_| [node(), node()]).collect()
    };
    // A direction of HtoO answers rightly if it has the right sign at each corner. Where an output
    // is 0 lie the borders between answers, and halfway between two borders an answer of its own.
    let solvable = |pairs: &[[[f64; 2]; 2]]| {
        let is_solvable = |pair: &&[[f64; 2]; 2]| {
            let [first, second] = pair.map(sent);
            let mut borders = vec![];
            for corner in 0..4 {
                let border = (-first[corner]).atan2(second[corner]);
                borders.extend([border, border + PI]);
            }
            borders.sort_by(f64::total_cmp);
            borders.push(borders[0] + 2.0 * PI);
            borders.windows(2).any(|two| {
                let angle = (two[0] + two[1]) / 2.0;
                (0..4).all(|corner| {
                    let pre_o = angle.cos() * first[corner] + angle.sin() * second[corner];
                    (pre_o > 0.0) == wanted[corner]
                })
            })
        };
        pairs.par_iter().filter(is_solvable).count()
    };
    let wide = draws(1, number(&drawn["least"]), number(&drawn["most"]));
    assert_eq!(solvable(&wide), whole(&drawn["solvable"]));
    assert_eq!(solvable(&draws(2, -1.0, 1.0)), whole(&drawn["solvable_near"]));
    let seeds = number(&shown["seeds"]);
    for row in shown["rows"].as_array().expect("rows") {
        let share = number(&row["solved"]) / seeds;
        assert_near(share, &row["share"], "share");
        assert_near((seeds * share * (1.0 - share)).sqrt(), &row["standard_error"], "its error");
    }
}
