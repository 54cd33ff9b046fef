/// The bias, three preactivations, the first answer, and the bias after the update.
pub fn answer() -> [f64; 6] {
    // −(20 + 10 − 4); 24 + 8 − 6 − 26, 22 + 12 − 10 − 26, 18 + 12 − 2 − 26; −26 − ½ · 1 · 1.
    [-26.0, 0.0, -2.0, 2.0, 1.0, -26.5]
}

fn main() {
    println!("{:?}", answer());
}
