/// Counts of answers, a row for each true kind and a column for each answer. The answer is the
/// place of the largest output.
pub fn confusion(outputs: &[[f64; 3]], kinds: &[usize]) -> [[usize; 3]; 3] {
    let mut counts = [[0; 3]; 3];
    for (outputs, &kind) in outputs.iter().zip(kinds) {
        counts[largest(outputs)][kind] += 1;
    }
    counts
}

/// For each true kind the share of its samples that are answered rightly.
pub fn accuracy_by_kind(confusion: &[[usize; 3]; 3]) -> [f64; 3] {
    [0, 1, 2].map(|kind| {
        let all: usize = confusion[kind].iter().sum();
        confusion[kind][kind] as f64 / all as f64
    })
}

fn largest(outputs: &[f64; 3]) -> usize {
    let mut best = 0;
    for place in 1..3 {
        if outputs[place] > outputs[best] {
            best = place;
        }
    }
    best
}

fn main() {
    let outputs = [[0.9, 0.2, 0.1], [0.3, 0.1, 0.4], [0.1, 0.8, 0.3], [0.2, 0.1, 0.7]];
    let counts = confusion(&outputs, &[0, 0, 1, 2]);
    println!("{counts:?} {:?}", accuracy_by_kind(&counts));
}
