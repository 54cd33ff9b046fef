use ch11_architecture::Network;
use ch11_architecture::ndarray::{Array1, Array2, Axis};
pub use ch14_datasets::shuffle;

pub struct Scaler {
    pub offset: Array1<f64>,
    pub unit: Array1<f64>,
}

impl Scaler {
    pub fn fit(inputs: &Array2<f64>) -> Scaler {
        Scaler {
            offset: inputs.mean_axis(Axis(0)).expect("rows"),
            unit: inputs.var_axis(Axis(0), 0.0),
        }
    }

    fn right(&self) -> ch14_datasets::Scaler {
        ch14_datasets::Scaler { offset: self.offset.clone(), unit: self.unit.clone() }
    }

    pub fn apply(&self, inputs: &Array2<f64>) -> Array2<f64> {
        self.right().apply(inputs)
    }

    pub fn build_in(&self, network: &Network) -> Network {
        self.right().build_in(network)
    }
}
