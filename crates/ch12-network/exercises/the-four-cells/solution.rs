/// How many samples are a yes answered yes, a yes answered no, a no answered yes, and a no
/// answered no.
pub fn four_cells(outputs: &[f64], targets: &[f64]) -> [usize; 4] {
    let mut cells = [0; 4];
    for (output, target) in outputs.iter().zip(targets) {
        let yes = *output >= 0.5;
        cells[2 * usize::from(*target == 0.0) + usize::from(!yes)] += 1;
    }
    cells
}

/// The share of right answers, from the four cells.
pub fn share_right(cells: [usize; 4]) -> f64 {
    (cells[0] + cells[3]) as f64 / total(cells)
}

/// The share that the better of the two constant answers has, from the four cells.
pub fn share_of_a_constant(cells: [usize; 4]) -> f64 {
    let (yes, no) = (cells[0] + cells[1], cells[2] + cells[3]);
    yes.max(no) as f64 / total(cells)
}

fn total(cells: [usize; 4]) -> f64 {
    cells.iter().sum::<usize>() as f64
}

fn main() {
    let cells = four_cells(&[0.9, 0.4, 0.2, 0.7], &[1.0, 1.0, 0.0, 1.0]);
    println!("{cells:?}: {} right", share_right(cells));
    println!("a constant answer: {}", share_of_a_constant(cells));
}
