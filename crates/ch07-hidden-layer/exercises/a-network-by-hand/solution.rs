/// The answers of H1 and H2 to 00, 01, 10 and 11.
pub fn hidden() -> [[f64; 2]; 4] {
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 0.0]]
}

/// The answers of the network to 00, 01, 10 and 11.
pub fn answers() -> [f64; 4] {
    [0.0, 1.0, 1.0, 0.0]
}

/// The single node that the network is without its hidden steps: two weights and the bias.
pub fn single() -> [f64; 3] {
    [1.0, -1.0, -2.5]
}

/// How many of XOR's four answers that single node has right.
pub fn right_without_steps() -> f64 {
    2.0 // of four
}

fn main() {
    println!("{:?} {:?} {:?} {}", hidden(), answers(), single(), right_without_steps());
}
