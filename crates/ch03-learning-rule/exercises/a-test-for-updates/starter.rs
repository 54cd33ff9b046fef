use ch03_learning_rule::Sample;

/// Panics where `update` is not the perceptron's rule.
pub fn test(update: fn(&mut [f64], &Sample, f64) -> f64) {
    let sample = Sample { input: vec![3.0, 2.0, -1.0], target: 1.0 };
    let mut weights = [1.0, -2.0, 2.0];
    let returned = update(&mut weights, &sample, 0.5);
    todo!("assert_eq! what {weights:?} and {returned} should be, and more cases")
}

fn main() {
    test(ch03_learning_rule::update);
    println!("The chapter's own update passes.");
}
