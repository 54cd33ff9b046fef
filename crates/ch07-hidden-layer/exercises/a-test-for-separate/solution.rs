use ch07_hidden_layer::{separate, truth_table};

/// Panics where `separable` is wrong about what one node with a bias can do.
pub fn test(separable: fn(&[f64]) -> bool) {
    assert!(!separable(&[0.0, 1.0, 1.0, 0.0]), "XOR");
    assert!(!separable(&[1.0, 0.0, 0.0, 1.0]), "the opposite of XOR");
    assert_eq!(count(separable, 4), 14);
    assert_eq!(count(separable, 8), 104);
}

/// How many of all questions with so many cases are separable, if we believe the program.
fn count(separable: fn(&[f64]) -> bool, cases: usize) -> usize {
    let targets = |function: u32| -> Vec<f64> {
        (0..cases).map(|row| f64::from(function >> row & 1)).collect()
    };
    (0..1 << cases).filter(|function| separable(&targets(*function))).count()
}

fn main() {
    test(|targets| separate(&truth_table(targets)).is_some());
    println!("The chapter's own program passes.");
}
