pub fn answer() -> char {
    todo!()
}

fn main() {
    println!("{}", answer());
}
