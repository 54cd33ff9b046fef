use ch16_hidden_size::{staircase, wave, worked::distance};

/// How many stairs bring the network within a hundredth of the wave?
pub fn answer() -> char {
    let close = |&hidden: &usize| distance(&staircase(wave, hidden, 2000.0)) <= 0.01;
    match [24, 50, 220].into_iter().find(close) {
        Some(24) => 'a',
        Some(50) => 'b',
        Some(_) => 'c',
        None => 'd',
    }
}

fn main() {
    println!("The answer is {}.", answer());
}
