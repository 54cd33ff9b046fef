use ch08_sigmoid::half_squared_error;
use ch11_architecture::{Gradients, Network, backpropagate};
use ch12_network::Samples;

/// Trains and returns the error E of each epoch, every sample's taken before its update.
pub fn train(
    network: &mut Network,
    samples: &Samples,
    learning_rate: f64,
    epochs: usize,
) -> Vec<f64> {
    let mut errors = Vec::new();
    let mut total = None;
    for _ in 0..epochs {
        let mut epoch_error = 0.0;
        for (input, target) in samples.iter() {
            let outputs = network.forward(input).expect("they fit").post_o;
            let pairs = outputs.iter().zip(target);
            epoch_error += pairs.map(|(&o, &t)| half_squared_error(o, t)).sum::<f64>();
            let gradients = backpropagate(network, input, target).expect("they fit");
            let total = total.get_or_insert_with(|| Gradients {
                i_to_h: 0.0 * &gradients.i_to_h,
                h_to_o: 0.0 * &gradients.h_to_o,
            });
            total.i_to_h += &gradients.i_to_h;
            total.h_to_o += &gradients.h_to_o;
            network.descend(total, learning_rate);
        }
        errors.push(epoch_error);
    }
    errors
}
