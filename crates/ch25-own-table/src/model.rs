//! A network in a file: everything that it takes to answer raw rows, and what is known about it.
//!
//! The file is JSON. Its fields, in version 1:
//!
//! | field | what it holds |
//! |---|---|
//! | `format` | `"weight-by-weight mlp"` |
//! | `version` | 1 |
//! | `table` | `file`, `rows` and the `sha256` of what it was trained on, and whether a header `named` the columns |
//! | `recipe` | `hidden`, `activation`, `optimiser` if it is not Adam, `learning_rate`, `batch`, `epochs`, `patience`, `seed`, `folds`, and the `options` of the command |
//! | `epochs` | the epoch that the weights are of |
//! | `inputs` | a column each: `name`, `cells` (`"numbers"` with `offset`, `unit`, `least`, `most`, or `"words"` with `kinds`), and whether an input says that the cell is `missing` |
//! | `target` | `name`, `question` (`"number"`, `"yes-no"`, `"classes"`), `classes`, `offset`, `unit` |
//! | `verdict` | what was found on the rows that no training has seen; `null` if there were none |
//! | `importance` | what is lost where a column is mixed up: `column`, `loss`, `spread` |
//! | `layers` | from the first hidden one to the output layer: `activation`, `biases` (one a node), `weights` (a row for each node before, a number for each node) |
//!
//! Inputs come in the order of their columns. A column of numbers is one input,
//! (number − offset) / unit, and 0 where the cell is missing; a column of words is an input for each
//! of its kinds, 1 for the cell's own and 0 for the others; where `missing` is true one more input is
//! 1 where the cell is missing. The outputs are softmax of the last layer for classes, its sigmoid
//! for yes or no (the second class is the yes), and output · unit + offset for a number. Every number
//! is written with as many digits as it takes to read it back to the last bit.

use ch19_any_network::{Activation, Layer, Network, ndarray};
use ch23_optimisers::Rule;
use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use thiserror::Error;

use crate::importance::Importance;
use crate::plan::{From, Input, Plan, Question, Target};
use crate::table::{shortened, visible};
use crate::train::Recipe;
use crate::verdict::Verdict;

/// What the file calls itself.
pub const FORMAT: &str = "weight-by-weight mlp";

/// The version of the format. A program reads its own version and refuses any other.
pub const VERSION: u64 = 1;

/// What a network was trained on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The name of the file.
    pub file: String,
    /// Its rows with a target.
    pub rows: usize,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
    /// Whether a header named its columns.
    pub named: bool,
}

/// A network with everything around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What it was trained on.
    pub table: Origin,
    /// How it was trained.
    pub recipe: Recipe,
    /// In how many folds it was judged; 0 for one split.
    pub folds: usize,
    /// The options of the command that trained it, beside the table.
    pub options: String,
    /// The epoch that its weights are of.
    pub epochs: usize,
    /// How raw rows become inputs, and outputs answers.
    pub plan: Plan,
    /// What was found on rows that no training has seen.
    pub verdict: Option<Verdict>,
    /// Which columns matter.
    pub importance: Vec<Importance>,
    /// The network.
    pub network: Network,
}

/// Why a file is no network, and what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0}")]
pub struct NoModel(String);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u64,
    table: Origin,
    recipe: RecipeInFile,
    epochs: usize,
    inputs: Vec<Input>,
    target: TargetInFile,
    verdict: Option<Verdict>,
    importance: Vec<Importance>,
    layers: Vec<LayerInFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecipeInFile {
    hidden: Vec<usize>,
    activation: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    optimiser: Option<String>,
    learning_rate: f64,
    batch: usize,
    epochs: usize,
    patience: usize,
    seed: u64,
    folds: usize,
    options: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetInFile {
    name: String,
    question: String,
    classes: Vec<String>,
    offset: f64,
    unit: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LayerInFile {
    activation: String,
    biases: Vec<f64>,
    weights: Vec<Vec<f64>>,
}

/// The name of an activation function in files and options.
pub fn activation_name(activation: Activation) -> &'static str {
    match activation {
        Activation::Sigmoid => "sigmoid",
        Activation::Tanh => "tanh",
        Activation::Relu => "relu",
        Activation::Linear => "linear",
    }
}

/// The activation function of a name.
pub fn activation_of(name: &str) -> Option<Activation> {
    [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::Linear]
        .into_iter()
        .find(|activation| activation_name(*activation) == name)
}

/// The optimisers by their names in files and options, with the numbers that chapter 23 gives them.
pub const OPTIMISERS: [(&str, Rule); 5] = [
    ("adam", Rule::ADAM),
    ("plain", Rule::Plain),
    ("momentum", Rule::Momentum { keep: 0.9 }),
    ("nesterov", Rule::Nesterov { keep: 0.9 }),
    ("rmsprop", Rule::RmsProp { keep: 0.99, small: 1e-8 }),
];

/// The name of an optimiser in files and options; the first one's for one that has none.
pub fn optimiser_name(rule: Rule) -> &'static str {
    OPTIMISERS.iter().find(|(_, known)| *known == rule).unwrap_or(&OPTIMISERS[0]).0
}

