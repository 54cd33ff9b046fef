//! What is said about the shipped tables and about scikit-learn.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use std::fs;

use ch25_own_table::plan::{Wishes, find};
use ch25_own_table::run::{folds, verdict};
use ch25_own_table::table::{Reading, read};
use ch25_own_table::train::Recipe;
use sha2::{Digest, Sha256};

fn file(name: &str) -> String {
    fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_tables_are_those_of_the_readme() {
    let readme = file("data/README.md");
    for name in ["iris", "wine", "breast_cancer", "auto_mpg"] {
        let text = file(&format!("data/{name}.csv"));
        let digest: String =
            Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let (_, section) = readme.split_once(&format!("## {name}.csv")).unwrap();
        let section = section.split("\n## ").next().unwrap();
        assert!(section.contains(&digest), "{name}: {digest}");
        assert!(section.contains("**Licence:**") && section.contains("**Reference:**"), "{name}");
    }
}

fn recorded() -> Vec<serde_json::Value> {
    serde_json::from_str(&file("tests/oracles/comparison.json")).unwrap()
}

fn pair(value: &serde_json::Value) -> (f64, f64) {
    (value[0].as_f64().unwrap(), value[1].as_f64().unwrap())
}

/// On every table: no worse than scikit-learn's network within two standard errors, and better than
/// the constant answer by more than two.
#[test]
fn no_worse_than_scikit_learn() {
    let tables = recorded();
    assert_eq!(tables.len(), 5);
    for table in &tables {
        let (better, error) = pair(&table["better_by"]);
        assert!(better > -2.0 * error, "{table}");
        let (own, own_error) = pair(&table["network"]);
        let (constant, constant_error) = pair(&table["constant"]);
        assert!((own - constant).abs() > 2.0 * (own_error + constant_error), "{table}");
    }
}

/// The record is what the tool does today, for the smallest table and the first seed.
#[test]
fn the_record_is_of_this_tool() {
    let table = read("iris.csv", file("data/iris.csv").as_bytes(), &Reading::default()).unwrap();
    let found = find(&table, &Wishes::default()).unwrap();
    let done = folds(&table, &found, &Recipe::default(), 5, &mut |_| true).unwrap();
    let verdict = verdict(&found, &done.judged).unwrap();
    let recorded = recorded()[0]["network_by_seed"][0].as_f64().unwrap();
    assert!(
        (verdict.network.value - recorded).abs() < 1e-12,
        "{} {recorded}",
        verdict.network.value
    );
}
