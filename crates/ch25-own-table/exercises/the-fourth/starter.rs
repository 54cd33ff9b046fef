/// A fourth value with which all four have the wanted mean.
pub fn fourth(three: [f64; 3], wanted: f64) -> f64 {
    todo!("from {three:?} to a mean of {wanted}")
}

fn main() {
    println!("{}", fourth([1.0, 2.5, 4.0], 3.0));
}
