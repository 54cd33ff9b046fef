//! What the sentences of the page say of its counts, by a network in plain arrays that shares with
//! the chapter its first weights and its sigmoid, of which the last bit decides for some seeds: on
//! the page's own seeds its counts are the recorded ones, and on others the differences are two
//! standard errors or more. The counts are read from the snapshots, which `snapshots.rs` holds to
//! the chapter's trainer: it takes too long to count them twice.

use std::ops::Range;
use std::sync::LazyLock;

use ch08_sigmoid::activate;
use ch12_network::colours;
use ch12_network::worked::{SAMPLES, SEED, XOR_SOLVED};
use ch15_bias::Network;
use ch15_bias::worked::{EPOCHS, Place, SEEDS, TRAPS, Trap, by_hand, drawn_biases};
use proof::plainly::number;
use proof::recorded;
use proof::{assert_above, assert_alike, assert_not_above};
use serde_json::Value;
use study::over_seeds;

/// A network with I inputs, H hidden nodes and one output.
#[derive(Clone, Copy)]
struct Plain<const I: usize, const H: usize> {
    weights: [[f64; H]; I],
    bias_h: [f64; H],
    out: [f64; H],
    bias_o: f64,
}

type Sample<const I: usize> = ([f64; I], f64);

const XOR: [Sample<2>; 4] =
    [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)];

/// Chapter 7's alarm, with the temperatures and targets that the page prints.
static ALARM: LazyLock<Vec<Sample<1>>> = LazyLock::new(|| {
    let [inputs, targets] = ["inputs", "targets"].map(|name| numbers(&ALARM_PAGE[name]));
    inputs.into_iter().map(|input| [input]).zip(targets).collect()
});

impl<const I: usize, const H: usize> Plain<I, H> {
    fn of(network: &Network) -> Self {
        Self {
            weights: std::array::from_fn(|i| std::array::from_fn(|h| network.i_to_h[[i, h]])),
            bias_h: std::array::from_fn(|h| network.bias_h[h]),
            out: std::array::from_fn(|h| network.h_to_o[[h, 0]]),
            bias_o: network.bias_o[0],
        }
    }

    fn seeded(seed: u64) -> Self {
        Self::of(&Network::seeded(I, H, 1, seed))
    }

    /// What the hidden nodes say, and the preactivation of the output.
    fn forward(&self, x: [f64; I]) -> ([f64; H], f64) {
        let post: [f64; H] = std::array::from_fn(|h| {
            let sum = (0..I).fold(0.0, |sum, i| sum + x[i] * self.weights[i][h]);
            activate(sum + self.bias_h[h])
        });
        let sum: f64 = post.iter().zip(&self.out).map(|(post, weight)| post * weight).sum();
        (post, sum + self.bias_o)
    }

    /// What has come back behind each node: hidden nodes and output node.
    fn behind(&self, (x, target): Sample<I>) -> ([f64; H], f64) {
        let (post, pre) = self.forward(x);
        let output = activate(pre);
        let signal = (output - target) * output * (1.0 - output);
        (std::array::from_fn(|h| signal * self.out[h] * post[h] * (1.0 - post[h])), signal)
    }

    /// What the biases are moved by, with a mistake.
    fn trapped(&self, sample: Sample<I>, trap: Trap) -> ([f64; H], f64) {
        let (behind, signal) = self.behind(sample);
        let (post, pre) = self.forward(sample.0);
        let output = activate(pre);
        match trap {
            Trap::NeverUpdated => ([0.0; H], 0.0),
            Trap::ErrorSignalToHidden => ([signal; H], signal),
            Trap::SlopeTwice => (
                std::array::from_fn(|h| behind[h] * post[h] * (1.0 - post[h])),
                signal * output * (1.0 - output),
            ),
            Trap::Shared => ([behind.iter().sum(); H], signal),
            Trap::InputMultiplied => (behind.map(|back| back * sample.0[0]), signal),
            Trap::Sign => (behind.map(|back| -back), -signal),
        }
    }

    fn step(&mut self, sample: Sample<I>, place: Place, trap: Option<Trap>) {
        let (post, _) = self.forward(sample.0);
        let (behind, signal) = self.behind(sample);
        let (to_h, to_o) = trap.map_or((behind, signal), |trap| self.trapped(sample, trap));
        for h in 0..H {
            self.out[h] -= signal * post[h];
            for i in 0..I {
                self.weights[i][h] -= behind[h] * sample.0[i];
            }
            if matches!(place, Place::Hidden | Place::Both) {
                self.bias_h[h] -= to_h[h];
            }
        }
        if matches!(place, Place::Output | Place::Both) {
            self.bias_o -= to_o;
        }
    }

