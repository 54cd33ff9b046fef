/// Your own table: a line with names, then the samples, the target last.
pub fn own() -> &'static str {
    todo!("names, and at least twenty samples")
}

/// New samples, under the same names.
pub fn new() -> &'static str {
    todo!("the same names, and at least five other samples")
}

/// How many answers are correct in your own table, how many of a constant answer, and the
/// same two of the new samples.
pub fn read_off() -> [usize; 4] {
    todo!("what train and evaluate print")
}

fn main() {
    std::fs::write("own.csv", own()).expect("a place to write to");
    std::fs::write("new.csv", new()).expect("a place to write to");
}
