//! One training on XOR again, written as `src/worked/recorded.rs`.
//!
//! cargo run -p ch09-training --example record_learned > recorded.rs

use ch09_training::worked::learn;

fn main() {
    println!(
        "//! The recording of one training on XOR.\n\
         //!\n\
         //! Written by `cargo run -p ch09-training --example record_learned`; the tests train it again.\n\n\
         /// The weights at every twentieth epoch: ItoH row by row, then HtoO.\n\
         #[rustfmt::skip]\n\
         pub const LEARNED: [[f64; 12]; 101] = ["
    );
    for weights in learn() {
        let row: Vec<String> = weights.iter().map(|weight| format!("{weight:.6}")).collect();
        println!("    [{}],", row.join(", "));
    }
    println!("];");
}
