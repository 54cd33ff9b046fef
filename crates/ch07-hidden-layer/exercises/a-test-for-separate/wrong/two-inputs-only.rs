/// Panics where `separable` is wrong about what one node with a bias can do.
pub fn test(separable: fn(&[f64]) -> bool) {
    assert!(!separable(&[0.0, 1.0, 1.0, 0.0]), "XOR");
    assert_eq!(count(separable, 4), 14);
}

/// How many of all questions with so many cases are separable, if we believe the program.
fn count(separable: fn(&[f64]) -> bool, cases: usize) -> usize {
    let targets = |function: u32| -> Vec<f64> {
        (0..cases).map(|row| f64::from(function >> row & 1)).collect()
    };
    (0..1 << cases).filter(|function| separable(&targets(*function))).count()
}
