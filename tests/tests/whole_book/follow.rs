//! A served page that becomes a newer one under its reader's eyes.

use std::{ffi::OsStr, fs, process::Command};

use anyhow::{Result, ensure};
use book_tests::{
    browser::{Browser, chromium, skipped},
    sample::{copy, project},
    served::{Served, workbook},
};

/// Where a paragraph stands in the window.
fn top(words: &str) -> String {
    format!(
        "[...document.querySelectorAll('main p')].find((p) => p.textContent.startsWith('{words}')).getBoundingClientRect().top"
    )
}

#[test]
fn the_reader_stays_where_the_reader_was() -> Result<()> {
    let Some(program) = chromium() else {
        skipped("the reader's place on a served page", "no Chromium");
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    copy(&project().join("crates/workbook/tests/sample"), folder.path())?;
    let file = folder.path().join("book/src/index.md");
    let paragraphs: Vec<String> =
        (1..=80).map(|number| format!("Paragraph {number}. {}", "Word ".repeat(60))).collect();
    let page_of = |first: &str| format!("# Sample\n\n{first}\n\n{}\n", paragraphs.join("\n\n"));
    fs::write(&file, page_of("Short."))?;
    let mut command = Command::new(workbook()?);
    command
        .current_dir(folder.path())
        .env_remove("CARGO_TARGET_DIR")
        .env("WASM_RUSTC", "no-such-compiler");
    let arguments = [OsStr::new("--no-run"), OsStr::new("--root"), folder.path().as_os_str()];
    let served = Served::start_as(command, &arguments, "(Ctrl-C ends it)")?;
    let browser = Browser::shared(&program)?;
    let mut page = browser.page()?;
    page.open(&format!("{}/index.html", served.site))?;
    let (there, script) = (top("Paragraph 40."), "script[data-version]");
    page.run(&format!("window.scrollBy(0, {there} - 123); scrollTo(0, Math.round(scrollY))"))?;
    let version = page.run(&format!("document.querySelector('{script}').dataset.version"))?;
    let before = page.run(&there)?.as_f64().unwrap_or_default();
    ensure!((before - 123.0).abs() < 2.0, "it was scrolled to {before}");

    // Above the reader come a thousand words.
    let longer = vec!["Long. ".repeat(100); 10].join("\n\n");
    fs::write(&file, page_of(&longer))?;
    page.wait_for(&format!(
        "document.readyState === 'complete' && document.querySelector('{script}').dataset.version !== {version} && document.body.textContent.includes('Long. Long.')"
    ))?;
    page.settle()?;
    let after = page.run(&there)?.as_f64().unwrap_or_default();
    ensure!((after - before).abs() < 2.0, "paragraph 40 was at {before} and is at {after}");
    Ok(())
}
