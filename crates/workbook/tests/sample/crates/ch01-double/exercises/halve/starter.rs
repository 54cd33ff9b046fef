/// Half the input.
pub fn halve(input: f64) -> f64 {
    todo!("{input}")
}

fn main() {
    println!("{}", halve(2.0));
}
