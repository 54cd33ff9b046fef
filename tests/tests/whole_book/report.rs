//! The report of chapter 25's program, a page of its own: in a browser, light, dark and on a phone.

use std::{fs, path::Path, process::Command};

use anyhow::{Result, ensure};
use book_tests::{
    browser::{Browser, Page, address, chromium, skipped},
    mlp,
    sample::project,
};
use serde_json::json;

use crate::browser::{EVERYTHING, axe, violations};

/// Has `mlp` train on a table and write its report.
fn reported(folder: &Path, table: &str, options: &[&str]) -> String {
    let name = table.rsplit('/').next().expect("a name");
    // A path that no phone's line has room for.
    let far = "tables/of_plants_that_were_measured_with_a_ruler_in_three_gardens_of_one_town";
    fs::create_dir_all(folder.join(far)).expect("a folder");
    let path = format!("{far}/{name}");
    fs::copy(project().join(table), folder.join(&path)).expect("the table");
    let report = name.replace(".csv", ".html");
    let ran = Command::new(mlp())
        .current_dir(folder)
        .args(["train", &path, "--epochs", "40", "--report", &report])
        .args(options)
        .output()
        .expect("mlp");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    address(&folder.join(report))
}

/// Heads of rows that are one word and stand on more than one line.
const BROKEN: &str = "[...document.querySelectorAll('th[scope=row]')] \
    .filter((head) => !/[\\s_.\\/-]/.test(head.textContent)) \
    .filter((head) => { const range = document.createRange(); range.selectNodeContents(head); \
        return new Set([...range.getClientRects()].map((box) => box.top)).size > 1; }) \
    .map((head) => head.textContent)";

/// Sizes of text in the figures, in pixels of the screen, that are under the least.
const SMALL: &str = "[...document.querySelectorAll('figure svg')].flatMap((svg) => { \
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width; \
    return [...svg.querySelectorAll('text, tspan')].filter((text) => text.textContent.trim()) \
        .map((text) => [text.textContent, parseFloat(getComputedStyle(text).fontSize) * scale]) }) \
    .filter(([, size]) => size < 11)";

fn looked_at(page: &mut Page, axe: &str, url: &str) -> Result<()> {
    for scheme in ["light", "dark"] {
        for width in [1280, 390] {
            page.prefer(scheme)?;
            page.resize(width, 900)?;
            page.open(url)?;
            let found = violations(page, axe, EVERYTHING)?;
            ensure!(found.is_empty(), "{url}, {scheme}, {width} px:\n{}", found.join("\n"));
            let wide = page.run("document.scrollingElement.scrollWidth")?;
            ensure!(wide.as_u64() <= Some(u64::from(width)), "{url} is {wide} wide at {width}");
            let broken = page.run(BROKEN)?;
            ensure!(broken == json!([]), "{url}, {width} px: {broken} is broken within a word");
            let small = page.run(SMALL)?;
            ensure!(small == json!([]), "{url}, {width} px: {small} is smaller than 11 px");
            // All that is asked for is the page itself.
            let complaints = page.complaints("file://");
            ensure!(complaints.is_empty(), "{complaints:#?}");
            let others: Vec<&str> =
                page.requests().into_iter().filter(|other| *other != url).collect();
            ensure!(others.is_empty(), "{url} asks for {others:?}");
        }
    }
    let figures = page.run("document.querySelectorAll('main figure svg').length")?;
    ensure!(figures.as_u64() > Some(1), "{url} has {figures} figures");
    Ok(())
}

/// A table's caption and its first head, so that paper does not part them.
const CAPTIONS: &str = "[...document.querySelectorAll('table')].map((table) => \
    [table.caption.textContent, table.querySelector('th').textContent])";

/// On paper each caption is on the page of its table.
fn printed(page: &mut Page, folder: &Path) -> Result<()> {
    let captions: Vec<[String; 2]> = serde_json::from_value(page.run(CAPTIONS)?)?;
    ensure!(!captions.is_empty(), "no table has a caption");
    let pdf = folder.join("report.pdf");
    fs::write(&pdf, page.print()?)?;
    let Ok(text) = Command::new("pdftotext").arg(&pdf).arg("-").output() else {
        skipped("captions on paper", "pdftotext is missing (apt install poppler-utils)");
        return Ok(());
    };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = String::from_utf8(text.stdout)?;
    let pages: Vec<String> = text.split('\u{c}').map(words).collect();
    for [caption, head] in captions {
        let (caption, head) = (words(&caption), words(&head));
        let page = pages.iter().find_map(|page| page.split_once(&caption));
        ensure!(
            page.is_some_and(|(_, rest)| rest.contains(&head)),
            "“{caption}” is parted from “{head}” on paper"
        );
    }
    Ok(())
}

#[test]
fn axe_finds_nothing_in_a_report() {
    let (Some(program), Some(axe)) = (chromium(), axe()) else {
        skipped("the report", "Chromium or node_modules is missing");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let reports = [
        reported(folder.path(), "crates/ch25-own-table/data/auto_mpg.csv", &[]),
        reported(folder.path(), "crates/ch25-own-table/data/breast_cancer.csv", &["--folds", "3"]),
        reported(folder.path(), "crates/ch14-datasets/data/penguins.csv", &[]),
    ];
    let browser = Browser::shared(&program).expect("the browser starts");
    let mut page = browser.page().expect("a page opens");
    for url in reports {
        looked_at(&mut page, &axe, &url)
            .and_then(|()| printed(&mut page, folder.path()))
            .unwrap_or_else(|error| panic!("{url}: {error:#}"));
    }
}