/// The optimiser of a name.
pub fn optimiser_of(name: &str) -> Option<Rule> {
    OPTIMISERS.iter().find(|(known, _)| *known == name).map(|(_, rule)| *rule)
}

/// The name of a question in files and options.
pub fn question_name(question: Question) -> &'static str {
    match question {
        Question::Number => "number",
        Question::YesNo => "yes-no",
        Question::OneOf => "classes",
    }
}

/// The question of a name.
pub fn question_of(name: &str) -> Option<Question> {
    [Question::Number, Question::YesNo, Question::OneOf]
        .into_iter()
        .find(|question| question_name(*question) == name)
}

impl Model {
    /// The file's text.
    pub fn to_json(&self) -> String {
        let Model { table, recipe, plan, network, .. } = self;
        let file = File {
            format: FORMAT.into(),
            version: VERSION,
            table: table.clone(),
            recipe: RecipeInFile {
                hidden: recipe.hidden.clone(),
                activation: activation_name(recipe.activation).into(),
                optimiser: (recipe.optimiser != Rule::ADAM)
                    .then(|| optimiser_name(recipe.optimiser).into()),
                learning_rate: recipe.learning_rate,
                batch: recipe.batch,
                epochs: recipe.epochs,
                patience: recipe.patience,
                seed: recipe.seed,
                folds: self.folds,
                options: self.options.clone(),
            },
            epochs: self.epochs,
            inputs: plan.inputs.clone(),
            target: TargetInFile {
                name: plan.target.name.clone(),
                question: question_name(plan.target.question).into(),
                classes: plan.target.classes.clone(),
                offset: plan.target.offset,
                unit: plan.target.unit,
            },
            verdict: self.verdict.clone(),
            importance: self.importance.clone(),
            layers: vec![],
        };
        // The weights stand in rows, so that a reader can find one.
        let head = serde_json::to_string_pretty(&file).expect("names and finite numbers");
        let head = head.trim_end_matches(['}', ']', '[', '\n', ' ']);
        let layers: Vec<String> = network.layers.iter().map(layer).collect();
        format!("{head} [\n{}\n  ]\n}}\n", layers.join(",\n"))
    }

    /// Reads a file's text.
    ///
    /// # Errors
    ///
    /// If it is not such a file, or does not fit together.
    pub fn from_json(text: &str) -> Result<Model, NoModel> {
        #[derive(Deserialize)]
        struct Kind {
            format: Option<String>,
            version: Option<u64>,
        }
        let kind: Kind = serde_json::from_str(text).map_err(unreadable)?;
        let no = |sentence: String| Err(NoModel(sentence));
        match (kind.format.as_deref(), kind.version) {
            (Some(FORMAT), Some(VERSION)) => {}
            (Some(FORMAT), version) => {
                return no(format!(
                    "this network has version {} of the format, and this program reads version \
                     {VERSION}. Use the program that saved it, or train again",
                    version.map_or("no".into(), |version| version.to_string())
                ));
            }
            (Some("weight-by-weight network"), _) => {
                return no(
                    "this network is from chapter 12's program, ch12-network, which reads it"
                        .into(),
                );
            }
            _ => {
                return no(format!(
                    "this is JSON, and no network: \"format\" should be \"{FORMAT}\". Name a file \
                     that mlp train --save has written"
                ));
            }
        }
        let file: File = serde_json::from_str(text).map_err(unreadable)?;
        let word = |what: &str, found: &str, known: &str| {
            NoModel(format!(
                "the {what} \"{}\" is not known; it is one of {known}. {TAKE_IT_AS_IT_WAS}",
                shortened(found)
            ))
        };
        let activation = |name: &str| {
            activation_of(name)
                .ok_or_else(|| word("activation", name, "sigmoid, tanh, relu, linear"))
        };
        let question = question_of(&file.target.question)
            .ok_or_else(|| word("question", &file.target.question, "number, yes-no, classes"))?;
        let mut layers = vec![];
        for (number, layer) in (1..).zip(file.layers) {
            let (before, nodes) = (layer.weights.len(), layer.biases.len());
            if let Some(row) = layer.weights.iter().position(|row| row.len() != nodes) {
                return no(format!(
                    "layer {number} has {nodes} biases, and row {} of its weights has {}. \
                     {TAKE_IT_AS_IT_WAS}",
                    row + 1,
                    layer.weights[row].len()
                ));
            }
            let weights = Array2::from_shape_vec((before, nodes), layer.weights.concat());
            layers.push(Layer {
                weights: weights.expect("the shape just checked"),
                biases: Array1::from(layer.biases),
                activation: activation(&layer.activation)?,
            });
        }
        let optimiser = file.recipe.optimiser.as_deref().unwrap_or("adam");
        let known = OPTIMISERS.map(|(name, _)| name).join(", ");
        let recipe = Recipe {
            hidden: file.recipe.hidden,
            activation: activation(&file.recipe.activation)?,
            optimiser: optimiser_of(optimiser)
                .ok_or_else(|| word("optimiser", optimiser, &known))?,
            learning_rate: file.recipe.learning_rate,
            batch: file.recipe.batch,
            epochs: file.recipe.epochs,
            patience: file.recipe.patience,
            seed: file.recipe.seed,
        };
        let TargetInFile { name, classes, offset, unit, .. } = file.target;
        let model = Model {
            table: file.table,
            recipe,
            folds: file.recipe.folds,
            options: file.recipe.options,
            epochs: file.epochs,
            plan: Plan {
                inputs: file.inputs,
                target: Target { name, question, classes, offset, unit },
            },
            verdict: file.verdict,
            importance: file.importance,
            network: Network { layers },
        };
        model.check()?;
        Ok(model)
    }

