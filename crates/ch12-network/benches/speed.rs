//! Our side of `tests/speed/compare.py`: it answers, line by line, what it is asked on standard
//! input. `data` gives the samples and the first weights; `step N` makes N updates from these with
//! the book's trainer, `arrays N` and `arrays-std N` with plain arrays whose sizes the compiler
//! knows, and each gives the nanoseconds for one update and the last weights.

use std::io::{self, BufRead, Write};
use std::time::Instant;

use ch08_sigmoid::activate;
use ch12_network::worked::{RATE, SEED, network};
use ch12_network::{Samples, Trainer, colours};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    // `cargo test --benches` starts this program too, and asks nothing.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let samples = colours(1000, SEED);
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut words = line.split_whitespace();
        let (what, updates) = (words.next(), words.next().and_then(|word| word.parse().ok()));
        let answer = match (what, updates) {
            (Some("data"), _) => data(&samples),
            (Some("step"), Some(updates)) => step(&samples, updates),
            (Some("arrays"), Some(updates)) => arrays(&samples, updates, activate),
            (Some("arrays-std"), Some(updates)) => {
                arrays(&samples, updates, |pre| 1.0 / (1.0 + (-pre).exp()))
            }
            _ => json!("what?"),
        };
        println!("{answer}");
        io::stdout().flush()?;
    }
    Ok(())
}

fn data(samples: &Samples) -> Value {
    let rows = |matrix: &ch11_architecture::ndarray::Array2<f64>| -> Vec<Vec<f64>> {
        matrix.rows().into_iter().map(|row| row.to_vec()).collect()
    };
    let network = network(SEED);
    json!({
        "inputs": rows(&samples.inputs),
        "targets": rows(&samples.targets),
        "i_to_h": rows(&network.i_to_h),
        "h_to_o": rows(&network.h_to_o),
        "learning_rate": RATE,
    })
}

fn step(samples: &Samples, updates: usize) -> Value {
    let mut trainer = Trainer::new(network(SEED), RATE);
    let clock = Instant::now();
    for (input, target) in std::iter::repeat_with(|| samples.iter()).flatten().take(updates) {
        trainer.step(input, target);
    }
    let took = clock.elapsed();
    let weights: Vec<f64> =
        trainer.network.i_to_h.iter().chain(&trainer.network.h_to_o).copied().collect();
    json!({ "ns": took.as_nanos() as f64 / updates as f64, "weights": weights })
}

/// 3-4-1 and nothing else.
fn arrays(samples: &Samples, updates: usize, activate: impl Fn(f64) -> f64) -> Value {
    let start = network(SEED);
    let mut i_to_h: [[f64; 4]; 3] =
        std::array::from_fn(|i| std::array::from_fn(|h| start.i_to_h[[i, h]]));
    let mut h_to_o: [f64; 4] = std::array::from_fn(|h| start.h_to_o[[h, 0]]);
    let samples: Vec<([f64; 3], f64)> =
        samples.iter().map(|(input, target)| ([input[0], input[1], input[2]], target[0])).collect();
    let clock = Instant::now();
    for (input, target) in samples.iter().cycle().take(updates) {
        let mut post_h = [0.0; 4];
        for h in 0..4 {
            let pre: f64 = (0..3).map(|i| input[i] * i_to_h[i][h]).sum();
            post_h[h] = activate(pre);
        }
        let post_o = activate((0..4).map(|h| post_h[h] * h_to_o[h]).sum());
        let error_signal = (post_o - target) * post_o * (1.0 - post_o);
        for h in 0..4 {
            let behind = error_signal * h_to_o[h] * post_h[h] * (1.0 - post_h[h]);
            h_to_o[h] -= RATE * error_signal * post_h[h];
            for (weights, input) in i_to_h.iter_mut().zip(input) {
                weights[h] -= RATE * behind * input;
            }
        }
    }
    let took = clock.elapsed();
    let weights: Vec<f64> = i_to_h.iter().flatten().chain(&h_to_o).copied().collect();
    json!({ "ns": took.as_nanos() as f64 / updates as f64, "weights": weights })
}
