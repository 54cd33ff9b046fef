//! The pages' HTML as the standard has it: the checker that browsers' makers use, `vnu`, finds
//! nothing to say.

use std::{fs, path::Path, process::Command};

use book_tests::{browser::skipped, sample::project};
use serde_json::Value;

use crate::site::{book, sample_book};

/// What the checker says of all pages in a folder, a line each; nothing where it is not installed.
fn faults(what: &str, folder: &Path) -> Option<Vec<String>> {
    let checker = project().join("node_modules/vnu-jar/build/dist/vnu.jar");
    if !checker.is_file() {
        skipped(what, "vnu is missing (npm ci)");
        return None;
    }
    // Its stack is too small for deep formulas; and one page after another is soon read.
    let checked = Command::new("java")
        .args(["-Xss4m", "-jar"])
        .arg(&checker)
        .args(["--exit-zero-always", "--format", "json", "--skip-non-html"])
        .arg(folder)
        .output();
    let Ok(checked) = checked else {
        skipped(what, "java is missing (apt install default-jre-headless)");
        return None;
    };
    let said = String::from_utf8_lossy(&checked.stderr);
    let said: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("vnu: {said}"));
    let messages = said["messages"].as_array().expect("messages");
    let word = |message: &Value, key: &str| message[key].as_str().unwrap_or_default().to_owned();
    Some(
        messages
            .iter()
            .map(|message| {
                let (kind, page) = (word(message, "type"), word(message, "url"));
                let page = page.rsplit('/').next().unwrap_or_default();
                let line = &message["lastLine"];
                format!(
                    "{page}:{line}: {kind}: {}\n  {}",
                    word(message, "message"),
                    word(message, "extract")
                )
            })
            .collect(),
    )
}

// Not the sample book: mdBook alone has made it, and its list of chapters is what `weave` mends.
#[test]
fn vnu_has_nothing_to_say() {
    let Some(faults) = faults("the pages' HTML", &book().folder) else { return };
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn vnu_would_say_something() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = sample_book().read("second.html");
    let spoiled = page.replacen("<main", "<img src=\"a.png\"><main", 1);
    assert!(page != spoiled, "nothing is spoiled");
    fs::write(folder.path().join("second.html"), spoiled).expect("a file");
    let Some(faults) = faults("a spoiled page", folder.path()) else { return };
    assert!(
        faults.iter().any(|fault| fault.contains("second.html") && fault.contains("alt")),
        "{faults:#?}"
    );
}
