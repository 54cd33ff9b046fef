//! The page's numbers once more: the petals network node by node, what its file and the tables' files
//! say, and the largest of the recorded differences.

use proof::plainly::{list, number, numbers, whole};
use serde_json::Value;

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b} within {within:e}");
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

const IRISES: &str = include_str!("../../ch25-own-table/data/iris.csv");

/// The petals of an iris as they are, and its species by its place in the network's list.
type Flower = ([f64; 2], usize);

fn flowers() -> Vec<Flower> {
    let flower = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let size = |at: usize| cells[at].parse::<f64>().expect("centimetres");
        let species = ["setosa", "versicolor", "virginica"];
        ([size(2), size(3)], species.iter().position(|one| *one == cells[4]).expect("a species"))
    };
    IRISES.lines().skip(1).map(flower).collect()
}

/// The network of `petals.json`: its 27 weights and biases, layer by layer, and its scaling.
struct Petals {
    weights: Vec<f64>,
    offsets: [f64; 2],
    units: [f64; 2],
}

impl Petals {
    fn read() -> Petals {
        let file = json(include_str!("../recorded/petals.json"));
        let layer = |layer: &Value| {
            let rows = list(&layer["weights"]).iter().flat_map(numbers);
            rows.chain(numbers(&layer["biases"])).collect::<Vec<f64>>()
        };
        let of = |name: &str| [0, 1].map(|at: usize| number(&file["inputs"][at][name]));
        let weights = list(&file["layers"]).iter().flat_map(layer).collect();
        Petals { weights, offsets: of("offset"), units: of("unit") }
    }

    fn scaled(&self, raw: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|at| (raw[at] - self.offsets[at]) / self.units[at])
    }

    /// The four postactivations and the three shares.
    fn asked(&self, input: [f64; 2]) -> ([f64; 4], [f64; 3]) {
        let w = &self.weights;
        let hidden =
            [0, 1, 2, 3].map(|h| (w[h] * input[0] + w[4 + h] * input[1] + w[8 + h]).tanh());
        let powers = [0, 1, 2].map(|o| {
            let pre: f64 = (0..4).map(|h| hidden[h] * w[12 + 3 * h + o]).sum::<f64>() + w[24 + o];
            pre.exp()
        });
        (hidden, powers.map(|power| power / powers.iter().sum::<f64>()))
    }

    /// The mean gradient of these flowers, in the order of the weights.
    fn gradient(&self, flowers: &[Flower]) -> Vec<f64> {
        let mut sum = vec![0.0; 27];
        for (raw, class) in flowers {
            let input = self.scaled(*raw);
            let (hidden, mut signals) = self.asked(input);
            signals[*class] -= 1.0;
            for h in 0..4 {
                let mut behind = 0.0;
                for o in 0..3 {
                    sum[12 + 3 * h + o] += hidden[h] * signals[o];
                    behind += self.weights[12 + 3 * h + o] * signals[o];
                }
                behind *= 1.0 - hidden[h] * hidden[h];
                sum[h] += input[0] * behind;
                sum[4 + h] += input[1] * behind;
                sum[8 + h] += behind;
            }
            (0..3).for_each(|o| sum[24 + o] += signals[o]);
        }
        sum.iter().map(|sum| sum / flowers.len() as f64).collect()
    }
}

/// Every second flower, then the others.
fn dealt() -> Vec<Flower> {
    let all = flowers();
    [all.iter().step_by(2), all[1..].iter().step_by(2)].into_iter().flatten().copied().collect()
}

fn farthest(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

fn length(values: impl Iterator<Item = f64>) -> f64 {
    values.map(|value| value * value).sum::<f64>().sqrt()
}

#[test]
fn centimetres_without_the_scaling_answered_by_hand() {
    let shown = proof::recorded(include_str!("snapshots/petals.snap"));
    let petals = Petals::read();
    let told = |input: [f64; 2]| {
        let (_, shares) = petals.asked(input);
        (0..3).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).expect("three")
    };
    let count = |is: &dyn Fn(&Flower) -> bool| flowers().iter().filter(|flower| is(flower)).count();
    assert_eq!(whole(&shown["right"]), count(&|(raw, class)| told(petals.scaled(*raw)) == *class));
    assert_eq!(whole(&shown["forgotten_right"]), count(&|(raw, class)| told(*raw) == *class));
    assert_eq!(whole(&shown["forgotten_virginica"]), count(&|(raw, _)| told(*raw) == 2));
}

