use ch12_network::colours;

/// What a constant answer scores on many colours.
pub fn answer() -> char {
    let samples = colours(10_000, 5);
    let zeros = samples.targets.iter().filter(|&&target| target == 0.0).count();
    let never = zeros as f64 / samples.len() as f64;
    match never {
        0.65..0.69 => 'b',
        0.48..0.52 => 'a',
        _ => 'd',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
