/// The digit, or nothing where there is too much doubt.
pub fn answer(outputs: &[f64], doubt: f64) -> Option<usize> {
    let mut best = 0;
    for (class, share) in outputs.iter().enumerate() {
        if *share > outputs[best] {
            best = class;
        }
    }
    (outputs[best] > doubt).then_some(best)
}

fn main() {
    let outputs = [0.02, 0.55, 0.01, 0.01, 0.01, 0.01, 0.01, 0.35, 0.02, 0.01];
    for doubt in [0.0, 0.25, 0.5, 0.75, 1.0] {
        println!("{doubt:.2}: {:?}", answer(&outputs, doubt));
    }
}
