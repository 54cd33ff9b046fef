/// How many starts it takes until all of them are stuck with at most this chance; 0 if no number
/// is enough.
pub fn starts_needed(stuck: usize, tried: usize, chance: f64) -> usize {
    todo!("{stuck} of {tried} stuck, {chance} allowed")
}

fn main() {
    println!("{} starts", starts_needed(30, 200, 0.01));
}
