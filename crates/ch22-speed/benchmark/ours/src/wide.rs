//! W3: 784-128-10 in f32, batches of 128, two threads. The matrix products are those of the crate
//! `gemm`, which picks its instructions by the processor: bits differ between machines.

use std::path::Path;
use std::time::Instant;

use crate::Train;
use crate::data::f32s;

const INPUTS: usize = 784;
const HIDDEN: usize = 128;
const OUTPUTS: usize = 10;
const BATCH: usize = 128;
const RATE: f32 = 0.05;

/// dst = keep · dst + factor · left · right, all of them by rows, `left` turned if so asked.
#[allow(clippy::too_many_arguments)]
fn product(
    dst: &mut [f32],
    keep: bool,
    factor: f32,
    left: &[f32],
    (left_column, left_row): (usize, usize),
    right: &[f32],
    (right_column, right_row): (usize, usize),
    (m, k, n): (usize, usize, usize),
) {
    assert!(dst.len() >= m * n);
    assert!(left.len() > (m - 1) * left_row + (k - 1) * left_column);
    assert!(right.len() > (k - 1) * right_row + (n - 1) * right_column);
    // SAFETY: all places are inside the slices, as asserted.
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            dst.as_mut_ptr(),
            1,
            n as isize,
            keep,
            left.as_ptr(),
            left_column as isize,
            left_row as isize,
            right.as_ptr(),
            right_column as isize,
            right_row as isize,
            1.0,
            factor,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
}

/// What a thread computes of its rows of a batch.
#[derive(Default)]
struct Share {
    post_h: Vec<f32>,
    signals: Vec<f32>,
    behind: Vec<f32>,
}

impl Share {
    fn pass(&mut self, inputs: &[f32], targets: &[f32], weights: &[f32]) {
        let rows = inputs.len() / INPUTS;
        let (i_to_h, rest) = weights.split_at(INPUTS * HIDDEN);
        let (bias_h, rest) = rest.split_at(HIDDEN);
        let (h_to_o, bias_o) = rest.split_at(HIDDEN * OUTPUTS);
        self.post_h.resize(rows * HIDDEN, 0.0);
        self.signals.resize(rows * OUTPUTS, 0.0);
        self.behind.resize(rows * HIDDEN, 0.0);
        self.post_h.chunks_exact_mut(HIDDEN).for_each(|row| row.copy_from_slice(bias_h));
        let by_rows = |width| (1, width);
        product(
            &mut self.post_h,
            true,
            1.0,
            inputs,
            by_rows(INPUTS),
            i_to_h,
            by_rows(HIDDEN),
            (rows, INPUTS, HIDDEN),
        );
        self.post_h.iter_mut().for_each(|post| *post = post.max(0.0));
        self.signals.chunks_exact_mut(OUTPUTS).for_each(|row| row.copy_from_slice(bias_o));
        product(
            &mut self.signals,
            true,
            1.0,
            &self.post_h,
            by_rows(HIDDEN),
            h_to_o,
            by_rows(OUTPUTS),
            (rows, HIDDEN, OUTPUTS),
        );
        for (row, target) in
            self.signals.chunks_exact_mut(OUTPUTS).zip(targets.chunks_exact(OUTPUTS))
        {
            let most = row.iter().fold(f32::NEG_INFINITY, |most, pre| most.max(*pre));
            row.iter_mut().for_each(|pre| *pre = (*pre - most).exp());
            let sum: f32 = row.iter().sum();
            row.iter_mut().zip(target).for_each(|(share, target)| *share = *share / sum - target);
        }
        product(
            &mut self.behind,
            false,
            1.0,
            &self.signals,
            by_rows(OUTPUTS),
            h_to_o,
            (OUTPUTS, 1),
            (rows, OUTPUTS, HIDDEN),
        );
        for (behind, post) in self.behind.iter_mut().zip(&self.post_h) {
            *behind = if *post > 0.0 { *behind } else { 0.0 };
        }
    }
}

/// Two threads: each sends half of a batch through the network, then each moves half of the weights.
/// No matrix of gradients exists, for the last product is subtracted from the weights at once.
pub fn train(way: &str, folder: &Path) -> Train {
    let threads = match way {
        "gemm" => 2,
        "gemm one thread" => 1,
        other => panic!("no way {other}"),
    };
    let inputs = f32s(folder, "w3_inputs.bin");
    let targets = f32s(folder, "w3_targets.bin");
    let start = f32s(folder, "w3_start.bin");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    Box::new(move |epochs| {
        let mut weights = start.clone();
        let mut shares = [Share::default(), Share::default()];
        let clock = Instant::now();
        for _ in 0..epochs {
            let batches = inputs.chunks(BATCH * INPUTS).zip(targets.chunks(BATCH * OUTPUTS));
            pool.install(|| {
                for (inputs, targets) in batches {
                    update(&mut weights, &mut shares, inputs, targets);
                }
            });
        }
        (clock.elapsed().as_secs_f64(), weights.iter().map(|weight| f64::from(*weight)).collect())
    })
}

fn update(weights: &mut [f32], shares: &mut [Share; 2], inputs: &[f32], targets: &[f32]) {
    let rows = inputs.len() / INPUTS;
    let half = rows.div_ceil(2);
    let [first, second] = shares;
    let (inputs_1, inputs_2) = inputs.split_at(half * INPUTS);
    let (targets_1, targets_2) = targets.split_at(half * OUTPUTS);
    rayon::join(
        || first.pass(inputs_1, targets_1, weights),
        || second.pass(inputs_2, targets_2, weights),
    );
    let (first, second) = (&*first, &*second);
    let factor = -RATE / rows as f32;
    let (i_to_h, rest) = weights.split_at_mut(INPUTS * HIDDEN);
    let (upper, lower) = i_to_h.split_at_mut(INPUTS / 2 * HIDDEN);
    let move_half = |weights: &mut [f32], from: usize| {
        for (inputs, share) in [(inputs_1, first), (inputs_2, second)] {
            product(
                weights,
                true,
                factor,
                &inputs[from..],
                (INPUTS, 1),
                &share.behind,
                (1, HIDDEN),
                (INPUTS / 2, inputs.len() / INPUTS, HIDDEN),
            );
        }
    };
    rayon::join(
        || move_half(upper, 0),
        || {
            move_half(lower, INPUTS / 2);
            let (bias_h, rest) = rest.split_at_mut(HIDDEN);
            let (h_to_o, bias_o) = rest.split_at_mut(HIDDEN * OUTPUTS);
            for share in [first, second] {
                product(
                    h_to_o,
                    true,
                    factor,
                    &share.post_h,
                    (HIDDEN, 1),
                    &share.signals,
                    (1, OUTPUTS),
                    (HIDDEN, share.signals.len() / OUTPUTS, OUTPUTS),
                );
                for row in share.behind.chunks_exact(HIDDEN) {
                    bias_h.iter_mut().zip(row).for_each(|(bias, signal)| *bias += factor * signal);
                }
                for row in share.signals.chunks_exact(OUTPUTS) {
                    bias_o.iter_mut().zip(row).for_each(|(bias, signal)| *bias += factor * signal);
                }
            }
        },
    );
}
