/// Panics where `node` is not a perceptron.
pub fn test(node: fn(&[f64], &[f64]) -> f64) {
    // On the first day of the chapter the answer is yes.
    assert_eq!(node(&[2.0, 0.5, 1.0], &[1.0, 2.0, -2.0]), 1.0);
    todo!("cases that only a perceptron answers rightly")
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
