/// An output layer: preactivations and targets to E and the error signals.
pub type Layer = fn(&[f64], &[f64]) -> (f64, Vec<f64>);

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-6, "{a} is not {b}");
}

/// Panics where `layer` is not the output layer of one of K.
pub fn test(layer: Layer) {
    let (pre, target) = ([2.0, 1.0, -1.0], [0.0, 1.0, 0.0]);
    let (error, signals) = layer(&pre, &target);
    close(error, (1.0 + 1.0_f64.exp() + (-2.0_f64).exp()).ln());
    for node in 0..3 {
        let error_at = |by: f64| {
            let mut nudged = pre;
            nudged[node] += by;
            layer(&nudged, &target).0
        };
        close(signals[node], (error_at(1e-4) - error_at(-1e-4)) / 2e-4);
    }
    for far in [900.0, -900.0] {
        let (error, _) = layer(&[far, far - 800.0], &[0.0, 1.0]);
        assert!(error.is_finite(), "{error} for preactivations around {far}");
    }
}

fn main() {
    test(|pre, target| {
        use ch21_outputs::{Question, ndarray::ArrayView1};
        let (pre, target) = (ArrayView1::from(pre), ArrayView1::from(target));
        let signals = Question::OneOf.error_signals(pre, target);
        (Question::OneOf.error(pre, target), signals.to_vec())
    });
}
