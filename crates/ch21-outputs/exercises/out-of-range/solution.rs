/// Your four numbers, in the order of the questions.
pub fn answers() -> [f64; 4] {
    let (offset, unit) = (-3.0, 6.0);
    let sigmoid = 0.5 * (3.0 * 3.0 + 2.0 * 2.0);
    let linear = 0.0;
    let back = 0.25 * unit + offset;
    let miss = 0.1 * unit;
    [sigmoid, linear, back, miss]
}

fn main() {
    println!("{:?}", answers());
}
