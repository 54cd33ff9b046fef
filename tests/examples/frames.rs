//! Measures how many frames a second the laboratory paints while it trains:
//! `cargo run -p book-tests --example frames -- URL`, with the address of a built `laboratory.html`
//! and settings, such as `file:///…/laboratory.html?table=spiral&hidden=16,16&epochs=100000&patience=100000`.

use std::env;

use anyhow::{Context, Result};
use book_tests::browser::{Browser, Page, chromium};
use serde_json::json;

fn main() -> Result<()> {
    let url = env::args().nth(1).context("URL is missing")?;
    let browser = Browser::shared(&chromium().context("Chromium is missing")?)?;
    let mut page = browser.page()?;
    page.open(&url)?;
    page.wait_for("document.querySelector('.laboratory-room .numbers')?.textContent")?;
    // What the page's own thread computes for, whatever else the machine does.
    page.call("Performance.enable", json!({ "timeDomain": "threadTicks" }))?;
    for pace in ["frames", "fast"] {
        page.run(&format!(
            "document.querySelector('[name=pace]').value = '{pace}'; \
             document.querySelector('.laboratory-room button.main').click()"
        ))?;
        let before = computed(&mut page)?;
        // The longest wait between two frames says whether anything stood still.
        let measured = page.run(
            "new Promise((done) => { let count = 0; let longest = 0; const from = performance.now(); \
             let last = from; const frame = () => { const now = performance.now(); count += 1; \
             longest = Math.max(longest, now - last); last = now; \
             now - from < 3000 ? requestAnimationFrame(frame) : done([count / 3, longest, count, \
             document.querySelector('.laboratory-room .numbers').textContent]); }; \
             requestAnimationFrame(frame); })",
        )?;
        let took = computed(&mut page)? - before;
        println!(
            "{pace}: {} frames a second, {} ms at most, {:.2} ms of the page's thread for each; {}",
            measured[0],
            measured[1],
            1000.0 * took / measured[2].as_f64().unwrap_or(1.0),
            measured[3]
        );
        page.run("document.querySelector('.laboratory-room button.main').click()")?;
    }
    Ok(())
}

/// Seconds that the page's thread has computed for.
fn computed(page: &mut Page) -> Result<f64> {
    let metrics = page.call("Performance.getMetrics", json!({}))?;
    let all = metrics["metrics"].as_array().context("metrics")?;
    let task = all.iter().find(|metric| metric["name"] == "TaskDuration");
    task.and_then(|metric| metric["value"].as_f64()).context("TaskDuration")
}
