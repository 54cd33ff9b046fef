/// A score shows something above the best constant answer, so we count that first.
pub fn answer() -> char {
    let (samples, ones) = (1000, 120);
    let constant = ones.max(samples - ones);
    let shown: Vec<bool> = [850, 880, 920].iter().map(|&right| right > constant).collect();
    match shown[..] {
        [true, true, true] => 'a',
        [false, false, true] => 'b',
        [false, true, true] => 'c',
        _ => 'd',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
