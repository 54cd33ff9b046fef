/// Panics where the folds are not what they should be.
pub fn test(folds: fn(usize, usize, u64) -> Vec<Vec<usize>>) {
    println!("{:?}", folds(23, 5, 1));
    todo!("assert! what every program for folds has to keep")
}

fn main() {
    test(ch17_accuracy::folds);
}
