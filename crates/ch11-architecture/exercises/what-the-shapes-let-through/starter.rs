/// Your letter: which mistake gets past the shapes?
pub fn answer() -> char {
    todo!("'a', 'b', 'c' or 'd'")
}

fn main() {
    println!("My answer is {}.", answer());
}
