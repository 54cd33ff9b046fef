use ch11_architecture::ndarray::ArrayView1;
use ch12_network::worked::xor_samples;
use ch15_bias::{Network, correct};

/// An update: a network, inputs, targets and a learning rate.
pub type Update = fn(&mut Network, ArrayView1<f64>, ArrayView1<f64>, f64);

/// Panics where a training with `update` does not solve XOR.
pub fn test(update: Update) {
    let samples = xor_samples();
    let mut network = Network::seeded(2, 4, 1, 1);
    for _ in 0..5000 {
        for (input, target) in samples.iter() {
            update(&mut network, input, target, 1.0);
        }
    }
    assert_eq!(correct(&network, &samples), 4);
}
