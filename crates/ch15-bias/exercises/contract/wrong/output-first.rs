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
        let Network { h_to_o, bias_o, .. } = trainer.network;
        self.network.h_to_o = h_to_o;
        let late = backpropagate(&self.network, input, target);
        self.network.i_to_h.scaled_add(-self.learning_rate, &late.i_to_h);
        self.network.bias_h.scaled_add(-self.learning_rate, &late.bias_h);
        self.network.bias_o = bias_o;
        error
    }
}
