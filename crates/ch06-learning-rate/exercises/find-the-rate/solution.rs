/// A learning rate that is below the limit of an unknown bowl and above a fifth of it.
pub fn find_rate(error_after: &dyn Fn(f64) -> f64) -> f64 {
    let start = error_after(0.0);
    let mut rate = 0.00001;
    while error_after(3.0 * rate) < start {
        rate *= 3.0;
    }
    0.75 * rate
}

fn main() {
    // A bowl to try it on: its curvatures are 1 and 9, and its limit is 2/9.
    let error_after = |rate: f64| (1.0 - rate).powi(40) + (1.0 - 9.0 * rate).powi(40);
    println!("{}", find_rate(&error_after));
}
