//! A network in formats that other programs read: [ONNX](onnx), with everything between a raw row and
//! its answer, and [safetensors], the weights alone.

pub mod onnx;
// For the program; the chapter's figures in the browser write no files.
#[cfg(not(target_arch = "wasm32"))]
pub mod safetensors;

use ch21_outputs::Question;
use serde_json::{Value, json};

use crate::model::{Model, activation_name, question_name};

/// What is known about a network beside its weights, as it stands in its own file.
fn about(model: &Model) -> Vec<(&'static str, Value)> {
    let target = &model.plan.target;
    let hidden = activation_name(model.recipe.activation);
    let mut about = vec![
        ("columns", json!(model.plan.inputs)),
        ("target", json!(target.name)),
        ("question", json!(question_name(target.question))),
        ("hidden_activation", json!(hidden)),
        ("trained_on", json!(model.table)),
    ];
    match target.question {
        Question::Number => {
            about.push(("target_offset", json!(target.offset)));
            about.push(("target_unit", json!(target.unit)));
        }
        _ => about.push(("classes", json!(target.classes))),
    }
    about
}

/// Numbers as bytes, the least first.
fn little_endian<'a>(values: impl Iterator<Item = &'a f64>) -> Vec<u8> {
    values.flat_map(|value| value.to_le_bytes()).collect()
}
