//! What the sentences of the page say of its trainings, by a network in plain lists that shares no
//! line of its training with the chapter's: on the page's own seeds its means are the recorded ones,
//! and on others the differences are two standard errors or more.

use std::sync::LazyLock;

use ch13_validation::split;
use ch14_datasets::permutation;
use ch19_any_network::Layer;
use ch21_outputs::worked::{
    Cost, EPOCHS, FEATURES, PARTS, RATE, SEEDS, STARTS, deaf, grams, on_features, outputs_by_epoch,
    saturation, told, xor_by_seed,
};
use ch21_outputs::{Samples, seeded};
use proof::plainly::number;
use proof::{assert_above, assert_alike, recorded};
use serde_json::Value;
use study::{over_seeds, standard_error_of_mean};

/// What stands at the output, and by which error it is trained.
#[derive(Clone, Copy, PartialEq)]
enum Out {
    Linear,
    Sigmoids,
    Softmax,
    /// ½ FE², with the slope.
    SigmoidBySquare,
}

/// A network with one hidden layer of tanh, or none.
struct Plain {
    /// `weights[layer][to]`: the weights from all nodes of the layer before, then the bias.
    weights: Vec<Vec<Vec<f64>>>,
}

impl Plain {
    fn start(inputs: usize, hidden: &[usize], outputs: usize, seed: u64) -> Plain {
        let of = |layer: &Layer| -> Vec<Vec<f64>> {
            let to = |node: usize| {
                let mut into = layer.weights.column(node).to_vec();
                into.push(layer.biases[node]);
                into
            };
            (0..layer.biases.len()).map(to).collect()
        };
        Plain { weights: seeded(inputs, hidden, outputs, seed).layers.iter().map(of).collect() }
    }

    /// What leaves the hidden layer, and the preactivations of the output layer.
    fn forward(&self, input: &[f64]) -> (Vec<f64>, Vec<f64>) {
        match &self.weights[..] {
            [only] => (vec![], sums(only, input)),
            [first, second] => {
                let hidden: Vec<f64> = sums(first, input).into_iter().map(libm::tanh).collect();
                let pre = sums(second, &hidden);
                (hidden, pre)
            }
            _ => unreachable!("one hidden layer at the most"),
        }
    }

    fn step(&mut self, out: Out, input: &[f64], target: &[f64]) {
        let (hidden, pre) = self.forward(input);
        let signals: Vec<f64> = outputs(out, &pre)
            .iter()
            .zip(target)
            .map(|(output, target)| match out {
                Out::SigmoidBySquare => (output - target) * output * (1.0 - output),
                _ => output - target,
            })
            .collect();
        let last = self.weights.len() - 1;
        let arriving = (0..hidden.len()).map(|h| -> f64 {
            signals.iter().zip(&self.weights[last]).map(|(s, into)| s * into[h]).sum()
        });
        // Far out on tanh, where grams drive the nodes, 1 − tanh² loses the digits that this keeps.
        let slope = |pre: f64| 4.0 * (sigmoid(2.0 * pre) * sigmoid(-2.0 * pre));
        let behind: Vec<f64> = arriving
            .zip(sums(&self.weights[0], input))
            .map(|(arriving, pre)| arriving * slope(pre))
            .collect();
        let mut shift = |layer: usize, from: &[f64], signals: &[f64]| {
            for (into, signal) in self.weights[layer].iter_mut().zip(signals) {
                let (bias, into) = into.split_last_mut().expect("a bias");
                into.iter_mut()
                    .zip(from)
                    .for_each(|(weight, value)| *weight -= RATE * (signal * value));
                *bias -= RATE * signal;
            }
        };
        if hidden.is_empty() {
            shift(0, input, &signals);
        } else {
            shift(1, &hidden, &signals);
            shift(0, input, &behind);
        }
    }
}

