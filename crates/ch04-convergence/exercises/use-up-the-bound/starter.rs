use ch03_learning_rule::Sample;

/// Samples about which as many mistakes are made as the bound allows.
pub fn samples() -> Vec<Sample> {
    vec![Sample { input: vec![1.0, 0.0, 0.0, 0.0], target: 0.0 }, todo!("more of them")]
}

/// The weights of a plane between the two kinds.
pub fn good() -> Vec<f64> {
    todo!("one weight for each input")
}

fn main() {
    println!("{} samples, {:?}", samples().len(), good());
}
