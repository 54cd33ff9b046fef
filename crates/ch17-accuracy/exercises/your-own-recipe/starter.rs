use ch17_accuracy::{Network, Samples, Scaler};

/// A scaler and a network for the scaled inputs.
pub fn train(training: &Samples, seed: u64) -> (Scaler, Network) {
    todo!("{} samples, seed {seed}", training.len())
}

fn main() {
    let samples = ch17_accuracy::Rule::Ball.samples(10_000, 1);
    let (scaler, network) = train(&samples, 1);
    let others = ch17_accuracy::scaled(&scaler, &ch17_accuracy::Rule::Ball.samples(5_000, 2));
    println!("{} of 5000 right", ch15_bias::correct(&network, &others));
}
