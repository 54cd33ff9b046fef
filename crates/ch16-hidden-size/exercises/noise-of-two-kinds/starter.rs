/// The outputs inside and outside that have the lowest error.
pub fn best_outputs(turned_inside: f64, turned_outside: f64) -> [f64; 2] {
    todo!("the outputs for noise of {turned_inside} and {turned_outside}")
}

/// The lowest mean error E of all samples.
pub fn best_error(inside: f64, turned_inside: f64, turned_outside: f64) -> f64 {
    todo!("{inside} of the samples with {turned_inside}, the rest with {turned_outside}")
}

fn main() {
    println!("{:?}", best_outputs(0.2, 0.05));
    println!("{}", best_error(0.3, 0.2, 0.05));
}
