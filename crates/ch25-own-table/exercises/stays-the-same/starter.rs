/// Your letter: what happens to the mean?
pub fn answer() -> char {
    todo!("'a', 'b' or 'c'")
}

fn main() {
    println!("My answer is {}.", answer());
}
