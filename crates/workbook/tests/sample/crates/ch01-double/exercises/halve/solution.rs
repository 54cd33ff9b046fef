/// Half the input.
pub fn halve(input: f64) -> f64 {
    input / 2.0
}

fn main() {
    println!("{}", halve(2.0));
}
