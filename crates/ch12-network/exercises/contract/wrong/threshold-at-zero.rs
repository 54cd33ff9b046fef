pub use ch11_architecture::Network;
pub use ch12_network::{Samples, Trainer};

pub fn decide(output: f64) -> f64 {
    if output >= 0.0 { 1.0 } else { 0.0 }
}

pub fn correct(network: &Network, samples: &Samples) -> usize {
    let right = samples.iter().filter(|(input, target)| {
        let outputs = network.forward(*input).expect("samples that fit").post_o;
        outputs.iter().zip(target).all(|(&output, &target)| decide(output) == target)
    });
    right.count()
}
