/// Your six numbers, in the order of the questions.
pub fn answers() -> [f64; 6] {
    todo!("a pencil is enough")
}

fn main() {
    println!("{:?}", answers());
}
