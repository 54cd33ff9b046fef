/// Your four numbers, in the order of the questions.
pub fn answers() -> [f64; 4] {
    todo!("a pencil is enough")
}

fn main() {
    println!("{:?}", answers());
}
