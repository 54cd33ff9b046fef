use ch01_perceptron::perceptron;
use ch07_hidden_layer::with_one;

pub struct StepNetwork {
    pub into_hidden: Vec<Vec<f64>>,
    pub into_output: Vec<f64>,
}

impl StepNetwork {
    pub fn hidden_outputs(&self, input: &[f64]) -> Vec<f64> {
        self.into_hidden.iter().map(|weights| perceptron(&with_one(input), weights)).collect()
    }

    pub fn output(&self, input: &[f64]) -> f64 {
        perceptron(&with_one(input), &self.into_output)
    }
}
