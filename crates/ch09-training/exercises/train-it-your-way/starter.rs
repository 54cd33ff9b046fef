use ch09_training::{Network, Sample, error};

/// Trains the network on the samples and gives the summed error of each epoch.
pub fn train(network: &mut Network, samples: &[Sample]) -> Vec<f64> {
    todo!("change the weights until it is small")
}

fn main() {
    let xor = [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)]
        .map(|([a, b], target)| Sample { input: vec![a, b, 1.0], target });
    let mut network = Network::seeded(3, 4, 1);
    println!("{:?}", train(&mut network, &xor).last());
}
