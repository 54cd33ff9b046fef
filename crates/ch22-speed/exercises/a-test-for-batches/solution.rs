/// An update: weight, batch of inputs and targets, learning rate; gives the new weight.
pub type Update = fn(f64, &[(f64, f64)], f64) -> f64;

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

/// Panics where the update is wrong.
pub fn test(update: Update) {
    let four = &[(1.0, 1.0), (2.0, 1.0), (4.0, 3.0), (-1.0, 2.0)];
    close(update(0.0, four, 0.1), -0.1 * -13.0 / 4.0);
    close(update(0.0, &[(2.0, 1.0), (-3.0, 4.0)], 0.5), -0.5 * 10.0 / 2.0);
}

fn main() {}
