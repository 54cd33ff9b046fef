/// Panics where `node` is not a perceptron.
pub fn test(node: fn(&[f64], &[f64]) -> f64) {
    let cases: &[(&[f64], &[f64], f64)] = &[
        (&[2.0, 0.5, 1.5], &[1.0, 2.0, -2.0], 1.0),
        (&[0.5, 0.5, 0.5], &[1.0, 2.0, -2.0], 1.0),
        (&[-3.0, 1.0, 0.0], &[1.0, 2.0, -2.0], 0.0),
        (&[-1.0, -1.0, -2.0], &[1.0, 2.0, -2.0], 1.0),
        (&[3.0, 1.0, 2.0], &[1.0, -1.0, -1.5], 0.0),
    ];
    for &(inputs, weights, answer) in cases {
        assert_eq!(node(inputs, weights), answer, "{inputs:?} with {weights:?}");
    }
}

fn main() {
    test(|inputs, weights| {
        let mut sum = 0.0;
        for (input, weight) in inputs.iter().zip(weights) {
            sum += input * weight;
        }
        if sum >= 0.0 { 1.0 } else { 0.0 }
    });
    println!("The chapter's node passes.");
}
