//! Reads the digits, shows one, and says what is wrong with three files that are not quite right.

use ch24_digits::SIDE;
use ch24_digits::file::{FILE, read};

fn main() {
    let digits = read("digits.csv", FILE).expect("the file of the crate");
    println!("{} images, the first one a {}:", digits.len(), digits[0].class);
    for row in digits[0].pixels.chunks(SIDE) {
        let row: Vec<String> = row.iter().map(|ink| format!("{ink:3}")).collect();
        println!("{}", row.concat());
    }
    let first = FILE.lines().next().expect("a line");
    for broken in [
        first.replacen("13,", "", 1),
        first.replacen("13", "17", 1),
        format!("{first}\n{}", first.replacen(",9,", ", 9,", 1)),
    ] {
        if let Err(error) = read("broken.csv", &broken) {
            println!("{error}");
        }
    }
}
