//! XOR in both orders again, every seed at every learning rate, written as
//! `src/worked/recorded.rs`. It takes about a minute.
//!
//! cargo run --release -p ch10-backpropagation --example record_orders > recorded.rs

use ch10_backpropagation::worked::{MANY, RATES, solved_in_order};

fn main() {
    println!(
        "//! The recording of the long experiment.\n\
         //!\n\
         //! Written by `cargo run --release -p ch10-backpropagation --example record_orders`, which goes\n\
         //! through all of it; the tests train some seeds of every row again.\n\n\
         /// A bit for each seed that solves XOR, 64 in a number, the first as the lowest: for each\n\
         /// learning rate a row in the right order and a row in the wrong one.\n\
         #[rustfmt::skip]\n\
         pub const SOLVED: [[u64; 16]; 8] = ["
    );
    for rate in RATES {
        for wrong in [false, true] {
            let solved = study::over_seeds(MANY, |seed| solved_in_order(seed, rate, wrong));
            let bits = solved.chunks(64).map(|chunk| {
                chunk.iter().enumerate().fold(0, |bits, (n, &solved)| bits | u64::from(solved) << n)
            });
            println!("    [{}],", bits.map(|b| format!("{b:#x}")).collect::<Vec<_>>().join(", "));
        }
    }
    println!("];");
}
