//! Measures how many frames a second the laboratory paints while it trains:
//! `cargo run -p book-tests --example frames -- URL`, with the address of a built `laboratory.html`
//! and settings, such as `file:///…/laboratory.html?table=spiral&hidden=16,16&epochs=100000&patience=100000`.

use std::env;

use anyhow::{Context, Result};
use book_tests::browser::{Browser, chromium};

fn main() -> Result<()> {
    let url = env::args().nth(1).context("URL is missing")?;
    let browser = Browser::shared(&chromium().context("Chromium is missing")?)?;
    let mut page = browser.page()?;
    page.open(&url)?;
    page.wait_for("document.querySelector('.laboratory-room .numbers')?.textContent")?;
    for pace in ["frames", "fast"] {
        page.run(&format!(
            "document.querySelector('[name=pace]').value = '{pace}'; \
             document.querySelector('.laboratory-room button.main').click()"
        ))?;
        // The longest wait between two frames says whether anything stood still.
        let measured = page.run(
            "new Promise((done) => { let count = 0; let longest = 0; const from = performance.now(); \
             let last = from; const frame = () => { const now = performance.now(); count += 1; \
             longest = Math.max(longest, now - last); last = now; \
             now - from < 3000 ? requestAnimationFrame(frame) : done([count / 3, longest, \
             document.querySelector('.laboratory-room .numbers').textContent]); }; \
             requestAnimationFrame(frame); })",
        )?;
        println!(
            "{pace}: {} frames a second, {} ms at most; {}",
            measured[0], measured[1], measured[2]
        );
        page.run("document.querySelector('.laboratory-room button.main').click()")?;
    }
    Ok(())
}
