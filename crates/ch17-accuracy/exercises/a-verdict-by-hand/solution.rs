/// The mean difference, in right answers.
pub fn mean_difference() -> f64 {
    9.0
}

/// Its standard error, in right answers.
pub fn standard_error() -> f64 {
    3.0
}

/// 'h' for helped, 'x' for hurt, 'c' for cannot tell.
pub fn verdict() -> char {
    'h'
}

fn main() {
    println!("{}, standard error {}: {}", mean_difference(), standard_error(), verdict());
}
