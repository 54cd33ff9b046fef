use ch03_learning_rule::Sample;

/// Panics where `update` is not the perceptron's rule.
pub fn test(update: fn(&mut [f64], &Sample, f64) -> f64) {
    let cases = [
        ([1.0, -2.0, 2.0], [3.0, 2.0, -1.0], 1.0, [2.5, -1.0, 1.5], -1.0),
        ([1.0, 0.5, 2.0], [3.0, 2.0, -1.0], 0.0, [-0.5, -0.5, 2.5], 1.0),
        ([1.0, 0.5, 2.0], [-3.0, 2.0, -1.0], 0.0, [1.0, 0.5, 2.0], 0.0),
    ];
    for (start, input, target, after, error) in cases {
        let sample = Sample { input: input.into(), target };
        let mut weights = start;
        let returned = update(&mut weights, &sample, 0.5);
        assert_eq!(weights, after, "{input:?}, target {target}");
        assert_eq!(returned, error, "{input:?}, target {target}");
    }
}

fn main() {
    test(ch03_learning_rule::update);
    println!("The chapter's own update passes.");
}
