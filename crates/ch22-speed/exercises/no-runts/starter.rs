/// The numbers from 0 to `samples` − 1 in batches.
pub fn batches(samples: usize, size: usize) -> Vec<Vec<usize>> {
    todo!("how many batches, and where does each end?")
}

fn main() {
    for batch in batches(10, 4) {
        println!("{batch:?}");
    }
}
