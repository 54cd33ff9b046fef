//! A network as a graph of ONNX, an open format for networks that many programs run.
//!
//! Each column is an input of its own by its name: a column of f64 (rows × 1) or of words, not scaled.
//! A number that is missing is NaN; a missing word is empty, or a mark such as NA that the program itself
//! takes for nothing. The scaling, one of N, the layers and the
//! way back to words or to the target's unit are nodes of the graph. The first output is called as the
//! target is and has an answer for each row; for classes `probabilities` has the share of each.
//! All numbers are f64, as in `mlp`, so the answers agree but for the order of sums.

use std::collections::HashSet;

use ch19_any_network::Activation;
use ch21_outputs::Question;
use prost::Message;
use serde_json::Value;
use thiserror::Error;

use super::little_endian;
use crate::model::Model;
use crate::plan::From;
use crate::table::number::MISSING as MISSING_MARKS;

pub mod messages;

use messages::{
    Attribute, Dimension, DimensionValue, Entry, Graph, ModelMessage, Node, Operators, Shape,
    Tensor, TensorType, Type, ValueInfo,
};

/// The version of the set of operations: the first in which words can be compared.
pub const OPERATORS: i64 = 19;
/// The version of the format itself that came with it.
const FORMAT: i64 = 9;

/// The kinds of values, by ONNX's numbers for them.
const INT64: i32 = 7;
const STRING: i32 = 8;
const DOUBLE: i32 = 11;

/// A network that no row can be given to.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error(
    "no column of this network makes an input, so there is nothing to ask it. Train it on a table with columns of numbers or words"
)]
pub struct NothingToAsk;

/// The graph as it is built up.
struct Builder {
    graph: Graph,
    /// The names that stand for something already.
    taken: HashSet<String>,
}

impl Builder {
    /// A name that nothing else has.
    fn name(&mut self, wanted: &str) -> String {
        let mut name = if wanted.is_empty() { "unnamed".to_string() } else { wanted.to_string() };
        while !self.taken.insert(name.clone()) {
            name.push('_');
        }
        name
    }

    /// A node; its value is called `wanted`, or nearly so.
    fn node(
        &mut self,
        operator: &str,
        inputs: &[&str],
        wanted: &str,
        attributes: Vec<Attribute>,
    ) -> String {
        let output = self.name(wanted);
        self.node_to(operator, inputs, &output, attributes);
        output
    }

    fn node_to(
        &mut self,
        operator: &str,
        inputs: &[&str],
        output: &str,
        attribute: Vec<Attribute>,
    ) {
        self.graph.node.push(Node {
            input: inputs.iter().map(|input| input.to_string()).collect(),
            output: vec![output.to_string()],
            name: format!("{operator}: {output}"),
            operator: operator.to_string(),
            attribute,
        });
    }

    /// For each row which of these words is its own: a column of 1 and 0 for each of them.
    fn which(&mut self, column: &str, words: &[&str], [list, is, one_of]: [&str; 3]) -> String {
        let words = self.words(&format!("{list} {column}"), &[1, words.len()], words);
        let is = self.node("Equal", &[column, &words], &format!("{column} {is}"), vec![]);
        let to = vec![Attribute::whole("to", i64::from(DOUBLE))];
        self.node("Cast", &[&is], &format!("{one_of} {column}"), to)
    }

    /// A layer's sigmoid. It is one half of the tanh of half the preactivation, and one half: not every
    /// program has a sigmoid in f64, and all have the tanh.
    fn sigmoid(&mut self, pre: &str, number: usize) -> String {
        let half = self.numbers(&format!("half_{number}"), &[1, 1], &[0.5]);
        let pre = self.node("Mul", &[pre, &half], &format!("half_pre_{number}"), vec![]);
        let tanh = self.node("Tanh", &[&pre], &format!("tanh_{number}"), vec![]);
        let less = self.node("Mul", &[&tanh, &half], &format!("half_tanh_{number}"), vec![]);
        self.node("Add", &[&less, &half], &format!("post_{number}"), vec![])
    }

    fn numbers(&mut self, wanted: &str, shape: &[usize], values: &[f64]) -> String {
        let bytes = little_endian(values.iter());
        self.constant(wanted, shape, DOUBLE, bytes, vec![])
    }

    fn whole(&mut self, wanted: &str, values: &[i64]) -> String {
        let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.constant(wanted, &[values.len()], INT64, bytes, vec![])
    }

    fn words(&mut self, wanted: &str, shape: &[usize], words: &[&str]) -> String {
        let words = words.iter().map(|word| word.as_bytes().to_vec()).collect();
        self.constant(wanted, shape, STRING, vec![], words)
    }

