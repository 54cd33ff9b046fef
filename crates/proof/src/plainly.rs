//! For numbers that are computed once more by plain loops: how a recording is read, and the statistics
//! of a few runs by other routes than those of `study`.

use serde_json::Value;

/// A recorded number.
///
/// # Panics
/// If it is none.
#[track_caller]
pub fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// A recorded list of numbers.
///
/// # Panics
/// If it is none.
#[track_caller]
pub fn numbers(value: &Value) -> Vec<f64> {
    list(value).iter().map(number).collect()
}

/// A recorded whole number.
///
/// # Panics
/// If it is none.
#[track_caller]
pub fn whole(value: &Value) -> usize {
    value.as_u64().expect("a whole number") as usize
}

/// A recorded list.
///
/// # Panics
/// If it is none.
#[track_caller]
pub fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// As many lie on one side of a median as on the other.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let above = values.split_off(values.len() / 2);
    if above.len() > values.len() { above[0] } else { (values[values.len() - 1] + above[0]) / 2.0 }
}

/// The sum divided by the count.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The standard error of a mean from all pairs: the variance is half the mean square of the difference
/// of two numbers.
pub fn error_of_mean(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mut squares = 0.0;
    for (place, one) in values.iter().enumerate() {
        for other in &values[..place] {
            squares += (one - other) * (one - other);
        }
    }
    (squares / (count * (count - 1.0)) / count).sqrt()
}
