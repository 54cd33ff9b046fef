use ch11_architecture::ndarray::Axis;
use ch12_network::Samples;
pub use ch14_datasets::Scaler;
use ch14_datasets::permutation;

pub fn shuffle(samples: &mut Samples, seed: u64) {
    let order = permutation(samples.len(), seed);
    samples.inputs = samples.inputs.select(Axis(0), &order);
}
