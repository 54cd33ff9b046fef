//! Every figure of the book by its id.
//!
//! A chapter lists its figures in `figures::ALL`; here they get the ids by which the pages and the
//! browser ask for them: `ch10/architecture`.

use plot::{Entry, Steps};
use serde_json::{Map, Value, json};

/// The figures of every chapter that has some, in reading order.
const CHAPTERS: &[(&str, &[Entry])] = &[
    #[cfg(feature = "ch01")]
    ("ch01", ch01_perceptron::figures::ALL),
    #[cfg(feature = "ch02")]
    ("ch02", ch02_classification::figures::ALL),
    #[cfg(feature = "ch03")]
    ("ch03", ch03_learning_rule::figures::ALL),
    #[cfg(feature = "ch04")]
    ("ch04", ch04_convergence::figures::ALL),
    #[cfg(feature = "ch05")]
    ("ch05", ch05_gradient_descent::figures::ALL),
    #[cfg(feature = "ch06")]
    ("ch06", ch06_learning_rate::figures::ALL),
    #[cfg(feature = "ch07")]
    ("ch07", ch07_hidden_layer::figures::ALL),
    #[cfg(feature = "ch08")]
    ("ch08", ch08_sigmoid::figures::ALL),
    #[cfg(feature = "ch09")]
    ("ch09", ch09_training::figures::ALL),
    #[cfg(feature = "ch10")]
    ("ch10", ch10_backpropagation::figures::ALL),
    #[cfg(feature = "ch11")]
    ("ch11", ch11_architecture::figures::ALL),
    #[cfg(feature = "ch12")]
    ("ch12", ch12_network::figures::ALL),
    #[cfg(feature = "ch13")]
    ("ch13", ch13_validation::figures::ALL),
    #[cfg(feature = "ch14")]
    ("ch14", ch14_datasets::figures::ALL),
];

/// Every figure with the short id of its chapter, in reading order.
pub fn all() -> Vec<(&'static str, &'static Entry)> {
    CHAPTERS
        .iter()
        .flat_map(|&(chapter, entries)| entries.iter().map(move |entry| (chapter, entry)))
        .collect()
}

/// The figure with an id such as `ch10/architecture`.
pub fn find(id: &str) -> Option<&'static Entry> {
    let (chapter, name) = id.split_once('/')?;
    let (_, entries) = CHAPTERS.iter().find(|(known, _)| *known == chapter)?;
    entries.iter().find(|entry| entry.id == name)
}

/// The catalogue that the book is woven with: every figure, drawn at its defaults.
pub fn catalogue() -> Value {
    all().into_iter().map(|(chapter, entry)| described(chapter, entry)).collect()
}

fn described(chapter: &str, entry: &Entry) -> Value {
    let figure = entry.at_defaults();
    let params: Vec<Value> = entry
        .params
        .iter()
        .map(|param| {
            json!({
                "name": param.name,
                "label": param.label,
                "min": param.min,
                "max": param.max,
                "step": param.step,
                "default": param.default,
                "unit": param.unit,
                "time": param.time,
            })
        })
        .collect();
    let data: Map<String, Value> =
        figure.data.into_iter().map(|(name, values)| (name, values.into())).collect();
    let mut described = json!({
        "id": format!("{chapter}/{}", entry.id),
        "title": figure.title,
        "desc": figure.desc,
        "caption": figure.caption,
        "svg": figure.svg,
        "params": params,
        "data": data,
    });
    if let Some(steps) = entry.steps {
        described["steps"] = followed(&steps(&entry.defaults()));
    }
    described
}

fn followed(steps: &Steps) -> Value {
    let formulas: Vec<Value> = steps
        .formulas
        .iter()
        .map(|formula| {
            json!({
                "id": formula.id,
                "name": formula.name,
                "tex": formula.tex,
                "equation": formula.equation,
            })
        })
        .collect();
    let lines: Vec<Value> = steps
        .lines
        .iter()
        .map(|line| json!({ "id": line.id, "item": line.item, "code": line.code }))
        .collect();
    let rows: Vec<Value> = steps
        .steps
        .iter()
        .map(|step| {
            json!({
                "formula": step.formula,
                "line": step.line,
                "quantity": plot::html(&step.quantity),
                "working": plot::html(&step.working),
                "printed": plot::html(&step.printed),
                "parts": step.parts,
            })
        })
        .collect();
    json!({ "formulas": formulas, "lines": lines, "rows": rows })
}
