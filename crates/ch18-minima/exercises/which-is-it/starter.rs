/// Your letter: which run is in a local minimum?
pub fn answer() -> char {
    todo!("'a', 'b', 'c', 'd' or 'e'")
}

fn main() {
    println!("My answer is {}.", answer());
}
