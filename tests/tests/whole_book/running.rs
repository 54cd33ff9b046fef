//! The programs and exercises of the served book, run, edited and checked in a real browser.

use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{Browser, Page, chromium, save_picture, skipped},
    sample::project,
    served::Served,
};
use serde_json::json;
use tempfile::TempDir;

/// The workbook with a practice project of its own, not that of whoever runs the tests.
struct Reader {
    served: Served,
    practice: TempDir,
}

impl Reader {
    fn start() -> Result<Self> {
        let practice = tempfile::tempdir()?;
        let folder = practice.path().join("practice");
        let arguments = [OsStr::new("--practice"), folder.as_os_str()];
        Ok(Self { served: Served::start(&arguments, "programs can be run")?, practice })
    }

    /// The reader's file of the exercise.
    fn answer(&self) -> PathBuf {
        self.practice.path().join("practice/src/bin/ch10_error_signal.rs")
    }

    fn read(&self, file: &Path) -> Result<String> {
        fs::read_to_string(file).with_context(|| file.display().to_string())
    }

    fn chapter(&self) -> String {
        format!("{}/ch10-backpropagation.html", self.served.site)
    }
}

type Step = fn(&Reader, &mut Page) -> Result<()>;

const FIGURE: &str = r#"figure.example[data-example="ch10/one_update"]"#;
const EXERCISE: &str = r#"section.exercise[data-exercise="ch10/error-signal"]"#;

fn button(page: &mut Page, within: &str, name: &str) -> Result<()> {
    page.run(&format!(
        "[...document.querySelectorAll('{within} button')].find((b) => b.textContent === '{name}').click()"
    ))?;
    Ok(())
}

/// Waits for the end of a run, which may have to wait for the compiler, and gives all that the
/// page says of it.
fn result(page: &mut Page, within: &str) -> Result<String> {
    let ended = format!("document.querySelector('{within} .run-end')");
    let mut outcome = page.wait_for(&ended);
    for _ in 0..12 {
        if outcome.is_err() {
            outcome = page.wait_for(&ended);
        }
    }
    outcome?;
    text_of(page, &format!("{within} .run-result"))
}

