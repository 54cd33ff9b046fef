/// The inputs for a name, one-of-N; None if it is not among the names.
pub fn encode(names: &[&str], name: &str) -> Option<Vec<f64>> {
    let index = names.iter().position(|known| *known == name)?;
    Some(vec![index as f64 + 1.0])
}

fn main() {
    println!("{:?}", encode(&["Biscoe", "Dream", "Torgersen"], "Dream"));
}
