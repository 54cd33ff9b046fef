/// Your letter: what do the copies change?
pub fn answer() -> char {
    todo!("'a', 'b', 'c' or 'd'")
}

fn main() {
    println!("My answer is {}.", answer());
}
