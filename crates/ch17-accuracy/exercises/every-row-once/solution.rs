/// The share of right answers when each fold is held back once.
pub fn cross_validated(
    folds: &[Vec<usize>],
    right_answers: impl Fn(&[usize], &[usize]) -> usize,
) -> f64 {
    let mut right = 0;
    for (number, fold) in folds.iter().enumerate() {
        let others = folds.iter().enumerate().filter(|(other, _)| *other != number);
        let training: Vec<usize> = others.flat_map(|(_, rows)| rows.iter().copied()).collect();
        right += right_answers(&training, fold);
    }
    right as f64 / folds.iter().map(Vec::len).sum::<usize>() as f64
}

fn main() {
    // A program that is right on every even row, whatever it was trained on.
    let even = |_: &[usize], rows: &[usize]| rows.iter().filter(|row| **row % 2 == 0).count();
    println!("{}", cross_validated(&[vec![0, 2, 4], vec![1, 3], vec![5]], even));
}
