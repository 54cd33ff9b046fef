use ch17_accuracy::{Network, Recipe, Samples, Scaler, scaled};

/// A scaler and a network for the scaled inputs.
pub fn train(training: &Samples, seed: u64) -> (Scaler, Network) {
    let scaler = Scaler::fit(&training.inputs);
    let recipe = Recipe {
        scaled: true,
        biased: true,
        hidden: 32,
        epochs: 15,
        learning_rate: 0.5,
        shrink: 0.8,
        shuffled: false,
    };
    let network = recipe.train(&scaled(&scaler, training), seed);
    (scaler, network)
}

fn main() {
    let samples = ch17_accuracy::Rule::Ball.samples(10_000, 1);
    let (scaler, network) = train(&samples, 1);
    let others = ch17_accuracy::scaled(&scaler, &ch17_accuracy::Rule::Ball.samples(5_000, 2));
    println!("{} of 5000 right", ch15_bias::correct(&network, &others));
}
