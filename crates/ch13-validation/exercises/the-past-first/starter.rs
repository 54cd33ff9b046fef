/// The numbers of the rows for training, for validation and for the test; `days` has the day of
/// each row.
pub fn by_time(days: &[u32]) -> [Vec<usize>; 3] {
    todo!("{} rows", days.len())
}

fn main() {
    println!("{:?}", by_time(&[7, 3, 3, 9, 1, 2, 8, 4, 5, 6]));
}
