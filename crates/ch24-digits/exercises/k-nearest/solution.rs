/// The digit that most of the k nearest have.
pub fn vote(distances: &[f64], classes: &[usize], k: usize) -> usize {
    let mut order: Vec<usize> = (0..distances.len()).collect();
    order.sort_by(|one, other| distances[*one].total_cmp(&distances[*other]));
    let voters = &order[..k];
    let votes = |class: usize| voters.iter().filter(|voter| classes[**voter] == class).count();
    // The last of equal ones is kept, so the nearest comes last.
    let said = voters.iter().rev().map(|voter| classes[*voter]);
    said.max_by_key(|class| votes(*class)).expect("k is at least 1")
}

fn main() {
    let (distances, classes) = ([0.4, 0.1, 0.3, 0.9], [7, 1, 7, 1]);
    for k in 1..=4 {
        println!("{k}: {}", vote(&distances, &classes, k));
    }
}