#[test]
fn two_shares_of_the_flowers_flower_by_flower() {
    let shown = proof::recorded(include_str!("snapshots/machines.snap"));
    let flowers = dealt();
    assert_eq!(whole(&shown["rows"]), flowers.len());
    let petals = Petals::read();
    let one = petals.gradient(&flowers);
    // Each process takes the mean of its own, and the engine the mean of the two.
    let mean_of_means = |shares: &Value| -> Vec<f64> {
        let [first, second] = [0, 1].map(|at: usize| whole(&shares[at]));
        assert_eq!(first + second, flowers.len());
        let parts = [petals.gradient(&flowers[..first]), petals.gradient(&flowers[first..])];
        parts[0].iter().zip(&parts[1]).map(|(a, b)| (a + b) / 2.0).collect()
    };
    let unequal = mean_of_means(&shown["unequal_shares"]);
    close(number(&shown["unequal"]), farthest(&unequal, &one), 1e-11);
    let away = length(unequal.iter().zip(&one).map(|(a, b)| a - b));
    close(number(&shown["unequal_relative"]), away / length(one.iter().copied()), 1e-9);
    assert!(farthest(&mean_of_means(&shown["equal_shares"]), &one) < 1e-15);

    let found = json(include_str!("../recorded/machines.json"));
    let of = |name: &str| numbers(&found[name]);
    for (name, list) in [("equal", "equal"), ("weighed", "unequal_weighed")] {
        let apart = farthest(&of(list), &of("one"));
        close(number(&shown[name]), apart, 1e-6 * apart);
    }
}

#[test]
fn updates_at_the_printed_rate_end_where_pytorch_ended() {
    let shown = proof::recorded(include_str!("snapshots/pytorch.snap"));
    let machines = proof::recorded(include_str!("snapshots/machines.snap"));
    let found = json(include_str!("../recorded/machines.json"));
    let flowers = dealt();
    assert_eq!(whole(&shown["rows"]), flowers.len());
    for (updates, ended) in
        [(&shown["updates"], "weights_one"), (&machines["updates"], "weights_two")]
    {
        let mut petals = Petals::read();
        for _ in 0..whole(updates) {
            let gradient = petals.gradient(&flowers);
            for (weight, slope) in petals.weights.iter_mut().zip(gradient) {
                *weight -= number(&shown["rate"]) * slope;
            }
        }
        assert!(farthest(&petals.weights, &numbers(&found[ended])) < 1e-13);
    }
}

#[test]
fn a_layer_and_a_folded_node_from_the_printed_numbers() {
    let layouts = proof::recorded(include_str!("snapshots/layouts.snap"));
    let inputs = numbers(&layouts["inputs"]);
    let ours = numbers(&layouts["ours"]);
    for node in 0..2 {
        let pre = inputs[0] * ours[node] + inputs[1] * ours[2 + node];
        close(number(&layouts["right"][node]), pre, 1e-12);
    }
    let folding = proof::recorded(include_str!("snapshots/folding.snap"));
    let of = |name: &str| number(&folding[name]);
    let (weight, bias) = (of("weight"), of("bias"));
    close(of("scaled"), (of("raw") - of("offset")) / of("unit"), 1e-9);
    close(of("pre"), weight * of("scaled") + bias, 1e-9);
    close(of("folded_weight"), weight / of("unit"), 1e-9);
    close(of("folded_bias"), bias - weight / of("unit") * of("offset"), 1e-9);
    close(of("folded_pre"), of("folded_weight") * of("raw") + of("folded_bias"), 1e-9);
    close(of("forgotten"), weight * of("raw") + bias, 1e-9);
}

/// How many lines a table has below its header, and how many of its columns are words: without the
/// last, which is the target, and without names that differ from row to row.
fn counted(text: &str, target: &str) -> (usize, usize) {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<&str>>());
    let header = lines.next().expect("a header");
    let rows: Vec<Vec<&str>> = lines.collect();
    let is_words = |column: &usize| {
        let cells =
            || rows.iter().map(|row| row[*column]).filter(|cell| !["", "NA"].contains(cell));
        let kinds: std::collections::BTreeSet<&str> = cells().collect();
        header[*column] != target
            && kinds.len() < rows.len() / 2
            && cells().any(|cell| cell.parse::<f64>().is_err())
    };
    (rows.len(), (0..header.len()).filter(is_words).count())
}

#[test]
fn rows_and_columns_of_words_are_those_of_the_files() {
    let shown = proof::recorded(include_str!("snapshots/exported.snap"));
    for (place, (text, target)) in [
        (IRISES, "species"),
        (include_str!("../../ch25-own-table/data/wine.csv"), "cultivar"),
        (include_str!("../../ch25-own-table/data/breast_cancer.csv"), "diagnosis"),
        (include_str!("../../ch14-datasets/data/penguins.csv"), "species"),
        (include_str!("../../ch25-own-table/data/auto_mpg.csv"), "miles_per_gallon"),
    ]
    .into_iter()
    .enumerate()
    {
        let table = &shown["tables"][place];
        let counted = counted(text, target);
        assert_eq!((whole(&table["rows"]), whole(&table["words"])), counted, "{}", table["name"]);
    }
    let programs = ["tract", "onnxruntime", "pytorch"];
    let cells =
        list(&shown["tables"]).iter().flat_map(|table| programs.map(|name| number(&table[name])));
    let worst = cells.fold(0.0, f64::max);
    close(number(&shown["worst"]), worst, 1e-6 * worst);
}
