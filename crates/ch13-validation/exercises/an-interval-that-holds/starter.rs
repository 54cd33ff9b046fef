/// The ends (low, high) of an interval for the true share, from the right answers of a test.
pub fn interval(right: usize, samples: usize) -> (f64, f64) {
    todo!("{right} of {samples}")
}

fn main() {
    println!("{:?} {:?}", interval(5, 10), interval(10, 10));
}
