/// The learning rate of an update; the first has number 0.
pub fn rate(update: usize) -> f64 {
    12.5 / (1.0 + update as f64 / 10.0)
}

fn main() {
    for update in [0, 1, 2, 10, 100, 999] {
        println!("{update:3}: {}", rate(update));
    }
}
