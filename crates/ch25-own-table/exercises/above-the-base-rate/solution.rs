fn most_frequent(classes: &[usize]) -> usize {
    let count = |class: usize| classes.iter().filter(|other| **other == class).count();
    let mut best = 0;
    for &class in classes {
        if count(class) > count(best) || count(class) == count(best) && class < best {
            best = class;
        }
    }
    best
}

/// By how much the answers are better than the constant answer, and the standard error of that.
pub fn above(training: &[usize], targets: &[usize], answers: &[usize]) -> [f64; 2] {
    let always = most_frequent(training);
    let count = targets.len() as f64;
    let by_row = |row: usize| {
        f64::from(u8::from(answers[row] == targets[row])) - f64::from(u8::from(always == targets[row]))
    };
    let differences: Vec<f64> = (0..targets.len()).map(by_row).collect();
    let mean = differences.iter().sum::<f64>() / count;
    let squares: f64 = differences.iter().map(|one| (one - mean) * (one - mean)).sum();
    [mean, (squares / (count - 1.0) / count).sqrt()]
}

fn main() {
    println!("{:?}", above(&[0, 0, 1], &[0, 0, 0, 1, 1], &[0, 0, 1, 1, 1]));
}
