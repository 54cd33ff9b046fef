//! The worked numbers of the page.

use std::collections::BTreeMap;

use ch21_outputs::{Network, Question, Samples, Scaler, correct, root_mean_square};
use ch22_speed::{Batch, epoch};
use ch25_own_table::ask::{Rows, rows};
use ch25_own_table::model::Model;
use ch25_own_table::plan::{From, Plan, Wishes, find};
use ch25_own_table::run::one_split;
use ch25_own_table::table::{Reading, read};
use ch25_own_table::train::Recipe;
use ndarray::{Array1, Array2, Axis, array};
use serde::{Deserialize, Serialize};

use crate::{Ring, fold_scaling, from_to, ndarray, to_from};

/// A small layer in both orders.
#[derive(Debug, Serialize, Deserialize)]
pub struct Layouts {
    /// Its weights, from-to.
    pub weights: [[f64; 2]; 2],
    /// The weights as a list in our order, from-to.
    pub ours: Vec<f64>,
    /// The weights as a list in the other order, to-from.
    pub theirs: Vec<f64>,
    /// What an input of the layer is.
    pub inputs: [f64; 2],
    /// The preactivation of a node of the layer.
    pub right: Vec<f64>,
    /// The preactivation that a program finds which takes a list for one in its own order.
    pub misread: Vec<f64>,
}

/// Two inputs, two nodes: the shape does not give the order away.
pub fn layouts() -> Layouts {
    let weights = array![[1.0, 2.0], [3.0, 4.0]];
    let inputs = [1.0, 10.0];
    let theirs = to_from(weights.view());
    let misread = Array2::from_shape_vec((2, 2), theirs.clone()).expect("four weights");
    let pre = |weights: &Array2<f64>| Array1::from(inputs.to_vec()).dot(weights).to_vec();
    Layouts {
        weights: [[1.0, 2.0], [3.0, 4.0]],
        ours: weights.iter().copied().collect(),
        right: pre(&from_to(&theirs, 2, 2)),
        misread: pre(&misread),
        theirs,
        inputs,
    }
}

/// A scaling folded into one node, by hand.
#[derive(Debug, Serialize, Deserialize)]
pub struct Folding {
    /// The offset of the scaling, in pounds: what becomes 0.
    pub offset: f64,
    /// The unit of the scaling, in pounds: what becomes 1 above the offset.
    pub unit: f64,
    /// The node's weight for scaled inputs.
    pub weight: f64,
    /// The node's bias for scaled inputs.
    pub bias: f64,
    /// The weight of a car, in pounds.
    pub raw: f64,
    /// The weight of the car when scaled.
    pub scaled: f64,
    /// The node's preactivation for the scaled input.
    pub pre: f64,
    /// The node's weight for raw inputs.
    pub folded_weight: f64,
    /// The node's bias for raw inputs.
    pub folded_bias: f64,
    /// The preactivation of the folded node without any scaling.
    pub folded_pre: f64,
    /// The preactivation if the scaling is forgotten.
    pub forgotten: f64,
}

/// The weight of a car, and a node that gets it.
pub fn folding() -> Folding {
    let (offset, unit, weight, bias, raw) = (3000.0, 800.0, -1.6, 0.4, 3400.0);
    let layer = crate::Layer {
        weights: array![[weight]],
        biases: array![bias],
        activation: crate::Activation::Linear,
    };
    let network = Network { layers: vec![layer] };
    let scaler = Scaler { offset: array![offset], unit: array![unit] };
    let folded = fold_scaling(&network, &scaler);
    let scaled = (raw - offset) / unit;
    let pre = |network: &Network, input: f64| network.forward(array![input].view()).pre[0][0];
    Folding {
        offset,
        unit,
        weight,
        bias,
        raw,
        scaled,
        pre: pre(&network, scaled),
        folded_weight: folded.layers[0].weights[[0, 0]],
        folded_bias: folded.layers[0].biases[0],
        folded_pre: pre(&folded, raw),
        forgotten: pre(&network, raw),
    }
}

/// The network that chapter 25's program has made of two columns of the irises.
pub fn petals() -> Model {
    Model::from_json(include_str!("../recorded/petals.json")).expect("a network of mlp train")
}

/// All irises, for that network.
pub fn irises(model: &Model) -> Rows {
    let table = include_bytes!("../../ch25-own-table/data/iris.csv");
    rows(model, "iris.csv", table, &Reading::default(), true).expect("the shipped table")
}

