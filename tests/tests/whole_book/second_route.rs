//! Every number source of a page is named in a test besides the one that records it.
//!
//! A snapshot alone proves only that nothing has changed. What its function returns has to be
//! looked at by another test of its chapter: a closed form, a count, another program, other seeds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use book_tests::sample::project;
use regex::Regex;

/// Snapshots whose second route is not a test that names their function, with what it is instead.
const ELSEWHERE: &[(&str, &str)] = &[(
    "ch12/allocations",
    "counted by the allocator itself, in a test file of its own, beside tests that it counts 0",
)];

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern")
}

/// The snapshots that a test file holds, and for each the code of its value.
fn held(code: &str) -> Vec<(String, String)> {
    static CALL: LazyLock<Regex> = LazyLock::new(|| pattern(r#"proof::worked!\(\s*"(\w+)"\s*,"#));
    CALL.captures_iter(code)
        .map(|found| {
            let after = &code[found.get(0).expect("the call").end()..];
            let end = after.find(';').expect("a statement ends");
            (found[1].to_owned(), after[..end].to_owned())
        })
        .collect()
}

/// The functions of `worked` that some code calls or imports.
fn worked(code: &str) -> BTreeSet<String> {
    static PATH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bworked::(?:\w+::)*(\w+)"));
    static LIST: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bworked::(?:\w+::)*\{([^}]*)\}"));
    let called = PATH.captures_iter(code).map(|found| found[1].to_owned());
    let imported = LIST.captures_iter(code).flat_map(|found| {
        found[1].split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()
    });
    called.chain(imported).collect()
}

/// A test file without its comments: what is said there is not done.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a test file");
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// Of these test files of a chapter, by name, the snapshots that no other file looks at: by the
/// name of their function, or by that of the recording.
fn alone(files: &BTreeMap<String, String>) -> Vec<String> {
    let named: BTreeMap<&String, BTreeSet<String>> =
        files.iter().map(|(file, code)| (file, worked(code))).collect();
    let mut alone = vec![];
    for (file, code) in files {
        let others: Vec<&String> =
            files.keys().filter(|other| *other != file && *other != "snapshots.rs").collect();
        for (snapshot, value) in held(code) {
            let functions = worked(&value);
            let recorded = format!("snapshots/{snapshot}.snap");
            let looks = |other: &&String| {
                files[*other].contains(&recorded) || !named[*other].is_disjoint(&functions)
            };
            if !others.iter().any(looks) {
                alone.push(snapshot);
            }
        }
    }
    alone
}

#[test]
fn every_number_is_looked_at_by_a_second_test() {
    let (mut without, mut snapshots) = (vec![], 0);
    let crates = fs::read_dir(project().join("crates")).expect("the crates");
    for folder in crates.map(|folder| folder.expect("a crate").path()) {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((chapter, _)) = name.split_once('-').filter(|(start, _)| start.starts_with("ch"))
        else {
            continue;
        };
        let tests = fs::read_dir(folder.join("tests")).into_iter().flatten();
        let files: BTreeMap<String, String> = tests
            .map(|file| file.expect("a file").path())
            .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
            .map(|file| (file.file_name().unwrap_or_default().display().to_string(), code(&file)))
            .collect();
        snapshots += files.values().map(|code| held(code).len()).sum::<usize>();
        without.extend(alone(&files).into_iter().map(|snapshot| format!("{chapter}/{snapshot}")));
    }
    assert!(snapshots > 100, "only {snapshots} snapshots: are they still found?");

    let allowed = |snapshot: &str| ELSEWHERE.iter().any(|(name, _)| *name == snapshot);
    let missing: Vec<&String> = without.iter().filter(|name| !allowed(name)).collect();
    assert!(
        missing.is_empty(),
        "These numbers rest on their own recording: {missing:?}.\nLet a test in the chapter's \
         tests/ look at what the function returns (a closed form, a count, another program, other \
         seeds), or say in ELSEWHERE of {} what holds them instead.",
        file!()
    );
    for (name, reason) in ELSEWHERE {
        assert!(
            without.iter().any(|snapshot| snapshot == name),
            "{name} is in ELSEWHERE ({reason}), and is not alone: take it out"
        );
    }
}

/// What counts as a look and what does not.
#[test]
fn a_name_in_a_comment_or_beside_the_recording_is_no_second_test() {
    let recording = r#"
        proof::worked!("one", worked::one());
        proof::worked!(
            "two",
            worked::of_two(),
        );
        proof::worked!("three", worked::three());
        proof::worked!("four", worked::section::four());
        proof::worked!("five", worked::five());
    "#;
    let laws = r#"
        use ch99_chapter::worked::{self, Two, of_two};
        fn one() -> usize { three }
        let shown = worked::section::four();
        let five = include_str!("snapshots/five.snap");
    "#;
    let files = |laws: &str| {
        [("snapshots.rs", recording), ("laws.rs", laws)]
            .map(|(name, code)| (name.to_owned(), code.to_owned()))
            .into()
    };
    assert_eq!(alone(&files("")), ["one", "two", "three", "four", "five"]);
    assert_eq!(alone(&files(laws)), ["one", "three"]);
    let own = [("allocations.rs".to_owned(), r#"proof::worked!("own", counted);"#.to_owned())];
    assert_eq!(alone(&own.into()), ["own"]);
    // Comments are left out where a file is read.
    let path = tempfile::NamedTempFile::new().expect("a file");
    fs::write(path.path(), "one() // worked::two()\n").expect("written");
    assert_eq!(code(path.path()), "one() ");
}
