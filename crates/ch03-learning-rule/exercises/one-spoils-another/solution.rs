/// For each correction: both weights after it, then the preactivations of A and of B.
pub fn answer() -> [[f64; 4]; 4] {
    // A is a wrong no, then B a wrong yes. A gets 0, a yes, and is right; B is a wrong yes again.
    [[2.0, 1.0, 4.0, 5.0], [0.0, 0.0, 0.0, 0.0], [-2.0, -1.0, -4.0, -5.0], [-1.0, 1.0, 1.0, -1.0]]
}

fn main() {
    println!("{:?}", answer());
}
