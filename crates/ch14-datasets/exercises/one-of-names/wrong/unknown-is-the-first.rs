use ch14_datasets::one_of;

/// The inputs for a name, one-of-N; None if it is not among the names.
pub fn encode(names: &[&str], name: &str) -> Option<Vec<f64>> {
    let index = names.iter().position(|known| *known == name).unwrap_or(0);
    Some(one_of(names.len(), index))
}

fn main() {
    println!("{:?}", encode(&["Biscoe", "Dream", "Torgersen"], "Dream"));
}
