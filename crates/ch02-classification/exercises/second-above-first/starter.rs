/// A weight for each of the three coordinates.
pub fn weights() -> [f64; 3] {
    todo!("three numbers")
}

fn main() {
    println!("{:?}", weights());
}
