use ch11_architecture::ndarray::{Array2, array};

/// Puts rows and targets into one other order; `draw(n)` gives a number below n.
pub fn shuffle_together(
    inputs: &mut Array2<f64>,
    targets: &mut Array2<f64>,
    draw: &mut dyn FnMut(usize) -> usize,
) {
    for last in (1..inputs.nrows()).rev() {
        let other = draw(last + 1);
        swap_rows(inputs, last, other);
        swap_rows(targets, last, other);
    }
}

fn swap_rows(table: &mut Array2<f64>, a: usize, b: usize) {
    for column in 0..table.ncols() {
        table.swap([a, column], [b, column]);
    }
}

fn main() {
    let (mut inputs, mut targets) = (array![[1.0, 2.0], [3.0, 4.0]], array![[0.0], [1.0]]);
    shuffle_together(&mut inputs, &mut targets, &mut |_| 0);
    println!("{inputs} {targets}");
}
