/// The numbers on one line of a table, or the column of the first cell that is none,
/// counted from 1.
pub fn numbers(line: &str) -> Result<Vec<f64>, usize> {
    todo!("the cells are {:?}", line.split(',').collect::<Vec<_>>())
}

fn main() {
    println!("{:?}", numbers("0.25, 1,-3e2"));
    println!("{:?}", numbers("0.25,abc,1"));
}
