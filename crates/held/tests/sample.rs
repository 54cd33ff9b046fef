//! A small book in which some numbers are held and others are not.

use std::{
    fs,
    path::{Path, PathBuf},
};

use held::{Entry, Examiner, Held, Row};

/// The files of a folder, relative to it.
fn files(root: &Path, folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the sample") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(root, &path, found);
        } else {
            found.push(path.strip_prefix(root).expect("a file inside").to_path_buf());
        }
    }
}

#[test]
fn what_a_test_looks_at_is_held_and_the_rest_is_named() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample");
    let mut all = vec![];
    files(&sample, &sample, &mut all);
    let here = tempfile::tempdir().expect("a temporary folder");
    let examiner = Examiner::new(&sample, &all, here.path()).expect("a copy");
    let chapter = examiner.chapters().by_id("ch01").expect("the chapter");
    let found = examiner.examine(chapter).expect("its tests run");

    let shown: Vec<(String, &str, Held)> = found
        .numbers
        .iter()
        .map(|(number, held)| (number.path(), number.text.as_str(), held.clone()))
        .collect();
    let by = |name: &str| Held::By(format!("laws::{name}"));
    let expected = [
        ("ch01.doubled.number", "3.0", Held::Alone),
        ("ch01.doubled.twice", "6", by("half_of_twice_is_the_number")),
        ("ch01.doubled.rows.0.times", "1", Held::Alone),
        // A function that no test calls.
        ("ch01.lonely.twice", "6", Held::Alone),
        // A recording that a test reads.
        ("ch01.read.number", "3", by("it_is_doubled_once")),
        ("ch01.read.twice", "6", Held::Alone),
        // Neither.
        ("ch01.unread.number", "3", Held::Unseen),
    ];
    let expected: Vec<(String, &str, Held)> =
        expected.into_iter().map(|(path, text, held)| (path.to_owned(), text, held)).collect();
    assert_eq!(shown, expected);

    let missing: Vec<String> = found.missing().iter().map(|number| number.path()).collect();
    assert_eq!(
        missing,
        [
            "ch01.doubled.number",
            "ch01.doubled.rows.0.times",
            "ch01.lonely.twice",
            "ch01.read.twice"
        ]
    );
    let stale: Vec<&Entry> = found.stale();
    assert_eq!(stale.len(), 1);
    assert_eq!(stale[0].number, "ch01.doubled.twice");
    let row = Row {
        chapter: "ch01".to_owned(),
        printed: 7,
        by_tests: 2,
        elsewhere: 1,
        alone: 4,
        unseen: 0,
    };
    assert_eq!(found.row(), row);
    assert!(found.page().contains("| `ch01.doubled.twice` | 6 | ch01-double.md | `laws::half"));

    // What is made again is left alone where nothing has changed, so that nothing is compiled again.
    let file = here.path().join("copy/crates/ch01-double/src/worked.rs");
    let time = || fs::metadata(&file).and_then(|about| about.modified()).expect("a time");
    let before = time();
    let other = Examiner::new(&sample, &all, here.path()).err().expect("one at a time");
    assert!(other.to_string().starts_with("somebody else is at work in "), "{other}");
    drop(examiner);
    Examiner::new(&sample, &all, here.path()).expect("the copy again");
    assert_eq!(time(), before);
}
