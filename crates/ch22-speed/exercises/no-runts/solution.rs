/// The numbers from 0 to `samples` − 1 in batches.
pub fn batches(samples: usize, size: usize) -> Vec<Vec<usize>> {
    let batches = samples.div_ceil(size);
    let mut start = 0;
    let mut all = vec![];
    for number in 0..batches {
        let end = (number + 1) * samples / batches;
        all.push((start..end).collect());
        start = end;
    }
    all
}

fn main() {
    for batch in batches(10, 4) {
        println!("{batch:?}");
    }
}
