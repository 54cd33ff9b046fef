pub use ch11_architecture::Network;
use ch11_architecture::backpropagate;
use ch11_architecture::ndarray::ArrayView1;
pub use ch12_network::{Samples, correct, decide};

pub struct Trainer {
    pub network: Network,
    pub learning_rate: f64,
}

impl Trainer {
    pub fn new(network: Network, learning_rate: f64) -> Trainer {
        Trainer { network, learning_rate }
    }

    pub fn step(&mut self, input: ArrayView1<f64>, target: ArrayView1<f64>) -> f64 {
        let gradients = backpropagate(&self.network, input, target).expect("samples that fit");
        self.network.descend(&gradients, self.learning_rate);
        let outputs = self.network.forward(input).expect("samples that fit").post_o;
        let error = 0.5 * (&outputs - &target).mapv(|miss| miss * miss).sum();
        error
    }

    pub fn epoch(&mut self, samples: &Samples) -> f64 {
        samples.iter().map(|(input, target)| self.step(input, target)).sum()
    }
}