    fn trained(
        mut self,
        samples: &[Sample<I>],
        place: Place,
        trap: Option<Trap>,
        epochs: usize,
    ) -> Self {
        for _ in 0..epochs {
            samples.iter().for_each(|sample| self.step(*sample, place, trap));
        }
        self
    }

    /// Whether all samples end on the right side of one half: their preactivations, of 0.
    fn learns(
        self,
        samples: &[Sample<I>],
        place: Place,
        trap: Option<Trap>,
        epochs: usize,
    ) -> bool {
        let network = self.trained(samples, place, trap, epochs);
        samples.iter().all(|(x, target)| (network.forward(*x).1 >= 0.0) == (*target == 1.0))
    }
}

fn over(seeds: Range<u64>, run: impl Fn(u64) -> bool + Sync + Send) -> Vec<f64> {
    over_seeds(seeds.end - seeds.start, |seed| f64::from(u8::from(run(seeds.start + seed))))
}

/// XOR from these seeds: 1 where it is solved.
fn xor_runs<const H: usize>(seeds: Range<u64>, place: Place, trap: Option<Trap>) -> Vec<f64> {
    over(seeds, |seed| Plain::<2, H>::seeded(seed).learns(&XOR, place, trap, EPOCHS))
}

fn alarm_runs<const H: usize>(seeds: Range<u64>, place: Place) -> Vec<f64> {
    over(seeds, |seed| {
        Plain::<1, H>::seeded(seed).learns(&ALARM, place, None, index(&ALARM_PAGE["epochs"]))
    })
}

const PAGE: Range<u64> = 0..SEEDS;
const OTHERS: Range<u64> = 1000..1100;
/// Where the difference is smaller.
const MORE: Range<u64> = 1000..1200;
/// Where it is a few in a hundred.
const MANY: Range<u64> = 1000..1500;

fn sum(successes: &[f64]) -> f64 {
    successes.iter().sum()
}

static ALARM_PAGE: LazyLock<Value> =
    LazyLock::new(|| recorded(include_str!("snapshots/alarm.snap")));
static XOR_PAGE: LazyLock<Value> = LazyLock::new(|| recorded(include_str!("snapshots/xor.snap")));
static STARTS_PAGE: LazyLock<Value> =
    LazyLock::new(|| recorded(include_str!("snapshots/starts.snap")));
static TRAPS_PAGE: LazyLock<Value> =
    LazyLock::new(|| recorded(include_str!("snapshots/traps.snap")));

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().expect("a list");
    list.iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn index(value: &Value) -> usize {
    value.as_u64().expect("a count") as usize
}

#[track_caller]
fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within:e}");
}

/// Of a count and its standard error.
#[track_caller]
fn counts(what: &str, page: &Value, runs: &[f64]) {
    let solved = page["solved"].as_f64().expect("a count");
    assert_eq!(solved, sum(runs), "{what}");
    let (seeds, share) = (SEEDS as f64, solved / SEEDS as f64);
    let standard_error = page["standard_error"].as_f64().expect("a number");
    assert!((standard_error - (share * (1.0 - share) * seeds).sqrt()).abs() < 1e-9, "{what}");
}

const PLACES: [Place; 4] = [Place::Neither, Place::Hidden, Place::Output, Place::Both];

static XOR_2: LazyLock<[Vec<f64>; 4]> =
    LazyLock::new(|| PLACES.map(|place| xor_runs::<2>(MORE, place, None)));
static XOR_3: LazyLock<[Vec<f64>; 4]> =
    LazyLock::new(|| PLACES.map(|place| xor_runs::<3>(OTHERS, place, None)));