/// The scaling of a network whose columns are all numbers.
///
/// # Panics
///
/// If one is not.
pub fn scaling(model: &Model) -> Scaler {
    let both = |input: &ch25_own_table::plan::Input| match input.from {
        From::Numbers { offset, unit, .. } => (offset, unit),
        From::Words { .. } => panic!("{} is of words", input.name),
    };
    let (offset, unit): (Vec<f64>, Vec<f64>) = model.plan.inputs.iter().map(both).unzip();
    Scaler { offset: offset.into(), unit: unit.into() }
}

/// The petals network on all irises: scaled, folded, and with the scaling forgotten.
#[derive(Debug, Serialize, Deserialize)]
pub struct Petals {
    /// Irises.
    pub rows: usize,
    /// Weights and biases.
    pub weights: usize,
    /// How many are named right.
    pub right: usize,
    /// How many are named right by the folded network from raw rows.
    pub folded_right: usize,
    /// The largest difference of a share between the two.
    pub apart: f64,
    /// How many are named right where raw rows go in unfolded.
    pub forgotten_right: usize,
    /// How many are called virginica then.
    pub forgotten_virginica: usize,
}

/// Three ways to ask it.
pub fn petals_asked() -> Petals {
    let model = petals();
    let rows = irises(&model);
    let scaler = scaling(&model);
    let scaled = &rows.samples;
    let mut raw = scaled.clone();
    raw.inputs = &scaled.inputs * &scaler.unit + &scaler.offset;
    let folded = fold_scaling(&model.network, &scaler);
    let shares = |network: &Network, inputs: &Array2<f64>| -> Vec<Array1<f64>> {
        let row = |row| Question::OneOf.outputs(network.forward(row).output());
        inputs.axis_iter(Axis(0)).map(row).collect()
    };
    let apart = shares(&model.network, &scaled.inputs)
        .iter()
        .zip(shares(&folded, &raw.inputs))
        .flat_map(|(one, other)| (one - &other).to_vec())
        .fold(0.0_f64, |most, apart| most.max(apart.abs()));
    let mut answers = [0_usize; 3];
    for shares in shares(&model.network, &raw.inputs) {
        answers[ch21_outputs::largest(shares.view())] += 1;
    }
    let classes = &model.plan.target.classes;
    let virginica = classes.iter().position(|class| class == "virginica").expect("three species");
    let layers = &model.network.layers;
    Petals {
        rows: rows.rows.len(),
        weights: layers.iter().map(|layer| layer.weights.len() + layer.biases.len()).sum(),
        right: correct(&model.network, Question::OneOf, scaled),
        folded_right: correct(&folded, Question::OneOf, &raw),
        apart,
        forgotten_right: correct(&model.network, Question::OneOf, &raw),
        forgotten_virginica: answers[virginica],
    }
}

/// What burn has found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Burn {
    /// Its version.
    pub version: String,
    /// Irises.
    pub rows: usize,
    /// The largest difference of a gradient at the start.
    pub gradients_at_start: f64,
    /// The largest difference of a gradient in a network that has been trained.
    pub gradients_when_trained: f64,
    /// Updates by all rows.
    pub updates: usize,
    /// LR.
    pub rate: f64,
    /// The largest difference of a weight after them.
    pub weights: f64,
}

#[derive(Deserialize)]
struct Peers {
    burn: Burn,
    tract: Tract,
}

#[derive(Deserialize)]
struct Tract {
    version: String,
    tables: BTreeMap<String, f64>,
}

fn peers() -> Peers {
    serde_json::from_str(include_str!("../recorded/peers.json")).expect("recorded by peers")
}

/// What burn has found, as it was recorded.
pub fn burn() -> Burn {
    peers().burn
}

/// How far the answers of other programs are from ours on a table, at the farthest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The kind of its target, as chapter 25's program calls it.
    pub question: String,
    /// How many rows the table has.
    pub rows: usize,
    /// Columns that are inputs.
    pub columns: usize,
    /// How many of the columns are words.
    pub words: usize,
    /// Weights and biases of the network.
    pub weights: usize,
    /// Nodes of the graph.
    pub nodes: usize,
    /// Bytes of the safetensors file.
    pub safetensors_bytes: usize,
    /// How many bytes of the safetensors file are its header.
    pub safetensors_header: usize,
    /// Bytes of the ONNX file.
    pub onnx_bytes: usize,
    /// Rows that get the same class in onnxruntime; 0 where the target is a number.
    pub same_class: usize,
    /// How far tract's answers are from ours, at most.
    #[serde(default)]
    pub tract: f64,
    /// How far onnxruntime's answers are from ours, at most.
    pub onnxruntime: f64,
    /// How far PyTorch's answers in f64 are from ours, at most.
    pub pytorch: f64,
    /// How far PyTorch's answers in f32 are from ours, at most.
    pub pytorch_32_bits: f64,
}

