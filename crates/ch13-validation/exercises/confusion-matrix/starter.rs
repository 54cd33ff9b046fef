/// Counts of answers, a row for each true kind and a column for each answer. The answer is the
/// place of the largest output.
pub fn confusion(outputs: &[[f64; 3]], kinds: &[usize]) -> [[usize; 3]; 3] {
    todo!("{} outputs of {} kinds", outputs.len(), kinds.len())
}

/// For each true kind the share of its samples that are answered rightly.
pub fn accuracy_by_kind(confusion: &[[usize; 3]; 3]) -> [f64; 3] {
    todo!("{confusion:?}")
}

fn main() {
    let outputs = [[0.9, 0.2, 0.1], [0.3, 0.1, 0.4], [0.1, 0.8, 0.3], [0.2, 0.1, 0.7]];
    let counts = confusion(&outputs, &[0, 0, 1, 2]);
    println!("{counts:?} {:?}", accuracy_by_kind(&counts));
}
