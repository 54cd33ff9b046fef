//! All trainings of the chapter again, every seed of every row, written as
//! `src/worked/recorded.rs`. It takes some minutes, and says how many.
//!
//! cargo run --release -p ch19-any-network --example record_depth > recorded.rs

use std::time::Instant;

use ch19_any_network::Activation::Sigmoid;
use ch19_any_network::worked::{
    DEEPEST, EPOCHS, HIDDEN, PATIENT, PATIENT_SEEDS, SEEDS, Start, end,
};
use study::over_seeds;

fn main() {
    let start = Instant::now();
    println!(
        "//! The recording of the trainings.\n\
         //!\n\
         //! Written by `cargo run --release -p ch19-any-network --example record_depth`, which goes\n\
         //! through all of it; the tests train some seeds of every row again. Right answers of 8, and\n\
         //! 10 more where a hidden layer is dead at the end.\n\n\
         /// By activation, by number of hidden layers: a hundred seeds.\n\
         #[rustfmt::skip]\n\
         pub const DEPTH: [[[u8; {SEEDS}]; {DEEPEST}]; 3] = ["
    );
    for activation in HIDDEN {
        println!("    [");
        for hidden in 1..=DEEPEST {
            let run = |seed| end(activation, hidden, Start::Book, seed, EPOCHS).record();
            println!("        {:?},", over_seeds(SEEDS, run));
            eprintln!("{:5.0} s: {activation:?} {hidden}", start.elapsed().as_secs_f64());
        }
        println!("    ],");
    }
    println!(
        "];\n\n/// Sigmoid nodes with the other two starts, by number of hidden layers.\n\
         #[rustfmt::skip]\n\
         pub const STARTS: [[[u8; {SEEDS}]; {DEEPEST}]; 2] = ["
    );
    for begin in [Start::Scaled, Start::Wide] {
        println!("    [");
        for hidden in 1..=DEEPEST {
            let run = |seed| end(Sigmoid, hidden, begin, seed, EPOCHS).record();
            println!("        {:?},", over_seeds(SEEDS, run));
            eprintln!("{:5.0} s: {begin:?} {hidden}", start.elapsed().as_secs_f64());
        }
        println!("    ],");
    }
    println!(
        "];\n\n/// Sigmoid nodes with ten times the epochs, with two and three hidden layers.\n\
         #[rustfmt::skip]\n\
         pub const PATIENCE: [[u8; {PATIENT_SEEDS}]; 2] = ["
    );
    for hidden in [2, 3] {
        let run = |seed| end(Sigmoid, hidden, Start::Book, seed, PATIENT).record();
        println!("    {:?},", over_seeds(PATIENT_SEEDS, run));
        eprintln!("{:5.0} s: patient {hidden}", start.elapsed().as_secs_f64());
    }
    println!("];");
}
