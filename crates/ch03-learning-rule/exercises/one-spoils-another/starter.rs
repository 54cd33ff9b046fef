/// A row for each correction: both weights after it, and the preactivations of A and of B with them.
pub fn answer() -> [[f64; 4]; 4] {
    todo!("four rows from your sheet of paper")
}

fn main() {
    println!("{:?}", answer());
}