#[test]
fn the_counts_of_xor_are_those_of_plain_loops() {
    let rows = &XOR_PAGE["rows"];
    // The plain arrays take the whole gradient off, and have two, three and four hidden nodes.
    let settings = ["seeds", "epochs", "learning_rate"].map(|name| number(&XOR_PAGE[name]));
    assert_eq!(settings, [SEEDS as f64, EPOCHS as f64, 1.0]);
    assert_eq!([0, 1, 2].map(|row| index(&rows[row]["hidden"])), [2, 3, 4]);
    for (row, solved) in rows.as_array().expect("rows").iter().zip(XOR_SOLVED) {
        assert_eq!(row["neither"]["solved"], solved, "chapter 12's count");
    }
    counts("2, none", &rows[0]["neither"], &xor_runs::<2>(PAGE, Place::Neither, None));
    counts("3, none", &rows[1]["neither"], &xor_runs::<3>(PAGE, Place::Neither, None));
    counts("4, none", &rows[2]["neither"], &xor_runs::<4>(PAGE, Place::Neither, None));
    counts("2, hidden", &rows[0]["hidden_only"], &xor_runs::<2>(PAGE, Place::Hidden, None));
    counts("2, output", &rows[0]["output"], &xor_runs::<2>(PAGE, Place::Output, None));
    counts("2, both", &rows[0]["both"], &xor_runs::<2>(PAGE, Place::Both, None));
    counts("3, hidden", &rows[1]["hidden_only"], &xor_runs::<3>(PAGE, Place::Hidden, None));
    counts("3, output", &rows[1]["output"], &xor_runs::<3>(PAGE, Place::Output, None));
    counts("3, both", &rows[1]["both"], &xor_runs::<3>(PAGE, Place::Both, None));
    counts("4, hidden", &rows[2]["hidden_only"], &xor_runs::<4>(PAGE, Place::Hidden, None));
    counts("4, output", &rows[2]["output"], &xor_runs::<4>(PAGE, Place::Output, None));
    counts("4, both", &rows[2]["both"], &xor_runs::<4>(PAGE, Place::Both, None));
}

#[test]
fn the_output_s_bias_does_most_of_the_work_on_xor() {
    for (hidden, [neither, hidden_only, output, both]) in [(2, &*XOR_2), (3, &*XOR_3)] {
        assert_above(&format!("output alone, {hidden}"), output, neither);
        assert_above(&format!("output over hidden, {hidden}"), output, hidden_only);
        assert!(sum(output) - sum(neither) > 0.5 * (sum(both) - sum(neither)), "most, {hidden}");
    }
    assert_above("with two nodes the hidden biases add something", &XOR_2[3], &XOR_2[2]);
}

#[test]
fn hidden_biases_alone_help_three_nodes_and_harm_four() {
    assert_above("three", &XOR_3[1], &XOR_3[0]);
    assert_alike("two", &XOR_2[1], &XOR_2[0]);
    let [neither, hidden_only] =
        [Place::Neither, Place::Hidden].map(|place| xor_runs::<4>(MANY, place, None));
    assert_above("four", &neither, &hidden_only);
    let page = |place: &str| XOR_PAGE["rows"][2][place]["solved"].as_f64().expect("a count");
    let harm = (sum(&neither) - sum(&hidden_only)) / neither.len() as f64;
    assert!(100.0 * harm < page("neither") - page("hidden_only"), "less than on the page");
    // A column of ones and two nodes more, against two nodes with all biases.
    assert_not_above("all biases with two over ones with four", &XOR_2[3], &hidden_only[..200]);
}

#[test]
fn both_kinds_are_never_worse_and_a_third_node_helps() {
    for runs in [&*XOR_2, &*XOR_3] {
        for other in 0..3 {
            assert_not_above("another place over both", &runs[other], &runs[3]);
        }
    }
    assert_above("three hidden nodes over two", &XOR_3[3], &XOR_2[3][..100]);
}

#[test]
fn biases_may_all_begin_alike() {
    let drawn = |seeds| {
        over(seeds, |seed| {
            Plain::<2, 2>::of(&drawn_biases(2, seed)).learns(&XOR, Place::Both, None, EPOCHS)
        })
    };
    let (from_drawn, from_zero) = (drawn(PAGE), xor_runs::<2>(PAGE, Place::Both, None));
    counts("drawn", &STARTS_PAGE["drawn"], &from_drawn);
    let differ = from_drawn.iter().zip(&from_zero).filter(|(one, other)| one != other).count();
    assert_eq!(index(&STARTS_PAGE["differ"]), differ);
    assert_eq!(STARTS_PAGE["zero"], XOR_PAGE["rows"][0]["both"]);
    assert!(differ > 10);
    assert_alike("zero and drawn", &XOR_2[3], &drawn(MORE));
}

