/// A weight for each of the three voters.
pub fn weights() -> [f64; 3] {
    todo!("three numbers")
}

fn main() {
    println!("{:?}", weights());
}
