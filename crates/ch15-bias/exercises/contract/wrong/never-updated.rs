use ch15_bias::ndarray::ArrayView1;
pub use ch15_bias::*;

pub struct Trainer {
    pub network: Network,
    learning_rate: f64,
}

impl Trainer {
    pub fn new(network: Network, learning_rate: f64) -> Trainer {
        Trainer { network, learning_rate }
    }

    pub fn step(&mut self, input: ArrayView1<f64>, target: ArrayView1<f64>) -> f64 {
        let mut trainer = ch15_bias::Trainer::new(self.network.clone(), self.learning_rate);
        let error = trainer.step(input, target);
        let Network { bias_h, bias_o, .. } = self.network.clone();
        self.network = Network { bias_h, bias_o, ..trainer.network };
        error
    }
}
