//! What the chapters' tests share: snapshots of worked examples and of example programs, and what
//! may be claimed of runs from many seeds.
//!
//! A chapter's `tests/snapshots.rs` holds one line for each number source of its page:
//!
//! ```ignore
//! proof::worked!("one_update", worked::one_update()); // tests/snapshots/one_update.snap
//! proof::example!("one_update"); // tests/snapshots/example-one_update.snap
//! ```
//!
//! The book prints these files, so a number on a page is a number that a test holds.

mod claims;
pub mod kills;
pub mod plainly;
mod program;
mod round;

pub use claims::{assert_above, assert_alike, assert_not_above, assert_usual};
pub use insta;
pub use program::output_of;
pub use round::rounded;

use serde::de::DeserializeOwned;
use std::{
    panic::{UnwindSafe, catch_unwind, resume_unwind},
    path::Path,
};

/// Holds the named numbers of a worked example to `tests/snapshots/<name>.snap`, rounded to
/// 12 significant digits.
#[macro_export]
macro_rules! worked {
    ($name:literal, $value:expr $(,)?) => {{
        let value = $crate::rounded(&$value).unwrap_or_else(|why| panic!("{}: {why}", $name));
        $crate::held(env!("CARGO_PKG_NAME"), || {
            $crate::beside_the_test().bind(|| $crate::insta::assert_json_snapshot!($name, value));
        });
        $crate::note(env!("CARGO_MANIFEST_DIR"), $name);
    }};
}

/// Runs the example program and holds what it prints to `tests/snapshots/example-<name>.snap`.
#[macro_export]
macro_rules! example {
    ($name:literal) => {{
        let output = $crate::output_of(env!("CARGO_MANIFEST_DIR"), env!("CARGO_PKG_NAME"), $name)
            .unwrap_or_else(|why| panic!("{why}"));
        $crate::held(env!("CARGO_PKG_NAME"), || {
            $crate::beside_the_test()
                .bind(|| $crate::insta::assert_snapshot!(concat!("example-", $name), output));
        });
        $crate::note(env!("CARGO_MANIFEST_DIR"), concat!("example-", $name));
    }};
}

/// The numbers of a worked example as they are recorded, out of the text of its snapshot. A test
/// that would train for long otherwise reads them, and holds them to another route.
///
/// # Panics
///
/// If the text is no snapshot of a worked example.
pub fn recorded(snapshot: &str) -> serde_json::Value {
    let (_, json) = snapshot.split_once("\n---\n").expect("a snapshot's head ends with ---");
    serde_json::from_str(json).expect("a worked example is recorded as JSON")
}

/// The same as the struct that was recorded, for a test that would compute it a second time only
/// to speak of it: the chapter's snapshot test holds the recording to the computation.
///
/// # Panics
///
/// If the text is no snapshot of such a struct, as where the struct has a new field.
pub fn recorded_as<T: DeserializeOwned>(snapshot: &str) -> T {
    serde_json::from_value(recorded(snapshot)).unwrap_or_else(|error| {
        panic!("{error}: the snapshot is older than the struct; record it with --test snapshots")
    })
}

/// How the book finds a snapshot: by its bare name, beside the test.
#[doc(hidden)]
pub fn beside_the_test() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Runs an assertion; where it fails, says how a change that is meant is recorded.
#[doc(hidden)]
pub fn held(package: &str, assertion: impl FnOnce() + UnwindSafe) {
    if let Err(failure) = catch_unwind(assertion) {
        eprintln!(
            "\nThe page would print something else than before. If that is meant, record it with\n\
             \x20   {}\n\
             and let the commit say why the numbers changed.\n",
            contents::snapshot::recording_command(package)
        );
        resume_unwind(failure);
    }
}

/// Notes what the snapshot was held with, so that a served page can mark its numbers once the
/// crate has changed. A note that cannot be written leaves such a mark, and fails no test.
#[doc(hidden)]
pub fn note(folder: &str, snapshot: &str) {
    let _ = contents::recorded::note(Path::new(folder), snapshot);
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::recorded_as;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        share: f64,
    }

    #[test]
    fn a_recording_is_read_back() {
        let snapshot = "---\nsource: tests/snapshots.rs\n---\n{ \"share\": 0.25 }\n";
        assert_eq!(recorded_as::<Row>(snapshot), Row { share: 0.25 });
    }

    #[test]
    #[should_panic(expected = "missing field `share`: the snapshot is older than the struct")]
    fn a_recording_without_a_field_is_told() {
        recorded_as::<Row>("---\nsource: tests/snapshots.rs\n---\n{}\n");
    }
}
