//! The author's guide tells the truth: what it shows of the real book can be woven.

use std::{collections::BTreeSet, fs, path::Path};

use mdbook_driver::MDBook;
use tempfile::TempDir;
use weave::{Sources, figure::Catalogue, weave};

use crate::copy;

#[test]
fn every_example_of_the_guide_can_be_woven() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let guide = fs::read_to_string(project.join("CONTRIBUTING.md")).unwrap();
    let examples: Vec<&str> = guide
        .split("```markdown\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(examples.len() > 5, "the guide has lost its examples");

    let root = TempDir::new().unwrap();
    copy(&project.join("book/src"), &root.path().join("book/src"));
    for table in ["book.toml", "terms.toml", "references.toml", "misconceptions.toml", "allow.toml"]
    {
        fs::copy(project.join("book").join(table), root.path().join("book").join(table)).unwrap();
    }
    for entry in fs::read_dir(project.join("crates")).unwrap() {
        let chapter = entry.unwrap().path();
        let name = chapter.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("ch") {
            copy(&chapter, &root.path().join("crates").join(name));
        }
    }
    let pages = root.path().join("book/src");
    fs::write(pages.join("guide.md"), format!("# Guide\n\n{}", examples.join("\n"))).unwrap();
    let summary = fs::read_to_string(pages.join("SUMMARY.md")).unwrap();
    fs::write(pages.join("SUMMARY.md"), format!("{summary}\n[Guide](guide.md)\n")).unwrap();

    let book = MDBook::load(root.path().join("book")).unwrap().book;
    let sources = Sources::read(root.path(), stand_ins(&pages)).unwrap();
    let mistakes: Vec<String> = match weave(&sources, book) {
        Ok(_) => panic!("the guide shows items that the book shows, and that went unnoticed"),
        Err(mistakes) => mistakes
            .iter()
            .filter(|mistake| mistake.file == "book/src/guide.md")
            .filter(|mistake| !mistake.message.ends_with("is shown again"))
            .map(ToString::to_string)
            .collect(),
    };
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

/// An empty drawing for every figure that a page asks for.
fn stand_ins(pages: &Path) -> Catalogue {
    let mut ids = BTreeSet::new();
    for entry in fs::read_dir(pages).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let found = text.split("{{#figure ").skip(1);
        ids.extend(found.map(|rest| rest.split("}}").next().unwrap().to_owned()));
    }
    let svg = "<svg><title>t</title><desc>d</desc></svg>";
    let figures: Vec<_> = ids
        .iter()
        .map(|id| {
            serde_json::json!({"id": id, "title": "t", "desc": "d", "caption": "c", "svg": svg})
        })
        .collect();
    Catalogue::from_json(&serde_json::Value::from(figures).to_string()).unwrap()
}
