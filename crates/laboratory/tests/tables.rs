//! The tables of the shelf are the files in their folders, and four of them are made by a rule.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use std::fs;
use std::path::Path;

use laboratory::shelf::{SHELF, made};

/// `UPDATE_TABLES=1` writes them, after a change of the rule.
#[test]
fn the_tables_of_two_inputs_are_what_their_rule_makes() {
    let mut made_here = 0;
    for shelved in SHELF {
        let Some(text) = made::csv(shelved.id) else { continue };
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(shelved.path);
        if std::env::var_os("UPDATE_TABLES").is_some() {
            fs::write(&file, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "{}", shelved.path);
        made_here += 1;
    }
    assert_eq!(made_here, 4);
}
