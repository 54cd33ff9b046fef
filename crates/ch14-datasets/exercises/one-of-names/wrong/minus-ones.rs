/// The inputs for a name, one-of-N; None if it is not among the names.
pub fn encode(names: &[&str], name: &str) -> Option<Vec<f64>> {
    let index = names.iter().position(|known| *known == name)?;
    let input = |place| if place == index { 1.0 } else { -1.0 };
    Some((0..names.len()).map(input).collect())
}

fn main() {
    println!("{:?}", encode(&["Biscoe", "Dream", "Torgersen"], "Dream"));
}
