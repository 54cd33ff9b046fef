use ch03_learning_rule::{Sample, update};

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
        let start = weights.to_vec();
        let mut mistakes = [0, 0];
        for sample in samples {
            let mut alone = start.clone();
            let final_error = update(&mut alone, sample, learning_rate);
            if final_error > 0.0 {
                mistakes[0] += 1;
            } else if final_error < 0.0 {
                mistakes[1] += 1;
            }
            for i in 0..weights.len() {
                weights[i] += alone[i] - start[i];
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