/// What other programs make of the exported networks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exported {
    /// The versions of onnx, onnxruntime, torch and safetensors in Python, and of tract.
    pub versions: BTreeMap<String, String>,
    /// The tables.
    pub tables: Vec<Table>,
    /// The largest difference in f64.
    pub worst: f64,
    /// The largest one among shares of classes.
    pub worst_share: f64,
    /// The largest difference in f32, among shares of classes.
    pub worst_share_32_bits: f64,
}

/// The names of the tables, in the order of the page.
pub const TABLES: [&str; 5] = ["iris", "wine", "breast_cancer", "penguins", "auto_mpg"];

/// What other programs have found, as it was recorded.
pub fn exported() -> Exported {
    #[derive(Deserialize)]
    struct Python {
        versions: BTreeMap<String, String>,
        tables: BTreeMap<String, serde_json::Map<String, serde_json::Value>>,
    }
    let python: Python =
        serde_json::from_str(include_str!("../recorded/exported.json")).expect("recorded");
    let Tract { version, tables: by_tract } = peers().tract;
    let mut versions = python.versions;
    versions.insert("tract".into(), version);
    let table = |name: &&str| {
        let mut fields = python.tables[*name].clone();
        fields.insert("name".into(), (*name).into());
        let table: Table = serde_json::from_value(fields.into()).expect("a table");
        Table { tract: by_tract[*name], ..table }
    };
    let tables: Vec<Table> = TABLES.iter().map(table).collect();
    let most = |of: &dyn Fn(&Table) -> f64| tables.iter().map(of).fold(0.0, f64::max);
    let in_64 = |table: &Table| table.tract.max(table.onnxruntime).max(table.pytorch);
    let of_share = |table: &Table, value: f64| if table.question == "number" { 0.0 } else { value };
    Exported {
        worst: most(&in_64),
        worst_share: most(&|table| of_share(table, in_64(table))),
        worst_share_32_bits: most(&|table| of_share(table, table.pytorch_32_bits)),
        versions,
        tables,
    }
}

/// What 32 bits cost the answers about cars.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cars {
    /// A unit of the network's answer, in miles per gallon.
    pub unit: f64,
    /// The largest difference of an answer in f32, in such units.
    pub scaled_32_bits: f64,
}

/// The recorded difference in the unit in which the network answers.
pub fn cars() -> Cars {
    let bytes = include_bytes!("../../ch25-own-table/data/auto_mpg.csv");
    let table = read("auto_mpg.csv", bytes, &Reading::default()).expect("the shipped table");
    let found = find(&table, &Wishes::default()).expect("a target");
    let split = one_split(&found, Recipe::default().seed);
    let unit = Plan::fit(&table, &found, &split.training).target.unit;
    let exported = exported();
    let cars = exported.tables.iter().find(|table| table.name == "auto_mpg").expect("five tables");
    Cars { unit, scaled_32_bits: cars.pytorch_32_bits / unit }
}

/// What two processes have found together, as the script of `tests/oracles/machines.py` wrote it.
#[derive(Clone, Debug, Deserialize)]
pub struct Recorded {
    /// PyTorch's version.
    pub torch: String,
    /// Irises.
    pub rows: usize,
    /// How many of them each process has.
    pub shares: BTreeMap<String, Vec<usize>>,
    /// Updates.
    pub updates: usize,
    /// LR.
    pub rate: f64,
    /// Whether both ended with the same bits.
    pub same_bits: bool,
    /// The mean gradient of all rows by one process, layer by layer: weights from-to, then biases.
    pub one: Vec<f64>,
    /// By two, with shares of one size.
    pub equal: Vec<f64>,
    /// With shares of different size.
    pub unequal: Vec<f64>,
    /// The same, each error multiplied by its factor first.
    pub unequal_weighed: Vec<f64>,
    /// The weights after the updates by one process.
    pub weights_one: Vec<f64>,
    /// And by two.
    pub weights_two: Vec<f64>,
}

/// The recording itself.
pub fn recorded() -> Recorded {
    serde_json::from_str(include_str!("../recorded/machines.json")).expect("recorded")
}

/// Two processes against one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Machines {
    /// PyTorch's version.
    pub torch: String,
    /// How many irises the two processes share.
    pub rows: usize,
    /// How many irises a process has, with equal shares.
    pub equal_shares: Vec<usize>,
    /// How many irises a process has, with unequal shares.
    pub unequal_shares: Vec<usize>,
    /// The largest difference of a gradient with equal shares.
    pub equal: f64,
    /// The largest difference of a gradient with unequal shares.
    pub unequal: f64,
    /// How long the difference is, over the length of the gradient.
    pub unequal_relative: f64,
    /// The largest difference of a gradient with unequal shares whose errors are weighed.
    pub weighed: f64,
    /// What a process multiplies its error by.
    pub factors: Vec<f64>,
    /// How many updates both processes make.
    pub updates: usize,
    /// The largest difference of a weight after them.
    pub weights: f64,
}

