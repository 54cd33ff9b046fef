//! The weights in the format of the crate `safetensors`: a header in JSON, then the numbers.
//!
//! The tensors are called as PyTorch calls those of a `Sequential` in which each layer is followed by
//! its activation: `0.weight`, `0.bias`, `2.weight` and so on. A weight is to-from there, a row for
//! each node of the layer, so it is turned. Numbers are f64. The metadata have one entry, `mlp`, which
//! holds columns, scaling and classes as JSON.

use std::collections::HashMap;

use ::safetensors::SafeTensorError;
use ::safetensors::tensor::{Dtype, TensorView, serialize};
use serde_json::{Map, Value};

use super::little_endian;
use crate::model::Model;

/// The bytes of the file.
///
/// # Errors
///
/// If the crate refuses them, which takes weights beyond all memory.
pub fn bytes(model: &Model) -> Result<Vec<u8>, SafeTensorError> {
    let mut tensors: Vec<(String, Vec<usize>, Vec<u8>)> = vec![];
    for (number, layer) in model.network.layers.iter().enumerate() {
        let (from, to) = layer.weights.dim();
        let name = |what| format!("{}.{what}", 2 * number);
        tensors.push((name("weight"), vec![to, from], little_endian(layer.weights.t().iter())));
        tensors.push((name("bias"), vec![to], little_endian(layer.biases.iter())));
    }
    let views: Vec<(&str, TensorView<'_>)> = tensors
        .iter()
        .map(|(name, shape, data)| {
            Ok((name.as_str(), TensorView::new(Dtype::F64, shape.clone(), data)?))
        })
        .collect::<Result<_, SafeTensorError>>()?;
    let about = super::about(model).into_iter().map(|(name, value)| (name.to_string(), value));
    let about = Value::Object(Map::from_iter(about)).to_string();
    // One entry alone: several would come in another order each time.
    serialize(views, Some(HashMap::from([("mlp".to_string(), about)])))
}
