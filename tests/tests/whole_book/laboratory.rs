//! The laboratory: what it trains is what the terminal trains, it says what is wrong, and everybody
//! can use it.

use std::{path::Path, process::Command};

use crate::{
    browser::{EVERYTHING, axe, violations},
    live::in_a_browser,
    load::gzipped,
    site::{Site, book},
};
use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{self, Page, skipped},
    mlp,
    sample::project,
};

/// What the script of the laboratory may weigh, in bytes sent.
const BUDGET: usize = 450 * 1024;

/// Runs a check on the site's own laboratory, which is opened from a folder.
fn in_the_laboratory(what: &str, check: impl FnOnce(&mut Page) -> Result<()>) {
    let site = book();
    if !site.folder.join("laboratory").is_dir() {
        skipped(
            what,
            "there is no compiler for the browser's scripts (rustup target add \
             wasm32-unknown-unknown, or WASM_RUSTC from .ci/wasm-compiler)",
        );
        return;
    }
    in_a_browser(what, |page| {
        check(page)?;
        // Whatever was done, nothing was asked of the network and nothing went wrong.
        let complaints = page.complaints("file://");
        let complaints: Vec<_> =
            complaints.iter().filter(|one| !one.starts_with("request to blob:")).collect();
        ensure!(complaints.is_empty(), "{complaints:#?}");
        Ok(())
    });
}

fn address(site: &Site, query: &str) -> String {
    browser::address(&site.folder.join("laboratory.html")) + query
}

/// Opens the laboratory with settings in its address, and waits until it stands.
fn open(page: &mut Page, query: &str) -> Result<()> {
    page.open(&address(book(), query))?;
    if query.is_empty() {
        page.point(".laboratory-start", true)?;
    }
    page.wait_for(
        "document.querySelector('.laboratory-room .numbers')?.textContent || \
         document.querySelector('.laboratory-room .warning')?.textContent",
    )
}

fn text(page: &mut Page, selector: &str) -> Result<String> {
    let text = page.run(&format!("document.querySelector({selector:?}).textContent"))?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Sets a field as a hand does, and waits for what comes of it.
fn set(page: &mut Page, name: &str, value: &str) -> Result<()> {
    page.run(&format!(
        "(async () => {{ const field = document.querySelector('.laboratory-room [name={name}]'); \
         field.value = {value:?}; field.dispatchEvent(new Event('change', {{ bubbles: true }})); \
         await new Promise((done) => setTimeout(done, 300)); }})()"
    ))?;
    Ok(())
}

/// Trains to the end.
fn train(page: &mut Page) -> Result<()> {
    set(page, "pace", "fast")?;
    page.point(".laboratory-room button.main", true)?;
    page.wait_for("!document.querySelector('.laboratory-room .verdict').hidden")
}

/// What the shown command prints and saves.
fn terminal(command: &str, save: &Path) -> Result<String> {
    let arguments = command.strip_prefix("mlp ").context("a command of mlp")?;
    let (arguments, _) = arguments.split_once(" --save ").unwrap_or((arguments, ""));
    let output = Command::new(mlp())
        .args(arguments.split_whitespace())
        .arg("--save")
        .arg(save)
        .current_dir(project())
        .output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?.replace("\r\n", "\n"))
}

/// Keeps what the page would put into the reader's downloads.
const CATCH: &str = "window.caught = undefined; URL.createObjectURL = (blob) => \
    { blob.text().then((text) => { window.caught = text; }); return '#'; }; \
    HTMLAnchorElement.prototype.click = () => {}; true";