/// The text of the first element that a selector finds.
fn text_of(page: &mut Page, selector: &str) -> Result<String> {
    let text = page.run(&format!("document.querySelector('{selector}').textContent"))?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Opens the editor and puts a text of one's own into it.
fn edit(page: &mut Page, within: &str, text: &str) -> Result<()> {
    page.wait_for(&format!("document.querySelector('{within} .run-bar')"))?;
    page.run(&format!(
        "{{ const e = [...document.querySelectorAll('{within} button')].find((b) => b.textContent === 'Edit' && !b.hidden && !b.disabled); if (e) e.click(); }}"
    ))?;
    page.wait_for(&format!("document.querySelector('{within} .cm-content')"))?;
    page.run(&format!(
        "{{ const content = document.querySelector('{within} .cm-content'); content.focus(); \
         getSelection().selectAllChildren(content); document.execCommand('selectAll'); }}"
    ))?;
    page.settle()?;
    page.write(text)?;
    page.settle()
}

fn shown(page: &mut Page, within: &str) -> Result<String> {
    let text = page.run(&format!(
        "[...document.querySelectorAll('{within} .cm-line')].map((l) => l.textContent).join('\\n')"
    ))?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_reader_edits_runs_breaks_stops_and_resets() {
    let Some(program) = chromium() else {
        skipped("running programs", "Chromium is missing (set CHROMIUM or install it)");
        return;
    };
    let reader = Reader::start().expect("the workbook serves");
    let browser = Browser::shared(&program).expect("the browser starts");
    let mut page = browser.page().expect("a page opens");
    let steps: [(&str, Step); 20] = [
        ("as in the book", as_in_the_book),
        ("an edit outlives the page", an_edit_outlives_the_page),
        ("an error is marked", an_error_is_marked),
        ("everyone can use it", everyone_can_use_it),
        ("output_is_text", output_is_text),
        ("a figure appears", a_figure_appears),
        ("a loop is stopped", a_loop_is_stopped),
        ("reset", reset),
        ("an edit of a former program", an_edit_of_a_former_program),
        ("undo and brackets", undo_and_brackets),
        ("an exercise is opened", an_exercise_is_opened),
        ("a wrong answer is diagnosed", a_wrong_answer_is_diagnosed),
        ("an answer that does not compile", an_answer_that_does_not_compile),
        ("a right answer", a_right_answer),
        ("what is not saved outlives the page", what_is_not_saved_outlives_the_page),
        ("a change elsewhere", a_change_elsewhere),
        ("a change elsewhere that loses", a_change_elsewhere_that_loses),
        ("a check is stopped", a_check_is_stopped),
        ("an exercise is begun again", an_exercise_is_begun_again),
        ("without JavaScript nothing pretends to run", without_javascript),
    ];
    for (what, step) in steps {
        if let Err(error) = page.open(&reader.chapter()).and_then(|()| step(&reader, &mut page)) {
            panic!("{what}: {error:#}");
        }
    }
}

fn as_in_the_book(reader: &Reader, page: &mut Page) -> Result<()> {
    button(page, FIGURE, "Run")?;
    let said = result(page, FIGURE)?;
    ensure!(said.contains("The same output as in the book."), "{said}");
    let first =
        page.run(&format!("Number(document.querySelector('{FIGURE}').dataset.firstOutput)"))?;
    ensure!(first.is_number(), "from the click to the first output: {first}");
    println!("from the click to the first output: {first} ms");
    // The editor is loaded when a reader first edits, never before.
    ensure!(!page.requests().iter().any(|url| url.contains("editor.js")), "loaded unasked");
    let complaints = page.complaints(&reader.served.site);
    ensure!(complaints.is_empty(), "{complaints:#?}");
    Ok(())
}

fn an_edit_outlives_the_page(reader: &Reader, page: &mut Page) -> Result<()> {
    edit(page, FIGURE, "fn main() { println!(\"{}\", 6 * 7); }")?;
    button(page, FIGURE, "Run")?;
    let said = result(page, FIGURE)?;
    ensure!(said.contains("42") && said.contains("It ended well."), "{said}");
    page.open(&reader.chapter())?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .cm-content')"))?;
    let text = shown(page, FIGURE)?;
    ensure!(text.contains("6 * 7"), "{text}");
    Ok(())
}

fn an_error_is_marked(_: &Reader, page: &mut Page) -> Result<()> {
    edit(page, FIGURE, "fn main() {\n    let x: f64 = \"<b>\";\n}")?;
    button(page, FIGURE, "Run")?;
    let said = result(page, FIGURE)?;
    ensure!(said.contains("mismatched types") && said.contains("does not compile"), "{said}");
    let marked = page.run(&format!(
        "document.querySelector('{FIGURE} .cm-lintRange-error').closest('.cm-line').textContent"
    ))?;
    ensure!(marked.as_str().is_some_and(|line| line.contains("let x")), "{marked}");
    ensure!(
        page.run(&format!("document.querySelector('{FIGURE} .run-messages .ansi-red') !== null"))?
            == true,
        "the colours are lost"
    );
    Ok(())
}

fn axe() -> Option<String> {
    let axe = fs::read_to_string(project().join("node_modules/axe-core/axe.min.js")).ok();
    if axe.is_none() {
        skipped("axe on the editor", "node_modules is missing (npm ci)");
    }
    axe
}

/// Holds a part of the page to axe's rules, light and dark.
fn accessible(page: &mut Page, within: &str, axe: &str) -> Result<()> {
    for scheme in ["light", "dark"] {
        page.prefer(scheme)?;
        page.settle()?;
        picture(page, within, scheme)?;
        page.run(&format!("{axe}; true"))?;
        let found = page.run(&format!(
            "axe.run('{within}', {{ resultTypes: ['violations'] }}).then((r) => r.violations.flatMap((v) => \
             v.nodes.map((n) => `${{v.id}}: ${{n.target.join(' ')}}: ${{n.failureSummary}}`)))"
        ))?;
        ensure!(found.as_array().is_some_and(Vec::is_empty), "{scheme}: {found:#}");
    }
    Ok(())
}

/// Saves a picture for looking at by eye, where the folder `PICTURES` says so.
fn picture(page: &mut Page, within: &str, name: &str) -> Result<()> {
    let Some(folder) = env::var_os("PICTURES") else { return Ok(()) };
    page.run(&format!("document.querySelector('{within} .run-bar').scrollIntoView()"))?;
    page.settle()?;
    let number = fs::read_dir(&folder)?.count();
    save_picture(page, &Path::new(&folder).join(format!("{number:02}-{name}.png")))
}

fn everyone_can_use_it(_: &Reader, page: &mut Page) -> Result<()> {
    let Some(axe) = axe() else { return Ok(()) };
    // As the step before has left it: an editor with an error, and what the compiler says.
    page.wait_for(&format!("document.querySelector('{FIGURE} .cm-content')"))?;
    button(page, FIGURE, "Run")?;
    result(page, FIGURE)?;
    // And as an author finds it who has changed the crate since.
    page.run(&format!(
        "document.querySelector('{FIGURE} > .output').insertAdjacentHTML('beforeend', \
         '<p class=\"remedy\">Recorded before a change. <code>cargo test</code> records it again.</p>')"
    ))?;
    accessible(page, FIGURE, &axe)?;
    // Escape, then Tab, leaves the editor.
    page.run(&format!("document.querySelector('{FIGURE} .cm-content').focus()"))?;
    page.press("Escape")?;
    page.press("Tab")?;
    let inside = page.run("document.activeElement.closest('.cm-content') !== null")?;
    ensure!(inside == false, "the keyboard is caught in the editor");
    Ok(())
}

fn output_is_text(_: &Reader, page: &mut Page) -> Result<()> {
    edit(
        page,
        FIGURE,
        "fn main() { println!(\"<img src=x onerror='window.harmed = 1'>\"); \
         std::fs::write(\"a.svg\", \"<svg xmlns='http://www.w3.org/2000/svg' onload='parent.harmed = 1'><script>top.harmed = 1</script></svg>\").unwrap(); }",
    )?;
    button(page, FIGURE, "Run")?;
    let said = result(page, FIGURE)?;
    ensure!(said.contains("<img src=x onerror='window.harmed = 1'>"), "{said}");
    page.settle()?;
    ensure!(page.run("'harmed' in window")? == false, "a script of the output ran");
    ensure!(
        page.run(&format!("document.querySelectorAll('{FIGURE} .run-result script, {FIGURE} .run-result svg').length"))? == 0
    );
    Ok(())
}

fn a_figure_appears(_: &Reader, page: &mut Page) -> Result<()> {
    edit(
        page,
        FIGURE,
        "fn main() { let mut chart = plot::Chart::new(0.0..=1.0, 0.0..=1.0);\n\
         chart.line(\"loss\", vec![(0.0, 1.0), (1.0, 0.0)]);\n\
         chart.finish(\"Loss\", \"It falls from 1 to 0.\", \"It falls.\").save(\"loss.svg\").unwrap(); }",
    )?;
    button(page, FIGURE, "Run")?;
    result(page, FIGURE)?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .run-drawing img')?.naturalWidth > 0"))
}

fn a_loop_is_stopped(_: &Reader, page: &mut Page) -> Result<()> {
    edit(page, FIGURE, "fn main() { println!(\"round\"); loop {} }")?;
    button(page, FIGURE, "Run")?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .run-output')"))?;
    button(page, FIGURE, "Stop")?;
    let said = result(page, FIGURE)?;
    ensure!(said.contains("round") && said.contains("Stopped after"), "{said}");
    // The next one does not wait for it.
    edit(page, FIGURE, "fn main() { println!(\"next\"); }")?;
    button(page, FIGURE, "Run")?;
    let said = result(page, FIGURE)?;
    ensure!(said.contains("next"), "{said}");
    Ok(())
}

fn reset(reader: &Reader, page: &mut Page) -> Result<()> {
    page.wait_for(&format!("document.querySelector('{FIGURE} .cm-content')"))?;
    button(page, FIGURE, "Reset")?;
    let text = shown(page, FIGURE)?;
    ensure!(text.contains("worked::network"), "{text}");
    page.open(&reader.chapter())?;
    ensure!(page.run(&format!("document.querySelector('{FIGURE} .cm-content') === null"))? == true);
    Ok(())
}

fn an_edit_of_a_former_program(reader: &Reader, page: &mut Page) -> Result<()> {
    page.run("localStorage.setItem('edit:ch10/one_update:0000000000000000', '// mine')")?;
    page.open(&reader.chapter())?;
    page.wait_for(&format!("document.querySelector('{FIGURE} .run-notice')"))?;
    ensure!(
        page.run(&format!(
            "document.querySelector('{FIGURE} pre code').textContent.includes('worked::network')"
        ))? == true,
        "the book's own program is gone"
    );
    button(page, FIGURE, "Go on with my edit")?;
    page.wait_for(&format!(
        "document.querySelector('{FIGURE} .cm-line')?.textContent === '// mine'"
    ))?;
    page.run("localStorage.clear()")?;
    Ok(())
}

fn undo_and_brackets(_: &Reader, page: &mut Page) -> Result<()> {
    edit(page, FIGURE, "fn main() { let x = (1, [2]); }")?;
    // The cursor stands behind the last brace.
    page.wait_for(&format!(
        "document.querySelectorAll('{FIGURE} .cm-matchingBracket').length === 2"
    ))?;
    for kind in ["rawKeyDown", "keyUp"] {
        page.call(
            "Input.dispatchKeyEvent",
            json!({ "type": kind, "key": "z", "code": "KeyZ", "windowsVirtualKeyCode": 90, "modifiers": 2 }),
        )?;
    }
    page.settle()?;
    let text = shown(page, FIGURE)?;
    ensure!(text.contains("worked::network"), "undo did not bring it back: {text}");
    page.run("localStorage.clear()")?;
    Ok(())
}

const NO_SLOPE: &str = "use ch08_sigmoid::activate;\n\
    pub fn error_signal(target: f64, pre_o: f64) -> f64 {\n activate(pre_o) - target\n}\nfn main() {}";
const RIGHT: &str = "use ch08_sigmoid::{activate, activate_prime};\n\
    pub fn error_signal(target: f64, pre_o: f64) -> f64 {\n (activate(pre_o) - target) * activate_prime(pre_o)\n}\nfn main() {}";

fn an_exercise_is_opened(reader: &Reader, page: &mut Page) -> Result<()> {
    ensure!(!reader.answer().exists(), "laid out before anyone asked");
    page.run(&format!(
        "{{ const status = document.querySelector('{EXERCISE} .run-status'); window.told = []; \
           new MutationObserver(() => told.push(status.textContent)).observe(status, {{ childList: true }}); }}"
    ))?;
    button(page, EXERCISE, "Edit")?;
    // A check as well, before the editor is there.
    button(page, EXERCISE, "Check")?;
    let said = result(page, EXERCISE)?;
    ensure!(said.contains("Not begun: the file is as it was laid out."), "{said}");
    ensure!(page.run(&format!("document.querySelectorAll('{EXERCISE} .cm-content').length"))? == 1);
    let text = shown(page, EXERCISE)?;
    ensure!(text.contains("cargo run -- check ch10/error-signal"), "{text}");
    let said = text_of(page, &format!("{EXERCISE} figcaption"))?;
    ensure!(said.ends_with("practice/src/bin/ch10_error_signal.rs · your file"), "{said}");
    // What was done unasked stays to be read when the check has had its say.
    let said = text_of(page, &format!("{EXERCISE} .run-words"))?;
    ensure!(said.contains("Laid out just now, with"), "{said}");
    let twice = page.run("told.filter((words) => words.includes('Laid out'))")?;
    ensure!(twice == json!([]), "beside its own line it is told here: {twice}");
    ensure!(reader.read(&reader.answer())?.contains("todo!"));
    let complaints = page.complaints(&reader.served.site);
    ensure!(complaints.is_empty(), "{complaints:#?}");
    Ok(())
}

fn a_wrong_answer_is_diagnosed(reader: &Reader, page: &mut Page) -> Result<()> {
    edit(page, EXERCISE, NO_SLOPE)?;
    let said = text_of(page, &format!("{EXERCISE} .run-status"))?;
    ensure!(said.contains("Not saved yet"), "{said}");
    button(page, EXERCISE, "Check")?;
    let said = result(page, EXERCISE)?;
    // The server has compiled them before it let anyone check.
    ensure!(!said.contains("Compiling the chapters"), "compiled once more: {said}");
    ensure!(said.contains("The first block that differs is S_ERROR"), "{said}");
    ensure!(said.contains("That is the final error, not the error signal"), "{said}");
    ensure!(said.contains("Not yet."), "{said}");
    ensure!(reader.read(&reader.answer())?.contains("activate(pre_o) - target"));
    Ok(())
}

fn an_answer_that_does_not_compile(_: &Reader, page: &mut Page) -> Result<()> {
    edit(page, EXERCISE, "pub fn error_signal(target: f64, pre_o: f64) -> f64 {\n  \"<b>\"\n}")?;
    button(page, EXERCISE, "Check")?;
    let said = result(page, EXERCISE)?;
    ensure!(
        said.contains("It does not compile yet.") && said.contains("mismatched types"),
        "{said}"
    );
    let marked = text_of(page, &format!("{EXERCISE} .cm-lintRange-error"))?;
    ensure!(marked == "\"<b>\"", "{marked}");
    ensure!(
        page.run(&format!("document.querySelector('{EXERCISE} .run-output .ansi-red') !== null"))?
            == true,
        "the colours are lost"
    );
    let Some(axe) = axe() else { return Ok(()) };
    accessible(page, EXERCISE, &axe)
}

fn a_right_answer(reader: &Reader, page: &mut Page) -> Result<()> {
    // The line ends of another system stay what they are.
    let saved = reader.read(&reader.answer())?;
    fs::write(reader.answer(), saved.replace('\n', "\r\n"))?;
    edit(page, EXERCISE, RIGHT)?;
    // As a reader does whose hands are on the keys.
    for kind in ["rawKeyDown", "keyUp"] {
        page.call(
            "Input.dispatchKeyEvent",
            json!({ "type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "modifiers": 2 }),
        )?;
    }
    let said = result(page, EXERCISE)?;
    ensure!(said.contains("Right in 5 cases."), "{said}");
    let ended = page.run(&format!("Number(document.querySelector('{EXERCISE}').dataset.ended)"))?;
    ensure!(ended.is_number(), "from the key to the verdict: {ended}");
    println!("from the key to the verdict: {ended} ms");
    let saved = reader.read(&reader.answer())?;
    ensure!(saved == RIGHT.replace('\n', "\r\n"), "{saved:?}");
    let progress = reader.read(&reader.practice.path().join("practice/progress.toml"))?;
    ensure!(progress.contains("solved"), "{progress}");
    Ok(())
}

fn what_is_not_saved_outlives_the_page(reader: &Reader, page: &mut Page) -> Result<()> {
    let saved = reader.read(&reader.answer())?;
    edit(page, EXERCISE, "// on the page alone")?;
    page.open(&reader.chapter())?;
    page.wait_for(&format!("document.querySelector('{EXERCISE} .cm-content')"))?;
    ensure!(shown(page, EXERCISE)? == "// on the page alone");
    ensure!(reader.read(&reader.answer())? == saved, "it was saved unasked");
    // While the page was away, somebody else went on with the file.
    fs::write(reader.answer(), "// by an editor")?;
    page.open(&reader.chapter())?;
    page.wait_for(&format!("document.querySelector('{EXERCISE} .run-conflict')"))?;
    button(page, EXERCISE, "Take the file’s")?;
    page.wait_for(&format!("document.querySelector('{EXERCISE} .run-conflict') === null"))?;
    ensure!(shown(page, EXERCISE)? == "// by an editor");
    let backup = reader.answer().with_extension("rs.1.bak");
    ensure!(reader.read(&backup)? == "// on the page alone");
    Ok(())
}

fn a_change_elsewhere(reader: &Reader, page: &mut Page) -> Result<()> {
    edit(page, EXERCISE, "// line\n// mine\n// line")?;
    fs::write(reader.answer(), "// line\n// theirs\n// line")?;
    button(page, EXERCISE, "Check")?;
    let said = result(page, EXERCISE)?;
    ensure!(said.contains("the file has been changed elsewhere since"), "{said}");
    ensure!(reader.read(&reader.answer())? == "// line\n// theirs\n// line", "it was written");
    let versions = page.run(&format!(
        "[...document.querySelectorAll('{EXERCISE} .run-versions pre')].map((v) => [v.textContent.trim(), v.querySelector('mark').textContent.trim()])"
    ))?;
    let expected = json!([
        ["// line\n// mine\n// line", "// mine"],
        ["// line\n// theirs\n// line", "// theirs"]
    ]);
    ensure!(versions == expected, "{versions}");
    ensure!(
        page.run("document.activeElement.className")? == "run-notice run-conflict",
        "the keyboard is elsewhere"
    );
    // Side by side where there is room, below each other on a telephone, and never wider.
    for (width, columns) in [(1280, 2), (390, 1)] {
        page.resize(width, 900)?;
        page.settle()?;
        picture(page, EXERCISE, &width.to_string())?;
        let found = page.run(&format!(
            "[new Set([...document.querySelectorAll('{EXERCISE} .run-versions > div')].map((v) => v.offsetLeft)).size, \
              document.documentElement.scrollWidth <= innerWidth, \
              [...document.querySelectorAll('{EXERCISE} :is(.run-bar button:not([hidden]), .run-editor, .run-conflict)')].every((e) => {{ \
                const box = e.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth; }})]"
        ))?;
        ensure!(found == json!([columns, true, true]), "{width} px: {found}");
    }
    if let Some(axe) = axe() {
        accessible(page, EXERCISE, &axe)?;
    }
    page.resize(1280, 900)?;
    page.press("Tab")?;
    button(page, EXERCISE, "Go on with this page’s")?;
    page.wait_for(&format!("document.querySelector('{EXERCISE} .run-conflict') === null"))?;
    ensure!(reader.read(&reader.answer())? == "// line\n// mine\n// line");
    let backup = reader.answer().with_extension("rs.2.bak");
    ensure!(reader.read(&backup)? == "// line\n// theirs\n// line");
    let said = text_of(page, &format!("{EXERCISE} .run-status"))?;
    ensure!(said.ends_with("ch10_error_signal.rs.2.bak"), "{said}");
    Ok(())
}

/// The file changes once more while the reader looks at both versions.
fn a_change_elsewhere_that_loses(reader: &Reader, page: &mut Page) -> Result<()> {
    edit(page, EXERCISE, RIGHT)?;
    fs::write(reader.answer(), "// theirs")?;
    button(page, EXERCISE, "Check")?;
    page.wait_for(&format!("document.querySelector('{EXERCISE} .run-conflict')"))?;
    fs::write(reader.answer(), "// theirs, newer")?;
    button(page, EXERCISE, "Go on with this page’s")?;
    page.wait_for(&format!(
        "document.querySelector('{EXERCISE} .run-conflict')?.textContent.includes('Once more')"
    ))?;
    ensure!(reader.read(&reader.answer())? == "// theirs, newer", "it was written");
    button(page, EXERCISE, "Go on with this page’s")?;
    page.wait_for(&format!("document.querySelector('{EXERCISE} .run-conflict') === null"))?;
    let backup = reader.answer().with_extension("rs.3.bak");
    ensure!(reader.read(&backup)? == "// theirs, newer");
    button(page, EXERCISE, "Check")?;
    let said = result(page, EXERCISE)?;
    ensure!(said.contains("Right in 5 cases."), "{said}");
    Ok(())
}

fn a_check_is_stopped(_: &Reader, page: &mut Page) -> Result<()> {
    edit(page, EXERCISE, "pub fn error_signal(target: f64, pre_o: f64) -> f64 { loop {} }")?;
    button(page, EXERCISE, "Check")?;
    page.wait_for(&format!(
        "document.querySelector('{EXERCISE} .run-status').textContent === 'Checking…'"
    ))?;
    button(page, EXERCISE, "Stop")?;
    let said = result(page, EXERCISE)?;
    ensure!(said.contains("Stopped after"), "{said}");
    edit(page, EXERCISE, NO_SLOPE)?;
    button(page, EXERCISE, "Check")?;
    let said = result(page, EXERCISE)?;
    ensure!(said.contains("Not yet."), "{said}");
    Ok(())
}

fn an_exercise_is_begun_again(reader: &Reader, page: &mut Page) -> Result<()> {
    edit(page, EXERCISE, "// not saved")?;
    button(page, EXERCISE, "Reset")?;
    page.wait_for(&format!(
        "document.querySelector('{EXERCISE} .run-status').textContent.includes('rs.4.bak')"
    ))?;
    ensure!(shown(page, EXERCISE)?.contains("todo!"));
    ensure!(reader.read(&reader.answer())?.contains("todo!"));
    ensure!(reader.read(&reader.answer().with_extension("rs.4.bak"))? == "// not saved");
    // Nothing is left that would open it the next time.
    page.open(&reader.chapter())?;
    ensure!(
        page.run(&format!("document.querySelector('{EXERCISE} .cm-content') === null"))? == true
    );
    Ok(())
}

fn without_javascript(reader: &Reader, page: &mut Page) -> Result<()> {
    page.forbid_scripts(true)?;
    page.open(&reader.chapter())?;
    let found = page.run(&format!(
        "[document.querySelectorAll('{EXERCISE} button, {FIGURE} button').length, \
          document.querySelector('{EXERCISE} .command').textContent]"
    ));
    page.forbid_scripts(false)?;
    let found = found?;
    ensure!(found == json!([0, "cargo run -- check 10.1"]), "{found}");
    Ok(())
}
