/// Your letter: how many of XOR's answers can be right?
pub fn answer() -> char {
    todo!("'a', 'b', 'c' or 'd'")
}

fn main() {
    println!("My answer is {}.", answer());
}
