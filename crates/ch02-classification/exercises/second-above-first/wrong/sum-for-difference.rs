/// A weight for each of the three coordinates.
pub fn weights() -> [f64; 3] {
    [1.0, 1.0, 0.0]
}

fn main() {
    println!("{:?}", weights());
}
