/// Your letter: what becomes of the two weights?
pub fn answer() -> char {
    todo!("'a', 'b', 'c' or 'd'")
}

fn main() {
    println!("My answer is {}.", answer());
}
