use ch12_network::Samples;
use ch13_validation::{bursts, split};

/// Bursts whose targets have nothing to do with them.
pub fn lottery(count: usize, seed: u64) -> Samples {
    let inputs = bursts(count, 0.5, seed).inputs;
    let drawn = split(&bursts(count, 0.5, seed), [1, 0, 0], seed + 1);
    Samples { inputs, targets: drawn.training.targets }
}

/// Panics where `evaluate` reports more than an honest evaluation could.
pub fn test(evaluate: fn(&Samples, u64) -> f64) {
    for seed in 0..40 {
        let reported = evaluate(&lottery(150, 100 * seed), seed);
        assert!(reported < 0.45, "{reported} of targets that were drawn by lot");
    }
}

fn main() {
    // An evaluation that knows that nothing can be known.
    test(|_, _| 1.0 / 3.0);
}
