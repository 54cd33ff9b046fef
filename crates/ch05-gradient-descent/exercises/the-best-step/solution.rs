use ch03_learning_rule::Sample;
use ch05_gradient_descent::gradient;

/// The learning rate of the step that lowers the error most.
pub fn best_rate(weights: &[f64], samples: &[Sample]) -> f64 {
    let gradient = gradient(weights, samples);
    let square: f64 = gradient.iter().map(|slope| slope * slope).sum();
    let bend = |sample: &Sample| {
        let change: f64 =
            sample.input.iter().zip(&gradient).map(|(input, slope)| input * slope).sum();
        change * change
    };
    let bend: f64 = samples.iter().map(bend).sum();
    square / bend
}

fn main() {
    let sample = |input: [f64; 2], target| Sample { input: input.into(), target };
    let tank = [sample([2.0, 2.0], 1.75), sample([1.0, 0.0], 2.5), sample([0.0, 1.0], -0.5)];
    println!("{}", best_rate(&[0.0, 0.0], &tank));
}
