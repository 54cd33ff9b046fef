//! What the sentences of the page say of its counts, by a network in plain arrays that shares no
//! line with the chapter's: on the page's own seeds its counts are the recorded ones, and on others
//! the differences are two standard errors or more. The counts are read from the snapshots, which
//! `snapshots.rs` holds to the chapter's trainer: it takes too long to count them twice.

use std::ops::Range;
use std::sync::LazyLock;

use ch12_network::worked::XOR_SOLVED;
use ch15_bias::Network;
use ch15_bias::worked::{EPOCHS, Place, SEEDS, Trap, drawn_biases};
use proof::recorded;
use proof::{assert_above, assert_alike, assert_not_above};
use serde_json::Value;
use study::over_seeds;

/// A network with up to two inputs, H hidden nodes and one output.
#[derive(Clone, Copy)]
struct Plain<const H: usize> {
    weights: [[f64; H]; 2],
    bias_h: [f64; H],
    out: [f64; H],
    bias_o: f64,
}

type Sample = ([f64; 2], f64);

const XOR: [Sample; 4] =
    [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)];

const ALARM: [Sample; 4] =
    [([-3.0, 0.0], 1.0), ([-1.0, 0.0], 0.0), ([1.0, 0.0], 0.0), ([3.0, 0.0], 1.0)];

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

impl<const H: usize> Plain<H> {
    fn of(network: &Network) -> Plain<H> {
        let weight = |i: usize, h: usize| network.i_to_h.get((i, h)).copied().unwrap_or(0.0);
        Plain {
            weights: [0, 1].map(|i| std::array::from_fn(|h| weight(i, h))),
            bias_h: std::array::from_fn(|h| network.bias_h[h]),
            out: std::array::from_fn(|h| network.h_to_o[[h, 0]]),
            bias_o: network.bias_o[0],
        }
    }

    fn forward(&self, x: [f64; 2]) -> ([f64; H], f64) {
        let post: [f64; H] = std::array::from_fn(|h| {
            sigmoid(x[0] * self.weights[0][h] + x[1] * self.weights[1][h] + self.bias_h[h])
        });
        let sum: f64 = post.iter().zip(&self.out).map(|(post, weight)| post * weight).sum();
        (post, sigmoid(sum + self.bias_o))
    }

    fn step(&mut self, (x, target): Sample, place: Place, trap: Option<Trap>) {
        let (post, output) = self.forward(x);
        let signal = (output - target) * output * (1.0 - output);
        let behind: [f64; H] =
            std::array::from_fn(|h| signal * self.out[h] * post[h] * (1.0 - post[h]));
        let (mut to_h, mut to_o) = (behind, signal);
        match trap {
            None => {}
            Some(Trap::NeverUpdated) => (to_h, to_o) = ([0.0; H], 0.0),
            Some(Trap::ErrorSignalToHidden) => to_h = [signal; H],
            Some(Trap::SlopeTwice) => {
                to_h = std::array::from_fn(|h| behind[h] * post[h] * (1.0 - post[h]));
                to_o *= output * (1.0 - output);
            }
            Some(Trap::Shared) => to_h = [behind.iter().sum(); H],
            Some(Trap::InputMultiplied) => to_h = behind.map(|back| back * x[0]),
            Some(Trap::Sign) => (to_h, to_o) = (behind.map(|back| -back), -signal),
        }
        for h in 0..H {
            self.out[h] -= signal * post[h];
            self.weights[0][h] -= behind[h] * x[0];
            self.weights[1][h] -= behind[h] * x[1];
            if matches!(place, Place::Hidden | Place::Both) {
                self.bias_h[h] -= to_h[h];
            }
        }
        if matches!(place, Place::Output | Place::Both) {
            self.bias_o -= to_o;
        }
    }

    fn learns(
        mut self,
        samples: &[Sample],
        place: Place,
        trap: Option<Trap>,
        epochs: usize,
    ) -> bool {
        for _ in 0..epochs {
            samples.iter().for_each(|sample| self.step(*sample, place, trap));
        }
        samples.iter().all(|(x, target)| (self.forward(*x).1 >= 0.5) == (*target == 1.0))
    }
}

fn over(seeds: Range<u64>, run: impl Fn(u64) -> bool + Sync + Send) -> Vec<f64> {
    over_seeds(seeds.end - seeds.start, |seed| f64::from(u8::from(run(seeds.start + seed))))
}

/// XOR from these seeds: 1 where it is solved.
fn xor_runs<const H: usize>(seeds: Range<u64>, place: Place, trap: Option<Trap>) -> Vec<f64> {
    over(seeds, |seed| {
        Plain::<H>::of(&Network::seeded(2, H, 1, seed)).learns(&XOR, place, trap, EPOCHS)
    })
}

fn alarm_runs<const H: usize>(seeds: Range<u64>, place: Place) -> Vec<f64> {
    over(seeds, |seed| {
        Plain::<H>::of(&Network::seeded(1, H, 1, seed)).learns(&ALARM, place, None, 1000)
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

/// Of a count that hangs on the last bits of the sigmoid in a run or two.
#[track_caller]
fn counts(what: &str, page: &Value, runs: &[f64]) {
    let solved = page["solved"].as_f64().expect("a count");
    assert!((solved - sum(runs)).abs() <= 2.0, "{what}: {page}, here {}", sum(runs));
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
            Plain::<2>::of(&drawn_biases(2, seed)).learns(&XOR, Place::Both, None, EPOCHS)
        })
    };
    counts("drawn", &STARTS_PAGE["drawn"], &drawn(PAGE));
    assert_eq!(STARTS_PAGE["zero"], XOR_PAGE["rows"][0]["both"]);
    assert!(STARTS_PAGE["differ"].as_u64().expect("a count") > 10);
    assert_alike("zero and drawn", &XOR_2[3], &drawn(MORE));
}

#[test]
fn the_alarm_by_plain_loops() {
    let page = &*ALARM_PAGE;
    assert!(numbers(&page["outputs_without"]).is_sorted());
    for row in page["rows"].as_array().expect("rows") {
        assert_eq!(row["solved"]["solved"], 0);
        assert!(row["most_right"].as_u64().expect("a count") < 4, "a theorem");
    }
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

#[test]
fn which_traps_are_silent() {
    let rows = &TRAPS_PAGE["rows"];
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
