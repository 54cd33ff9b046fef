use ch08_sigmoid::half_squared_error;
use ch11_architecture::{Network, backpropagate};
use ch12_network::{Samples, colours};

/// Panics where `epoch` is not one epoch of online training that returns its summed
/// error E.
pub fn test(epoch: fn(&mut Network, &Samples, f64) -> f64) {
    let samples = colours(5, 2);
    let mut trained = Network::seeded(3, 4, 1, 1);
    let mut expected = trained.clone();
    let returned = epoch(&mut trained, &samples, 0.5);

    let mut error = 0.0;
    for (input, target) in samples.iter() {
        let output = expected.forward(input).expect("they fit").post_o[0];
        error += half_squared_error(output, target[0]);
        let gradients = backpropagate(&expected, input, target).expect("they fit");
        expected.descend(&gradients, 0.5);
    }
    let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
    assert!(close(returned, error), "E is {error}, not {returned}");
    let weights = trained.i_to_h.iter().chain(&trained.h_to_o);
    for (weight, right) in weights.zip(expected.i_to_h.iter().chain(&expected.h_to_o)) {
        assert!(close(*weight, *right), "{weight} should be {right}");
    }
}

fn main() {
    test(|network, samples, learning_rate| {
        let mut trainer = ch12_network::Trainer::new(network.clone(), learning_rate);
        let error = trainer.epoch(samples);
        *network = trainer.network;
        error
    });
}
