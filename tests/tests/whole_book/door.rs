//! How a stranger gets in: the first page and the first exercise say what to type, and it is true.

use std::fs;

use book_tests::sample::project;

fn read(file: &str) -> String {
    fs::read_to_string(project().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn the_first_page_says_how_to_get_in() {
    let index = read("book/src/index.md");
    let manifest = read("Cargo.toml");
    let (_, version) = manifest.split_once("rust-version = \"").expect("a version of Rust");
    let version = version.split('"').next().expect("a version ends");
    assert!(index.contains(&format!("{version} or newer")), "the first page asks for another Rust");
    assert!(index.contains("{{#commands}}"), "the first page does not say how to get the book");
    for line in ["cargo run -- start", "cargo run -- check 1.1"] {
        assert!(index.contains(&format!("$ {line}")), "the first page does not say `{line}`");
    }
    // The way into the book and something to touch stand before the first heading.
    let (door, _) = index.split_once("\n## ").expect("a section");
    assert!(door.contains("](ch01-perceptron.md)") && door.contains("{{#figure "));
    let task = read("crates/ch01-perceptron/exercises/nothing-in/task.md");
    assert!(task.contains("cargo run -- start"));
    assert!(
        read("crates/ch01-perceptron/exercises/nothing-in/exercise.toml").contains("number = 1")
    );
}
