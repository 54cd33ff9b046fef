use ch03_learning_rule::Sample;

/// Samples about which as many mistakes are made as the bound allows.
pub fn samples() -> Vec<Sample> {
    (0..5)
        .map(|_| {
            let mut input = vec![0.0; 5];
            input[0] = 2.0;
            Sample { input, target: 0.0 }
        })
        .collect()
}

/// The weights of a plane between the two kinds.
pub fn good() -> Vec<f64> {
    vec![-1.0, 0.0, 0.0, 0.0, 0.0]
}

fn main() {
    println!("{} samples, {:?}", samples().len(), good());
}
