/// The standard error of the share of right answers, from their number and that of all answers.
pub fn standard_error(right: usize, samples: usize) -> f64 {
    let share = right as f64 / samples as f64;
    (share * (1.0 - share) * samples as f64).sqrt()
}

/// The share, and two standard errors to either side of it: (low, high), kept within 0 and 1.
pub fn interval(right: usize, samples: usize) -> (f64, f64) {
    let share = right as f64 / samples as f64;
    let reach = 2.0 * standard_error(right, samples);
    ((share - reach).max(0.0), (share + reach).min(1.0))
}

fn main() {
    println!("{} {:?}", standard_error(160, 200), interval(160, 200));
}
