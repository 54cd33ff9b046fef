/// The size to use, and the error to report.
pub fn choose(
    sizes: &[usize],
    validate: &mut dyn FnMut(usize) -> f64,
    open: &mut dyn FnMut(usize) -> f64,
) -> (usize, f64) {
    let mut best = (f64::INFINITY, 0);
    for &size in sizes {
        let error = validate(size);
        if error < best.0 {
            best = (error, size);
        }
    }
    (best.1, open(best.1))
}

fn main() {
    let mut validate = |size: usize| (size as f64 - 9.0).abs();
    let mut open = |size: usize| (size as f64 - 8.0).abs() + 1.0;
    println!("{:?}", choose(&[2, 4, 8, 16], &mut validate, &mut open));
}
