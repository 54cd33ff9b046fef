use ch09_training::{NUDGE, Network, Sample, gradients_by_nudging};

/// Panics where `update` does not move each weight against its gradient.
pub fn test(update: fn(&mut Network, &Sample, f64)) {
    let before = Network::seeded(3, 4, 1);
    let sample = Sample { input: vec![1.0, 0.5, -0.5], target: 0.0 };
    let learning_rate = 2.0;
    let mut after = before.clone();
    update(&mut after, &sample, learning_rate);

    let gradients = gradients_by_nudging(&before, &sample, NUDGE);
    let agree = |before: f64, after: f64, gradient: f64| {
        let used = (before - after) / learning_rate;
        assert!((used - gradient).abs() < 1e-8, "moved by {used}, and the gradient is {gradient}");
    };
    for (h, &gradient) in gradients.h_to_o.iter().enumerate() {
        agree(before.h_to_o[h], after.h_to_o[h], gradient);
    }
}
