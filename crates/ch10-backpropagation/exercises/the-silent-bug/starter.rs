use ch09_training::{NUDGE, Network, Sample, gradients_by_nudging};

/// Panics where `update` does not move each weight against its gradient.
pub fn test(update: fn(&mut Network, &Sample, f64)) {
    let before = Network::seeded(3, 4, 1);
    let sample = Sample { input: vec![1.0, 0.5, -0.5], target: 0.0 };
    let mut after = before.clone();
    update(&mut after, &sample, 1.0);
    todo!("assert! that every weight went where it should")
}

fn main() {
    test(ch10_backpropagation::update);
}