#[test]
fn the_laboratory_trains_what_the_terminal_trains() {
    in_the_laboratory("the laboratory and the terminal", |page| {
        let folder = tempfile::tempdir()?;
        for (number, query) in [
            "",
            "?table=penguins&hidden=6,5&activation=relu&optimiser=rmsprop&lr=0.01&seed=9",
            "?table=auto_mpg&epochs=20",
        ]
        .into_iter()
        .enumerate()
        {
            open(page, query)?;
            train(page)?;
            let command = text(page, ".laboratory-room .command code")?;
            let save = folder.path().join(format!("{number}.json"));
            let printed = terminal(&command, &save)?;
            let verdict = text(page, ".laboratory-room .verdict")?;
            let (_, verdict) = verdict.split_once('\n').context("a verdict")?;
            ensure!(printed.starts_with(verdict), "{command}\n{printed}\n{verdict}");
            let rows = page.run(
                "[...document.querySelectorAll('.laboratory-room .verdict .rows')].map((rows) => \
                 [getComputedStyle(rows).whiteSpace, getComputedStyle(rows).overflowX, rows.tabIndex])",
            )?;
            let rows = rows.as_array().context("the rows of tables")?;
            let unbroken = serde_json::json!(["pre", "auto", 0]);
            ensure!(!rows.is_empty() && rows.iter().all(|row| *row == unbroken), "{rows:?}");
            page.run(CATCH)?;
            page.run(
                "[...document.querySelectorAll('.laboratory-room button')]\
                 .find((button) => button.textContent === 'Save the network').click()",
            )?;
            page.wait_for("window.caught")?;
            let saved = page.run("window.caught")?;
            ensure!(
                saved.as_str() == Some(std::fs::read_to_string(&save)?.as_str()),
                "{command} saves other bytes than the page"
            );
        }
        Ok(())
    });
}

#[test]
fn the_laboratory_stops_where_the_terminal_can_follow() {
    in_the_laboratory("a training that is stopped", |page| {
        open(page, "?table=iris&hidden=5")?;
        for epoch in 1..=3 {
            page.run(
                "[...document.querySelectorAll('.laboratory-room button')]\
                 .find((button) => button.textContent === 'One epoch').click()",
            )?;
            page.wait_for(&format!(
                "document.querySelector('.laboratory-room .numbers').textContent.startsWith('Epoch {epoch}:')"
            ))?;
        }
        let command = text(page, ".laboratory-room .command code")?;
        ensure!(command.contains(" --epochs 3 "), "{command}");
        let folder = tempfile::tempdir()?;
        terminal(&command, &folder.path().join("iris.json"))?;
        Ok(())
    });
}

/// Gives the page a file of the reader's.
fn give(page: &mut Page, selector: &str, name: &str, content: &str) -> Result<()> {
    page.run(&format!(
        "(async () => {{ const input = document.querySelector({selector:?}); \
         const given = new DataTransfer(); given.items.add(new File([{content:?}], {name:?})); \
         input.files = given.files; input.dispatchEvent(new Event('change', {{ bubbles: true }})); \
         await new Promise((done) => setTimeout(done, 500)); }})()"
    ))?;
    Ok(())
}

#[test]
fn the_laboratory_says_what_is_wrong() {
    in_the_laboratory("wrong things in the laboratory", |page| {
        open(page, "?table=moons")?;
        for (name, content, part) in [
            ("bad.csv", "x,y,class\n1,2,a\n3,b\n", "bad.csv:"),
            ("empty.csv", "", "empty.csv"),
            ("one.csv", "x,class\n1,a\n", "row"),
        ] {
            give(page, ".set > input[type=file]", name, content)?;
            let said = text(page, ".laboratory-room .warning")?;
            ensure!(said.contains(part) && said.ends_with('.'), "{name}: {said}");
        }
        give(page, ".command input[type=file]", "no.json", "{}")?;
        let said = text(page, ".laboratory-room .warning")?;
        ensure!(said.contains("no network"), "{said}");

        // A rate that no training bears, and a value that is none.
        open(page, "?table=auto_mpg&optimiser=plain&lr=1e300&pace=fast")?;
        page.point(".laboratory-room button.main", true)?;
        page.wait_for("document.querySelector('.laboratory-room .numbers').textContent.includes('broke down in epoch')")?;
        ensure!(
            !page
                .run("document.querySelector('.laboratory-room').textContent")?
                .as_str()
                .unwrap_or_default()
                .contains("NaN")
        );
        set(page, "lr", "fast")?;
        let said = text(page, ".laboratory-room .warning")?;
        ensure!(said.contains("a number above 0"), "{said}");

        open(page, "?table=nowhere&colour=red")?;
        let said = text(page, ".laboratory-room .warning")?;
        ensure!(said.contains("nowhere") && said.contains("colour"), "{said}");
        Ok(())
    });
}

