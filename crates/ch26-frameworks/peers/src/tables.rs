//! Networks for the tables that the book ships, trained as `mlp train` does it.

use std::path::PathBuf;

use ch25_own_table::model::{Model, Origin};
use ch25_own_table::plan::{Found, Samples, Wishes, find};
use ch25_own_table::run::{fit, one_split};
use ch25_own_table::table::{Reading, Table, read};
use ch25_own_table::train::Recipe;

/// The tables, and the folders that they are in.
pub const TABLES: [(&str, &str); 5] = [
    ("iris", "ch25-own-table"),
    ("wine", "ch25-own-table"),
    ("breast_cancer", "ch25-own-table"),
    ("penguins", "ch14-datasets"),
    ("auto_mpg", "ch25-own-table"),
];

/// A table with a network for it.
pub struct Trained {
    pub table: Table,
    pub found: Found,
    pub samples: Samples,
    pub model: Model,
}

/// Reads a table and trains a network on it, with seed 1 and at most so many epochs.
pub fn trained(name: &str, epochs: usize) -> Trained {
    trained_by(name, Recipe { epochs, ..Recipe::default() })
}

/// Reads a table and trains a network on it by this recipe.
pub fn trained_by(name: &str, recipe: Recipe) -> Trained {
    let (_, folder) = TABLES.iter().find(|(known, _)| *known == name).expect("a table of the book");
    let crates = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = crates.join(folder).join("data").join(format!("{name}.csv"));
    let bytes = std::fs::read(&file).expect("the table");
    let table = read(name, &bytes, &Reading::default()).expect("a table");
    let found = find(&table, &Wishes::default()).expect("a target");
    let split = one_split(&found, recipe.seed);
    let fitted = fit(&table, &found, &recipe, split, None, &mut |_| true).expect("a network");
    let model = Model {
        table: Origin {
            file: format!("{name}.csv"),
            rows: found.rows.len(),
            sha256: String::new(),
            named: true,
        },
        recipe,
        folds: 0,
        options: String::new(),
        epochs: fitted.best_epoch,
        plan: fitted.plan,
        verdict: None,
        importance: vec![],
        network: fitted.network,
    };
    Trained { table, found, samples: fitted.samples, model }
}
