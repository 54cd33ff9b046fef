//! mdBook's own protocol: a book in JSON on the standard input, the woven book on the output.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use mdbook_driver::MDBook;
use weave::{Sources, figure::Catalogue, weave};

use super::support::Workbook;

/// What mdBook sends for the book as it is now.
fn sent(book: &MDBook) -> String {
    let context = serde_json::json!({
        "root": book.root,
        "config": book.config,
        "renderer": "html",
        "mdbook_version": "0.5.4",
    });
    serde_json::to_string(&(context, &book.book)).unwrap()
}

/// Starts the program as mdBook does, in the folder of the book.
fn preprocess(workbook: &Workbook, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_workbook"))
        .arg("preprocess")
        .current_dir(workbook.path("book"))
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET_DIR")
        .env_remove("CARGO_BUILD_BUILD_DIR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn mdbook_gets_the_chapters_that_a_build_has() {
    let workbook = Workbook::sample();
    let book = MDBook::load(workbook.path("book")).unwrap();
    let output = preprocess(&workbook, &sent(&book));
    assert!(output.status.success(), "{output:?}");
    let given: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();

    let drawn = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--bin", "figures"])
        .current_dir(workbook.path(""))
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .unwrap();
    let figures = Catalogue::from_json(&String::from_utf8(drawn.stdout).unwrap()).unwrap();
    let sources = Sources::read(&workbook.path(""), figures).unwrap();
    let (woven, _) = weave(&sources, book.book).unwrap();
    assert_eq!(given, serde_json::to_value(&woven).unwrap());
    assert!(given.to_string().contains("data-figure=\\\"ch01/line\\\""), "{given}");
}

#[test]
fn a_mistake_has_its_place_and_nothing_is_given_back() {
    let workbook = Workbook::sample();
    workbook.edit("book/src/index.md", "The first", "{{#nonsense}} The first");
    let book = MDBook::load(workbook.path("book")).unwrap();
    let output = preprocess(&workbook, &sent(&book));
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("book/src/index.md:3:1: there is no directive"), "{error}");
}

#[test]
fn what_is_no_book_is_refused_in_a_sentence() {
    let output = preprocess(&Workbook::sample(), "[]");
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.starts_with("mdBook 0.5 sends a book in JSON"), "{error}");
}

/// The command of the real book.toml is this program's, and answers what mdBook asks first.
#[test]
fn the_book_names_this_preprocessor() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let book = MDBook::load(project.join("book")).unwrap();
    let command: String = book.config.get("preprocessor.weave.command").unwrap().unwrap();
    let (cargo, arguments) = command.split_once(" -- ").unwrap();
    assert_eq!(cargo, "cargo run --quiet --manifest-path ../Cargo.toml");
    let status = Command::new(env!("CARGO_BIN_EXE_workbook"))
        .args(arguments.split(' '))
        .args(["supports", "html"])
        .current_dir(project.join("book"))
        .status()
        .unwrap();
    assert!(status.success());
}
