//! Doubles three
//! numbers.

fn main() {
    for input in [1.0, 2.5, -0.25] {
        println!("{input:5.2} {:5.2}", ch01_double::double(input));
    }
}
