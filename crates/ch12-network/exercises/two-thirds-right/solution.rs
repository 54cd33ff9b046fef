use ch12_network::colours;

/// Two thirds is worth what it lies above an answer that has learned nothing, so we
/// let one try: always no.
pub fn answer() -> char {
    let samples = colours(10_000, 5);
    let zeros = samples.targets.iter().filter(|&&target| target == 0.0).count();
    let never = zeros as f64 / samples.len() as f64;
    let reported = 2.0 / 3.0;
    // Within what chance does to ten thousand colours the two are the same.
    if (never - reported).abs() < 0.02 { 'b' } else { 'a' }
}

fn main() {
    println!("The answer is {}.", answer());
}
