//! Every run of the chapter's larger experiments, written as `src/worked/recorded.rs`.
//!
//! cargo run --release -p ch13-validation --example record_runs > recorded.rs

use ch13_validation::accuracy;
use ch13_validation::worked::{
    AMOUNTS, LEVELS, REPEATS, amount_runs, easy_runs, learning_runs, noise_runs, one_split,
    selection_runs,
};

/// How many of so many are right.
fn right(share: f64, of: usize) -> usize {
    (share * of as f64).round() as usize
}

fn main() {
    println!(
        "//! The recording of the larger experiments: counts of right answers, run by run.\n\
         //!\n\
         //! Written by `cargo run --release -p ch13-validation --example record_runs`; the tests make\n\
         //! all but the repeated choices again, and some of those.\n\n\
         /// By seed and time: of 90 training samples, of 600 others.\n\
         #[rustfmt::skip]\n\
         pub const LEARNING: [[[u16; 2]; 5]; 20] = ["
    );
    for run in learning_runs() {
        println!("    {:?},", run.map(|[seen, unseen, _]| [right(seen, 90), right(unseen, 600)]));
    }
    println!(
        "];\n\n/// By number of training samples and seed: of those, of 600 others.\n\
         #[rustfmt::skip]\n\
         pub const AMOUNTS: [[[u16; 2]; 6]; 4] = ["
    );
    for samples in AMOUNTS {
        let counts: Vec<_> = amount_runs(samples)
            .into_iter()
            .map(|[seen, unseen]| [right(seen, samples), right(unseen, 600)])
            .collect();
        println!("    {counts:?},");
    }
    println!(
        "];\n\n/// By level of noise and seed, of 900: trained at it, trained clean, templates.\n\
         #[rustfmt::skip]\n\
         pub const LEVELS: [[[u16; 3]; 8]; 4] = ["
    );
    for noise in LEVELS {
        let counts: Vec<_> = noise_runs(noise)
            .into_iter()
            .map(|run| run.map(|counts| right(accuracy(&counts), 900)))
            .collect();
        println!("    {counts:?},");
    }
    println!(
        "];\n\n/// By noise of 0 and 0.2 and by seed, of 900: right, careless, careless and slower.\n\
         #[rustfmt::skip]\n\
         pub const EASY: [[[u16; 3]; 8]; 2] = ["
    );
    for noise in [0.0, 0.2] {
        let counts: Vec<_> = easy_runs(noise)
            .into_iter()
            .map(|[r, c, s, _, _]| [r, c, s].map(|share| right(share, 900)))
            .collect();
        println!("    {counts:?},");
    }
    let (able, chosen) = selection_runs();
    let able: Vec<_> = able.into_iter().map(|share| right(share, 3000)).collect();
    let chosen: Vec<_> = chosen.into_iter().map(|[v, t]| [right(v, 60), right(t, 600)]).collect();
    println!(
        "];\n\n/// What each of the fifty can do, of 3,000.\n\
         #[rustfmt::skip]\n\
         pub const ABLE: [u16; 50] = {able:?};\n\n\
         /// By repetition, of 60 validation samples and of 600 test samples.\n\
         #[rustfmt::skip]\n\
         pub const CHOSEN: [[u16; 2]; 100] = {chosen:?};\n\n\
         /// By repetition, by the rule and by the plain best: setting, validation, test, others.\n\
         #[rustfmt::skip]\n\
         pub const SPLITS: [[[u16; 4]; 2]; {REPEATS}] = ["
    );
    for repetition in 0..REPEATS {
        println!("    {:?},", one_split(1 + repetition));
    }
    println!("];");
}
