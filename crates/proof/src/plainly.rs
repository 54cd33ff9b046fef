//! For numbers that are computed once more by plain loops: how a recording is read, the statistics
//! of a few runs by other routes than those of `study`, and a network weight by weight.

use serde_json::Value;

/// A recorded number.
///
/// # Panics
/// If it is none.
#[track_caller]
pub fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// A recorded list of numbers.
///
/// # Panics
/// If it is none.
#[track_caller]
pub fn numbers(value: &Value) -> Vec<f64> {
    list(value).iter().map(number).collect()
}

/// A recorded whole number.
///
/// # Panics
/// If it is none.
#[track_caller]
pub fn whole(value: &Value) -> usize {
    value.as_u64().expect("a whole number") as usize
}

/// A recorded list.
///
/// # Panics
/// If it is none.
#[track_caller]
pub fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// As many lie on one side of a median as on the other.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let above = values.split_off(values.len() / 2);
    if above.len() > values.len() { above[0] } else { (values[values.len() - 1] + above[0]) / 2.0 }
}

/// The sum divided by the count.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The standard error of a mean from all pairs: the variance is half the mean square of the difference
/// of two numbers.
pub fn error_of_mean(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mut squares = 0.0;
    for (place, one) in values.iter().enumerate() {
        for other in &values[..place] {
            squares += (one - other) * (one - other);
        }
    }
    (squares / (count * (count - 1.0)) / count).sqrt()
}

/// A network's layers and what its hidden nodes do with their sums. Its weights lie in one row, as the
/// files of networks have them: layer by layer the weights, those from the first node first, and then
/// the biases.
#[derive(Clone)]
pub struct Layers {
    /// How many nodes each layer has, the inputs first.
    pub nodes: Vec<usize>,
    /// Whether the hidden nodes are ReLU's, or else tanh's.
    pub relu: bool,
}

impl Layers {
    /// The input, the postactivations of each hidden layer, and the preactivations of the outputs.
    pub fn values(&self, weights: &[f64], input: &[f64]) -> Vec<Vec<f64>> {
        let mut layers = vec![input.to_vec()];
        let mut at = 0;
        for (place, ends) in self.nodes.windows(2).enumerate() {
            let [from, to] = [ends[0], ends[1]];
            let mut sums = weights[at + from * to..at + from * to + to].to_vec();
            for (one, value) in layers[place].iter().enumerate() {
                for (other, sum) in sums.iter_mut().enumerate() {
                    *sum += value * weights[at + one * to + other];
                }
            }
            if place + 2 < self.nodes.len() {
                for sum in &mut sums {
                    *sum = if self.relu { sum.max(0.0) } else { sum.tanh() };
                }
            }
            layers.push(sums);
            at += from * to + to;
        }
        layers
    }

    /// Adds the gradient of one sample's error, `by` times, to that of all weights: from the sample's
    /// [`values`](Self::values) and the error signals of the outputs.
    pub fn add_gradient(
        &self,
        weights: &[f64],
        values: &[Vec<f64>],
        mut signals: Vec<f64>,
        by: f64,
        sum: &mut [f64],
    ) {
        let mut end = weights.len();
        for place in (1..self.nodes.len()).rev() {
            let [from, to] = [self.nodes[place - 1], self.nodes[place]];
            let at = end - from * to - to;
            let mut behind = vec![0.0; from];
            for other in 0..to {
                sum[end - to + other] += by * signals[other];
                for one in 0..from {
                    sum[at + one * to + other] += by * values[place - 1][one] * signals[other];
                    behind[one] += weights[at + one * to + other] * signals[other];
                }
            }
            for (signal, post) in behind.iter_mut().zip(&values[place - 1]) {
                *signal *= match self.relu {
                    false => 1.0 - post * post,
                    true => f64::from(u8::from(*post > 0.0)),
                };
            }
            (signals, end) = (behind, at);
        }
    }
}