    fn constant(
        &mut self,
        wanted: &str,
        shape: &[usize],
        kind: i32,
        bytes: Vec<u8>,
        words: Vec<Vec<u8>>,
    ) -> String {
        let name = self.name(wanted);
        self.graph.initializer.push(Tensor {
            dims: shape.iter().map(|&size| size as i64).collect(),
            kind,
            words,
            name: name.clone(),
            bytes: (kind != STRING).then_some(bytes),
        });
        name
    }
}

/// What stands for a missing word, in the letters that people write it in.
fn marks() -> Vec<String> {
    let mut marks: Vec<String> = vec![];
    for mark in MISSING_MARKS {
        let (small, large) = (mark.to_string(), mark.to_ascii_uppercase());
        let mut title = small.clone();
        if let Some(first) = title.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        // As a program writes what is not a number.
        let written = small.replace("nan", "NaN");
        for mark in [small, large, title, written] {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    marks
}

/// The graph of a network.
///
/// # Errors
///
/// If no column makes an input.
pub fn graph(model: &Model) -> Result<Graph, NothingToAsk> {
    let plan = &model.plan;
    if plan.width() == 0 {
        return Err(NothingToAsk);
    }
    let columns = plan.inputs.iter().filter(|input| input.width() > 0);
    let mut built = Builder { graph: Graph::default(), taken: HashSet::new() };
    built.graph.name = "mlp".into();
    // Columns and target keep their names, whatever the values between are called.
    let columns: Vec<_> = columns.map(|input| (built.name(&input.name), input)).collect();
    let answer = built.name(&plan.target.name);

    let (mut raw, mut offsets, mut units) = (vec![], vec![], vec![]);
    for (name, input) in &columns {
        let (kind, what) = match &input.from {
            From::Numbers { offset, unit, .. } => {
                raw.push(name.as_str());
                offsets.push(*offset);
                units.push(*unit);
                (DOUBLE, "a number; NaN where it is missing")
            }
            From::Words { .. } => (STRING, "a word; empty or NA where it is missing"),
        };
        built.graph.input.push(value(name, kind, &[None, Some(1)], what));
    }

    // All columns of numbers together: less their offsets, in their units, 0 where missing.
    let mut parts = vec![];
    let flags = columns
        .iter()
        .any(|(_, input)| input.missing && matches!(input.from, From::Numbers { .. }));
    if !raw.is_empty() {
        let all = built.node("Concat", &raw, "numbers", vec![Attribute::whole("axis", 1)]);
        let offset = built.numbers("offset", &[1, offsets.len()], &offsets);
        let unit = built.numbers("unit", &[1, units.len()], &units);
        let zero = built.numbers("zero", &[1, 1], &[0.0]);
        // Not a number is the one value that is not equal to itself. IsNaN says the same, and not every
        // program knows that its answer is yes or no.
        let there = built.node("Equal", &[&all, &all], "there", vec![]);
        let less = built.node("Sub", &[&all, &offset], "less_offset", vec![]);
        let scaled = built.node("Div", &[&less, &unit], "in_units", vec![]);
        parts.push(built.node("Where", &[&there, &scaled, &zero], "scaled", vec![]));
        if flags {
            let missing = built.node("Not", &[&there], "missing", vec![]);
            let to = vec![Attribute::whole("to", i64::from(DOUBLE))];
            parts.push(built.node("Cast", &[&missing], "flags", to));
        }
    }
    // Where each input of the network stands among the parts.
    let mut order = vec![];
    let (mut number, mut next) = (0, offsets.len() * (1 + usize::from(flags)));
    for (name, input) in &columns {
        match &input.from {
            From::Numbers { .. } => {
                order.push(number as i64);
                if input.missing {
                    order.push((offsets.len() + number) as i64);
                }
                number += 1;
            }
            From::Words { kinds } => {
                let known: Vec<&str> = kinds.iter().map(String::as_str).collect();
                let mut width = known.len();
                if width > 0 {
                    parts.push(built.which(name, &known, ["kinds of", "is", "one of"]));
                }
                if input.missing {
                    // At most one mark is the word, so the sum over all of them is 1 or 0.
                    let marks = marks();
                    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
                    let which = built.which(name, &marks, ["marks of", "marked", "mark of"]);
                    let ones = vec![1.0; marks.len()];
                    let ones = built.numbers(&format!("ones of {name}"), &[marks.len(), 1], &ones);
                    let flag = format!("{name} missing");
                    parts.push(built.node("MatMul", &[&which, &ones], &flag, vec![]));
                    width += 1;
                }
                order.extend((next..next + width).map(|place| place as i64));
                next += width;
            }
        }
    }
    let mut before = match &parts[..] {
        [one] => one.clone(),
        parts => {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            built.node("Concat", &parts, "parts", vec![Attribute::whole("axis", 1)])
        }
    };
    if order.len() != next || !order.iter().zip(0..).all(|(&place, nth)| place == nth) {
        let order = built.whole("order", &order);
        let axis = vec![Attribute::whole("axis", 1)];
        before = built.node("Gather", &[&before, &order], "inputs", axis);
    }

    for (number, layer) in (1..).zip(&model.network.layers) {
        let (from, to) = layer.weights.dim();
        let weights: Vec<f64> = layer.weights.iter().copied().collect();
        let biases: Vec<f64> = layer.biases.iter().copied().collect();
        let weights = built.numbers(&format!("weights_{number}"), &[from, to], &weights);
        let biases = built.numbers(&format!("biases_{number}"), &[to], &biases);
        // Gemm does both at once, and not every program does it in f64.
        let sums = built.node("MatMul", &[&before, &weights], &format!("sums_{number}"), vec![]);
        before = built.node("Add", &[&sums, &biases], &format!("pre_{number}"), vec![]);
        let operator = match layer.activation {
            Activation::Sigmoid => {
                before = built.sigmoid(&before, number);
                continue;
            }
            Activation::Tanh => "Tanh",
            Activation::Relu => "Relu",
            Activation::Linear => continue,
        };
        before = built.node(operator, &[&before], &format!("post_{number}"), vec![]);
    }

    let target = &plan.target;
    if target.question == Question::Number {
        let unit = built.numbers("unit_of_target", &[1, 1], &[target.unit]);
        let offset = built.numbers("offset_of_target", &[1, 1], &[target.offset]);
        let first = built.whole("second_axis", &[1]);
        let times = built.node("Mul", &[&before, &unit], "times_unit", vec![]);
        let sum = built.node("Add", &[&times, &offset], "in_unit_of_target", vec![]);
        built.node_to("Squeeze", &[&sum, &first], &answer, vec![]);
        built.graph.output.push(value(&answer, DOUBLE, &[None], "the answer to each row"));
        return Ok(built.graph);
    }
    let shares = built.name("probabilities");
    // Of two shares of one half the second class is the answer, of several largest ones the first.
    let last_of_equals = i64::from(target.question == Question::YesNo);
    if target.question == Question::YesNo {
        // A sigmoid is the softmax of 0 and the preactivation, and not every program has one in f64.
        let nothing = built.numbers("nothing", &[1, 1], &[0.0]);
        let no = built.node("Mul", &[&before, &nothing], "no", vec![]);
        let axis = vec![Attribute::whole("axis", 1)];
        before = built.node("Concat", &[&no, &before], "no_and_yes", axis);
    }
    built.node_to("Softmax", &[&before], &shares, vec![Attribute::whole("axis", -1)]);
    let classes: Vec<&str> = target.classes.iter().map(String::as_str).collect();
    let classes = built.words("classes", &[classes.len()], &classes);
    let largest = vec![
        Attribute::whole("axis", 1),
        Attribute::whole("keepdims", 0),
        Attribute::whole("select_last_index", last_of_equals),
    ];
    let best = built.node("ArgMax", &[&shares], "largest", largest);
    built.node_to("Gather", &[&classes, &best], &answer, vec![Attribute::whole("axis", 0)]);
    built.graph.output.push(value(&answer, STRING, &[None], "the class of each row"));
    let width = Some(target.classes.len() as i64);
    let what = "the share of each class, in the order of the metadata's classes";
    built.graph.output.push(value(&shares, DOUBLE, &[None, width], what));
    Ok(built.graph)
}

/// The bytes of the file.
///
/// # Errors
///
/// If no column makes an input.
pub fn bytes(model: &Model) -> Result<Vec<u8>, NothingToAsk> {
    let entry = |(key, value): (&str, Value)| Entry {
        key: key.to_string(),
        value: value.as_str().map_or_else(|| value.to_string(), str::to_string),
    };
    let message = ModelMessage {
        format: FORMAT,
        producer: "mlp".into(),
        producer_version: env!("CARGO_PKG_VERSION").into(),
        graph: Some(graph(model)?),
        operators: vec![Operators { domain: Some(String::new()), version: OPERATORS }],
        metadata: super::about(model).into_iter().map(entry).collect(),
    };
    Ok(message.encode_to_vec())
}

/// An input or an output: its rows are as many as come.
fn value(name: &str, kind: i32, shape: &[Option<i64>], what: &str) -> ValueInfo {
    let dimension = |size: &Option<i64>| {
        let value = match size {
            Some(size) => DimensionValue::Size(*size),
            None => DimensionValue::Name("rows".into()),
        };
        Dimension { value: Some(value) }
    };
    ValueInfo {
        name: name.to_string(),
        kind: Some(Type {
            tensor: Some(TensorType {
                kind,
                shape: Some(Shape { dim: shape.iter().map(dimension).collect() }),
            }),
        }),
        what: what.to_string(),
    }
}
