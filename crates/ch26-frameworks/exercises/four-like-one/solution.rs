use ch26_frameworks::all_reduce;

/// The mean gradient of a linear node's samples, at a weight.
fn gradient(weight: f64, samples: &[(f64, f64)]) -> f64 {
    let sum: f64 = samples.iter().map(|(input, target)| (weight * input - target) * input).sum();
    sum / samples.len() as f64
}

/// Which run is the same? We make one update on four machines, and each of the four on one.
pub fn answer() -> char {
    let samples: Vec<(f64, f64)> =
        (0..128).map(|n| (f64::from(n % 7) / 4.0 - 0.75, f64::from(n % 5) / 2.0)).collect();
    let weight = 0.3;
    let shares = samples.chunks(32).map(|share| vec![gradient(weight, share)]).collect();
    let mean = all_reduce(shares).lists[0][0] / 4.0;
    let moved = weight - 0.1 * mean;
    let runs = [('a', 32, 0.1), ('b', 32, 0.4), ('c', 128, 0.1), ('d', 128, 0.4)];
    let same = |&(_, size, rate): &(char, usize, f64)| {
        (weight - rate * gradient(weight, &samples[..size]) - moved).abs() < 1e-12
    };
    runs.iter().find(|run| same(run)).expect("one of the four").0
}

fn main() {
    println!("The answer is {}.", answer());
}
