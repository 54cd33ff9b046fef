/// The rows for training and those held back, with all rows of a thing on one side.
pub fn split(things: &[usize], order: &[usize], wanted: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut training, mut validation) = (Vec::new(), Vec::new());
    for &thing in order {
        let rows = (0..things.len()).filter(|row| things[*row] == thing);
        if validation.len() < wanted {
            validation.extend(rows);
        } else {
            training.extend(rows);
        }
    }
    training.sort_unstable();
    validation.sort_unstable();
    (training, validation)
}

fn main() {
    println!("{:?}", split(&[1, 1, 2, 3, 3, 3], &[2, 3, 1], 2));
}
