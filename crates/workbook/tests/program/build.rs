//! The static site.

use std::{
    fs,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use proof::kills::{self, Signal, any};

use super::support::Workbook;

#[test]
fn a_site_is_whole_and_knows_nothing_of_the_server() {
    let workbook = Workbook::sample();
    let output = workbook.run(&["build", "--out", "site"]);
    assert!(output.status.success(), "{output:?}");
    let page = workbook.read("site/index.html");
    assert!(page.contains("The first edition."), "{page}");
    for file in fs::read_dir(workbook.path("site")).unwrap() {
        let file = file.unwrap().path();
        if file.is_file() {
            let bytes = fs::read(&file).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("_workbook"), "{}", file.display());
        }
    }

    // Once more over the old one; what is not of the site stays.
    fs::create_dir(workbook.path("site/.git")).unwrap();
    for file in ["site/CNAME", "site/.git/config", "site/mine.html"] {
        workbook.save(file, "mine");
    }
    workbook.edit("book/src/index.md", "The first edition.", "The second edition.");
    assert!(workbook.run(&["build", "--out", "site"]).status.success());
    assert!(workbook.read("site/index.html").contains("The second edition."));
    for file in ["site/CNAME", "site/.git/config", "site/mine.html"] {
        assert_eq!(workbook.read(file), "mine");
    }
}

