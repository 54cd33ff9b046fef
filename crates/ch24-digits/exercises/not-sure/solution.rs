/// The digit, or nothing where the outputs do not satisfy the strictness.
pub fn answer(outputs: &[f64], strictness: f64) -> Option<usize> {
    let mut best = 0;
    for (class, share) in outputs.iter().enumerate() {
        if *share > outputs[best] {
            best = class;
        }
    }
    (outputs[best] > strictness).then_some(best)
}

fn main() {
    let outputs = [0.02, 0.55, 0.01, 0.01, 0.01, 0.01, 0.01, 0.35, 0.02, 0.01];
    for strictness in [0.0, 0.25, 0.5, 0.75, 1.0] {
        println!("{strictness:.2}: {:?}", answer(&outputs, strictness));
    }
}
