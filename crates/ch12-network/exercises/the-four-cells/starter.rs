/// How many samples are a yes answered yes, a yes answered no, a no answered yes, and a no
/// answered no.
pub fn four_cells(outputs: &[f64], targets: &[f64]) -> [usize; 4] {
    todo!("{} outputs, {} targets", outputs.len(), targets.len())
}

/// The share of right answers, from the four cells.
pub fn share_right(cells: [usize; 4]) -> f64 {
    todo!("{cells:?}")
}

/// The share that the better of the two constant answers has, from the four cells.
pub fn share_of_a_constant(cells: [usize; 4]) -> f64 {
    todo!("{cells:?}")
}

fn main() {
    let cells = four_cells(&[0.9, 0.4, 0.2, 0.7], &[1.0, 1.0, 0.0, 1.0]);
    println!("{cells:?}: {} right", share_right(cells));
    println!("a constant answer: {}", share_of_a_constant(cells));
}
