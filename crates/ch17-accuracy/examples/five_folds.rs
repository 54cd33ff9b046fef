//! Chapter 14's penguins in five folds: right answers fold by fold, and together.

use ch14_datasets::penguins::to_samples;
use ch14_datasets::worked::table;
use ch17_accuracy::folds;
use ch17_accuracy::worked::{FOLDS, folded};

fn main() {
    let all = to_samples(&table().penguins, true);
    for seed in 0..2 {
        let shuffle = folded(&all, seed);
        println!("shuffle {seed}");
        for (rows, share) in folds(all.len(), FOLDS, seed).iter().zip(&shuffle.by_fold) {
            println!("  {} penguins held back, {:.1} % right", rows.len(), 100.0 * share);
        }
        let right: f64 = shuffle.right.iter().sum();
        println!("  together {right} of {}", all.len());
    }
}
