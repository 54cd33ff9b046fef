/// In hundredths: arriving at H1, behind H1, the gradient of G1-H1; arriving at G1, behind G1, the
/// gradient of I1-G1.
pub fn answer() -> [f64; 6] {
    todo!("six numbers from your sheet of paper")
}

fn main() {
    println!("{:?}", answer());
}
