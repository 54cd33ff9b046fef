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
    let mut epochs = Vec::new();
    for _ in 0..most {
        let mut mistakes = [0, 0];
        for sample in samples {
            let final_error = perceptron(&sample.input, weights) - sample.target;
            for (weight, input) in weights.iter_mut().zip(&sample.input) {
                *weight -= learning_rate * final_error * input;
            }
            if final_error > 0.0 {
                mistakes[0] += 1;
            } else if final_error < 0.0 {
                mistakes[1] += 1;
            }
        }
        epochs.push(mistakes);
        if mistakes == [0, 0] {
            break;
        }
    }
    epochs
}

fn main() {
    let samples = ch03_learning_rule::generate(1000, 0);
    println!("{:?}", train(&mut [0.3, -0.8, 0.6], &samples, 0.01, 5));
}
