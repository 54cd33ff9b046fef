/// Your letter: how many stairs bring the network within a hundredth of the wave?
pub fn answer() -> char {
    todo!("'a', 'b', 'c' or 'd'")
}

fn main() {
    println!("My answer is {}.", answer());
}
