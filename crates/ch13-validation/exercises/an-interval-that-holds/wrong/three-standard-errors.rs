pub fn interval(right: usize, samples: usize) -> (f64, f64) {
    let share = right as f64 / samples as f64;
    let reach = 3.0 * (share * (1.0 - share) / samples as f64).sqrt();
    ((share - reach).max(0.0), (share + reach).min(1.0))
}

fn main() {
    println!("{:?} {:?}", interval(5, 10), interval(10, 10));
}
