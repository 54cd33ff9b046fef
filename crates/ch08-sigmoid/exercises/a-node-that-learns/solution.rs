/// The sigmoid.
pub fn activate(pre: f64) -> f64 {
    1.0 / (1.0 + (-pre).exp())
}

/// The two weights and the bias after so many epochs over the samples.
pub fn train(
    samples: &[([f64; 2], f64)],
    weights: [f64; 2],
    bias: f64,
    learning_rate: f64,
    epochs: usize,
) -> ([f64; 2], f64) {
    let (mut weights, mut bias) = (weights, bias);
    for _ in 0..epochs {
        for &(inputs, target) in samples {
            let post = activate(weights[0] * inputs[0] + weights[1] * inputs[1] + bias);
            let slope = (post - target) * post * (1.0 - post);
            weights[0] -= learning_rate * slope * inputs[0];
            weights[1] -= learning_rate * slope * inputs[1];
            bias -= learning_rate * slope;
        }
    }
    (weights, bias)
}

fn main() {
    let inputs = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    for (name, targets) in [("OR", [0.0, 1.0, 1.0, 1.0]), ("XOR", [0.0, 1.0, 1.0, 0.0])] {
        let samples: Vec<([f64; 2], f64)> = inputs.into_iter().zip(targets).collect();
        let ([first, second], bias) = train(&samples, [0.0, 0.0], 0.0, 1.0, 1000);
        println!("{name}: weights {first:.3} and {second:.3}, bias {bias:.3}");
        for [a, b] in inputs {
            println!("  {a}{b}: {:.3}", activate(first * a + second * b + bias));
        }
    }
}
