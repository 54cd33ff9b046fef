/// The three products, their sum, the answer, and how many degrees more make a draw.
pub fn answer() -> [f64; 6] {
    // 3 · 1, −4 · 2 and −1.5 · (−2): 3 − 8 + 3 = −2, which is a no by 2 degrees.
    [3.0, -8.0, 3.0, -2.0, 0.0, 2.0]
}

fn main() {
    println!("{:?}", answer());
}