#[test]
fn the_alarm_by_plain_loops() {
    let page = &*ALARM_PAGE;
    assert_eq!(index(&page["seeds"]), SEEDS as usize);
    assert!(numbers(&page["outputs_without"]).is_sorted());
    for row in page["rows"].as_array().expect("rows") {
        assert_eq!(row["solved"]["solved"], 0);
        assert!(row["most_right"].as_u64().expect("a count") < 4, "a theorem");
    }
    let without = |n: usize| match index(&page["rows"][n]["hidden"]) {
        2 => alarm_runs::<2>(PAGE, Place::Neither),
        4 => alarm_runs::<4>(PAGE, Place::Neither),
        8 => alarm_runs::<8>(PAGE, Place::Neither),
        other => panic!("{other} hidden nodes were not tried"),
    };
    assert!((0..3).all(|n| sum(&without(n)) == 0.0));
    let both_kinds = |place| [alarm_runs::<2>(PAGE, place), alarm_runs::<4>(PAGE, place)];
    let (hidden, both) = (both_kinds(Place::Hidden), both_kinds(Place::Both));
    for ((row, hidden), both) in
        page["biased"].as_array().expect("rows").iter().zip(&hidden).zip(&both)
    {
        counts("hidden biases", &row["hidden_only"], hidden);
        counts("both", &row["both"], both);
    }
    for pair in page["pairs"].as_array().expect("pairs") {
        let apart =
            pair["sum"].as_f64().expect("a sum") - page["sum_of_weights"].as_f64().expect("one");
        assert!(apart.abs() < 1e-11);
    }
    // Of the four preactivations the outer pair's are the lowest and the highest.
    let pair = |n: usize, what: &str| page["pairs"][n][what].as_f64().expect("a number");
    let inner = [pair(0, "pre"), pair(0, "pre_mirrored")];
    assert!(inner.iter().all(|pre| (pair(1, "pre_mirrored")..pair(1, "pre")).contains(pre)));
    // Two hidden nodes hardly ever learn it with hidden biases alone; two more do.
    let (two, four) =
        (alarm_runs::<2>(OTHERS, Place::Hidden), alarm_runs::<4>(OTHERS, Place::Hidden));
    assert!(sum(&two) < 5.0, "{}", sum(&two));
    assert!(sum(&four) > 90.0, "{}", sum(&four));
    let both = alarm_runs::<2>(OTHERS, Place::Both);
    assert_above("both kinds with two", &both, &two);
    assert_not_above("all biases with two over ones with four", &both, &four);
    for (turn, by_hand) in numbers(&page["turns"]).iter().zip([-2.0, 2.0]) {
        assert!((turn - by_hand).abs() < 0.3, "{turn}");
    }
}

/// The two trainings that the page looks at, from the start that they share, and the alarm that is
/// made by hand.
#[test]
fn the_alarms_that_are_shown() {
    let page = &*ALARM_PAGE;
    let [without, with] = [Place::Neither, Place::Both]
        .map(|place| Plain::<1, 2>::seeded(1).trained(&ALARM, place, None, index(&page["epochs"])));
    for (network, name) in [(without, "outputs_without"), (with, "outputs_with")] {
        for ((x, _), told) in ALARM.iter().zip(numbers(&page[name])) {
            close(activate(network.forward(*x).1), told, 1e-9);
        }
    }
    for pair in page["pairs"].as_array().expect("pairs") {
        let input = number(&pair["input"]);
        close(without.forward([input]).1, number(&pair["pre"]), 1e-9);
        close(without.forward([-input]).1, number(&pair["pre_mirrored"]), 1e-9);
    }
    for (h, told) in numbers(&page["turns"]).into_iter().enumerate() {
        // Where it turns, its preactivation is 0.
        close(with.weights[0][h] * told + with.bias_h[h], 0.0, 1e-9);
    }
    let list = |name: &str| numbers(&page["by_hand"][name]);
    let (weights, biases, out) = (list("weights"), list("biases"), list("h_to_o"));
    for ((x, target), told) in ALARM.iter().zip(list("outputs")) {
        let node = |h: usize| out[h] * activate(weights[h] * x[0] + biases[h]);
        close(activate(node(0) + node(1)), told, 1e-11);
        assert_eq!(told >= 0.5, *target == 1.0);
    }
}

/// The black row of chapter 12's network, whose weights are learned once more.
#[test]
fn the_colours_in_plain_arrays() {
    let page = recorded(include_str!("snapshots/zeros.snap"));
    let colours = colours(SAMPLES, SEED);
    let samples: Vec<Sample<3>> = colours
        .iter()
        .map(|(input, target)| (std::array::from_fn(|i| input[i]), target[0]))
        .collect();
    let network =
        Plain::<3, 4>::seeded(SEED).trained(&samples, Place::Neither, None, index(&page["epochs"]));
    for (weight, told) in network.out.iter().zip(numbers(&page["h_to_o"])) {
        close(*weight, told, 1e-8);
    }
    close(network.forward([0.0; 3]).1, number(&page["pre_o"]), 1e-8);
}

