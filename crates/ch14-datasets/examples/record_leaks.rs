//! The leaks that look at labels, seed by seed, written as `src/worked/recorded.rs`.
//!
//! cargo run --release -p ch14-datasets --example record_leaks > recorded.rs

use ch14_datasets::worked::{LEAK_SEEDS, chosen_columns, repeated_rows};

fn main() {
    println!(
        "//! The recording of the leaks: right answers of 20, and of 30, seed by seed.\n\
         //!\n\
         //! Written by `cargo run --release -p ch14-datasets --example record_leaks`; the tests compute\n\
         //! all of them again."
    );
    let print = |what: &str, name: &str, of: f64, share: &(dyn Fn(u64) -> f64 + Sync)| {
        let right: Vec<u64> =
            study::over_seeds(LEAK_SEEDS, |seed| (share(seed) * of).round() as u64);
        println!("\n/// {what}\n#[rustfmt::skip]\npub const {name}: [u8; 100] = {right:?};");
    };
    let columns = |all| move |seed| chosen_columns(all, 40, 1000, seed);
    let rows = |by_row| move |seed| repeated_rows(by_row, 30, 6, seed);
    print("Columns chosen on the training rows.", "CHOSEN_APART", 20.0, &columns(false));
    print("Columns chosen on all rows.", "CHOSEN_LEAKING", 20.0, &columns(true));
    print("Copies kept together.", "REPEATED_APART", 30.0, &rows(false));
    print("Copies split row by row.", "REPEATED_LEAKING", 30.0, &rows(true));
}
