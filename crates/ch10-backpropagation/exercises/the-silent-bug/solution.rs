use ch09_training::{NUDGE, Network, Sample, gradients_by_nudging};

/// Panics where `update` does not move each weight against its gradient.
pub fn test(update: fn(&mut Network, &Sample, f64)) {
    for (seed, target) in [(1, 0.0), (2, 1.0)] {
        let before = Network::seeded(3, 4, seed);
        let sample = Sample { input: vec![1.0, 0.5, -0.5], target };
        let learning_rate = 2.0;
        let mut after = before.clone();
        update(&mut after, &sample, learning_rate);

        let gradients = gradients_by_nudging(&before, &sample, NUDGE);
        let agree = |before: f64, after: f64, gradient: f64| {
            let used = (before - after) / learning_rate;
            assert!((used - gradient).abs() < 1e-8, "moved by {used}, not by {gradient}");
        };
        for (h, &gradient) in gradients.h_to_o.iter().enumerate() {
            agree(before.h_to_o[h], after.h_to_o[h], gradient);
        }
        for (i, row) in gradients.i_to_h.iter().enumerate() {
            for (h, &gradient) in row.iter().enumerate() {
                agree(before.i_to_h[i][h], after.i_to_h[i][h], gradient);
            }
        }
    }
}

fn main() {
    test(ch10_backpropagation::update);
}
