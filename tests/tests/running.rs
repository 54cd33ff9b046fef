//! The programs of the served book, run and edited in a real browser.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{Browser, Page, chromium, save_picture, skipped},
    sample::project,
};

/// The workbook, serving on a free port; ends when dropped.
struct Served {
    process: Child,
    site: String,
}

impl Served {
    fn start() -> Result<Self> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        // Plain `cargo build` chooses the same packages as `cargo run`, so nothing is compiled
        // twice; the program itself rather than cargo is what the test has to end.
        let built = Command::new(cargo)
            .current_dir(project())
            .args(["build", "--quiet", "--bin", "workbook", "--message-format=json"])
            .output()?;
        let built = String::from_utf8_lossy(&built.stdout).into_owned();
        let program = built
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .find_map(|message| Some(message["executable"].as_str()?.to_owned()))
            .context("cargo built no workbook")?;
        let mut process = Command::new(program)
            .current_dir(project())
            .args(["serve", "--port", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let stdout = process.stdout.take().context("the workbook has no stdout")?;
        let mut served = Self { process, site: String::new() };
        let mut lines = BufReader::new(stdout).lines();
        for line in lines.by_ref().map_while(|line| line.ok()) {
            if let Some((_, rest)) = line.split_once("http://") {
                let address = rest.split(' ').next().unwrap_or_default();
                served.site = format!("http://{address}");
            }
            if line.contains("programs can be run") {
                break;
            }
        }
        ensure!(!served.site.is_empty(), "the workbook does not serve");
        std::thread::spawn(move || lines.for_each(drop));
        Ok(served)
    }

    fn chapter(&self) -> String {
        format!("{}/ch10-backpropagation.html", self.site)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

type Step = fn(&Served, &mut Page) -> Result<()>;

const FIGURE: &str = r#"figure.example[data-example="ch10/one_update"]"#;

fn button(page: &mut Page, name: &str) -> Result<()> {
    page.run(&format!(
        "[...document.querySelectorAll('{FIGURE} button')].find((b) => b.textContent === '{name}').click()"
    ))?;
    Ok(())
}

/// Waits for the end of a run and gives all that the page says of it.
fn result(page: &mut Page) -> Result<String> {
    page.wait_for(&format!("document.querySelector('{FIGURE} .run-end')"))?;
    let text = page.run(&format!("document.querySelector('{FIGURE} .run-result').textContent"))?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Opens the editor and puts a text of one's own into it.
fn edit(page: &mut Page, text: &str) -> Result<()> {
    page.wait_for(&format!("document.querySelector('{FIGURE} .run-bar')"))?;
    page.run(&format!(
        "{{ const e = [...document.querySelectorAll('{FIGURE} button')].find((b) => b.textContent === 'Edit' && !b.hidden); if (e) e.click(); }}"
    ))?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .cm-content')"))?;
    page.run(&format!(
        "{{ const content = document.querySelector('{FIGURE} .cm-content'); content.focus(); \
         getSelection().selectAllChildren(content); document.execCommand('selectAll'); }}"
    ))?;
    page.settle()?;
    page.write(text)?;
    page.settle()
}

fn shown(page: &mut Page) -> Result<String> {
    let text = page.run(&format!(
        "[...document.querySelectorAll('{FIGURE} .cm-line')].map((l) => l.textContent).join('\\n')"
    ))?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_reader_edits_runs_breaks_stops_and_resets() {
    let Some(program) = chromium() else {
        skipped("running programs", "Chromium is missing (set CHROMIUM or install it)");
        return;
    };
    let served = Served::start().expect("the workbook serves");
    let browser = Browser::start(&program).expect("the browser starts");
    let mut page = browser.page().expect("a page opens");
    let steps: [(&str, Step); 9] = [
        ("as in the book", as_in_the_book),
        ("an edit outlives the page", an_edit_outlives_the_page),
        ("an error is marked", an_error_is_marked),
        ("everyone can use it", everyone_can_use_it),
        ("output_is_text", output_is_text),
        ("a figure appears", a_figure_appears),
        ("a loop is stopped", a_loop_is_stopped),
        ("reset", reset),
        ("an edit of a former program", an_edit_of_a_former_program),
    ];
    for (what, step) in steps {
        if let Err(error) = page.open(&served.chapter()).and_then(|()| step(&served, &mut page)) {
            panic!("{what}: {error:#}");
        }
    }
}

fn as_in_the_book(served: &Served, page: &mut Page) -> Result<()> {
    button(page, "Run")?;
    let said = result(page)?;
    ensure!(said.contains("The same output as in the book."), "{said}");
    let first =
        page.run(&format!("Number(document.querySelector('{FIGURE}').dataset.firstOutput)"))?;
    println!("from the click to the first output: {first} ms");
    // The editor is loaded when a reader first edits, never before.
    ensure!(!page.requests().iter().any(|url| url.contains("editor.js")), "loaded unasked");
    let complaints = page.complaints(&served.site);
    ensure!(complaints.is_empty(), "{complaints:#?}");
    Ok(())
}

fn an_edit_outlives_the_page(served: &Served, page: &mut Page) -> Result<()> {
    edit(page, "fn main() { println!(\"{}\", 6 * 7); }")?;
    button(page, "Run")?;
    let said = result(page)?;
    ensure!(said.contains("42") && said.contains("It ended well."), "{said}");
    page.open(&served.chapter())?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .cm-content')"))?;
    let text = shown(page)?;
    ensure!(text.contains("6 * 7"), "{text}");
    Ok(())
}

fn an_error_is_marked(_: &Served, page: &mut Page) -> Result<()> {
    edit(page, "fn main() {\n    let x: f64 = \"<b>\";\n}")?;
    button(page, "Run")?;
    let said = result(page)?;
    ensure!(said.contains("mismatched types") && said.contains("does not compile"), "{said}");
    let marked = page.run(&format!(
        "document.querySelector('{FIGURE} .cm-lintRange-error').closest('.cm-line').textContent"
    ))?;
    ensure!(marked.as_str().is_some_and(|line| line.contains("let x")), "{marked}");
    ensure!(
        page.run(&format!(
            "document.querySelector('{FIGURE} .run-complaints .ansi-red') !== null"
        ))? == true,
        "the colours are lost"
    );
    Ok(())
}

fn everyone_can_use_it(_: &Served, page: &mut Page) -> Result<()> {
    let Ok(axe) = fs::read_to_string(project().join("node_modules/axe-core/axe.min.js")) else {
        skipped("axe on the editor", "node_modules is missing (npm ci)");
        return Ok(());
    };
    // As the step before has left it: an editor with an error, and what the compiler says.
    page.wait_for(&format!("document.querySelector('{FIGURE} .cm-content')"))?;
    button(page, "Run")?;
    result(page)?;
    for scheme in ["light", "dark"] {
        page.prefer(scheme)?;
        page.settle()?;
        if let Some(folder) = env::var_os("PICTURES") {
            page.run(&format!("document.querySelector('{FIGURE}').scrollIntoView()"))?;
            save_picture(page, &Path::new(&folder).join(format!("{scheme}.png")))?;
        }
        page.run(&format!("{axe}; true"))?;
        let found = page.run(&format!(
            "axe.run('{FIGURE}', {{ resultTypes: ['violations'] }}).then((r) => r.violations.flatMap((v) => \
             v.nodes.map((n) => `${{v.id}}: ${{n.target.join(' ')}}: ${{n.failureSummary}}`)))"
        ))?;
        ensure!(found.as_array().is_some_and(Vec::is_empty), "{scheme}: {found:#}");
    }
    // Escape, then Tab, leaves the editor.
    page.run(&format!("document.querySelector('{FIGURE} .cm-content').focus()"))?;
    page.press("Escape")?;
    page.press("Tab")?;
    let inside = page.run("document.activeElement.closest('.cm-content') !== null")?;
    ensure!(inside == false, "the keyboard is caught in the editor");
    Ok(())
}

fn output_is_text(_: &Served, page: &mut Page) -> Result<()> {
    edit(
        page,
        "fn main() { println!(\"<img src=x onerror='window.harmed = 1'>\"); \
         std::fs::write(\"a.svg\", \"<svg xmlns='http://www.w3.org/2000/svg' onload='parent.harmed = 1'><script>top.harmed = 1</script></svg>\").unwrap(); }",
    )?;
    button(page, "Run")?;
    let said = result(page)?;
    ensure!(said.contains("<img src=x onerror='window.harmed = 1'>"), "{said}");
    page.settle()?;
    ensure!(page.run("'harmed' in window")? == false, "a script of the output ran");
    ensure!(
        page.run(&format!("document.querySelectorAll('{FIGURE} .run-result script, {FIGURE} .run-result svg').length"))? == 0
    );
    Ok(())
}

fn a_figure_appears(_: &Served, page: &mut Page) -> Result<()> {
    edit(
        page,
        "fn main() { let mut chart = plot::Chart::new(0.0..=1.0, 0.0..=1.0);\n\
         chart.line(\"loss\", vec![(0.0, 1.0), (1.0, 0.0)]);\n\
         chart.finish(\"Loss\", \"It falls from 1 to 0.\", \"It falls.\").save(\"loss.svg\").unwrap(); }",
    )?;
    button(page, "Run")?;
    result(page)?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .run-drawing img')?.naturalWidth > 0"))
}

fn a_loop_is_stopped(_: &Served, page: &mut Page) -> Result<()> {
    edit(page, "fn main() { println!(\"round\"); loop {} }")?;
    button(page, "Run")?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .run-output')"))?;
    button(page, "Stop")?;
    let said = result(page)?;
    ensure!(said.contains("round") && said.contains("Stopped after"), "{said}");
    // The next one does not wait for it.
    edit(page, "fn main() { println!(\"next\"); }")?;
    button(page, "Run")?;
    let said = result(page)?;
    ensure!(said.contains("next"), "{said}");
    Ok(())
}

fn reset(served: &Served, page: &mut Page) -> Result<()> {
    page.wait_for(&format!("document.querySelector('{FIGURE} .cm-content')"))?;
    button(page, "Reset")?;
    let text = shown(page)?;
    ensure!(text.contains("worked::network"), "{text}");
    page.open(&served.chapter())?;
    ensure!(page.run(&format!("document.querySelector('{FIGURE} .cm-content') === null"))? == true);
    Ok(())
}

fn an_edit_of_a_former_program(served: &Served, page: &mut Page) -> Result<()> {
    page.run("localStorage.setItem('edit:ch10/one_update:0000000000000000', '// mine')")?;
    page.open(&served.chapter())?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .run-notice')"))?;
    ensure!(
        page.run(&format!(
            "document.querySelector('{FIGURE} pre code').textContent.includes('worked::network')"
        ))? == true,
        "the book's own program is gone"
    );
    button(page, "Go on with my edit")?;
    page.wait_for(&format!(
        "document.querySelector('{FIGURE} .cm-line')?.textContent === '// mine'"
    ))?;
    page.run("localStorage.clear()")?;
    Ok(())
}
