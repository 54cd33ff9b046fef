use ch01_perceptron::perceptron;

/// Whether some weights say yes, no, yes to three days with this one in the middle.
fn some_weights(middle: [f64; 2]) -> bool {
    let sizes = || (-20..=20).map(|half| f64::from(half) / 2.0);
    let answers = |weights: [f64; 2]| {
        [[-1.0, 3.0], middle, [3.0, -1.0]].map(|day| perceptron(&day, &weights))
    };
    sizes().any(|warmth| sizes().any(|damp| answers([warmth, damp]) == [1.0, 0.0, 1.0]))
}

/// For which notebook are there weights?
pub fn answer() -> char {
    match (some_weights([1.0, 1.0]), some_weights([1.0, -1.0])) {
        (true, true) => 'a',
        (true, false) => 'b',
        (false, true) => 'c',
        (false, false) => 'd',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
