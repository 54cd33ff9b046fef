//! The chapters' programs as cargo sees them.

use std::{collections::BTreeMap, fs};

use book_tests::sample::project;

/// Cargo puts the programs of all chapters into one folder, where one would replace another.
#[test]
fn no_two_programs_have_one_name() {
    let mut owners = BTreeMap::new();
    for folder in fs::read_dir(project().join("crates")).expect("the crates") {
        let folder = folder.expect("a crate").path();
        for program in fs::read_dir(folder.join("examples")).into_iter().flatten() {
            let name = program.expect("a program").file_name();
            if let Some(other) = owners.insert(name.clone(), folder.clone()) {
                panic!("{} and {} both have {}", other.display(), folder.display(), name.display());
            }
        }
    }
    assert!(owners.len() > 40, "only {} programs: are they still found?", owners.len());
}
