/// The digit that most of the k nearest have.
pub fn vote(distances: &[f64], classes: &[usize], k: usize) -> usize {
    todo!("who votes, and what do they say?")
}

fn main() {
    let (distances, classes) = ([0.4, 0.1, 0.3, 0.9], [7, 1, 7, 1]);
    for k in 1..=4 {
        println!("{k}: {}", vote(&distances, &classes, k));
    }
}
