use ch20_autodiff::network::Plan;

/// Trains with one update an epoch, for the error summed over all samples.
pub fn train(
    plan: &Plan,
    parameters: &mut [f64],
    samples: &[(Vec<f64>, Vec<f64>)],
    learning_rate: f64,
    epochs: usize,
) {
    for _ in 0..epochs {
        let mut gradient = vec![0.0; parameters.len()];
        for (input, target) in samples {
            for (sum, slope) in gradient.iter_mut().zip(plan.gradient(parameters, input, target)) {
                *sum += slope;
            }
        }
        for (parameter, slope) in parameters.iter_mut().zip(&gradient) {
            *parameter -= learning_rate * slope;
        }
    }
}

fn main() {
    let plan = ch20_autodiff::worked::xor_plan();
    let samples = ch20_autodiff::worked::xor_lists();
    let mut parameters = vec![0.5, -0.5, 0.25, 1.0, 0.0, 0.0, 1.0, -1.0, 0.0];
    train(&plan, &mut parameters, &samples, 0.5, 100);
    println!("{parameters:?}");
}
