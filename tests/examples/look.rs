//! Takes a picture of a page after a script has run in it:
//! `cargo run -p book-tests --example look -- URL OUT.png [WIDTH HEIGHT SCHEME SCRIPT]`.

use std::{env, path::Path};

use anyhow::{Context, Result};
use book_tests::browser::{Browser, chromium, save_picture};

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let argument = |i: usize| arguments.get(i).map(String::as_str);
    let url = argument(0).context("URL is missing")?;
    let out = argument(1).context("OUT.png is missing")?;
    let width = argument(2).unwrap_or("1360").parse()?;
    let height = argument(3).unwrap_or("900").parse()?;
    let browser = Browser::shared(&chromium().context("Chromium is missing")?)?;
    let mut page = browser.page()?;
    page.resize(width, height)?;
    page.prefer(argument(4).unwrap_or("light"))?;
    page.open(url)?;
    if let Some(script) = argument(5) {
        page.run(&format!("(async () => {{ {script} }})()"))?;
        page.run("new Promise((done) => setTimeout(done, 400))")?;
    }
    save_picture(&mut page, Path::new(out))
}