fn farthest(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
}

/// Two processes against one, from the recording.
pub fn machines() -> Machines {
    let found = recorded();
    let unequal_shares = found.shares["unequal"].clone();
    let length = |values: &[f64]| root_mean_square(values, &vec![0.0; values.len()]);
    let away = root_mean_square(&found.unequal, &found.one);
    let count = unequal_shares.len() as f64;
    Machines {
        equal: farthest(&found.equal, &found.one),
        unequal: farthest(&found.unequal, &found.one),
        unequal_relative: away / length(&found.one),
        weighed: farthest(&found.unequal_weighed, &found.one),
        factors: unequal_shares.iter().map(|&n| n as f64 * count / found.rows as f64).collect(),
        weights: farthest(&found.weights_two, &found.weights_one),
        torch: found.torch,
        rows: found.rows,
        equal_shares: found.shares["equal"].clone(),
        unequal_shares,
        updates: found.updates,
    }
}

/// One process of PyTorch against chapter 22's `epoch`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pytorch {
    /// Irises.
    pub rows: usize,
    /// The largest difference of a gradient from ours, before any update.
    pub gradients: f64,
    /// Updates by all rows.
    pub updates: usize,
    /// LR.
    pub rate: f64,
    /// The largest difference of a weight from ours after them.
    pub weights: f64,
}

/// The rows in the order of the recording: every second one, then the others.
pub fn dealt() -> Samples {
    let samples = irises(&petals()).samples;
    let count = samples.inputs.nrows();
    let order: Vec<usize> = (0..count).step_by(2).chain((1..count).step_by(2)).collect();
    let rows = |all: &Array2<f64>| all.select(Axis(0), &order);
    Samples { inputs: rows(&samples.inputs), targets: rows(&samples.targets) }
}

/// The petals network, trained by us as the recording has it in PyTorch.
pub fn pytorch() -> Pytorch {
    let (found, samples, mut network) = (recorded(), dealt(), petals().network);
    let all: Vec<usize> = (0..found.rows).collect();
    let list = |weights: &Array2<f64>, biases: &Array1<f64>| -> Vec<f64> {
        weights.iter().chain(biases).copied().collect()
    };
    let mut batch = Batch::new(&network, found.rows);
    let gradients = batch.gradients(&network, Question::OneOf, &samples, &all).iter();
    let gradients: Vec<f64> =
        gradients.flat_map(|layer| list(&layer.weights, &layer.biases)).collect();
    for _ in 0..found.updates {
        epoch(&mut network, Question::OneOf, &samples, &all, found.rows, found.rate);
    }
    let layers = network.layers.iter();
    let weights: Vec<f64> = layers.flat_map(|layer| list(&layer.weights, &layer.biases)).collect();
    Pytorch {
        rows: found.rows,
        gradients: farthest(&gradients, &found.one),
        updates: found.updates,
        rate: found.rate,
        weights: farthest(&weights, &found.weights_one),
    }
}

/// Lists that go round a ring.
#[derive(Debug, Serialize, Deserialize)]
pub struct Round {
    /// Machines.
    pub machines: usize,
    /// The lists at the start.
    pub start: Vec<Vec<f64>>,
    /// The lists after the first half.
    pub half: Vec<Vec<f64>>,
    /// And at the end.
    pub end: Vec<Vec<f64>>,
    /// Steps.
    pub steps: usize,
    /// How many numbers each has sent.
    pub sent: usize,
    /// How many lists each has sent, for 4, 64 and 1024 machines: 2 (n − 1) / n.
    pub lists: [f64; 3],
}

/// The lists of three machines.
pub fn three_lists() -> Vec<Vec<f64>> {
    vec![vec![1.0, 2.0, 3.0], vec![10.0, 20.0, 30.0], vec![100.0, 200.0, 300.0]]
}

/// Three machines in a ring.
pub fn round() -> Round {
    let start = three_lists();
    let mut ring = Ring::new(start.clone());
    let steps = ring.steps();
    (0..steps / 2).for_each(|step| ring.step(step));
    let half = ring.lists.clone();
    (steps / 2..steps).for_each(|step| ring.step(step));
    let lists = [4.0, 64.0, 1024.0].map(|n: f64| 2.0 * (n - 1.0) / n);
    Round { machines: start.len(), start, half, end: ring.lists, steps, sent: ring.sent[0], lists }
}