/// The preactivations of a layer.
fn sums(layer: &[Vec<f64>], from: &[f64]) -> Vec<f64> {
    let of_node = |into: &Vec<f64>| {
        let (bias, into) = into.split_last().expect("a bias");
        from.iter().zip(into).map(|(value, weight)| value * weight).sum::<f64>() + bias
    };
    layer.iter().map(of_node).collect()
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

fn outputs(out: Out, pre: &[f64]) -> Vec<f64> {
    match out {
        Out::Linear => pre.to_vec(),
        Out::Sigmoids | Out::SigmoidBySquare => pre.iter().map(|pre| sigmoid(*pre)).collect(),
        Out::Softmax => {
            let sum: f64 = pre.iter().map(|pre| libm::exp(*pre)).sum();
            pre.iter().map(|pre| libm::exp(*pre) / sum).collect()
        }
    }
}

type Rows = Vec<(Vec<f64>, Vec<f64>)>;

/// Mean and standard deviation of each column.
fn units(rows: &[Vec<f64>]) -> Vec<(f64, f64)> {
    let count = rows.len() as f64;
    (0..rows[0].len())
        .map(|column| {
            let mean = rows.iter().map(|row| row[column]).sum::<f64>() / count;
            let squares: f64 = rows.iter().map(|row| (row[column] - mean).powi(2)).sum();
            (mean, (squares / count).sqrt())
        })
        .collect()
}

/// Training part and test part of a seed, inputs in the units of the training part.
fn parts(samples: &Samples, seed: u64) -> [Rows; 2] {
    let parts = split(samples, PARTS, seed);
    let rows = |part: &Samples| -> Rows {
        part.iter().map(|(input, target)| (input.to_vec(), target.to_vec())).collect()
    };
    let both = [rows(&parts.training), rows(&parts.test)];
    let units = units(&both[0].iter().map(|row| row.0.clone()).collect::<Vec<_>>());
    both.map(|rows| {
        let scale = |(input, target): (Vec<f64>, Vec<f64>)| {
            let input = input.iter().zip(&units).map(|(value, (mean, unit))| (value - mean) / unit);
            (input.collect(), target)
        };
        rows.into_iter().map(scale).collect()
    })
}

fn trained(out: Out, hidden: &[usize], rows: &Rows, seed: u64) -> Plain {
    trained_long(out, hidden, rows, EPOCHS, seed)
}

fn trained_long(out: Out, hidden: &[usize], rows: &Rows, epochs: usize, seed: u64) -> Plain {
    let mut network = Plain::start(rows[0].0.len(), hidden, rows[0].1.len(), seed);
    for epoch in 0..epochs {
        for row in permutation(rows.len(), 1000 * seed + epoch as u64) {
            network.step(out, &rows[row].0, &rows[row].1);
        }
    }
    network
}

fn place_of_largest(values: &[f64]) -> usize {
    (0..values.len()).rev().max_by(|a, b| values[*a].total_cmp(&values[*b])).expect("some")
}

#[derive(Clone, Copy)]
enum Asked {
    OneOf,
    Three,
    Number([usize; 3]),
}

const ASKED: [(&str, Asked); 5] = [
    ("one_of", Asked::OneOf),
    ("three_yes_no", Asked::Three),
    ("chinstrap_between", Asked::Number([0, 1, 2])),
    ("adelie_between", Asked::Number([1, 0, 2])),
    ("gentoo_between", Asked::Number([0, 2, 1])),
];

/// The share of right answers on the test part.
fn share(asked: Asked, hidden: &[usize], seed: u64) -> f64 {
    let [training, test] = parts(&on_features(&FEATURES), seed);
    let network = match asked {
        Asked::OneOf => trained(Out::Softmax, hidden, &training, seed),
        Asked::Three => trained(Out::Sigmoids, hidden, &training, seed),
        Asked::Number(numbers) => {
            let number = |target: &Vec<f64>| vec![numbers[place_of_largest(target)] as f64];
            let rows = training.iter().map(|(input, target)| (input.clone(), number(target)));
            trained(Out::Linear, hidden, &rows.collect(), seed)
        }
    };
    let right = test.iter().filter(|(input, target)| {
        let (_, pre) = network.forward(input);
        let wanted = place_of_largest(target);
        match asked {
            Asked::OneOf | Asked::Three => place_of_largest(&pre) == wanted,
            Asked::Number(numbers) => {
                let number = if pre[0] < 0.5 {
                    0
                } else if pre[0] < 1.5 {
                    1
                } else {
                    2
                };
                number == numbers[wanted]
            }
        }
    });
    right.count() as f64 / test.len() as f64
}

fn shares(asked: Asked, hidden: &[usize], first: u64, count: u64) -> Vec<f64> {
    over_seeds(count, |seed| share(asked, hidden, first + seed))
}

/// The root mean squared error in grams.
fn miss(way: &str, seed: u64) -> f64 {
    let [training, test] = parts(&grams(), seed);
    let masses: Vec<Vec<f64>> = training.iter().map(|row| row.1.clone()).collect();
    let (mean, deviation) = units(&masses)[0];
    let (offset, unit) = match way {
        "grams" => (0.0, 1.0),
        "sigmoid" => (0.0, 1000.0),
        _ => (mean, deviation),
    };
    let rows: Rows = training
        .iter()
        .map(|(input, target)| (input.clone(), vec![(target[0] - offset) / unit]))
        .collect();
    let (out, hidden): (Out, &[usize]) = match way {
        "sigmoid" => (Out::SigmoidBySquare, &[]),
        "hidden" | "grams" => (Out::Linear, &[4]),
        _ => (Out::Linear, &[]),
    };
    let network = (way != "constant").then(|| trained(out, hidden, &rows, seed));
    let squares: f64 = test
        .iter()
        .map(|(input, target)| {
            let predicted = network
                .as_ref()
                .map_or(mean, |network| outputs(out, &network.forward(input).1)[0] * unit + offset);
            (predicted - target[0]).powi(2)
        })
        .sum();
    (squares / test.len() as f64).sqrt()
}

fn misses(way: &str, first: u64, count: u64) -> Vec<f64> {
    over_seeds(count, |seed| miss(way, first + seed))
}

static SPECIES: LazyLock<Value> =
    LazyLock::new(|| recorded(include_str!("snapshots/species.snap")));
static MASS: LazyLock<Value> = LazyLock::new(|| recorded(include_str!("snapshots/mass.snap")));

#[track_caller]
fn recorded_mean(what: &str, page: &Value, runs: &[f64]) {
    let mean = runs.iter().sum::<f64>() / runs.len() as f64;
    let within = 1e-9 * mean.max(1.0);
    assert!((mean - number(&page["mean"])).abs() <= within, "{what}: {page}, here {mean}");
    let error = standard_error_of_mean(runs);
    assert!((error - number(&page["standard_error"])).abs() <= within, "{what}: {error}");
}

/// The differences split by split.
fn pairs(above: &[f64], below: &[f64]) -> Vec<f64> {
    above.iter().zip(below).map(|(above, below)| above - below).collect()
}

/// The share of test parts that is of the commonest species, by counting.
fn commonest() -> Vec<f64> {
    over_seeds(SEEDS, |seed| {
        let [training, test] = parts(&on_features(&FEATURES), seed);
        let of = |rows: &Rows, species: usize| {
            rows.iter().filter(|row| row.1[species] == 1.0).count() as f64
        };
        let counts: Vec<f64> = (0..3).map(|species| of(&training, species)).collect();
        of(&test, place_of_largest(&counts)) / test.len() as f64
    })
}

/// The cross-entropy a penguin of the training part and of the test part, four measurements.
fn sureness(epochs: usize, first: u64, count: u64) -> [Vec<f64>; 2] {
    let both = over_seeds(count, |seed| {
        let both = parts(&on_features(&[0, 1, 2, 3]), first + seed);
        let network = trained_long(Out::Softmax, &[4], &both[0], epochs, first + seed);
        both.map(|rows| {
            let price = |(input, target): &(Vec<f64>, Vec<f64>)| {
                let shares = outputs(Out::Softmax, &network.forward(input).1);
                -shares[place_of_largest(target)].ln()
            };
            rows.iter().map(price).sum::<f64>() / rows.len() as f64
        })
    });
    [0, 1].map(|part| both.iter().map(|one| one[part]).collect())
}

#[test]
fn the_network_is_surer_than_it_should_be() {
    let [early, late] = [10, EPOCHS].map(|epochs| sureness(epochs, 0, SEEDS));
    for (name, runs) in [
        ("training_early", &early[0]),
        ("test_early", &early[1]),
        ("training_late", &late[0]),
        ("test_late", &late[1]),
    ] {
        recorded_mean(name, &SPECIES[name], runs);
    }
    let above = pairs(&late[1], &late[0]);
    recorded_mean("test_over_training", &SPECIES["test_over_training"], &above);
    let more = pairs(&late[1], &early[1]);
    recorded_mean("test_late_over_early", &SPECIES["test_late_over_early"], &more);
    for (first, count) in [(0, SEEDS), (OTHERS, MANY)] {
        let [early, late] = [10, EPOCHS].map(|epochs| sureness(epochs, first, count));
        assert_above("training falls", &early[0], &late[0]);
        assert_above("test over training", &late[1], &late[0]);
        assert_above("the test part's error falls as well", &early[1], &late[1]);
    }
}

const OTHERS: u64 = 1000;
const MANY: u64 = 60;

#[test]
fn the_species_by_plain_lists() {
    for (row, hidden) in [&[][..], &[4]].into_iter().enumerate() {
        let page = &SPECIES["rows"][row];
        assert_eq!(number(&page["hidden"]), hidden.iter().sum::<usize>() as f64);
        for (name, asked) in ASKED {
            let runs = shares(asked, hidden, 0, SEEDS);
            recorded_mean(name, &page[name], &runs);
        }
        let [one_of, _, chinstrap, adelie, gentoo] =
            ASKED.map(|(_, asked)| shares(asked, hidden, 0, SEEDS));
        for (name, above, below) in [
            ("one_of_over_chinstrap", &one_of, &chinstrap),
            ("one_of_over_adelie", &one_of, &adelie),
            ("one_of_over_gentoo", &one_of, &gentoo),
            ("chinstrap_over_gentoo", &chinstrap, &gentoo),
            ("adelie_over_gentoo", &adelie, &gentoo),
        ] {
            recorded_mean(name, &page[name], &pairs(above, below));
            let errors = number(&page[name]["mean"]) / number(&page[name]["standard_error"]);
            // Without hidden nodes the page's splits cannot tell these two apart.
            let open = (row, name) == (0, "chinstrap_over_gentoo");
            assert_eq!(errors < 2.0, open, "{name}: {errors} standard errors");
        }
        assert!(number(&page["gentoo_between"]["mean"]) > number(&SPECIES["commonest"]["mean"]));
    }
    recorded_mean("commonest", &SPECIES["commonest"], &commonest());
    let settings = ["seeds", "epochs", "learning_rate"].map(|name| number(&SPECIES[name]));
    assert_eq!(settings, [SEEDS as f64, EPOCHS as f64, RATE], "those of the runs here");
    let both = number(&SPECIES["training"]) + number(&SPECIES["test"]);
    assert_eq!(number(&SPECIES["penguins"]), both);
    assert_eq!(both, on_features(&FEATURES).len() as f64);
    let (least, most) = (number(&SPECIES["least_sum"]), number(&SPECIES["most_sum"]));
    let [training, test] = parts(&on_features(&FEATURES), 0);
    let sigmoids = trained(Out::Sigmoids, &[], &training, 0);
    let sum = |input: &Vec<f64>| outputs(Out::Sigmoids, &sigmoids.forward(input).1).iter().sum();
    let sums: Vec<f64> = test.iter().map(|row| sum(&row.0)).collect();
    assert!((sums.iter().copied().fold(f64::INFINITY, f64::min) - least).abs() < 1e-9);
    assert!((sums.iter().copied().fold(0.0, f64::max) - most).abs() < 1e-9);
    assert!(least < 0.5 && most > 1.5);
}

#[test]
fn the_number_of_a_class_is_no_quantity() {
    for hidden in [&[][..], &[4]] {
        let [one_of, three, chinstrap, adelie, gentoo] =
            ASKED.map(|(_, asked)| shares(asked, hidden, OTHERS, MANY));
        for (name, number) in [("C", &chinstrap), ("A", &adelie), ("G", &gentoo)] {
            assert_above(&format!("softmax over {name} in the middle"), &one_of, number);
            assert_above(&format!("sigmoids over {name} in the middle"), &three, number);
        }
        // The numbering decides: with Gentoo in the middle it is worst.
        assert_above("Adelie over Gentoo", &adelie, &gentoo);
        assert_above("Chinstrap over Gentoo", &chinstrap, &gentoo);
    }
    // Hidden nodes help the number, and bring softmax nothing that can be seen.
    for (name, asked) in &ASKED[2..] {
        let [without, with] = [&[][..], &[4]].map(|hidden| shares(*asked, hidden, OTHERS, MANY));
        assert_above(name, &with, &without);
    }
}

#[test]
fn softmax_and_three_sigmoids_cannot_be_told_apart() {
    let mut all = vec![];
    for hidden in [&[][..], &[4]] {
        let [one_of, three] =
            [Asked::OneOf, Asked::Three].map(|asked| shares(asked, hidden, 0, SEEDS));
        assert_alike("softmax and three sigmoids", &one_of, &three);
        let others = [Asked::OneOf, Asked::Three].map(|asked| shares(asked, hidden, OTHERS, MANY));
        let mean = |runs: &[f64]| runs.iter().sum::<f64>() / runs.len() as f64;
        assert!((mean(&others[0]) - mean(&others[1])).abs() < 0.005, "{others:?}");
        all.push(one_of);
    }
    assert_alike("softmax with and without hidden nodes", &all[0], &all[1]);
}

#[test]
fn the_masses_by_plain_lists() {
    for way in ["constant", "linear", "hidden", "grams", "sigmoid"] {
        // In grams the runs hang on the last bits, so each number is rounded here as it is there.
        recorded_mean(way, &MASS[way], &misses(way, 0, SEEDS));
    }
    let worse = pairs(&misses("grams", 0, SEEDS), &misses("linear", 0, SEEDS));
    recorded_mean("grams over linear", &MASS["grams_over_linear"], &worse);
    assert_eq!(number(&MASS["seeds"]), SEEDS as f64);
    let [constant, linear, hidden, in_grams, sigmoid] =
        ["constant", "linear", "hidden", "grams", "sigmoid"].map(|way| misses(way, OTHERS, MANY));
    assert_above("constant over linear", &constant, &linear);
    assert_above("linear over hidden", &linear, &hidden);
    assert_above("grams over standardised", &in_grams, &hidden);
    assert_above("grams over no hidden layer", &in_grams, &linear);
    assert_above("sigmoid over constant", &sigmoid, &constant);
    // Half of what the constant answer is off, and the sigmoid four times as much.
    let mean = |runs: &[f64]| runs.iter().sum::<f64>() / runs.len() as f64;
    assert!((0.35..0.5).contains(&(mean(&hidden) / mean(&constant))));
    assert!((3.5..4.5).contains(&(mean(&sigmoid) / mean(&constant))));
    // The sigmoid says nearly a kilogram to every penguin, and the lightest has more than two.
    assert!(number(&MASS["sigmoid_least"]) > 990.0 && number(&MASS["sigmoid_most"]) < 1000.0);
    assert!(number(&MASS["lightest"]) > 2000.0);
    let by_hand = number(&MASS["output"]) * number(&MASS["unit"]) + number(&MASS["offset"]);
    assert!((by_hand - number(&MASS["predicted"])).abs() < 1e-6);
    let penguins = grams();
    let heaviest = penguins.targets.iter().copied().fold(0.0, f64::max);
    assert_eq!(heaviest, number(&MASS["heaviest"]));
}

/// Targets in grams drive hidden nodes to where they have no slope.
#[test]
fn raw_grams_leave_hidden_nodes_without_a_slope() {
    let flat = |unit: f64, offset: f64, seed: u64| -> f64 {
        let [training, _] = parts(&grams(), seed);
        let rows: Rows = training
            .iter()
            .map(|(input, target)| (input.clone(), vec![(target[0] - offset) / unit]))
            .collect();
        let network = trained(Out::Linear, &[4], &rows, seed);
        let all = rows.iter().flat_map(|(input, _)| network.forward(input).0);
        let slopes: Vec<f64> = all.map(|post| 1.0 - post * post).collect();
        slopes.iter().filter(|slope| **slope < 0.01).count() as f64 / slopes.len() as f64
    };
    let in_grams = over_seeds(SEEDS, |seed| flat(1.0, 0.0, seed));
    let standardised = over_seeds(SEEDS, |seed| flat(800.0, 4200.0, seed));
    let mean = |shares: &[f64]| shares.iter().sum::<f64>() / shares.len() as f64;
    // Every value of every split.
    assert!(in_grams.iter().all(|share| *share == 1.0), "{in_grams:?}");
    assert!(mean(&standardised) < 0.1, "{standardised:?}");
    recorded_mean("in grams", &MASS["flat_grams"], &in_grams);
    let scaled = over_seeds(SEEDS, |seed| {
        let [training, _] = parts(&grams(), seed);
        let masses: Vec<Vec<f64>> = training.iter().map(|row| row.1.clone()).collect();
        let (offset, unit) = units(&masses)[0];
        flat(unit, offset, seed)
    });
    recorded_mean("standardised", &MASS["flat_hidden"], &scaled);
    // The first outputs are of the order of 1.
    for seed in 0..SEEDS {
        let [training, _] = parts(&grams(), seed);
        let network = Plain::start(3, &[4], 1, seed);
        assert!(training.iter().all(|(input, _)| network.forward(input).1[0].abs() < 10.0));
    }
}

#[test]
fn a_slope_s_worth_of_xor_cannot_be_seen() {
    let apart = |solved: &[[bool; 2]]| -> [Vec<f64>; 2] {
        [0, 1].map(|way| solved.iter().map(|one| f64::from(u8::from(one[way]))).collect())
    };
    let page = recorded(include_str!("snapshots/fingerprints.snap"));
    let seeds = number(&page["seeds"]);
    let [with, without] = apart(&xor_by_seed(0, seeds as u64));
    assert_alike("the page's seeds", &with, &without);
    let differences: Vec<f64> = with.iter().zip(&without).map(|(a, b)| a - b).collect();
    let error = seeds * standard_error_of_mean(&differences);
    assert!((error - number(&page["standard_error"])).abs() < 1e-9);
    assert_eq!(with.iter().sum::<f64>(), number(&page["solved_with"]));
}

#[test]
fn what_the_page_says_of_nielsen_s_node() {
    let page = saturation();
    let [near, far] = &page.rows[..] else { panic!("two starts") };
    // The second start is the more wrong one. By half the square it is told less, by cross-entropy more.
    assert!(far.start > near.start);
    assert!((6.5..7.5).contains(&(1.0 / page.ratio_square)), "seven times less");
    assert!(page.ratio_cross > 1.0);
    // To two decimals, 0.82 to 0.09 and 0.98 to 0.20.
    let printed = [near.start, near.square, far.start, far.square].map(|o| (100.0 * o).round());
    assert_eq!(printed, [82.0, 9.0, 98.0, 20.0]);
    // At his small rate cross-entropy has come less far after 300 epochs, and never stands still.
    assert!(near.cross > near.square && far.cross > far.square);
    assert!(far.half_square > 10 * far.half_cross_same_rate);
    assert!(far.half_square > 6 * near.half_square);
    assert!(page.square_rate / page.cross_rate > 29.0);
    // Each error with itself: over six times as many epochs, and little more than twice as many.
    let times = far.half_cross as f64 / near.half_cross as f64;
    assert!((2.0..2.25).contains(&times), "{times}");
    for (row, [weight, bias]) in page.rows.iter().zip(STARTS) {
        for (rate, square, half) in
            [(page.square_rate, true, row.half_square), (page.cross_rate, false, row.half_cross)]
        {
            let mut pre = weight + bias;
            let mut steps = vec![];
            while sigmoid(pre) > 0.5 {
                let slope = if square { sigmoid(pre) * (1.0 - sigmoid(pre)) } else { 1.0 };
                steps.push(2.0 * rate * sigmoid(pre) * slope);
                pre -= steps[steps.len() - 1];
            }
            assert_eq!(steps.len(), half);
            if square && weight == STARTS[1][0] {
                assert!(steps[1..].iter().all(|step| *step > steps[0]));
            } else if !square {
                assert!(steps[1..].iter().all(|step| *step < steps[0]));
            }
        }
    }
    assert!(page.rows.iter().all(|row| row.half_cross < ch21_outputs::worked::LONGER));
    // Over half of the way to one half, ½ FE² has not brought the second start below nine tenths.
    let course = outputs_by_epoch(Cost::HalfSquare, STARTS[1], page.square_rate, 300);
    assert!(course[far.half_square / 2] > 0.9);
}

#[test]
fn loud_and_deaf() {
    let rows = deaf().rows;
    assert!(rows.windows(2).all(|pair| pair[1].of_half_square < pair[0].of_half_square));
    assert!(rows.windows(2).all(|pair| pair[1].of_cross_entropy > pair[0].of_cross_entropy));
    let rows = told().rows;
    assert!(rows.iter().all(|row| row.half_square < 0.5));
    let last = &rows[rows.len() - 1];
    assert!(last.surprise > 9.0);
    // A hundred times less given, the same step up each time.
    let steps = [rows[4].surprise - rows[2].surprise, (0.5_f64 / 0.01).ln()];
    assert!((steps[0] - steps[1]).abs() < 1e-12);
}