#[test]
fn every_setting_of_the_laboratory_has_its_place_in_the_address() {
    in_the_laboratory("the address of the laboratory", |page| {
        open(page, "")?;
        let values = [
            ("table", "iris"),
            ("hidden", "4,3"),
            ("activation", "sigmoid"),
            ("optimiser", "nesterov"),
            ("lr", "0.125"),
            ("batch", "9"),
            ("epochs", "77"),
            ("patience", "12"),
            ("seed", "42"),
            ("pace", "slow"),
            ("target", "sepal_length_cm"),
        ];
        for (name, value) in values {
            set(page, name, value)?;
        }
        page.run("document.querySelector('.columns input').click()")?;
        page.wait_for("location.search.includes('without=')")?;
        let there = page.run("location.href")?;
        page.open(there.as_str().unwrap_or_default())?;
        page.wait_for("document.querySelector('.laboratory-room .numbers')?.textContent")?;
        for (name, value) in values {
            let found = page
                .run(&format!("document.querySelector('.laboratory-room [name={name}]').value"))?;
            ensure!(found == value, "{name}: {found}");
        }
        ensure!(page.run("document.querySelectorAll('.columns input:not(:checked)').length")? == 1);
        Ok(())
    });
}

/// Keeps the greatest number of settings that the laboratory has asked for and not been answered.
const WAITING: &str = "(() => { const waiting = new Set(); window.most = 0; \
    const post = Worker.prototype.postMessage; \
    Worker.prototype.postMessage = function (asked) { \
        if (asked.question?.do === 'open') { \
            waiting.add(asked.number); window.most = Math.max(window.most, waiting.size); \
            const answered = ({ data }) => waiting.delete(data.number); \
            this.addEventListener('message', answered, { capture: true }); } \
        post.call(this, asked); }; })()";

#[test]
fn the_laboratory_computes_the_last_of_many_settings() {
    in_the_laboratory("many settings at once", |page| {
        open(page, "")?;
        page.run(WAITING)?;
        page.run(
            "for (let seed = 10; seed < 30; seed += 1) { \
                 const field = document.querySelector('.laboratory-room [name=seed]'); \
                 field.value = seed; field.dispatchEvent(new Event('change', { bubbles: true })); }",
        )?;
        page.wait_for("location.search.includes('seed=29')")?;
        let most = page.run("window.most")?;
        ensure!(most == 1, "{most} settings are computed one after the other");
        Ok(())
    });
}

#[test]
fn the_laboratory_goes_by_keyboard() {
    in_the_laboratory("the laboratory by keyboard", |page| {
        page.open(&address(book(), ""))?;
        page.run("document.querySelector('.laboratory-start').focus()")?;
        page.press("Enter")?;
        page.wait_for("document.querySelector('.laboratory-room .numbers')?.textContent")?;
        set(page, "table", "drawn")?;
        // From the first button to the picture by Tab alone.
        page.run("document.querySelector('.laboratory-room button.main').focus()")?;
        for _ in 0..6 {
            page.press("Tab")?;
            if page.run("document.activeElement.tagName")? == "CANVAS" {
                break;
            }
        }
        ensure!(
            page.run("document.activeElement.tagName")? == "CANVAS",
            "Tab passes by the picture"
        );
        for key in ["ArrowLeft", "ArrowLeft", "ArrowUp"] {
            page.press(key)?;
        }
        for _ in 0..8 {
            page.press("1")?;
            page.press("ArrowLeft")?;
        }
        for _ in 0..12 {
            page.press("ArrowRight")?;
        }
        for _ in 0..8 {
            page.press("2")?;
            page.press("ArrowRight")?;
        }
        page.press("3")?;
        page.press("Delete")?;
        page.wait_for("new URLSearchParams(location.search).get('points')?.length === 16 * 5")?;
        page.wait_for(
            "document.querySelector('.laboratory-room .numbers').textContent.startsWith('Epoch 0')",
        )?;
        let heard = text(page, ".laboratory-room .heard")?;
        ensure!(!heard.is_empty(), "nothing is said");
        page.run("document.querySelector('.laboratory-room button.main').focus()")?;
        page.press("Enter")?;
        page.wait_for("!document.querySelector('.laboratory-room .verdict').hidden")
    });
}