/// The two lines on the right of the square.
#[test]
fn the_lines_in_plain_arrays() {
    let page = recorded(include_str!("snapshots/learned.snap"));
    let network = Plain::<2, 2>::seeded(1).trained(&XOR, Place::Both, None, index(&page["epochs"]));
    for (h, line) in page["lines"].as_array().expect("lines").iter().enumerate() {
        for (i, told) in numbers(&line["weights"]).into_iter().enumerate() {
            close(network.weights[i][h], told, 1e-8);
        }
        close(network.bias_h[h], number(&line["bias"]), 1e-8);
        close(network.out[h], number(&page["h_to_o"][h]), 1e-8);
    }
    close(-network.bias_o, number(&page["subtracted"]), 1e-8);
}

/// How far each mistake puts the gradients off, on the network and the sample that the page prints.
#[test]
fn the_traps_off_by_plain_sums() {
    let (page, hand) = (&*TRAPS_PAGE, by_hand());
    let network = Plain::<2, 2> {
        weights: [0, 1].map(|i| [hand.i_to_h[i][0], hand.i_to_h[i][1]]),
        bias_h: [hand.bias_h[0], hand.bias_h[1]],
        out: [hand.h_to_o[0], hand.h_to_o[1]],
        bias_o: hand.bias_o,
    };
    let input = numbers(&page["input"]);
    let sample = ([input[0], input[1]], number(&page["target"]));
    let (behind, signal) = network.behind(sample);
    let length = |[a, b]: [f64; 2]| (a * a + b * b).sqrt();
    for ((_, trap), row) in TRAPS.into_iter().zip(page["rows"].as_array().expect("rows")) {
        let (to_h, to_o) = network.trapped(sample, trap);
        let apart = length([to_h[0] - behind[0], to_h[1] - behind[1]]);
        close(number(&row["hidden"]), apart / (length(to_h) + length(behind)), 1e-11);
        let apart = (to_o - signal).abs();
        close(number(&row["output"]), apart / (to_o.abs() + signal.abs()), 1e-11);
        // The target changes the error signal, a factor of all that is compared here.
        let (other, other_signal) = network.behind((sample.0, 1.0));
        let (other_h, other_o) = network.trapped((sample.0, 1.0), trap);
        for h in 0..2 {
            close(other[h] / behind[h], other_signal / signal, 1e-12);
            close(other_h[h] * signal, to_h[h] * other_signal, 1e-12);
        }
        close(other_o * signal, to_o * other_signal, 1e-12);
    }
}

#[test]
fn which_traps_are_silent() {
    let rows = &TRAPS_PAGE["rows"];
    assert_eq!((index(&TRAPS_PAGE["seeds"]), index(&TRAPS_PAGE["hidden"])), (SEEDS as usize, 3));
    for (row, trap) in [
        (1, Trap::ErrorSignalToHidden),
        (2, Trap::SlopeTwice),
        (3, Trap::Shared),
        (4, Trap::InputMultiplied),
        (5, Trap::Sign),
    ] {
        let runs = xor_runs::<3>(PAGE, Place::Both, Some(trap));
        counts(&format!("{trap:?}"), &rows[row]["solved"], &runs);
    }
    assert_eq!(rows[0]["solved"], XOR_PAGE["rows"][1]["neither"], "no bias at all");
    assert_eq!(TRAPS_PAGE["right"], XOR_PAGE["rows"][1]["both"]);
    assert_eq!(rows[5]["solved"]["solved"], 0);
    let others = |trap| xor_runs::<3>(OTHERS, Place::Both, Some(trap));
    let right = &XOR_3[3];
    for trap in [Trap::ErrorSignalToHidden, Trap::SlopeTwice] {
        let silent = others(trap);
        assert!(sum(&silent) > 0.9 * sum(right), "{trap:?}: {} of {}", sum(&silent), sum(right));
    }
    assert_above("shared", right, &others(Trap::Shared));
    assert_above("input multiplied in", right, &others(Trap::InputMultiplied));
    assert_above("never updated", right, &XOR_3[0]);
    assert!(sum(&others(Trap::Sign)) < 2.0);
}
