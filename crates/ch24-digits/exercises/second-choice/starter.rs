/// How many images have their digit among the first choices.
pub fn right_within(outputs: &[Vec<f64>], targets: &[usize], choices: usize) -> usize {
    todo!("how many outputs come before that of the right digit?")
}

fn main() {
    let outputs = [vec![0.5, 0.3, 0.2], vec![0.1, 0.1, 0.8], vec![0.2, 0.5, 0.3]];
    for choices in 1..=3 {
        println!("{choices}: {}", right_within(&outputs, &[1, 1, 1], choices));
    }
}
