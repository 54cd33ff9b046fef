/// Counts of answers, a row for each true kind and a column for each answer.
type Confusion = [[i32; 3]; 3];

/// For each true kind the share of its samples that are answered rightly.
pub fn accuracy_by_kind(confusion: &Confusion) -> [f64; 3] {
    [0, 1, 2].map(|kind| {
        let all: i32 = confusion[kind].iter().sum();
        f64::from(confusion[kind][kind]) / f64::from(all)
    })
}

/// The mean of the three shares.
pub fn balanced(confusion: &Confusion) -> f64 {
    accuracy_by_kind(confusion).iter().sum::<f64>() / 3.0
}

/// The accuracy less that of always answering with the most frequent kind.
pub fn above_the_constant(confusion: &Confusion) -> f64 {
    let right: i32 = (0..3).map(|kind| confusion[kind][kind]).sum();
    let most: i32 = confusion.iter().map(|row| row.iter().sum()).max().unwrap_or(0);
    let all: i32 = confusion.iter().flatten().sum();
    f64::from(right - most) / f64::from(all)
}

fn main() {
    let a = [[56, 10, 4], [5, 60, 0], [11, 10, 44]];
    let b = [[156, 2, 2], [18, 2, 0], [18, 0, 2]];
    for device in [a, b] {
        println!("{:?}", accuracy_by_kind(&device));
        println!("  {:.3} {:.3}", balanced(&device), above_the_constant(&device));
    }
}
