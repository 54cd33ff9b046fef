/// The threshold with the fewest mistakes, with two counts: targets of 1 answered no,
/// and targets of 0 answered yes.
pub fn fewest_mistakes(outputs: &[f64], targets: &[f64]) -> (f64, usize, usize) {
    let mut sorted = outputs.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.dedup();
    let mut tried = vec![0.0, 1.0];
    tried.extend(sorted.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0));
    tried.sort_by(|a, b| from_half(*a).total_cmp(&from_half(*b)));

    let counted = tried.into_iter().map(|threshold| {
        let (mut missed, mut taken) = (0, 0);
        for (output, target) in outputs.iter().zip(targets) {
            let yes = *output >= threshold;
            if *target == 1.0 && !yes {
                missed += 1;
            }
            if *target == 0.0 && yes {
                taken += 1;
            }
        }
        (threshold, missed, taken)
    });
    // Of equals `min_by_key` returns the first.
    counted.min_by_key(|(_, missed, taken)| missed + taken).expect("0 and 1 are tried")
}

fn from_half(threshold: f64) -> f64 {
    (threshold - 0.5).abs()
}

fn main() {
    let outputs = [0.9, 0.2, 0.4, 0.1, 0.3];
    println!("{:?}", fewest_mistakes(&outputs, &[1.0, 0.0, 1.0, 0.0, 1.0]));
}
