/// A training loop: weight, batches of inputs and targets, learning rate; gives the weight at the end.
pub type Loop = fn(f64, &[Vec<(f64, f64)>], f64) -> f64;

/// Panics where the loop is wrong.
pub fn test(train: Loop) {
    let batch = vec![(1.0, 1.0), (2.0, -1.0)];
    let other = vec![(-1.0, 3.0), (0.5, 0.5), (3.0, 1.0)];
    let found = train(0.25, &[batch.clone(), other.clone(), batch.clone()], 0.1);
    let mut weight = 0.25;
    for samples in [&batch, &other, &batch] {
        let sum: f64 = samples.iter().map(|(input, target)| (weight * input - target) * input).sum();
        weight -= 0.1 * sum / samples.len() as f64;
    }
    assert!((found - weight).abs() < 1e-9, "{found} is not {weight}");
}

fn main() {}
