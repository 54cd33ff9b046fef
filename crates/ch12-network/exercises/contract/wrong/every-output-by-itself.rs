pub use ch11_architecture::Network;
pub use ch12_network::{Samples, Trainer, decide};

pub fn correct(network: &Network, samples: &Samples) -> usize {
    let outputs = samples.iter().flat_map(|(input, target)| {
        let outputs = network.forward(input).expect("samples that fit").post_o;
        outputs.into_iter().zip(target.to_vec())
    });
    outputs.filter(|&(output, target)| decide(output) == target).count()
}
