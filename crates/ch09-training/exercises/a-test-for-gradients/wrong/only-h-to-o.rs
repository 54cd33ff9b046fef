use ch09_training::{Gradients, Network, Sample, error};

const NUDGE: f64 = 1e-5;

/// Panics where `gradients` does not give the gradients of a network.
pub fn test(gradients: fn(&Network, &Sample) -> Gradients) {
    let network = Network::seeded(3, 4, 1);
    let sample = Sample { input: vec![1.0, 0.5, -0.5], target: 0.0 };
    let claimed = gradients(&network, &sample);
    let agree = |claimed: f64, nudged: &dyn Fn(&mut Network, f64)| {
        let error_at = |nudge: f64| {
            let mut network = network.clone();
            nudged(&mut network, nudge);
            error(&network, &sample)
        };
        let measured = (error_at(NUDGE) - error_at(-NUDGE)) / (2.0 * NUDGE);
        assert!((claimed - measured).abs() < 1e-8, "{claimed} is not {measured}");
    };
    for (h, &gradient) in claimed.h_to_o.iter().enumerate() {
        agree(gradient, &|network, nudge| network.h_to_o[h] += nudge);
    }
}
