use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array1, Array2};
pub use ch14_datasets::shuffle;

pub struct Scaler {
    pub offset: Array1<f64>,
    pub unit: Array1<f64>,
}

impl Scaler {
    pub fn fit(inputs: &Array2<f64>) -> Scaler {
        let ch14_datasets::Scaler { offset, unit } = ch14_datasets::Scaler::fit(inputs);
        Scaler { offset, unit }
    }

    pub fn apply(&self, inputs: &Array2<f64>) -> Array2<f64> {
        let (offset, unit) = (self.offset.clone(), self.unit.clone());
        ch14_datasets::Scaler { offset, unit }.apply(inputs)
    }

    pub fn build_in(&self, network: &Network) -> Network {
        let (offset, unit) = (Array1::zeros(self.offset.len()), self.unit.clone());
        ch14_datasets::Scaler { offset, unit }.build_in(network)
    }
}
