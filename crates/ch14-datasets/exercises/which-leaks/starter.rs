/// Your letter: which report is well above one half?
pub fn answer() -> char {
    todo!("'a', 'b', 'c', 'd' or 'e'")
}

fn main() {
    println!("My answer is {}.", answer());
}
