/// The two slopes, the new weight, the fall to be expected, the weights, the forward passes.
pub fn answers() -> [f64; 6] {
    let one_sided = (0.126 - 0.12) / 0.1;
    let central = (0.126 - 0.118) / (2.0 * 0.1);
    let weight = 0.4 - 3.0 * central;
    let fall = 3.0 * central * central;
    let weights = 10.0 * 6.0 + 6.0;
    let passes = 2.0 * weights;
    [one_sided, central, weight, fall, weights, passes]
}

fn main() {
    println!("{:?}", answers());
}
