use ch03_learning_rule::Sample;

/// The curvature of the summed error in its steepest direction, for any number of inputs.
pub fn steepest(samples: &[Sample]) -> f64 {
    let count = samples[0].input.len();
    let mut direction: Vec<f64> = (1..=count).map(|n| 1.0 / n as f64).collect();
    let mut curvature = 0.0;
    for _ in 0..1000 {
        let slope = slope(&direction, samples);
        curvature = length(&slope) / length(&direction);
        direction = slope.iter().map(|part| part / length(&slope)).collect();
    }
    curvature
}

/// The gradient, so far from the bottom.
fn slope(way: &[f64], samples: &[Sample]) -> Vec<f64> {
    let mut slope = vec![0.0; way.len()];
    for sample in samples {
        let change: f64 = sample.input.iter().zip(way).map(|(input, part)| input * part).sum();
        for (part, input) in slope.iter_mut().zip(&sample.input) {
            *part += change * input;
        }
    }
    slope
}

fn length(way: &[f64]) -> f64 {
    way.iter().map(|part| part * part).sum::<f64>().sqrt()
}

fn main() {
    let sample = |input: [f64; 2]| Sample { input: input.into(), target: 0.0 };
    println!("{}", steepest(&[sample([2.0, 2.0]), sample([1.0, 0.0]), sample([0.0, 1.0])]));
}
