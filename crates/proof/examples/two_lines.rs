//! Prints two lines.

fn main() {
    println!("  one third is about {:.3}", 1.0 / 3.0);
    println!("two thirds are about {:.3}", 2.0 / 3.0);
}
