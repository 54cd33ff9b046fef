use ch03_learning_rule::Sample;
use ch05_gradient_descent::gradient;

/// Some samples, and weights that answer none of them right.
fn start() -> (Vec<Sample>, [f64; 2]) {
    let rows = [([1.0, 0.5], 2.0), ([-0.5, 1.5], 0.5), ([2.0, -1.0], -1.0)];
    let sample = |(input, target): ([f64; 2], f64)| Sample { input: input.into(), target };
    (rows.map(sample).into(), [0.25, -0.75])
}

/// Panics where `step` is not one step of gradient descent on the mean error.
pub fn test(step: fn(&mut [f64], &[Sample], f64)) {
    let (samples, weights) = start();
    let gradient = gradient(&weights, &samples);
    println!("the summed gradient is {gradient:?}");
    let mut moved = weights;
    step(&mut moved, &samples, 0.3);
    todo!("assert! something about {moved:?} that only the mean holds")
}

/// It was fine on twenty samples.
fn suspect(weights: &mut [f64], samples: &[Sample], learning_rate: f64) {
    let gradient = gradient(weights, samples);
    for (weight, slope) in weights.iter_mut().zip(&gradient) {
        *weight -= learning_rate * slope;
    }
}

fn main() {
    println!("The suspect, which should panic:");
    test(suspect);
}
