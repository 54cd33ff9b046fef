/// How many starts it takes until all of them are stuck with at most this chance; 0 if no number
/// is enough.
pub fn starts_needed(stuck: usize, tried: usize, chance: f64) -> usize {
    if stuck == 0 {
        return 1;
    }
    if stuck == tried {
        return 0;
    }
    let share = stuck as f64 / tried as f64;
    let (mut starts, mut all_stuck) = (1, share);
    while all_stuck > chance {
        starts += 1;
        all_stuck *= share;
    }
    starts
}

fn main() {
    println!("{} starts", starts_needed(30, 200, 0.01));
}
