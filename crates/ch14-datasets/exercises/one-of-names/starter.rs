/// The inputs for a name, one-of-N; None if it is not among the names.
pub fn encode(names: &[&str], name: &str) -> Option<Vec<f64>> {
    todo!("{} inputs for {name}", names.len())
}

fn main() {
    println!("{:?}", encode(&["Biscoe", "Dream", "Torgersen"], "Dream"));
}
