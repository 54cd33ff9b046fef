/// The ends (low, high) of an interval for the true share, from the right answers of a test.
pub fn interval(right: usize, samples: usize) -> (f64, f64) {
    // The truths p with |share − p| ≤ 2 √(p (1 − p) / n), between the zeros of a parabola in p.
    let (n, share) = (samples as f64, right as f64 / samples as f64);
    let all = 1.0 + 4.0 / n;
    let middle = (share + 2.0 / n) / all;
    let reach = (4.0 * share * (1.0 - share) / n + 4.0 / (n * n)).sqrt() / all;
    ((middle - reach).max(0.0), (middle + reach).min(1.0))
}

fn main() {
    println!("{:?} {:?}", interval(5, 10), interval(10, 10));
}
