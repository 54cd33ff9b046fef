/// The inputs for a name, one-of-N; None if it is not among the names.
pub fn encode(names: &[&str], name: &str) -> Option<Vec<f64>> {
    let index = names.iter().position(|known| *known == name)?;
    Some((1..names.len()).map(|place| f64::from(u8::from(place == index))).collect())
}

fn main() {
    println!("{:?}", encode(&["Biscoe", "Dream", "Torgersen"], "Dream"));
}
