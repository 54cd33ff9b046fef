use ch01_perceptron::perceptron;

/// What does the node answer when nothing comes in?
pub fn answer() -> char {
    let weights = [[1.0, 2.0, -1.5], [-1.0, -2.0, -3.0], [100.0, 0.0, 0.0], [0.01, -0.01, 5.0]];
    let answers = weights.map(|weights| perceptron(&[0.0; 3], &weights));
    if answers == [1.0; 4] {
        'b'
    } else if answers == [0.0; 4] {
        'a'
    } else if answers[1] == 0.0 {
        'd'
    } else {
        'c'
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
