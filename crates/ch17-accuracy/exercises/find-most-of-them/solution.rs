/// The highest threshold at which at least this share of the ones is found.
pub fn threshold_for(outputs: &[f64], targets: &[f64], share: f64) -> f64 {
    let rows = (0..outputs.len()).filter(|row| targets[*row] == 1.0);
    let mut ones: Vec<f64> = rows.map(|row| outputs[row]).collect();
    ones.sort_by(|a, b| b.total_cmp(a));
    let enough = |found: &usize| *found as f64 / ones.len() as f64 >= share;
    let found = (1..=ones.len()).find(enough).unwrap_or(ones.len());
    ones[found - 1]
}

fn main() {
    println!("{}", threshold_for(&[0.3, 0.9, 0.2, 0.6], &[1.0, 1.0, 0.0, 1.0], 0.6));
}
