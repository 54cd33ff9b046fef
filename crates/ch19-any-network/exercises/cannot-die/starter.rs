/// f_A.
pub fn activate(pre: f64) -> f64 {
    todo!("what a node sends at {pre}")
}

/// Its slope.
pub fn activate_prime(pre: f64) -> f64 {
    todo!("the slope at {pre}")
}

fn main() {
    for pre in [-1000.0, -20.0, -1.0, 0.5, 20.0, 1000.0] {
        println!("{pre:7.1} {:12.6} {:12.6}", activate(pre), activate_prime(pre));
    }
}
