/// The final error after the update.
pub fn final_error_after() -> f64 {
    2.0 // after
}

/// The learning rate from which on the sample gets no better.
pub fn limit_of_the_sample() -> f64 {
    2.0 / 5.0
}

/// The mean square of the distance from the truth at a learning rate of one fifth.
pub fn mean_square() -> f64 {
    1.0 / 27.0
}

/// The learning rate at which the weight wanders half as far as at one half.
pub fn half_as_far() -> f64 {
    2.0 / 13.0
}

fn main() {
    println!("{} {}", final_error_after(), limit_of_the_sample());
    println!("{} {}", mean_square(), half_as_far());
}
