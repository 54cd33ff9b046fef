//! The same in candle.

use std::path::Path;
use std::time::Instant;

use candle_core::{D, DType, Device, Tensor, Var};
use candle_nn::ops::{log_softmax, sigmoid};
use candle_nn::{Optimizer, SGD};

use crate::Train;
use crate::data::{f32s, f64s};

fn var(values: Vec<f64>, shape: (usize, usize), dtype: DType) -> Var {
    let tensor = Tensor::from_vec(values, shape, &Device::Cpu).expect("a shape");
    Var::from_tensor(&tensor.to_dtype(dtype).expect("a type")).expect("a variable")
}

fn values(vars: &[Var]) -> Vec<f64> {
    let of = |var: &Var| {
        let flat = var.flatten_all().and_then(|flat| flat.to_dtype(DType::F64));
        flat.and_then(|flat| flat.to_vec1::<f64>()).expect("numbers")
    };
    vars.iter().flat_map(of).collect()
}

/// W1.
pub fn online(folder: &Path) -> Train {
    let rows = f64s(folder, "w1_samples.bin");
    let start = f64s(folder, "w1_start.bin");
    let tensor = |row: &[f64]| Tensor::from_slice(row, (1, row.len()), &Device::Cpu).expect("a row");
    let samples: Vec<(Tensor, Tensor)> =
        rows.chunks_exact(4).map(|row| (tensor(&row[..3]), tensor(&row[3..]))).collect();
    Box::new(move |updates| {
        let vars = vec![
            var(start[..12].to_vec(), (3, 4), DType::F64),
            var(start[12..].to_vec(), (4, 1), DType::F64),
        ];
        let mut optimiser = SGD::new(vars.clone(), 1.0).expect("an optimiser");
        let clock = Instant::now();
        for number in 0..updates {
            let (input, target) = &samples[number % samples.len()];
            let step = || -> candle_core::Result<Tensor> {
                let post_h = sigmoid(&input.matmul(&vars[0])?)?;
                let post_o = sigmoid(&post_h.matmul(&vars[1])?)?;
                ((post_o - target)?.sqr()?.sum_all()? * 0.5)?.contiguous()
            };
            optimiser.backward_step(&step().expect("an error")).expect("a step");
        }
        (clock.elapsed().as_secs_f64(), values(&vars))
    })
}

/// Two layers with softmax at the end, in batches.
fn layers(
    inputs: Tensor,
    targets: Tensor,
    start: Vec<f64>,
    [from, hidden, to]: [usize; 3],
    (size, rate): (usize, f64),
    f_a: fn(&Tensor) -> candle_core::Result<Tensor>,
) -> Train {
    let dtype = inputs.dtype();
    Box::new(move |epochs| {
        let mut rest = &start[..];
        let mut take = |rows: usize, columns: usize| {
            let (these, others) = rest.split_at(rows * columns);
            rest = others;
            var(these.to_vec(), (rows, columns), dtype)
        };
        let vars = vec![take(from, hidden), take(1, hidden), take(hidden, to), take(1, to)];
        let mut optimiser = SGD::new(vars.clone(), rate).expect("an optimiser");
        let rows = inputs.dim(0).expect("rows");
        let clock = Instant::now();
        for _ in 0..epochs {
            for first in (0..rows).step_by(size) {
                let count = size.min(rows - first);
                let step = || -> candle_core::Result<Tensor> {
                    let (x, t) = (inputs.narrow(0, first, count)?, targets.narrow(0, first, count)?);
                    let post_h = f_a(&x.matmul(&vars[0])?.broadcast_add(&vars[1])?)?;
                    let pre_o = post_h.matmul(&vars[2])?.broadcast_add(&vars[3])?;
                    (log_softmax(&pre_o, D::Minus1)? * t)?.sum_all()?.neg()? / count as f64
                };
                optimiser.backward_step(&step().expect("an error")).expect("a step");
            }
        }
        (clock.elapsed().as_secs_f64(), values(&vars))
    })
}

/// W2.
pub fn batches(folder: &Path) -> Train {
    let table = |name, width: usize| {
        let values = f64s(folder, name);
        let rows = values.len() / width;
        Tensor::from_vec(values, (rows, width), &Device::Cpu).expect("a table")
    };
    let start = f64s(folder, "w2_start.bin");
    let (inputs, targets) = (table("w2_inputs.bin", 64), table("w2_targets.bin", 10));
    layers(inputs, targets, start, [64, 32, 10], (32, 0.1), Tensor::tanh)
}

/// W3.
pub fn wide(folder: &Path) -> Train {
    let table = |name, width: usize| {
        let values = f32s(folder, name);
        let rows = values.len() / width;
        Tensor::from_vec(values, (rows, width), &Device::Cpu).expect("a table")
    };
    let start = f32s(folder, "w3_start.bin").into_iter().map(f64::from).collect();
    let (inputs, targets) = (table("w3_inputs.bin", 784), table("w3_targets.bin", 10));
    layers(inputs, targets, start, [784, 128, 10], (128, 0.05), Tensor::relu)
}
