use ch08_sigmoid::half_squared_error;
use ch11_architecture::{Network, backpropagate};
use ch12_network::Samples;

/// Trains and returns the error E of each epoch, every sample's taken before its update.
pub fn train(
    network: &mut Network,
    samples: &Samples,
    learning_rate: f64,
    epochs: usize,
) -> Vec<f64> {
    let mut errors = Vec::new();
    for _ in 0..epochs {
        let mut epoch_error = 0.0;
        for number in 0..samples.len() {
            let input = samples.inputs.row(number);
            let target = samples.targets.row((number + 1) % samples.len());
            let outputs = network.forward(input).expect("they fit").post_o;
            let pairs = outputs.iter().zip(target);
            epoch_error += pairs.map(|(&o, &t)| half_squared_error(o, t)).sum::<f64>();
            let gradients = backpropagate(network, input, target).expect("they fit");
            network.descend(&gradients, learning_rate);
        }
        errors.push(epoch_error);
    }
    errors
}
