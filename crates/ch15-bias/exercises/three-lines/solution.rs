/// Your four numbers, in the order of the questions.
pub fn answers() -> [f64; 4] {
    let (weights, bias): ([f64; 2], f64) = ([3.0, 4.0], -10.0);
    let length = (weights[0] * weights[0] + weights[1] * weights[1]).sqrt();
    let first = -bias / length;
    let through = -(weights[0] * 1.0 + weights[1] * 2.0);
    let doubled = -bias / (2.0 * length);
    let back = 2.0 * bias;
    [first, through, doubled, back]
}

fn main() {
    println!("{:?}", answers());
}