#[test]
fn a_mistake_fails_and_leaves_the_last_site_alone() {
    let workbook = Workbook::sample();
    assert!(workbook.run(&["build", "--out", "site"]).status.success());
    let before = workbook.read("site/index.html");

    workbook.edit("book/src/index.md", "The first", "{{#nonsense}} The first");
    let output = workbook.run(&["build", "--out", "site"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("index.md:3"), "{error}");
    assert_eq!(workbook.read("site/index.html"), before);
}

/// Who publishes a site says where its source is without a change to the book.
#[test]
fn a_setting_can_come_from_the_environment() {
    let workbook = Workbook::sample();
    let source = "https://example.org/weights";
    let mut build = workbook.command(&["build", "--out", "site"]);
    let output = build.env("MDBOOK_OUTPUT__HTML__GIT_REPOSITORY_URL", source).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let page = workbook.read("site/index.html");
    assert!(page.contains(&format!("href=\"{source}\"")), "{page}");
}

#[test]
fn what_mdbook_only_warns_of_fails_too() {
    let workbook = Workbook::sample();
    workbook.edit("book/book.toml", "language", "langauge");
    let output = workbook.run(&["build"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(!workbook.path("book-out").exists());
}

#[test]
fn a_folder_of_someone_else_is_not_emptied() {
    let workbook = Workbook::sample();
    fs::create_dir(workbook.path("thesis")).unwrap();
    workbook.save("thesis/chapter.tex", "years of work");
    let output = workbook.run(&["build", "--out", "thesis"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("thesis holds files that no build"), "{error}");
    assert_eq!(workbook.read("thesis/chapter.tex"), "years of work");
}

#[test]
fn a_figure_that_cannot_be_drawn_fails_with_its_reason() {
    let workbook = Workbook::sample();
    workbook.edit("crates/ch01-double/src/lib.rs", "2.0 * x", "panic!(\"no {x}\")");
    let output = workbook.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("no 21"), "{error}");
}

#[test]
fn without_a_compiler_for_the_browser_the_figures_stay_as_printed() {
    let workbook = Workbook::sample();
    let output = workbook.run(&["build", "--out", "site"]);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("stay as they are printed"), "{said}");
    assert!(said.contains("no-such-compiler does not start"), "{said}");
    assert!(!workbook.read("site/ch01-double.html").contains("data-script"));

    let output = workbook.run(&["build", "--out", "site", "--live"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("rustup target add wasm32-unknown-unknown"), "{error}");
}

#[cfg(unix)]
#[test]
fn with_a_compiler_for_the_browser_each_live_figure_has_its_script() {
    use std::os::unix::fs::PermissionsExt;

    let workbook = Workbook::sample();
    // It has what it is asked for: the folder it is asked in.
    workbook.save("rustc", "#!/bin/sh\necho .\n");
    let compiler = workbook.path("rustc");
    fs::set_permissions(&compiler, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = workbook.command(&["build", "--out", "site", "--live"]);
    let output = command.env("WASM_RUSTC", &compiler).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let page = workbook.read("site/ch01-double.html");
    assert!(page.contains("data-figure=\"ch01/line\" data-script=\"figures/all.js\""), "{page}");
    assert_eq!(workbook.read("site/figures/all.js"), "// a script");
}

/// Without `--out` nothing but the file is made.
#[test]
fn a_book_for_e_readers_is_one_file_and_is_replaced_only_as_it_was_left() {
    let workbook = Workbook::sample();
    let build = ["build", "--epub", "book.epub"];
    let output = workbook.run(&build);
    assert!(output.status.success(), "{output:?}");
    assert!(!workbook.path("book-out").exists());
    let first = fs::read(workbook.path("book.epub")).unwrap();
    assert!(first.starts_with(b"PK"));
    assert!(workbook.run(&build).status.success());
    assert_eq!(fs::read(workbook.path("book.epub")).unwrap(), first, "not the same bytes twice");

    workbook.save("book.epub", "a thesis");
    let output = workbook.run(&build);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("book.epub is there already, and it is not as a build"), "{error}");
    assert_eq!(workbook.read("book.epub"), "a thesis");
}

/// What cannot be is refused before anything is built.
#[test]
fn a_book_needs_a_file_that_can_be_and_a_browser() {
    let workbook = Workbook::sample();
    let refused = |args: &[&str], because: &str| {
        let mut build = workbook.command(&[&["build"], args].concat());
        let output = build.env("CHROMIUM", workbook.path("no-browser")).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}: {output:?}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(because), "{args:?}: {error}");
    };
    refused(&["--epub", "crates"], "crates is a folder, and the book needs a file");
    refused(&["--epub", "nowhere/book.epub"], "There is no folder nowhere");
    refused(&["--pdf", "book.pdf"], "no-browser is no file. Install Chromium or Chrome");
    refused(&["--pdf", "a", "--epub", "./a"], "Name two files");
    let output = workbook
        .command(&["build", "--epub", "book.epub"])
        .env("SOURCE_DATE_EPOCH", "today")
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("today is no such number"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_browser_that_does_not_print_is_quoted() {
    use std::os::unix::fs::PermissionsExt;

    let workbook = Workbook::sample();
    workbook.save("browser", "#!/bin/sh\necho no paper >&2\n");
    let browser = workbook.path("browser");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let mut build = workbook.command(&["build", "--pdf", "book.pdf"]);
    let output = build.env("CHROMIUM", &browser).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("ended without a PDF") && error.contains("no paper"), "{error}");
    assert!(!workbook.path("book.pdf").exists());
}

/// Whether a build has its first page by now.
fn drafted(workbook: &Workbook) -> bool {
    let all = fs::read_dir(workbook.path("site")).into_iter().flatten().flatten();
    all.map(|entry| entry.path())
        .any(|path| path.to_string_lossy().contains(".draft-") && path.join("index.html").exists())
}

/// Killed at any moment, a build loses nothing of what lies beside the site, and leaves nothing
/// that stays for good. `KILLS` says how many kills.
#[test]
fn killed_at_random_moments_a_build_loses_nothing() {
    let kills = kills::count(20);
    let workbook = Workbook::sample();
    assert!(workbook.run(&["build", "--out", "site"]).status.success());
    let begun = Instant::now();
    assert!(workbook.run(&["build", "--out", "site"]).status.success());
    let longest = begun.elapsed().as_micros() as u64;
    fs::create_dir(workbook.path("site/.git")).unwrap();
    let theirs = ["site/CNAME", "site/.git/config", "site/css/mine.css"];
    for file in theirs {
        workbook.save(file, "mine");
    }
    let mut alive = 0;
    let mut edition = "The first edition.".to_owned();
    for round in 0..kills {
        let next = format!("Edition {round}.");
        workbook.edit("book/src/index.md", &edition, &next);
        edition = next;
        let mut command = workbook.command(&["build", "--out", "site"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        if round % 3 == 0 {
            thread::sleep(Duration::from_micros(any(longest)));
        } else {
            // Most of them when the pages are there and put into their place.
            while !drafted(&workbook) && child.try_wait().unwrap().is_none() {
                thread::sleep(Duration::from_micros(200));
            }
            thread::sleep(Duration::from_micros(any(1 << (10 + any(8)))));
        }
        alive += usize::from(child.try_wait().unwrap().is_none());
        Signal::any().send(&mut child);
        child.wait().unwrap();
        for file in theirs {
            assert_eq!(workbook.read(file), "mine", "{file}");
        }
        let page = workbook.read("site/index.html");
        assert!(page.ends_with("</html>\n") || page.ends_with("</html>"), "half a page: {page}");
    }
    println!("{kills} kills of a build, {alive} of them in the midst of it");
    assert!(alive > 0, "no kill met a build that was still at work");
    let output = workbook.run(&["build", "--out", "site"]);
    assert!(output.status.success(), "{output:?}");
    assert!(workbook.read("site/index.html").contains(&edition));
    for entry in fs::read_dir(workbook.path("site")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(!name.contains("draft"), "{name} stays for good");
    }
}
