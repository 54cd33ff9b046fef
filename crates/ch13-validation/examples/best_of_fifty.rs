//! Fifty guessers; three possible answers, one of them right.

use ch13_validation::expected_best;

fn main() {
    println!("samples  one guesser  best of 10  best of 50");
    for samples in [1, 10, 60, 200, 1000] {
        let [one, ten, fifty] =
            [1, 10, 50].map(|guessers| expected_best(guessers, samples, 1.0 / 3.0));
        println!("{samples:7}  {one:11.3}  {ten:10.3}  {fifty:10.3}");
    }
}
