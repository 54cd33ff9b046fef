/// Your five numbers, in the order of the questions.
pub fn answers() -> [f64; 5] {
    todo!("a pencil is enough")
}

fn main() {
    println!("{:?}", answers());
}
