/// Panics where `choose` does not follow the rule.
pub fn test(choose: fn(&[(usize, Vec<f64>)]) -> usize) {
    let errors = [(2, vec![0.11, 0.13]), (8, vec![0.04, 0.06])];
    println!("chosen: {}", choose(&errors));
    todo!("assert! something that only the right chooser holds")
}

fn main() {
    test(ch16_hidden_size::choose);
    println!("The chapter's chooser passes.");
}
