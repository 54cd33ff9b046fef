/// How many images have their digit among the first choices.
pub fn right_within(outputs: &[Vec<f64>], targets: &[usize], choices: usize) -> usize {
    outputs
        .iter()
        .zip(targets)
        .filter(|&(shares, &target)| {
            let before = shares.iter().enumerate().filter(|&(class, &share)| {
                share > shares[target] || (share == shares[target] && class < target)
            });
            let before = before.count();
            before < choices
        })
        .count()
}

fn main() {
    let outputs = [vec![0.5, 0.3, 0.2], vec![0.1, 0.1, 0.8], vec![0.2, 0.5, 0.3]];
    for choices in 1..=3 {
        println!("{choices}: {}", right_within(&outputs, &[1, 1, 1], choices));
    }
}
