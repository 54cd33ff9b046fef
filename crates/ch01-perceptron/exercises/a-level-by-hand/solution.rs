/// The vent's threshold and its sum, the preactivations of vent, heat and mist, and what is done.
pub fn answer() -> [f64; 6] {
    // 20 + 14 − 8 and 24 + 13 − 8. From the marks: 4, −½ and 0, so 4 − 1 − 0, −4 + 0 and 4 + 1½.
    [26.0, 29.0, 3.0, -4.0, 5.5, 3.0]
}

fn main() {
    println!("{:?}", answer());
}
