//! All the long experiments of the chapter again, every seed of every row, written as
//! `src/worked/recorded.rs`. It takes some minutes, and says how many.
//!
//! cargo run --release -p ch17-accuracy --example record_ladder > recorded.rs

use std::time::Instant;

use ch17_accuracy::measured;
use ch17_accuracy::worked::{FIRST_SEEDS, LADDER, OTHERS, PAGE, RULES, SIZES, WAYS, run, tested};

fn main() {
    let start = Instant::now();
    println!(
        "//! The recording of the long experiments.\n\
         //!\n\
         //! Written by `cargo run --release -p ch17-accuracy --example record_ladder`, which goes through all\n\
         //! of it; the tests compute some seeds of every row again. Counts of right answers to 5,000\n\
         //! samples.\n\n\
         /// One row for each rung: twelve seeds of the page, then twelve others.\n\
         #[rustfmt::skip]\n\
         pub const LADDER: [[u16; 24]; {}] = [",
        LADDER.len()
    );
    let seeds: Vec<u64> = PAGE.into_iter().chain(OTHERS).collect();
    let over = |run: &(dyn Fn(u64) -> usize + Sync)| {
        study::over_seeds(seeds.len() as u64, |place| run(seeds[place as usize]))
    };
    for rung in &LADDER {
        let row = over(&|seed| measured(RULES[2], &rung.recipe, seed));
        println!("    {row:?}, // {}", rung.name);
        eprintln!("{:5.0} s: {}", start.elapsed().as_secs_f64(), rung.name);
    }
    let row = over(&|seed| tested(RULES[2], &LADDER[12].recipe, seed));
    println!(
        "];\n\n/// The same for the best recipe, on samples never used before.\n\
         #[rustfmt::skip]\n\
         pub const TESTED: [u16; 24] = {row:?};\n\n\
         /// By way, by rule, by hidden size: ten seeds.\n\
         #[rustfmt::skip]\n\
         pub const SIZES: [[[[u16; 10]; 8]; 3]; 2] = ["
    );
    for way in WAYS {
        println!("    [");
        for rule in RULES {
            println!("        [");
            for hidden in SIZES {
                let recipe = ch17_accuracy::Recipe { hidden, ..way };
                let row = study::over_seeds(10, |seed| measured(rule, &recipe, seed));
                println!("            {row:?},");
            }
            println!("        ],");
        }
        println!("    ],");
    }
    println!(
        "];\n\n/// Sixty seeds of the page, then sixty others; the columns are those of `Run::record`.\n\
         #[rustfmt::skip]\n\
         pub const PATIENCE: [[u32; 16]; 120] = ["
    );
    for first in FIRST_SEEDS {
        for row in study::over_seeds(60, |seed| run(first + seed).record()) {
            println!("    {row:?},");
        }
    }
    println!("];");
    eprintln!("{:5.0} s: all", start.elapsed().as_secs_f64());
}
