/// The inputs for a name, one-of-N; None if it is not among the names.
pub fn encode(names: &[&str], name: &str) -> Option<Vec<f64>> {
    Some(names.iter().map(|known| f64::from(u8::from(*known == name))).collect())
}

fn main() {
    println!("{:?}", encode(&["Biscoe", "Dream", "Torgersen"], "Dream"));
}
