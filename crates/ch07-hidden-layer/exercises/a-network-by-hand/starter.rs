/// The answers of H1 and H2 to 00, 01, 10 and 11.
pub fn hidden() -> [[f64; 2]; 4] {
    todo!("four pairs")
}

/// The answers of the network to 00, 01, 10 and 11.
pub fn answers() -> [f64; 4] {
    todo!("four numbers")
}

/// The single node that the network is without its hidden steps: two weights and the bias.
pub fn single() -> [f64; 3] {
    todo!("three numbers")
}

/// How many of XOR's four answers that single node has right.
pub fn right_without_steps() -> f64 {
    todo!("a number")
}

fn main() {
    println!("{:?} {:?} {:?} {}", hidden(), answers(), single(), right_without_steps());
}
