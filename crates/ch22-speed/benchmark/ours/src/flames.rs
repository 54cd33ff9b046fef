//! The same in burn, with its backend in Rust for the processor.

use std::path::Path;
use std::time::Instant;

use burn::tensor::activation::{log_softmax, relu, sigmoid, tanh};
use burn::tensor::{DType, Device, Tensor, TensorData};

use crate::Train;
use crate::data::{f32s, f64s};

fn tensor(values: &[f64], shape: [usize; 2], dtype: DType, device: &Device) -> Tensor<2> {
    let data = TensorData::new(values.to_vec(), shape).convert_dtype(dtype);
    Tensor::from_data(data, (device, dtype))
}

fn values(weights: &[Tensor<2>]) -> Vec<f64> {
    let of = |tensor: &Tensor<2>| {
        let data = tensor.clone().into_data().convert_dtype(DType::F64);
        data.to_vec::<f64>().expect("numbers")
    };
    weights.iter().flat_map(of).collect()
}

/// An update of plain gradient descent, as burn's own does it: without a gradient's history.
fn descend(weights: Vec<Tensor<2>>, error: Tensor<1>, rate: f64) -> Vec<Tensor<2>> {
    let gradients = error.backward();
    let moved = |weights: Tensor<2>| {
        let gradient = weights.grad(&gradients).expect("a gradient");
        Tensor::from_inner(weights.inner() - gradient * rate).require_grad()
    };
    weights.into_iter().map(moved).collect()
}

/// W1.
pub fn online(folder: &Path) -> Train {
    let device = Device::flex().autodiff();
    let rows = f64s(folder, "w1_samples.bin");
    let start = f64s(folder, "w1_start.bin");
    let samples: Vec<(Tensor<2>, Tensor<2>)> = rows
        .chunks_exact(4)
        .map(|row| {
            let input = tensor(&row[..3], [1, 3], DType::F64, &device);
            (input, tensor(&row[3..], [1, 1], DType::F64, &device))
        })
        .collect();
    Box::new(move |updates| {
        let mut weights = vec![
            tensor(&start[..12], [3, 4], DType::F64, &device).require_grad(),
            tensor(&start[12..], [4, 1], DType::F64, &device).require_grad(),
        ];
        let clock = Instant::now();
        for number in 0..updates {
            let (input, target) = samples[number % samples.len()].clone();
            let post_h = sigmoid(input.matmul(weights[0].clone()));
            let final_error = sigmoid(post_h.matmul(weights[1].clone())) - target;
            let error = (final_error.clone() * final_error).sum() * 0.5;
            weights = descend(weights, error, 1.0);
        }
        (clock.elapsed().as_secs_f64(), values(&weights))
    })
}

/// Two layers with softmax at the end, in batches.
fn layers(
    inputs: Vec<f64>,
    targets: Vec<f64>,
    start: Vec<f64>,
    [from, hidden, to]: [usize; 3],
    (size, rate): (usize, f64),
    dtype: DType,
    f_a: fn(Tensor<2>) -> Tensor<2>,
) -> Train {
    let device = Device::flex().autodiff();
    let rows = inputs.len() / from;
    let inputs = tensor(&inputs, [rows, from], dtype, &device);
    let targets = tensor(&targets, [rows, to], dtype, &device);
    Box::new(move |epochs| {
        let mut rest = &start[..];
        let mut take = |rows: usize, columns: usize| {
            let (these, others) = rest.split_at(rows * columns);
            rest = others;
            tensor(these, [rows, columns], dtype, &device).require_grad()
        };
        let mut weights = vec![take(from, hidden), take(1, hidden), take(hidden, to), take(1, to)];
        let clock = Instant::now();
        for _ in 0..epochs {
            for first in (0..rows).step_by(size) {
                let last = rows.min(first + size);
                let x = inputs.clone().slice([first..last, 0..from]);
                let t = targets.clone().slice([first..last, 0..to]);
                let post_h = f_a(x.matmul(weights[0].clone()) + weights[1].clone());
                let pre_o = post_h.matmul(weights[2].clone()) + weights[3].clone();
                let error = (log_softmax(pre_o, 1) * t).sum() * (-1.0 / (last - first) as f64);
                weights = descend(weights, error, rate);
            }
        }
        (clock.elapsed().as_secs_f64(), values(&weights))
    })
}

/// W2.
pub fn batches(folder: &Path) -> Train {
    layers(
        f64s(folder, "w2_inputs.bin"),
        f64s(folder, "w2_targets.bin"),
        f64s(folder, "w2_start.bin"),
        [64, 32, 10],
        (32, 0.1),
        DType::F64,
        tanh,
    )
}

/// W3.
pub fn wide(folder: &Path) -> Train {
    let numbers = |name| f32s(folder, name).into_iter().map(f64::from).collect();
    layers(
        numbers("w3_inputs.bin"),
        numbers("w3_targets.bin"),
        numbers("w3_start.bin"),
        [784, 128, 10],
        (128, 0.05),
        DType::F32,
        relu,
    )
}
