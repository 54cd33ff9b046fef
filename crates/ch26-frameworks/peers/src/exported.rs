//! The graphs that `mlp export --onnx` writes, run by tract on raw rows.

use ch25_own_table::export::onnx;
use ch25_own_table::plan::{From, Question};
use ch25_own_table::table::Cells;
use ch25_own_table::train::outputs;
use ch25_own_table::verdict::{answer, probabilities};
use tract_onnx::prelude::*;

use crate::tables::Trained;

/// Whether all columns are numbers.
pub fn only_numbers(trained: &Trained) -> bool {
    trained.model.plan.inputs.iter().all(|input| matches!(input.from, From::Numbers { .. }))
}

/// How far tract's numbers are from ours on all rows of the table, at the farthest: the shares of the
/// classes, or the answers in the target's unit.
pub fn apart(trained: &Trained) -> TractResult<f64> {
    let Trained { table, found, samples, model } = trained;
    let plan = &model.plan;
    let rows = found.rows.len();
    let bytes = onnx::bytes(model)?;
    let mut read = tract_onnx::onnx().model_for_read(&mut &bytes[..])?;
    let number = plan.target.question == Question::Number;
    let wanted = if number { plan.target.name.as_str() } else { "probabilities" };
    read.select_outputs_by_name([wanted])?;
    let mut given = tvec![];
    for (at, (input, &place)) in plan.inputs.iter().zip(&found.inputs).enumerate() {
        let Cells::Numbers(values) = &table.columns[place].cells else {
            panic!("{} is no column of numbers", input.name);
        };
        let column: Vec<f64> = found.rows.iter().map(|&row| values[row]).collect();
        given.push(tract_ndarray::Array2::from_shape_vec((rows, 1), column)?.into_tensor().into());
        read.set_input_fact(at, f64::fact([rows, 1]).into())?;
    }
    let found = read.into_optimized()?.into_runnable()?.run(given)?;
    let theirs: Vec<f64> = found[0].to_plain_array_view::<f64>()?.iter().copied().collect();
    let numbers: Vec<usize> = (0..rows).collect();
    let mut ours = vec![];
    outputs(&model.network, plan.target.question, samples, &numbers, |_, outputs| {
        match number {
            true => ours.push(answer(plan, outputs).0),
            false => ours.extend(probabilities(plan, outputs)),
        }
    });
    Ok(crate::in_burn::farthest(&theirs, ours.iter()))
}
