//! What cargo compiles for one package it need not compile again for another.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    process::Command,
};

use book_tests::sample::project;

/// For each package, with its version, the sets of features that it is compiled with.
type Chosen = BTreeMap<String, BTreeSet<String>>;

/// What cargo chooses when it is asked for these packages, or for all where none is named.
fn chosen(packages: &[&str], kinds: &str) -> Chosen {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(project()).args(["tree", "--quiet", "--locked", "--prefix", "none"]);
    command.args(["--edges", kinds, "--format", "{p}|{f}|"]);
    for package in packages {
        command.args(["--package", package]);
    }
    if packages.is_empty() {
        command.arg("--workspace");
    }
    let output = command.output().expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut chosen = Chosen::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut parts = line.split('|');
        if let (Some(package), Some(features)) = (parts.next(), parts.next()) {
            let package = package.trim_end_matches(" (proc-macro)").to_owned();
            chosen.entry(package).or_default().insert(features.to_owned());
        }
    }
    chosen
}

/// Each package of `small` is compiled as it is in `large`, or it is not there at all.
fn compiled_again(small: &Chosen, large: &Chosen) -> Vec<String> {
    small
        .iter()
        // It has no code to compile.
        .filter(|(package, _)| !package.starts_with("one-build "))
        .filter_map(|(package, features)| Some((package, features, large.get(package)?)))
        .filter(|(_, features, others)| !features.is_subset(others))
        .map(|(package, features, others)| format!("{package}: {features:?} and {others:?}"))
        .collect()
}

/// A reader who has the book open runs a program of a chapter: only what that chapter's tests
/// need besides is new.
#[test]
fn a_chapter_is_compiled_as_the_book_was() {
    let book = chosen(&["workbook", "figures"], "normal,build");
    assert!(book.len() > 200, "only {} packages: is the format still the same?", book.len());
    let mut chapters = 0;
    for folder in fs::read_dir(project().join("crates")).expect("the crates") {
        let name = folder.expect("a crate").file_name().into_string().expect("a plain name");
        if !name.starts_with("ch") {
            continue;
        }
        chapters += 1;
        let again = compiled_again(&chosen(&[&name], "normal,build,dev"), &book);
        assert!(
            again.is_empty(),
            "`cargo run -p {name}` compiles again what `cargo run` has compiled, with other \
             features. Name those of the book in crates/one-build/Cargo.toml:\n  {}",
            again.join("\n  ")
        );
    }
    assert!(chapters > 0, "no chapters are found");
}

/// Many tests start the workbook, which has cargo compile the chapters and the scripts of a site.
#[test]
fn the_book_is_compiled_as_its_tests_were() {
    let tests = chosen(&[], "normal,build,dev");
    let mut again = compiled_again(&chosen(&["workbook", "figures"], "normal,build"), &tests);
    again.extend(compiled_again(&chosen(&["figures-script"], "normal,build"), &tests));
    assert!(
        again.is_empty(),
        "`cargo run` compiles again what `cargo test --workspace` has compiled, with other \
         features. Name those of the tests in crates/one-build/Cargo.toml:\n  {}",
        again.join("\n  ")
    );
}

#[test]
fn other_features_are_noticed() {
    let with = |features: &str| {
        Chosen::from([("serde v1.0.0".to_owned(), BTreeSet::from([features.to_owned()]))])
    };
    assert_eq!(compiled_again(&with("std"), &with("std")), [""; 0]);
    assert_eq!(compiled_again(&with("std"), &with("alloc,std")).len(), 1);
    assert_eq!(compiled_again(&with("std"), &Chosen::new()), [""; 0]);
}
