/// The numbers of the rows for training, for validation and for the test; `days` has the day of
/// each row.
pub fn by_time(days: &[u32]) -> [Vec<usize>; 3] {
    let mut order: Vec<usize> = (0..days.len()).collect();
    order.sort_by_key(|row| days[*row]);
    let cuts = [0.6, 0.8].map(|share| (order.len() as f64 * share) as usize);
    let [first, second] = cuts.map(|cut| behind_the_day(days, &order, cut));
    [order[..first].to_vec(), order[first..second].to_vec(), order[second..].to_vec()]
}

/// The cut, or the next one after it that has no day on both of its sides.
fn behind_the_day(days: &[u32], order: &[usize], mut cut: usize) -> usize {
    while cut < order.len() && days[order[cut]] == days[order[cut - 1]] {
        cut += 1;
    }
    cut
}

fn main() {
    println!("{:?}", by_time(&[7, 3, 3, 9, 1, 2, 8, 4, 5, 6]));
}
