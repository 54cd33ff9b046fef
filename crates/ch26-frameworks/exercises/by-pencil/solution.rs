/// Your five numbers, in the order of the questions.
pub fn answers() -> [f64; 5] {
    let numbers = 4.0 * 8.0 + 8.0 + 8.0 * 3.0 + 3.0;
    let bytes = 8.0 * numbers;
    [numbers, bytes, 8.0 + 512.0 + bytes, 2.0 * 4.0 + 1.0, 2.0 * 3.0 * 1000.0 / 4.0]
}

fn main() {
    println!("{:?}", answers());
}
