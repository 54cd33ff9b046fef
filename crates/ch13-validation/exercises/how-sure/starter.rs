/// The standard error of the share of right answers, from their number and that of all answers.
pub fn standard_error(right: usize, samples: usize) -> f64 {
    todo!("{right} of {samples}")
}

/// The share, and two standard errors to either side of it: (low, high), kept within 0 and 1.
pub fn interval(right: usize, samples: usize) -> (f64, f64) {
    todo!("{right} of {samples}")
}

fn main() {
    println!("{} {:?}", standard_error(160, 200), interval(160, 200));
}
