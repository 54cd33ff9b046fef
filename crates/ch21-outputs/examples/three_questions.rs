//! Three output layers: outputs, error, error signals, and the slope of the error by a nudge.

use ch21_outputs::Question;
use ch21_outputs::ndarray::array;

fn main() {
    for (question, pre, target) in [
        (Question::Number, array![2.0], array![0.5]),
        (Question::YesNo, array![2.0], array![0.0]),
        (Question::OneOf, array![2.0, 1.0, -1.0], array![0.0, 1.0, 0.0]),
    ] {
        println!("{question:?}: E = {:.6}", question.error(pre.view(), target.view()));
        let outputs = question.outputs(pre.view());
        let signals = question.error_signals(pre.view(), target.view());
        for node in 0..pre.len() {
            let error_at = |by: f64| {
                let mut nudged = pre.clone();
                nudged[node] += by;
                question.error(nudged.view(), target.view())
            };
            let slope = (error_at(1e-5) - error_at(-1e-5)) / 2e-5;
            let (output, signal) = (outputs[node], signals[node]);
            println!("  output {output:.6}, error signal {signal:9.6}, by nudging {slope:9.6}");
        }
    }
}
