/// Your letter: what does the node answer?
pub fn answer() -> char {
    todo!("'a', 'b', 'c' or 'd'")
}

fn main() {
    println!("My answer is {}.", answer());
}
