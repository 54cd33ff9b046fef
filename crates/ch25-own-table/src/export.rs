//! A network in formats that other programs read: [ONNX](onnx), with everything between a raw row and
//! its answer, and [safetensors], the weights alone.

pub mod onnx;
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
