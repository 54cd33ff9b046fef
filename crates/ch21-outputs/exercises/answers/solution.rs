/// Whether the answer is yes.
pub fn yes(pre: f64) -> bool {
    pre >= 0.0
}

/// Which class is said.
pub fn class(pre: &[f64]) -> usize {
    let most = pre.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    pre.iter().position(|pre| *pre == most).expect("at least one class")
}

/// The number in the unit of the targets.
pub fn in_unit(pre: f64, offset: f64, unit: f64) -> f64 {
    pre * unit + offset
}

fn main() {
    println!("{} {} {}", yes(0.3), class(&[0.2, 0.4, 0.1]), in_unit(-0.5, 4200.0, 800.0));
}
