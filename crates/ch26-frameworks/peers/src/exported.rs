//! The graphs that `mlp export --onnx` writes, run by tract on raw rows.

use ch25_own_table::export::onnx;
use ch25_own_table::plan::Question;
use ch25_own_table::table::Cells;
use ch25_own_table::train::outputs;
use ch25_own_table::verdict::{answer, probabilities};
use tract_onnx::prelude::*;

use crate::in_burn::farthest;
use crate::tables::Trained;

/// How tract's answers to all rows of a table stand to ours.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    /// How many rows.
    pub rows: usize,
    /// How many of them get the same class, by name; all of them, if the target is a number.
    pub same: usize,
    /// The largest distance: of the shares of the classes, or of answers in the target's unit.
    pub apart: f64,
}

/// How a missing word may be written.
const MISSING: [&str; 5] = ["", "NA", "n/a", "NaN", "None"];

/// Runs the exported graph on all rows of the table, raw.
pub fn compare(trained: &Trained) -> TractResult<Compared> {
    let Trained { table, found, samples, model } = trained;
    let plan = &model.plan;
    let rows = found.rows.len();
    let bytes = onnx::bytes(model)?;
    let mut graph = tract_onnx::onnx().model_for_read(&mut &bytes[..])?;
    let mut given = tvec![];
    for (at, (input, &place)) in plan.inputs.iter().zip(&found.inputs).enumerate() {
        let column = (rows, 1);
        let (tensor, kind): (Tensor, _) = match &table.columns[place].cells {
            Cells::Numbers(values) => {
                let values = found.rows.iter().map(|&row| values[row]).collect();
                let column = tract_ndarray::Array2::from_shape_vec(column, values)?;
                (column.into_tensor(), f64::fact([rows, 1]))
            }
            Cells::Words { kinds, cells } => {
                // A missing word is written in all ways by turns.
                let missing = |row: usize| MISSING[row % MISSING.len()].to_string();
                let word = |row: &usize| {
                    kinds.get(cells[*row] as usize).cloned().unwrap_or_else(|| missing(*row))
                };
                let words = found.rows.iter().map(word).collect();
                let column = tract_ndarray::Array2::from_shape_vec(column, words)?;
                (column.into_tensor(), String::fact([rows, 1]))
            }
            other => panic!("{}: no inputs are made of {other:?}", input.name),
        };
        given.push(tensor.into());
        graph.set_input_fact(at, kind.into())?;
    }
    let answers = graph.into_optimized()?.into_runnable()?.run(given)?;

    let number = plan.target.question == Question::Number;
    let numbers: Vec<usize> = (0..rows).collect();
    let (mut ours, mut classes) = (vec![], vec![]);
    outputs(&model.network, plan.target.question, samples, &numbers, |_, outputs| {
        let best = answer(plan, outputs).0;
        if number {
            ours.push(best);
        } else {
            ours.extend(probabilities(plan, outputs));
            classes.push(&plan.target.classes[best as usize]);
        }
    });
    let values = answers[usize::from(!number)].to_plain_array_view::<f64>()?;
    let theirs: Vec<f64> = values.iter().copied().collect();
    let mut same = rows;
    if !number {
        let words = answers[0].to_plain_array_view::<String>()?;
        same = words.iter().zip(classes).filter(|(theirs, ours)| theirs == ours).count();
    }
    Ok(Compared { rows, same, apart: farthest(&theirs, ours.iter()) })
}