    fn check(&self) -> Result<(), NoModel> {
        let no = |sentence: String| Err(NoModel(format!("{sentence}. {TAKE_IT_AS_IT_WAS}")));
        let Plan { inputs, target } = &self.plan;
        for (number, input) in inputs.iter().enumerate() {
            let name = shortened(&input.name);
            let again = inputs[..number].iter().any(|other| other.name == input.name);
            if again || input.name == target.name {
                return no(format!("the column {name} is there twice"));
            }
            match &input.from {
                From::Numbers { offset, unit, least, most } => {
                    let finite =
                        [offset, unit, least, most].into_iter().all(|value| value.is_finite());
                    if !finite || *unit <= 0.0 {
                        return no(format!("the unit of {name} is not a number above 0"));
                    }
                }
                From::Words { kinds } => {
                    let twice = |at: usize| kinds[..at].contains(&kinds[at]);
                    if let Some(at) = (1..kinds.len()).find(|&at| twice(at)) {
                        return no(format!("{name} has the kind {} twice", shortened(&kinds[at])));
                    }
                }
            }
        }
        if !(target.unit.is_finite() && target.unit > 0.0 && target.offset.is_finite()) {
            return no("the unit of the target is not a number above 0".into());
        }
        let classes = target.classes.len();
        let fits = match target.question {
            Question::Number => classes == 0,
            Question::YesNo => classes == 2,
            Question::OneOf => classes > 2,
        };
        if !fits {
            return no(format!(
                "the question is \"{}\", and there are {classes} classes",
                question_name(target.question)
            ));
        }
        if let Some(verdict) = &self.verdict
            && (verdict.confusion.len() != classes
                || verdict.confusion.iter().any(|row| row.len() != classes)
                || verdict.of_number() != (classes == 0))
        {
            return no("the verdict is not one about these classes".into());
        }
        let Some(last) = self.network.layers.last() else {
            return no("there are no layers".into());
        };
        if last.activation != Activation::Linear {
            return no("the last layer is not linear".into());
        }
        let mut before = ("inputs", self.plan.width());
        for (number, layer) in (1..).zip(&self.network.layers) {
            let (what, wanted) = before;
            if layer.weights.nrows() != wanted {
                return no(format!(
                    "layer {number} has {} rows of weights, and there are {wanted} {what}",
                    layer.weights.nrows()
                ));
            }
            if !layer.weights.iter().chain(&layer.biases).all(|weight| weight.is_finite()) {
                return no(format!("layer {number} has a weight that is no finite number"));
            }
            before = ("nodes before it", layer.biases.len());
        }
        if before.1 != target.width() {
            return no(format!(
                "there are {} outputs, and {} are wanted",
                before.1,
                target.width()
            ));
        }
        Ok(())
    }
}

const TAKE_IT_AS_IT_WAS: &str = "Take the file as it was saved, or train again";

fn layer(layer: &Layer) -> String {
    let list = |values: Vec<f64>| {
        let values = values.iter().map(|value| serde_json::to_string(value).expect("a number"));
        format!("[{}]", values.collect::<Vec<_>>().join(", "))
    };
    let rows =
        layer.weights.rows().into_iter().map(|row| format!("        {}", list(row.to_vec())));
    format!(
        "    {{\n      \"activation\": \"{}\",\n      \"biases\": {},\n      \"weights\": [\n{}\n      ]\n    }}",
        activation_name(layer.activation),
        list(layer.biases.to_vec()),
        rows.collect::<Vec<_>>().join(",\n")
    )
}

/// What the reader of JSON says, in words of this book.
fn unreadable(error: serde_json::Error) -> NoModel {
    NoModel(match error.classify() {
        Category::Eof if error.line() <= 1 && error.column() == 0 => {
            "there is nothing in it, and no network. Name a file that mlp train --save has written"
                .into()
        }
        Category::Eof => format!(
            "the file ends early, on line {}. Take the whole file, or train again",
            error.line()
        ),
        Category::Syntax if (error.line(), error.column()) == (1, 1) => {
            "this is no network: it does not begin with {. Name a file that mlp train --save has \
             written"
                .into()
        }
        // It may quote the file.
        _ => visible(&format!("this is no network that can be read: {error}. {TAKE_IT_AS_IT_WAS}"))
            .replace('`', "\""),
    })
}
