/// The size to use, and the error to report.
pub fn choose(
    sizes: &[usize],
    validate: &mut dyn FnMut(usize) -> f64,
    open: &mut dyn FnMut(usize) -> f64,
) -> (usize, f64) {
    let error = validate(sizes[0]);
    todo!("{error} for {}; what does open({}) say?", sizes[0], sizes[0])
}

fn main() {
    let mut validate = |size: usize| (size as f64 - 9.0).abs();
    let mut open = |size: usize| (size as f64 - 8.0).abs() + 1.0;
    println!("{:?}", choose(&[2, 4, 8, 16], &mut validate, &mut open));
}
