use ch09_training::{Gradients, NUDGE, Network, Sample, error, gradients_by_nudging};

/// Trains with momentum: nine tenths of the last step are added to the next.
pub fn train(network: &mut Network, samples: &[Sample]) -> Vec<f64> {
    let mut errors = Vec::new();
    *network = Network::seeded(3, 12, 1);
    let mut step = Gradients {
        i_to_h: vec![vec![0.0; network.h_to_o.len()]; network.i_to_h.len()],
        h_to_o: vec![0.0; network.h_to_o.len()],
    };
    for _ in 0..1000 {
        errors.push(samples.iter().map(|sample| error(network, sample)).sum());
        for sample in samples {
            let gradients = gradients_by_nudging(network, sample, NUDGE);
            add(&mut step.h_to_o, &gradients.h_to_o);
            for (step, row) in step.i_to_h.iter_mut().zip(&gradients.i_to_h) {
                add(step, row);
            }
            network.descend(&step, 0.5);
        }
    }
    errors
}

fn add(step: &mut [f64], gradients: &[f64]) {
    for (step, gradient) in step.iter_mut().zip(gradients) {
        *step = 0.9 * *step + gradient;
    }
}
