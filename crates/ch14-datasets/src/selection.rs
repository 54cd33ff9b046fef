//! Choosing inputs by how closely they follow the targets, and what goes wrong with it.

use ch11_architecture::ndarray::{Array2, ArrayView1};

use ch12_network::Samples;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Samples without any sense: inputs drawn from −1 to 1 and targets by the toss of a coin.
pub fn noise(count: usize, columns: usize, seed: u64) -> Samples {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let inputs = Array2::from_shape_simple_fn((count, columns), || rng.random_range(-1.0..1.0));
    let coin = || f64::from(rng.random_range(0..2));
    Samples { inputs, targets: Array2::from_shape_simple_fn((count, 1), coin) }
}

/// How closely two columns go together, from −1 to 1, Equation (14.5); 0 if one of them never
/// changes.
pub fn correlation(a: ArrayView1<f64>, b: ArrayView1<f64>) -> f64 {
    let mean = |column: ArrayView1<f64>| column.sum() / column.len() as f64;
    let (a, b) = (&a - mean(a), &b - mean(b));
    let product = (a.dot(&a) * b.dot(&b)).sqrt();
    if product > 0.0 { a.dot(&b) / product } else { 0.0 }
}

/// The `count` columns of the inputs that go most closely with the targets, in either direction.
pub fn best_columns(samples: &Samples, count: usize) -> Vec<usize> {
    let target = samples.targets.column(0);
    let columns = samples.inputs.columns().into_iter();
    let mut ranked: Vec<(usize, f64)> =
        columns.map(|column| correlation(column, target).abs()).enumerate().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked.into_iter().take(count).map(|(column, _)| column).collect()
}
