pub fn answer() -> char {
    'a'
}

fn main() {
    println!("{}", answer());
}
