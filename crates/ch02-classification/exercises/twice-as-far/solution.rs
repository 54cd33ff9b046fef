use ch01_perceptron::perceptron;

/// Whether the answer to a point and to the point twice as far out is the same.
fn same(point: [f64; 3], weights: [f64; 3]) -> bool {
    perceptron(&point, &weights) == perceptron(&point.map(|x| 2.0 * x), &weights)
}

/// What can happen to the answer?
pub fn answer() -> char {
    let places = [-1.0, -0.01, 0.0, 0.5, 7.0];
    let three = |n: usize| [places[n % 5], places[n / 5 % 5], places[n / 25]];
    let agree = |positive: bool| {
        (0..125 * 125).all(|n| {
            let (point, weights) = (three(n % 125), three(n / 125));
            (positive && weights.iter().any(|weight| *weight <= 0.0)) || same(point, weights)
        })
    };
    match (agree(false), agree(true)) {
        (true, _) => 'c',
        (false, true) => 'd',
        (false, false) => 'a',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
