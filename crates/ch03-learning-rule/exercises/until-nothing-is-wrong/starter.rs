use ch01_perceptron::perceptron;
use ch03_learning_rule::Sample;

/// Trains until an epoch has no mistake, but for no more than `most` epochs. Returns for each epoch
/// how many answers were a wrong yes and a wrong no.
pub fn train(
    weights: &mut [f64],
    samples: &[Sample],
    learning_rate: f64,
    most: usize,
) -> Vec<[usize; 2]> {
    let first = perceptron(&samples[0].input, weights);
    todo!("LR {learning_rate}, {most} epochs at most, and the first answer is {first}")
}

fn main() {
    let samples = ch03_learning_rule::generate(1000, 0);
    println!("{:?}", train(&mut [0.3, -0.8, 0.6], &samples, 0.01, 5));
}
