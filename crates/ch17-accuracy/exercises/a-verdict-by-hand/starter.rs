/// The mean difference, in right answers.
pub fn mean_difference() -> f64 {
    todo!("later minus earlier, the mean of five")
}

/// Its standard error, in right answers.
pub fn standard_error() -> f64 {
    todo!("the root of the sum of squares, over n and over n − 1")
}

/// 'h' for helped, 'x' for hurt, 'c' for cannot tell.
pub fn verdict() -> char {
    todo!("two standard errors")
}

fn main() {
    println!("{}, standard error {}: {}", mean_difference(), standard_error(), verdict());
}
