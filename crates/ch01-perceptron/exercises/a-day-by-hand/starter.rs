/// The three products, their sum, the answer, and how many degrees more make a draw.
pub fn answer() -> [f64; 6] {
    todo!("six numbers from your sheet of paper")
}

fn main() {
    println!("{:?}", answer());
}
