/// The error signal of O.
pub fn at_output() -> f64 {
    todo!("a number")
}

/// The error signals of H1 and H2.
pub fn at_h() -> [f64; 2] {
    todo!("two numbers")
}

/// The error signals of G1 and G2.
pub fn at_g() -> [f64; 2] {
    todo!("two numbers")
}

/// The gradients of the weights from I1 and from I2 to G1.
pub fn gradients_to_g1() -> [f64; 2] {
    todo!("two numbers")
}

fn main() {
    println!("{} {:?} {:?} {:?}", at_output(), at_h(), at_g(), gradients_to_g1());
}
