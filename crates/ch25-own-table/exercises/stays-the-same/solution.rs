use ch25_own_table::mean;

/// What happens to the mean when a value equal to it joins?
pub fn answer() -> char {
    let before = mean(&[1.0, 2.0, 6.0]);
    let after = mean(&[1.0, 2.0, 6.0, before]);
    if after == before {
        'a'
    } else if after > before {
        'b'
    } else {
        'c'
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
