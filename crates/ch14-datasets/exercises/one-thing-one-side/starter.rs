/// The rows for training and those held back, with all rows of a thing on one side.
pub fn split(things: &[usize], order: &[usize], wanted: usize) -> (Vec<usize>, Vec<usize>) {
    todo!("{} rows of {} things, {wanted} to be held back", things.len(), order.len())
}

fn main() {
    println!("{:?}", split(&[1, 1, 2, 3, 3, 3], &[2, 3, 1], 2));
}
