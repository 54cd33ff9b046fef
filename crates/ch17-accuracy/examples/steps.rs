//! Two changes in a row, three seeds: right answers of 5,000, and what may be said.

use ch17_accuracy::{Difference, Recipe, Rule, measured};

fn main() {
    let scaled = Recipe {
        scaled: true,
        biased: false,
        hidden: 4,
        epochs: 1,
        learning_rate: 0.1,
        shrink: 1.0,
        shuffled: false,
    };
    let biased = Recipe { biased: true, ..scaled };
    let sixteen = Recipe { hidden: 16, ..biased };
    let mut before: Option<Vec<f64>> = None;
    for (name, recipe) in [("scaled", scaled), ("and biases", biased), ("and 16 nodes", sixteen)] {
        let right: Vec<f64> =
            (0..3).map(|seed| measured(Rule::Ball, &recipe, seed) as f64).collect();
        print!("{name:<13} {right:.0?}");
        if let Some(before) = &before {
            let difference = Difference::between(before, &right);
            let Difference { mean, standard_error } = difference;
            print!("  {mean:+.0} ± {standard_error:.0}: {:?}", difference.verdict());
        }
        println!();
        before = Some(right);
    }
}
