//! Prints twice a number.

fn main() {
    println!("{}", ch01_double::double(21.0));
}