#[test]
fn the_laboratory_fits_a_phone() {
    in_the_laboratory("the laboratory on a phone", |page| {
        page.resize(390, 844)?;
        open(page, "?table=moons")?;
        train(page)?;
        for query in ["", "?table=wine"] {
            if !query.is_empty() {
                open(page, query)?;
            }
            page.run("document.querySelectorAll('.laboratory-room details').forEach((one) => { one.open = true; })")?;
            let wide = page.run("document.documentElement.scrollWidth")?;
            ensure!(wide == 390, "{query}: {wide} px wide");
        }
        open(page, "?table=moons")?;
        let tall = page.run(
            "document.querySelector('.laboratory-room canvas').getBoundingClientRect().bottom - \
             document.querySelector('.laboratory-room button.main').getBoundingClientRect().top",
        )?;
        ensure!(
            tall.as_f64().is_some_and(|tall| tall < 844.0),
            "{tall} px from button to picture's end"
        );
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_the_laboratory() {
    let Some(axe) = axe() else {
        skipped("axe in the laboratory", "node_modules is missing (npm ci)");
        return;
    };
    in_the_laboratory("axe in the laboratory", |page| {
        for (scheme, width, query) in [
            ("light", 1280, "?table=moons"),
            ("dark", 1280, "?table=moons"),
            ("light", 390, "?table=iris"),
            ("dark", 1280, "?table=drawn"),
        ] {
            page.prefer(scheme)?;
            page.resize(width, 900)?;
            open(page, query)?;
            page.run("document.querySelectorAll('.laboratory-room details').forEach((one) => { one.open = true; })")?;
            if !query.contains("drawn") {
                train(page)?;
            }
            let found = violations(page, &axe, EVERYTHING)?;
            ensure!(found.is_empty(), "{scheme}, {width} px, {query}:\n{}", found.join("\n"));
            // From a folder axe cannot fetch the style sheets that it would look through.
            page.forget();
        }
        Ok(())
    });
}

#[test]
fn the_laboratory_is_loaded_when_somebody_goes_in() {
    let site = book();
    in_a_browser("the door of the laboratory", |page| {
        page.open(&site.url("laboratory.html"))?;
        let asked = page.requests().iter().any(|url| url.contains("/laboratory/laboratory.js"));
        ensure!(!asked, "the script is loaded before it is touched");
        Ok(())
    });
    let script = site.folder.join("laboratory/laboratory.js");
    if !script.exists() {
        skipped("the weight of the laboratory", "there is no compiler for the browser's scripts");
        return;
    }
    let weight = gzipped(&std::fs::read(script).expect("the script"));
    assert!(weight < BUDGET, "{weight} bytes");
}

#[test]
fn where_there_is_no_script_the_door_says_so() {
    in_a_browser("a closed laboratory", |page| {
        // As a served book has it, and one that was built without a compiler.
        let closed = "document.addEventListener('readystatechange', () => \
            document.querySelector('[data-laboratory]')?.removeAttribute('data-script'))";
        page.call(
            "Page.addScriptToEvaluateOnNewDocument",
            serde_json::json!({ "source": closed }),
        )?;
        page.open(&book().url("laboratory.html"))?;
        let said = text(page, "[data-laboratory]")?;
        ensure!(said.contains("cargo run -- build"), "{said}");
        Ok(())
    });
}

/// A browser that starts no worker computes on the page itself.
#[test]
fn without_a_worker_the_laboratory_trains_as_well() {
    in_the_laboratory("the laboratory without a worker", |page| {
        page.open(&address(book(), ""))?;
        page.run(
            "window.Worker = class { constructor() { throw new Error('none here'); } }; true",
        )?;
        page.point(".laboratory-start", true)?;
        page.wait_for("document.querySelector('.laboratory-room .numbers')?.textContent")?;
        train(page)
    });
}

#[test]
fn without_scripts_the_laboratory_is_a_figure_and_commands() {
    in_a_browser("the laboratory without scripts", |page| {
        page.forbid_scripts(true)?;
        page.open(&book().url("laboratory.html"))?;
        page.forbid_scripts(false)?;
        Ok(())
    });
    let page = book().read("laboratory.html");
    assert!(page.contains("data-figure=\"laboratory/standing\""), "no figure");
    assert!(page.contains("mlp train"), "no command");
}
