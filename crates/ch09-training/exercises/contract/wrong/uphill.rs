pub use ch09_training::{Forward, Gradients, Sample};

pub struct Network {
    pub i_to_h: Vec<Vec<f64>>,
    pub h_to_o: Vec<f64>,
}

impl Network {
    fn inner(&self) -> ch09_training::Network {
        ch09_training::Network { i_to_h: self.i_to_h.clone(), h_to_o: self.h_to_o.clone() }
    }

    pub fn forward(&self, input: &[f64]) -> Forward {
        self.inner().forward(input)
    }

    pub fn descend(&mut self, gradients: &Gradients, learning_rate: f64) {
        let mut inner = self.inner();
        inner.descend(gradients, -learning_rate);
        (self.i_to_h, self.h_to_o) = (inner.i_to_h, inner.h_to_o);
    }
}

pub fn error(network: &Network, sample: &Sample) -> f64 {
    ch09_training::error(&network.inner(), sample)
}

pub fn gradients_by_nudging(network: &Network, sample: &Sample, nudge: f64) -> Gradients {
    ch09_training::gradients_by_nudging(&network.inner(), sample, nudge)
}
