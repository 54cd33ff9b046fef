//! The live figures: what the page draws is what the crates draw, it comes when it is asked for,
//! and it can be used by everybody.
//!
//! There are two ways to draw: the scripts of a static site, and a server. Whatever may differ
//! between them is checked on both.

#[cfg(unix)]
use std::sync::LazyLock;
#[cfg(not(unix))]
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{Browser, Page, address, chromium, readers_chromium, skipped},
    sample::project,
    served::Served,
    server,
};
use plot::{Drawing, Entry, Handle, Param, Steps};
use serde_json::{Value, json};

use crate::{
    browser::{EVERYTHING, axe, violations_in},
    load::{BUDGET, gzipped},
    site::{Site, book},
};

/// The figure that is stepped through.
const STEPPER: &str = "#fig-ch10-stepper";

/// A page's function that resolves once a figure shows what it was last set to.
const REST: &str = "const rest = async (figure) => { \
    while (figure.hasAttribute('aria-busy')) await new Promise((done) => setTimeout(done, 10)); }; \
    const set = (range, value) => { \
      range.value = value; range.dispatchEvent(new Event('input', { bubbles: true })); };";

/// The server of all tests.
#[cfg(unix)]
pub fn served() -> Result<&'static Served> {
    static SHARED: LazyLock<Result<Served>> =
        LazyLock::new(|| Served::start_for_good(&["--no-run"], "(Ctrl-C ends it)"));
    SHARED.as_ref().map_err(|error| anyhow::anyhow!("{error:#}"))
}

/// The server of the tests of the moment, which ends with the last of them.
#[cfg(not(unix))]
pub fn served() -> Result<Arc<Served>> {
    static SHARED: Mutex<Weak<Served>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(served) = shared.upgrade() {
        return Ok(served);
    }
    let served = Arc::new(Served::start(&["--no-run"], "(Ctrl-C ends it)")?);
    *shared = Arc::downgrade(&served);
    Ok(served)
}

/// Runs a check with a page of its own on the site with its scripts.
fn on_the_book(what: &str, check: impl FnOnce(&Site, &mut Page) -> Result<()>) {
    in_a_browser(what, |page| match scripted() {
        Some(site) => check(site, page),
        None => {
            without_scripts(what);
            Ok(())
        }
    });
}

/// Runs a check on each way to draw, given the address of the book.
pub fn each_way(what: &str, check: impl Fn(&str, &mut Page) -> Result<()>) {
    in_a_browser(what, |page| {
        let served = served()?;
        check(&format!("{}/", served.site), page).context("served")?;
        match scripted() {
            Some(site) => check(&site.url(""), page).context("in the static site"),
            None => {
                without_scripts(what);
                Ok(())
            }
        }
    });
}

/// Runs a check with a page of its own.
pub fn in_a_browser(what: &str, check: impl FnOnce(&mut Page) -> Result<()>) {
    let Some(program) = chromium() else {
        skipped(what, MISSING);
        return;
    };
    in_page_of(&Browser::shared(&program).expect("the browser starts"), what, check);
}

/// Runs a check with a page of its own in the readers' Chromium.
pub fn in_the_readers_browser(what: &str, check: impl FnOnce(&mut Page) -> Result<()>) {
    let Some(program) = readers_chromium() else {
        skipped(what, MISSING);
        return;
    };
    in_page_of(&Browser::start(&program).expect("the browser starts"), what, check);
}

const MISSING: &str = "Chromium is missing (set CHROMIUM or install it)";

fn in_page_of(browser: &Browser, what: &str, check: impl FnOnce(&mut Page) -> Result<()>) {
    let mut page = browser.page().expect("a page opens");
    if let Err(error) = check(&mut page) {
        panic!("{what}: {error:#}");
    }
}

/// The book, if there was a compiler to make its scripts.
fn scripted() -> Option<&'static Site> {
    Some(book()).filter(|site| site.folder.join("figures").is_dir())
}

fn without_scripts(what: &str) {
    skipped(
        &format!("{what}, in the static site"),
        "there is no compiler for the browser's scripts (rustup target add \
         wasm32-unknown-unknown, or WASM_RUSTC from .ci/wasm-compiler)",
    );
}

/// Figures that a reader can change, with the page each is on.
fn live_figures() -> Vec<(String, String, &'static Entry)> {
    figures::all()
        .into_iter()
        .filter(|(_, entry)| entry.is_live())
        .map(|(chapter, entry)| {
            let id = format!("{chapter}/{}", entry.id);
            let page = page_with(&id);
            (id, page, entry)
        })
        .collect()
}

/// The page that shows a figure, such as `ch08-sigmoid.html`.
fn page_with(figure: &str) -> String {
    let asked = format!("{{{{#figure {figure}}}}}");
    let pages = fs::read_dir(project().join("book/src")).expect("the prose");
    let mut pages = pages.map(|page| page.expect("a page").path());
    let shows = |page: &PathBuf| {
        page.is_file() && fs::read_to_string(page).expect("a page").contains(&asked)
    };
    let page = pages.find(shows).unwrap_or_else(|| panic!("no page shows {figure}"));
    page.with_extension("html").file_name().expect("a page").display().to_string()
}

/// The defaults and three other settings.
fn settings(params: &[Param]) -> Vec<Vec<f64>> {
    let at = |share: f64| {
        let value = |param: &Param| {
            let steps = ((param.max - param.min) / param.step * share).round();
            param.clamp(param.min + steps * param.step)
        };
        params.iter().map(value).collect::<Vec<f64>>()
    };
    let defaults = params.iter().map(|param| param.default).collect();
    vec![defaults, at(0.0), at(0.37), at(1.0)]
}

fn bits(values: &[f64]) -> Vec<String> {
    values.iter().map(|value| value.to_bits().to_string()).collect()
}

/// Asks as the page does; gives what was asked for, with the bits of each number that is compared.
fn ask(page: &mut Page, what: &str, id: &str, values: &[f64]) -> Result<Value> {
    page.run(&format!(
        "(async () => {{ \
           const bits = (numbers) => Array.from(new BigUint64Array(Float64Array.from(numbers, Number).buffer), String); \
           const figure = document.querySelector('figure[data-figure=\"{id}\"]'); \
           const typed = JSON.parse(figure.dataset.texts ?? '[]').map((text) => text.default); \
           const answer = await live.ask(figure, {what:?}, {}, typed); \
           if (answer.data) answer.data = answer.data.map(([name, numbers]) => [name, bits(numbers)]); \
           if (answer.values) answer.values = bits(answer.values); \
           for (const step of answer.steps ?? []) step.value = bits([step.value]); \
           return answer; }})()",
        json!(values)
    ))
    .with_context(|| format!("{what} of {id} at {values:?}"))
}

fn steps_with_bits(steps: &Steps) -> Result<Value> {
    let mut expected = serde_json::to_value(steps)?;
    expected["values"] = json!(bits(&steps.values));
    for (row, step) in steps.steps.iter().enumerate() {
        expected["steps"][row]["value"] = json!(bits(&[step.value]));
    }
    Ok(expected)
}

#[test]
fn page_and_crate_draw_the_same_to_the_last_bit() {
    each_way("the same numbers", |home, page| {
        let mut compared = 0;
        let mut open = String::new();
        for (id, file, entry) in live_figures() {
            if open != file {
                page.open(&format!("{home}{file}"))?;
                open = file;
            }
            for values in settings(entry.params) {
                let figure = entry.at(&values);
                let data: Vec<(&str, Vec<String>)> = figure
                    .data
                    .iter()
                    .map(|(name, values)| (name.as_str(), bits(values)))
                    .collect();
                compared += data.iter().map(|(_, values)| values.len()).sum::<usize>();
                let mut drawn = ask(page, "drawing", &id, &values)?;
                let handles = drawn.as_object_mut().and_then(|parts| parts.remove("handles"));
                let handles: Vec<Handle> = serde_json::from_value(handles.unwrap_or(json!([])))?;
                ensure!(handles == figure.handles, "{id} at {values:?}: other handles");
                let expected = json!({
                    "svg": figure.svg,
                    "title": figure.title,
                    "desc": figure.desc,
                    "caption": figure.caption,
                    "data": data,
                });
                ensure!(drawn == expected, "{id} at {values:?}: {}", apart(&drawn, &expected));
                if let Some(steps) = entry.steps {
                    let expected = steps_with_bits(&steps(&values, &entry.default_texts()))?;
                    let followed = ask(page, "steps", &id, &values)?;
                    ensure!(
                        followed == expected,
                        "{id} at {values:?}: {}",
                        apart(&followed, &expected)
                    );
                }
            }
        }
        println!("{compared} numbers are the same to the last bit");
        ensure!(compared > 500, "only {compared} numbers");
        Ok(())
    });
}

/// Which parts of two objects differ.
fn apart(one: &Value, other: &Value) -> String {
    let keys = one.as_object().into_iter().chain(other.as_object()).flat_map(|map| map.keys());
    let mut keys: Vec<&str> =
        keys.filter(|key| one[*key] != other[*key]).map(String::as_str).collect();
    keys.dedup();
    format!("other {}", keys.join(", "))
}

/// Touches the first control of a figure and sets it back, and says whether the drawing is then
/// what it was; the one in between must be another.
const THERE_AND_BACK: &str = "async (id) => { \
    const figure = document.getElementById(id); \
    const drawing = () => figure.querySelector('svg:not(.katex svg)').outerHTML; \
    const printed = drawing(); \
    let changed; \
    const control = figure.querySelector('.controls :is(input:is([type=range], [type=radio]), select)'); \
    if (!control) { \
      const tool = (name) => [...figure.querySelectorAll('.pad button')].find((button) => button.textContent === name); \
      if (tool('Clear').disabled) figure.querySelector('.sheet').dispatchEvent(new KeyboardEvent('keydown', { key: ' ' })); \
      else tool('Clear').click(); \
      await rest(figure); \
      changed = drawing(); \
      tool('Undo').click(); \
    } else if (control.type === 'range') { \
      const there = control.value; \
      set(control, Number(there) === Number(control.max) ? control.min : control.max); \
      await rest(figure); \
      changed = drawing(); \
      set(control, there); \
    } else if (control.type === 'radio') { \
      const radios = [...figure.querySelectorAll(`[name='${control.name}']`)]; \
      const there = radios.find((radio) => radio.checked); \
      radios.find((radio) => !radio.checked).click(); \
      await rest(figure); \
      changed = drawing(); \
      there.click(); \
    } else { \
      const there = control.selectedIndex; \
      const choose = (index) => { control.selectedIndex = index; control.dispatchEvent(new Event('change')); }; \
      choose(there ? 0 : 1); \
      await rest(figure); \
      changed = drawing(); \
      choose(there); \
    } \
    await rest(figure); \
    return [printed !== changed, printed === drawing(), figure.querySelector('.failed')?.textContent ?? '']; }";

/// Calls a function of the page on a figure.
fn call(page: &mut Page, function: &str, figure: &str) -> Result<Value> {
    page.run(&format!("(async () => {{ {REST} return ({function})({figure:?}); }})()"))
}

fn element(id: &str) -> String {
    format!("fig-{}", id.replace('/', "-"))
}

#[test]
fn redrawn_at_its_defaults_a_figure_is_as_printed() {
    each_way("there and back", |home, page| {
        let mut open = String::new();
        for (id, file, _) in live_figures() {
            if open != file {
                page.open(&format!("{home}{file}"))?;
                open = file;
            }
            let answer = call(page, THERE_AND_BACK, &element(&id))?;
            ensure!(answer == json!([true, true, ""]), "{id}: {answer}");
        }
        Ok(())
    });
}

#[test]
fn nothing_is_loaded_before_the_first_touch_and_then_little() {
    in_a_browser("the first touch", |page| {
        let served = served()?;
        first_touch(page, &format!("{}/", served.site))?;
        let Some(site) = scripted() else {
            without_scripts("the first touch");
            return Ok(());
        };
        first_touch(page, &site.url(""))?;
        first_touch(page, &format!("{}/", address(&site.folder)))?;
        for script in fs::read_dir(site.folder.join("figures"))? {
            let script = script?.path();
            let size = gzipped(&fs::read(&script)?);
            println!("{}: {size} bytes", script.display());
            ensure!(size <= BUDGET, "{}: {size} of {BUDGET} bytes", script.display());
        }
        Ok(())
    });
}

fn first_touch(page: &mut Page, home: &str) -> Result<()> {
    page.open(&format!("{home}ch08-sigmoid.html"))?;
    let script = page.run("document.querySelector('#fig-ch08-sigmoid').dataset.script")?;
    let script = script.as_str().context("no script")?.to_owned();
    let loaded = |page: &Page| page.requests().iter().any(|url| url.ends_with(&script));
    page.point("#fig-ch08-sigmoid svg", false)?;
    ensure!(!loaded(page), "{home}: {:?}", page.requests());
    let answer = call(page, THERE_AND_BACK, "fig-ch08-sigmoid")?;
    ensure!(answer == json!([true, true, ""]), "{home}: {answer}");
    ensure!(loaded(page), "{home}: {:?}", page.requests());
    let complaints: Vec<String> = page
        .complaints(home.trim_end_matches('/'))
        .into_iter()
        .filter(|complaint| !complaint.contains("request to blob:"))
        .collect();
    ensure!(complaints.is_empty(), "{home}: {complaints:#?}");
    Ok(())
}

/// Sets the sigmoid's control; gives what the figure says, whether its drawing is another now, and
/// whether its control is dead.
const SET: &str = "async (id) => { \
    const figure = document.getElementById(id); \
    const printed = figure.querySelector('svg').outerHTML; \
    const range = figure.querySelector('input[type=range]'); \
    set(range, Number(range.value) === 3 ? 4 : 3); \
    await rest(figure); \
    return [figure.querySelector('.failed')?.textContent ?? '', figure.querySelector('svg').outerHTML !== printed, range.disabled]; }";

#[test]
fn a_figure_whose_script_does_not_run_stays_and_says_so() {
    on_the_book("failure", |site, page| {
        for (spoil, why) in [
            (
                "document.querySelector('#fig-ch08-sigmoid').dataset.script = 'gone.js'",
                "its script could not be loaded",
            ),
            ("globalThis.Worker = undefined", "it does not start"),
            (
                "globalThis.WebAssembly = undefined; \
                 const Real = Worker; globalThis.Worker = class extends Real { constructor() { \
                 super('data:text/javascript,throw new Error(%22no wasm%22)'); } }",
                "no wasm",
            ),
        ] {
            page.open(&site.url("ch08-sigmoid.html"))?;
            page.run(&format!("{spoil}; true"))?;
            let answer = call(page, SET, "fig-ch08-sigmoid")?;
            let words = answer[0].as_str().unwrap_or_default();
            ensure!(
                words.starts_with("This figure cannot be changed here: ") && words.contains(why),
                "{spoil}: {answer}"
            );
            ensure!(answer[1] == false && answer[2] == true, "{spoil}: {answer}");
        }
        Ok(())
    });
}

#[test]
fn what_a_server_cannot_draw_is_said_and_the_next_setting_is_drawn() {
    in_a_browser("a server that fails once", |page| {
        let served = served()?;
        page.open(&format!("{}/ch08-sigmoid.html", served.site))?;
        page.run(
            "{ const real = fetch; let times = 0; \
             globalThis.fetch = (...given) => times++ ? real(...given) : Promise.reject(new TypeError()); }",
        )?;
        let answer = call(page, SET, "fig-ch08-sigmoid")?;
        let words = answer[0].as_str().unwrap_or_default();
        ensure!(words.contains("the workbook does not answer"), "{answer}");
        ensure!(answer[1] == false && answer[2] == false, "{answer}");
        let answer = call(page, SET, "fig-ch08-sigmoid")?;
        ensure!(answer == json!(["", true, false]), "{answer}");
        Ok(())
    });
}

#[test]
fn without_a_script_a_figure_offers_nothing_to_touch() {
    in_a_browser("no script", |page| {
        let site = book();
        let folder = tempfile::tempdir()?;
        for file in ["ch08-sigmoid.html", site.chapter] {
            // The page as it is built where there is no compiler for the browser.
            let html = site.read(file);
            let mut plain = String::new();
            for (index, part) in html.split(" data-script=\"").enumerate() {
                let rest = if index == 0 {
                    Some(part)
                } else {
                    part.split_once('"').map(|(_, rest)| rest)
                };
                plain.push_str(rest.context("an attribute without an end")?);
            }
            let base = format!("<head><base href=\"{}\">", site.url(""));
            fs::write(folder.path().join(file), plain.replacen("<head>", &base, 1))?;
        }
        let address = server::serve(folder.path().to_path_buf())?;
        for file in ["ch08-sigmoid.html", site.chapter] {
            page.open(&format!("http://{address}/{file}"))?;
            let found = page.run(
                "[document.querySelectorAll('figure[data-params]').length > 0, \
                  document.querySelectorAll('.controls, .grip, figure[data-params] button').length, \
                  [...document.querySelectorAll('.stepper .rows')].map((rows) => getComputedStyle(rows).overflowY)]",
            )?;
            ensure!(found[0] == true && found[1] == 0, "{file}: {found}");
            ensure!(!found[2].to_string().contains("auto"), "{file}: {found}");
        }
        Ok(())
    });
}

/// Figures of every kind: a curve, two that train a network, a surface, and many numbers.
const DRAGGED: [&str; 5] =
    ["ch08/sigmoid", "ch06/paths", "ch07/hidden_space", "ch10/sent_back", "ch14/rules"];

/// Drags the first range of a figure through its course, a little each frame; gives how many
/// drawings there were, in how many seconds, the last value, and the description it ends with.
const DRAG: &str = "async (id) => { \
    const figure = document.getElementById(id); \
    figure.scrollIntoView({ block: 'center', behavior: 'instant' }); \
    const range = figure.querySelector('.controls input[type=range]'); \
    const to = (share) => set(range, Number(range.min) + share * (range.max - range.min)); \
    to(0.01); await rest(figure); \
    let drawn = 0; \
    const watch = new MutationObserver((changes) => { drawn += changes.filter((change) => [...change.addedNodes].some((node) => node.nodeName === 'svg')).length; }); \
    watch.observe(figure, { childList: true, subtree: true }); \
    const begun = performance.now(); \
    for (let i = 0; i < 60; i++) { \
      to((i % 30) / 30); \
      await new Promise(requestAnimationFrame); \
    } \
    to(0.7); await rest(figure); \
    const seconds = (performance.now() - begun) / 1000; \
    watch.takeRecords(); watch.disconnect(); \
    return { drawn, seconds, value: Number(range.value), desc: figure.querySelector('desc').textContent }; }";

#[test]
fn a_dragged_figure_follows_and_ends_where_it_is_let_go() {
    each_way("dragging", |home, page| {
        for (id, file, entry) in
            live_figures().into_iter().filter(|(id, ..)| DRAGGED.contains(&id.as_str()))
        {
            page.open(&format!("{home}{file}"))?;
            let dragged = call(page, DRAG, &element(&id))?;
            let drawn = dragged["drawn"].as_u64().unwrap_or_default();
            let seconds = dragged["seconds"].as_f64().unwrap_or_default();
            println!("{home}{id}: {:.0} drawings a second", drawn as f64 / seconds);
            ensure!(drawn > 0, "{id} is not drawn while it is dragged");
            let mut values = entry.defaults();
            let number = entry.params.iter().position(|param| param.names.is_none());
            values[number.context("a number")?] = dragged["value"].as_f64().context("a value")?;
            let expected = entry.at(&values).desc;
            ensure!(dragged["desc"] == expected, "{id}: {dragged}, not {expected}");
        }
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_open_controls() {
    let Some(axe) = axe() else {
        skipped("axe with open controls", "node_modules is missing (npm ci)");
        return;
    };
    on_the_book("axe with open controls", |site, page| {
        for scheme in ["light", "dark"] {
            for (width, file) in [
                (1440, "ch08-sigmoid.html"),
                (390, "ch14-datasets.html"),
                (1440, "ch24-digits.html"),
                (390, "ch24-digits.html"),
                (1440, site.chapter),
                (390, site.chapter),
            ] {
                page.prefer(scheme)?;
                page.resize(width, 900)?;
                page.open(&site.url(file))?;
                page.run(
                    "(async () => { \
                       for (const box of document.querySelectorAll('.controls.settings')) box.open = true; \
                       for (const range of document.querySelectorAll('.controls input[type=range]')) { \
                         range.value = range.max; range.dispatchEvent(new Event('input', { bubbles: true })); } \
                       document.querySelector('.switch input')?.click(); \
                       while (document.querySelector('[aria-busy]')) await new Promise((done) => setTimeout(done, 10)); })()",
                )?;
                let figures = "'figure[data-params]'";
                let found = violations_in(page, &axe, figures, EVERYTHING)?;
                ensure!(found.is_empty(), "{file}, {scheme}, {width} px:\n{}", found.join("\n"));
            }
        }
        Ok(())
    });
}

#[test]
fn controls_have_names_and_room_for_a_finger() {
    on_the_book("controls", |site, page| {
        for width in [1280, 390] {
            page.resize(width, 900)?;
            for file in [
                "ch08-sigmoid.html",
                "ch09-training.html",
                "ch14-datasets.html",
                "ch24-digits.html",
                site.chapter,
            ] {
                page.open(&site.url(file))?;
                page.run("document.querySelectorAll('.controls.settings').forEach((box) => { box.open = true })")?;
                let small = page.run(
                    "[...document.querySelectorAll('figure[data-params] :is(button, input, select, [role=button], [role=slider], summary)')] \
                       .filter((control) => control.checkVisibility()) \
                       .filter((control) => { const box = control.getBoundingClientRect(); return box.width < 24 || box.height < 24; }) \
                       .map((control) => `${control.outerHTML.slice(0, 100)} ${control.getBoundingClientRect().width} × ${control.getBoundingClientRect().height}`)",
                )?;
                ensure!(small.as_array().is_some_and(Vec::is_empty), "{file}, {width}: {small:#}");
                let nameless = page.run(
                    "[...document.querySelectorAll('figure[data-params] :is(input, select)')] \
                       .filter((input) => !input.labels?.length && !input.ariaLabel).map((input) => input.outerHTML)",
                )?;
                ensure!(nameless.as_array().is_some_and(Vec::is_empty), "{file}: {nameless:#}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_control_is_announced_when_it_has_come_to_rest() {
    on_the_book("announced", |site, page| {
        page.open(&site.url("ch08-sigmoid.html"))?;
        let said = call(
            page,
            "async (id) => { \
               const figure = document.getElementById(id); \
               const said = figure.querySelector('[aria-live=polite]'); \
               let times = 0; \
               new MutationObserver(() => { times += 1; }).observe(said, { childList: true }); \
               const range = figure.querySelector('input[type=range]'); \
               const begun = performance.now(); \
               for (let i = 0; i < 20; i++) { set(range, i / 10); await rest(figure); } \
               const took = performance.now() - begun; \
               const desc = figure.querySelector('desc').textContent; \
               while (said.textContent !== desc) await new Promise((done) => setTimeout(done, 10)); \
               return [times, took, said.textContent]; }",
            "fig-ch08-sigmoid",
        )?;
        // Between two announcements the figure has rested for 0.7 s.
        let most = 1.0 + said[1].as_f64().context("a time")? / 700.0;
        ensure!(said[0].as_f64() <= Some(most), "announced {} times", said[0]);
        ensure!(said[2] != "", "{said}");
        Ok(())
    });
}

/// A choice is made with the keys of the keyboard, and the drawing follows.
#[test]
fn a_choice_is_made_by_keyboard() {
    each_way("a choice", |home, page| {
        page.open(&format!("{home}ch07-hidden-layer.html"))?;
        let figure = "#fig-ch07-one_node";
        let legend = page.run(&format!(
            "(() => {{ const set = document.querySelector('{figure} fieldset'); set.querySelector('input').focus(); \
               return [set.querySelector('legend').textContent, [...set.querySelectorAll('label')].map((label) => label.textContent.trim())]; }})()"
        ))?;
        ensure!(legend == json!(["question", ["AND", "OR", "NAND", "XOR"]]), "{legend}");
        page.press("ArrowRight")?;
        page.press("ArrowRight")?;
        let chosen = |values: &[f64]| figures::find("ch07/one_node").expect("it").at(values).desc;
        let waited = format!(
            "document.querySelector('{figure} desc').textContent === {:?}",
            chosen(&[2.0, 1.0, 1.0, -1.5])
        );
        page.wait_for(&waited)?;
        let back = page.run(&format!(
            "(async () => {{ {REST} const figure = document.querySelector('{figure}'); \
               figure.querySelector('.reset').click(); await rest(figure); \
               return [figure.querySelector('input:checked').value, figure.querySelector('.reset').disabled]; }})()"
        ))?;
        ensure!(back == json!(["AND", true]), "{back}");
        Ok(())
    });
}

/// What the descent's handle and sliders say: where the ring is on the screen, what it announces,
/// the values of the sliders, the description and how far the page is scrolled.
fn held(page: &mut Page, figure: &str) -> Result<(At, String, Vec<f64>, String, f64)> {
    page.wait_for(&format!("!document.querySelector('{figure}').hasAttribute('aria-busy')"))?;
    let found = page.run(&format!(
        "(() => {{ const figure = document.querySelector('{figure}'); \
           const grip = figure.querySelector('.grip'); const box = grip.getBoundingClientRect(); \
           return [box.left + box.width / 2, box.top + box.height / 2, grip.getAttribute('aria-valuetext'), \
             [...figure.querySelectorAll('input[type=range]')].map((range) => range.valueAsNumber), \
             figure.querySelector('desc').textContent, scrollY, Math.min(box.width, box.height)]; }})()"
    ))?;
    ensure!(found[6].as_f64() >= Some(24.0), "the ring is too small to be hit: {found}");
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let values = found[3].as_array().into_iter().flatten().map(number).collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let at = (number(&found[0]), number(&found[1]));
    Ok((at, text(&found[2]), values, text(&found[4]), number(&found[5])))
}

type At = (f64, f64);

fn mouse(page: &mut Page, kind: &str, (x, y): At) -> Result<()> {
    let held = u8::from(kind != "mouseReleased");
    let event =
        json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": 1 });
    page.call("Input.dispatchMouseEvent", event).map(drop)
}

fn touch(page: &mut Page, kind: &str, at: Option<At>) -> Result<()> {
    let points: Vec<Value> = at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
    let event = json!({ "type": kind, "touchPoints": points });
    page.call("Input.dispatchTouchEvent", event).map(drop)
}

/// The start of the descent is taken hold of: the ring, the sliders and the drawing go along.
#[test]
fn a_handle_is_dragged_by_mouse_finger_and_keys() {
    each_way("a handle", |home, page| {
        page.resize(820, 900)?;
        page.open(&format!("{home}ch05-gradient-descent.html"))?;
        let figure = "#fig-ch05-descent";
        page.run(&format!(
            "document.querySelector('{figure} .grip').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ))?;
        let entry = figures::find("ch05/descent").context("the descent")?;
        let drawn = |values: &[f64]| entry.at(values).desc;
        let (start, said, values, desc, _) = held(page, figure)?;
        ensure!(values == entry.defaults() && desc == drawn(&values), "{values:?}: {desc}");
        ensure!(said.contains("first weight at the start 0,"), "{said}");

        // Not quite in the middle of the ring, which must not jump to the pointer.
        let off = |at: At| (at.0 + 4.0, at.1 - 3.0);
        mouse(page, "mousePressed", off(start))?;
        for step in 1..=8 {
            let share = f64::from(step) / 8.0;
            mouse(page, "mouseMoved", off((start.0 + 70.0 * share, start.1 + 50.0 * share)))?;
        }
        mouse(page, "mouseReleased", off((start.0 + 70.0, start.1 + 50.0)))?;
        let (moved, said, values, desc, _) = held(page, figure)?;
        ensure!(values[1] > 0.0 && values[2] < 0.0 && desc == drawn(&values), "{values:?}: {desc}");
        ensure!(said.contains(&format!("first weight at the start {},", values[1])), "{said}");
        // Where it was let go, but for the step of the sliders.
        let apart = ((moved.0 - start.0 - 70.0).abs(), (moved.1 - start.1 - 50.0).abs());
        ensure!(apart.0 < 16.0 && apart.1 < 16.0, "{apart:?} away");

        // It keeps the focus: keys go on from there, each for one slider.
        for key in ["ArrowLeft", "ArrowLeft", "ArrowUp"] {
            page.press(key)?;
        }
        let (_, _, by_keys, desc, _) = held(page, figure)?;
        let expected = [values[0], values[1] - 0.5, values[2] + 0.25, values[3]];
        ensure!(by_keys == expected && desc == drawn(&expected), "{by_keys:?}: {desc}");

        // A finger drags it, and the page stays where it is.
        let (at, _, _, _, scrolled) = held(page, figure)?;
        touch(page, "touchStart", Some(at))?;
        for step in 1..=5 {
            touch(page, "touchMove", Some((at.0, at.1 + 12.0 * f64::from(step))))?;
        }
        touch(page, "touchEnd", None)?;
        let (_, _, by_finger, desc, still) = held(page, figure)?;
        ensure!(by_finger[2] < by_keys[2] && desc == drawn(&by_finger), "{by_finger:?}: {desc}");
        ensure!(still == scrolled, "the page has scrolled from {scrolled} to {still}");

        page.call("Emulation.setEmulatedMedia", json!({ "media": "print" }))?;
        let printed = page
            .run(&format!("getComputedStyle(document.querySelector('{figure} .grip')).display"))?;
        page.call("Emulation.setEmulatedMedia", json!({ "media": "" }))?;
        ensure!(printed == "none", "paper has rings");
        Ok(())
    });
}

/// The stepper's target is taken hold of, by mouse and by keys, where the network is as wide as its
/// place and where it is not.
#[test]
fn the_target_of_the_stepper_is_dragged() {
    each_way("the stepper's target", |home, page| {
        let entry = figures::find("ch10/stepper").context("the stepper")?;
        let target = entry.params.iter().position(|param| param.name == "target");
        let target = target.context("the target")?;
        let mut values = entry.defaults();
        for (width, height) in [(390, 800), (1100, 700)] {
            page.resize(width, height)?;
            page.open(&format!("{home}ch10-backpropagation.html"))?;
            page.run(&format!(
                "document.querySelector('{STEPPER} .grip').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
            ))?;
            // The ring lies on what it is the ring of.
            let (at, said, _, desc, _) = held(page, STEPPER)?;
            ensure!(said == "target T 0" && desc == entry.at(&entry.defaults()).desc, "{said}");
            let bead = page.run(&format!(
                "(() => {{ const box = document.querySelector('{STEPPER} .net [data-node=target] circle').getBoundingClientRect(); \
                   return [box.left + box.width / 2, box.top + box.height / 2]; }})()"
            ))?;
            let apart = |i: usize, place: f64| (bead[i].as_f64().unwrap_or(f64::NAN) - place).abs();
            ensure!(apart(0, at.0) < 1.5 && apart(1, at.1) < 1.5, "{bead} and {at:?}");

            mouse(page, "mousePressed", at)?;
            mouse(page, "mouseMoved", (at.0 + 5.0, at.1))?;
            mouse(page, "mouseMoved", (at.0 + 400.0, at.1))?;
            mouse(page, "mouseReleased", (at.0 + 400.0, at.1))?;
            let (moved, said, ..) = held(page, STEPPER)?;
            ensure!(said == "target T 1" && moved.0 > at.0 + 20.0, "{said} at {moved:?}");
            // The arrow keys are the ring's while it has the focus, and not the steps'.
            page.press("ArrowLeft")?;
            let (_, said, _, desc, _) = held(page, STEPPER)?;
            values[target] = 0.9;
            ensure!(said == "target T 0.9" && desc == entry.at(&values).desc, "{said}: {desc}");
        }
        Ok(())
    });
}

/// A figure that takes a text, in a page that has none: its script answers with the text's length,
/// and objects to question marks.
const TYPED: &str = "(() => { \
    const draw = \"document.currentScript.ask = async (ask, figure, values, [text]) => ({ \
      svg: '<svg role=\\\"img\\\"><title>t</title><desc>' + text.length + '</desc></svg>', desc: text.length + ' characters.', \
      objections: text.includes('?') ? [{ text: 'formula', sentence: 'A question mark means nothing.' }] : [] })\"; \
    const figure = document.createElement('figure'); \
    figure.className = 'plot'; \
    figure.id = 'fig-typed'; \
    Object.assign(figure.dataset, { figure: 'ch99/typed', params: '[]', \
      script: URL.createObjectURL(new Blob([draw])), \
      texts: '[{\"name\":\"formula\",\"label\":\"expression\",\"longest\":9,\"default\":\"x*y\"}]' }); \
    figure.innerHTML = '<svg role=\"img\"><title>t</title><desc>d</desc></svg><figcaption>Figure.</figcaption>'; \
    document.querySelector('main').append(figure); \
    new Controls(figure); })()";

#[test]
fn a_text_is_typed_and_what_is_wrong_with_it_is_said() {
    in_a_browser("a text", |page| {
        page.open(&book().url("ch08-sigmoid.html"))?;
        page.run(TYPED)?;
        page.run("document.querySelector('#fig-typed input').focus()")?;
        let says = |page: &mut Page, desc: &str| -> Result<Value> {
            page.wait_for(&format!(
                "document.querySelector('#fig-typed desc').textContent === '{desc}'"
            ))?;
            page.run(
                "(() => { const input = document.querySelector('#fig-typed input'); \
                   return [input.value, input.getAttribute('aria-invalid'), \
                     document.getElementById(input.getAttribute('aria-describedby')).textContent]; })()",
            )
        };
        page.write("+1")?;
        let right = says(page, "5")?;
        ensure!(right == json!(["x*y+1", "false", ""]), "{right}");
        page.write("?")?;
        let wrong = says(page, "6")?;
        ensure!(wrong == json!(["x*y+1?", "true", "A question mark means nothing."]), "{wrong}");
        page.wait_for(
            "document.querySelector('#fig-typed [aria-live]').textContent === 'A question mark means nothing. 6 characters.'",
        )?;
        // No more than the figure takes, whatever is typed; then back to the printed text.
        page.write("123")?;
        let full = says(page, "9")?;
        ensure!(full[0] == "x*y+1?123", "{full}");
        page.write("4")?;
        page.run("document.querySelector('#fig-typed .reset').click()")?;
        let back = says(page, "3")?;
        ensure!(back == json!(["x*y", "false", ""]), "{back}");
        Ok(())
    });
}

/// The figure that is drawn on, and the name of its drawing.
const PAD: (&str, &str) = ("ch24/pad", "drawing");

/// The pad on the page, as its selector.
const SHEET: &str = "#fig-ch24-pad .sheet";

fn pad() -> Result<&'static Entry> {
    figures::find(PAD.0).with_context(|| format!("no figure {}", PAD.0))
}

/// The texts of the figure with this drawing.
fn texts_with(drawing: &Drawing) -> Result<Vec<String>> {
    let entry = pad()?;
    let at = entry.texts.iter().position(|text| text.name == PAD.1).context("no drawing")?;
    let mut texts = entry.default_texts();
    texts[at] = drawing.to_string();
    Ok(texts)
}

/// The drawing of the printed page.
fn printed_drawing() -> Result<Drawing> {
    let text = pad()?.texts.iter().find(|text| text.name == PAD.1).context("no drawing")?;
    let [rows, columns] = text.pixels.context("no pixels")?;
    Ok(Drawing::read(text.default, rows, columns)?)
}

/// Opens the page of the pad, or an address on it, and brings the pad into the window's middle.
fn open_pad(page: &mut Page, url: &str) -> Result<()> {
    page.open(url)?;
    page.run(&format!(
        "document.querySelector('{SHEET}').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
    ))?;
    Ok(())
}

/// What is on the pad, once the figure shows it: its description is the crate's for that drawing.
fn on_the_pad(page: &mut Page) -> Result<Drawing> {
    page.wait_for("!document.querySelector('#fig-ch24-pad').hasAttribute('aria-busy')")?;
    let printed = printed_drawing()?;
    let (rows, columns) = (printed.rows(), printed.columns());
    let seen = page.run(&format!(
        "(() => {{ const figure = document.querySelector('#fig-ch24-pad'); \
           const rows = Array.from({{ length: {rows} }}, () => Array({columns}).fill('.')); \
           const path = figure.querySelector('.sheet .ink').getAttribute('d'); \
           for (const [, x, y, width] of path.matchAll(/M(\\d+) (\\d+)h(\\d+)/g)) rows[y].fill('#', +x, +x + +width); \
           return [rows.map((row) => row.join('')).join(' '), figure.querySelector('svg.fig desc').textContent, \
             figure.querySelector('.failed')?.textContent ?? '']; }})()"
    ))?;
    let text = |index: usize| seen[index].as_str().unwrap_or_default();
    ensure!(text(2).is_empty(), "{}", text(2));
    let drawing = Drawing::read(text(0), rows, columns)?;
    let entry = pad()?;
    let expected = (entry.draw)(&entry.defaults(), &texts_with(&drawing)?).desc;
    ensure!(text(1) == expected, "{} is on the page, not {expected}", text(1));
    Ok(drawing)
}

/// Presses one of the pad's buttons.
fn use_tool(page: &mut Page, name: &str) -> Result<()> {
    let pressed = page.run(&format!(
        "(() => {{ const tool = [...document.querySelectorAll('#fig-ch24-pad button')].find((button) => button.textContent === '{name}'); \
           if (tool.disabled) return false; tool.click(); return true; }})()"
    ))?;
    ensure!(pressed == true, "{name} cannot be pressed");
    Ok(())
}

/// Where a place of the drawing, in rows and columns, is on the screen.
fn on_screen(page: &mut Page, places: &[At]) -> Result<Vec<At>> {
    let printed = printed_drawing()?;
    let found = page.run(&format!(
        "(({{ left, top, width, height }}) => [left, top, width, height])(document.querySelector('{SHEET} svg').getBoundingClientRect())"
    ))?;
    let number = |index: usize| found[index].as_f64().unwrap_or(f64::NAN);
    ensure!(number(2) >= 240.0, "the pad is {} px wide", number(2));
    let at = |&(row, column): &At| {
        let (across, down) = (column / printed.columns() as f64, row / printed.rows() as f64);
        ((number(0) + number(2) * across).round(), (number(1) + number(3) * down).round())
    };
    Ok(places.iter().map(at).collect())
}

/// How far the middle of a pixel is from a stroke along these places.
fn away(row: usize, column: usize, stroke: &[At]) -> f64 {
    let (y, x) = (row as f64 + 0.5, column as f64 + 0.5);
    let pieces = stroke.windows(2).map(|ends| {
        let [(y0, x0), (y1, x1)] = *ends else { return f64::INFINITY };
        let (down, right) = (y1 - y0, x1 - x0);
        let share = ((y - y0) * down + (x - x0) * right) / (down * down + right * right);
        let share = share.clamp(0.0, 1.0);
        (y - y0 - share * down).hypot(x - x0 - share * right)
    });
    pieces.fold(f64::INFINITY, f64::min)
}

/// Whether `after` is `before` with a stroke of a pen three pixels wide along these places; at its
/// edge a pixel may be on either side.
fn ensure_stroke(before: &Drawing, after: &Drawing, stroke: &[At], inked: bool) -> Result<()> {
    for row in 0..before.rows() {
        for column in 0..before.columns() {
            let (was, is) = (before.is_inked(row, column), after.is_inked(row, column));
            let far = away(row, column, stroke);
            let right = (far > 1.3 || is == inked) && (far < 1.7 || is == was);
            ensure!(right, "row {row}, column {column}, {far:.2} away:\n{}", after.picture());
        }
    }
    ensure!(before != after, "nothing is drawn");
    Ok(())
}

#[test]
fn a_digit_is_drawn_by_mouse_finger_and_keys() {
    each_way("a pad", |home, page| {
        page.resize(820, 900)?;
        open_pad(page, &format!("{home}{}", page_with(PAD.0)))?;
        let scrolled = page.run("scrollY")?;
        let printed = printed_drawing()?;
        ensure!(on_the_pad(page)? == printed, "another drawing than the printed one");

        // A mouse goes round a corner.
        let corner = [(4.5, 3.5), (4.5, 28.5), (21.5, 28.5)];
        let way = on_screen(page, &corner)?;
        mouse(page, "mousePressed", way[0])?;
        for ends in way.windows(2) {
            for step in 1..=6 {
                let share = f64::from(step) / 6.0;
                let between = |from: f64, to: f64| from + share * (to - from);
                let at = (between(ends[0].0, ends[1].0), between(ends[0].1, ends[1].1));
                mouse(page, "mouseMoved", at)?;
            }
        }
        mouse(page, "mouseReleased", way[2])?;
        let by_mouse = on_the_pad(page)?;
        ensure_stroke(&printed, &by_mouse, &corner, true)?;
        // Once it is let go, it draws no more.
        mouse(page, "mouseMoved", way[0])?;
        ensure!(on_the_pad(page)? == by_mouse, "the mouse draws without being pressed");

        // A finger draws, and the page stays where it is.
        let stroke = [(30.5, 2.5), (12.5, 2.5)];
        let way = on_screen(page, &stroke)?;
        touch(page, "touchStart", Some(way[0]))?;
        for step in 1..=6 {
            let share = f64::from(step) / 6.0;
            touch(page, "touchMove", Some((way[0].0, way[0].1 + share * (way[1].1 - way[0].1))))?;
        }
        touch(page, "touchEnd", None)?;
        let by_finger = on_the_pad(page)?;
        ensure_stroke(&by_mouse, &by_finger, &stroke, true)?;
        ensure!(page.run("scrollY")? == scrolled, "the page has scrolled");

        // Keys go on from the middle: a move without ink, a stroke to the right, a dot that is
        // rubbed out.
        page.run(&format!("document.querySelector('{SHEET}').focus()"))?;
        use_tool(page, "Clear")?;
        ensure!(on_the_pad(page)?.ink() == 0, "it is not clear");
        for key in ["ArrowUp", "ArrowUp", "ArrowLeft"] {
            page.press(key)?;
        }
        ensure!(on_the_pad(page)?.ink() == 0, "moving draws");
        for _ in 0..5 {
            page.press("Shift+ArrowRight")?;
        }
        let by_keys = on_the_pad(page)?;
        let blank = Drawing::blank(printed.rows(), printed.columns());
        ensure_stroke(&blank, &by_keys, &[(14.5, 15.5), (14.5, 20.5)], true)?;
        page.press("Delete")?;
        let rubbed = on_the_pad(page)?;
        ensure_stroke(&by_keys, &rubbed, &[(14.5, 20.5), (14.5, 20.51)], false)?;
        page.press(" ")?;
        ensure!(on_the_pad(page)? == by_keys, "Space makes no dot");
        page.press("Backspace")?;
        page.press("Enter")?;
        ensure!(on_the_pad(page)? == by_keys, "Enter makes no dot");
        page.wait_for(
            "document.querySelector('#fig-ch24-pad .pad .said').textContent === 'Row 15, column 21: ink.'",
        )?;

        // Each stroke is taken back for itself, by key and by button.
        for expected in [rubbed, by_keys, rubbed, by_keys] {
            page.press("Control+z")?;
            ensure!(on_the_pad(page)? == expected, "undone too much or too little");
        }
        for expected in [blank, by_finger, by_mouse, printed] {
            use_tool(page, "Undo")?;
            ensure!(on_the_pad(page)? == expected, "undone too much or too little");
        }
        let undo = "[...document.querySelectorAll('#fig-ch24-pad button')].find((button) => button.textContent === 'Undo')";
        ensure!(page.run(&format!("{undo}.disabled"))? == true, "there is more to undo");

        // With the eraser the mouse takes away.
        use_tool(page, "Erase")?;
        let row = (0..printed.rows()).max_by_key(|&row| {
            (0..printed.columns()).filter(|&column| printed.is_inked(row, column)).count()
        });
        let row = row.context("no rows")? as f64 + 0.5;
        let stroke = [(row, 2.5), (row, 29.5)];
        let way = on_screen(page, &stroke)?;
        mouse(page, "mousePressed", way[0])?;
        mouse(page, "mouseMoved", way[1])?;
        mouse(page, "mouseReleased", way[1])?;
        ensure_stroke(&printed, &on_the_pad(page)?, &stroke, false)?;

        // Out of the pad by key, to what stands beside it.
        page.run(&format!("document.querySelector('{SHEET}').focus()"))?;
        page.press("Escape")?;
        ensure!(
            page.run("document.activeElement.textContent")? == "Erase",
            "Escape does not leave"
        );
        Ok(())
    });
}

/// Draws a line on the pad with the mouse.
fn scribble(page: &mut Page) -> Result<Drawing> {
    let way = on_screen(page, &[(2.5, 2.5), (29.5, 20.5)])?;
    mouse(page, "mousePressed", way[0])?;
    mouse(page, "mouseMoved", way[1])?;
    mouse(page, "mouseReleased", way[1])?;
    on_the_pad(page)
}

#[test]
fn a_drawing_is_shared_by_its_address_and_reset() {
    each_way("a shared drawing", shared_and_reset);
    in_a_browser("a shared drawing, from a folder", |page| {
        let Some(site) = scripted() else {
            without_scripts("a shared drawing");
            return Ok(());
        };
        shared_and_reset(&format!("{}/", address(&site.folder)), page)
    });
}

fn shared_and_reset(home: &str, page: &mut Page) -> Result<()> {
    let url = format!("{home}{}", page_with(PAD.0));
    let entry = pad()?;
    let printed = printed_drawing()?;
    page.resize(1280, 900)?;
    open_pad(page, &url)?;
    let drawn = scribble(page)?;
    let shared = format!("{url}#fig-ch24-pad?{}={drawn}", PAD.1);
    page.wait_for(&format!("location.href === {shared:?}"))?;
    page.open("about:blank")?;
    open_pad(page, &shared)?;
    ensure!(on_the_pad(page)? == drawn, "the address has another drawing");

    // The picture is the crate's, whoever draws it.
    let figure = (entry.draw)(&entry.defaults(), &texts_with(&drawn)?);
    let svg = page.run(&format!(
        "live.ask(document.querySelector('#fig-ch24-pad'), 'drawing', {}, {}).then(({{ svg }}) => svg)",
        json!(entry.defaults()),
        json!(texts_with(&drawn)?)
    ))?;
    ensure!(svg == figure.svg, "another picture than the crate's");
    page.wait_for(&format!(
        "document.querySelector('#fig-ch24-pad > .said').textContent === {:?}",
        figure.desc
    ))?;

    // Paper has the printed figure.
    let desc = "document.querySelector('#fig-ch24-pad svg.fig desc').textContent";
    page.run("dispatchEvent(new Event('beforeprint'))")?;
    ensure!(page.run(desc)? == entry.at_defaults().desc, "paper has another figure");
    page.run("dispatchEvent(new Event('afterprint'))")?;
    ensure!(on_the_pad(page)? == drawn, "the drawing has gone after printing");

    use_tool(page, "Reset")?;
    ensure!(on_the_pad(page)? == printed, "it is not the printed drawing");
    page.wait_for("location.hash === ''")?;
    use_tool(page, "Undo")?;
    ensure!(on_the_pad(page)? == drawn, "Reset cannot be undone");

    // An address that somebody has cut or changed.
    for wrong in ["!!", "%", &format!("{}_", "A".repeat(170))] {
        page.open("about:blank")?;
        open_pad(page, &format!("{url}#fig-ch24-pad?{}={wrong}", PAD.1))?;
        ensure!(on_the_pad(page)? == printed, "{wrong}: not the printed drawing");
        let words = page.run("document.querySelector('#fig-ch24-pad .wrong').textContent")?;
        ensure!(
            words
                == "What the address holds is not a drawing of 32 by 32 pixels, so the printed one is shown.",
            "{wrong}: {words}"
        );
        scribble(page)?;
        let words = page.run("document.querySelector('#fig-ch24-pad .wrong').textContent")?;
        ensure!(words == "", "{wrong}: {words}");
    }
    Ok(())
}

#[test]
fn a_pad_says_what_it_is_and_fits_every_medium() {
    each_way("the pad's looks", |home, page| {
        let url = format!("{home}{}", page_with(PAD.0));
        let style = |property: &str, of: &str| {
            format!("getComputedStyle(document.querySelector('#fig-ch24-pad {of}')).{property}")
        };
        page.open(&url)?;
        let named = page.run(&format!(
            "(() => {{ const sheet = document.querySelector('{SHEET}'); \
               const of = (name) => document.getElementById(sheet.getAttribute(name)).textContent; \
               return [sheet.getAttribute('role'), sheet.tabIndex, of('aria-labelledby'), of('aria-describedby')]; }})()"
        ))?;
        let label = pad()?.texts.iter().find(|text| text.name == PAD.1).context("no drawing")?;
        ensure!(named[0] == "application" && named[1] == 0 && named[2] == label.label, "{named}");
        let hint = named[3].as_str().unwrap_or_default();
        for word in ["arrow keys", "Shift", "Space", "Delete", "Escape"] {
            ensure!(hint.contains(word), "{hint}");
        }
        // A finger scrolls the page everywhere but on the pad.
        ensure!(page.run(&style("touchAction", ".sheet"))? == "none");
        for other in [".controls", ".pad", ".pad .tools"] {
            ensure!(page.run(&style("touchAction", other))? == "auto", "{other}");
        }
        for width in [390, 360, 1280] {
            page.resize(width, 844)?;
            let room = page.run(&format!(
                "(({{ left, right, width }}) => [left, innerWidth - right, width])(document.querySelector('{SHEET}').getBoundingClientRect())"
            ))?;
            let number = |index: usize| room[index].as_f64().unwrap_or_default();
            ensure!(number(2) >= 240.0 && number(0) >= 0.0, "{width}: {room}");
            ensure!(number(1) >= 24.0, "{width}: no room beside the pad to scroll: {room}");
        }
        // Ink is seen on the pad's ground, whatever the colours are.
        for (scheme, forced) in
            [("light", "none"), ("dark", "none"), ("light", "active"), ("dark", "active")]
        {
            let features = json!([
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "forced-colors", "value": forced },
            ]);
            page.call("Emulation.setEmulatedMedia", json!({ "features": features }))?;
            let colours = page.run(&format!(
                "[{}, {}].map((colour) => Math.max(...colour.match(/[\\d.]+/g).slice(0, 3).map(Number)))",
                style("fill", ".sheet .ink"),
                style("backgroundColor", ".sheet")
            ))?;
            let number = |index: usize| colours[index].as_f64().unwrap_or_default();
            ensure!((number(0) - number(1)).abs() > 120.0, "{scheme}, {forced}: {colours}");
        }
        page.call("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] }))?;
        let shown = page.run("document.querySelector('#fig-ch24-pad .pad').checkVisibility()")?;
        page.call("Emulation.setEmulatedMedia", json!({ "media": "" }))?;
        ensure!(shown == false, "paper has a pad");
        Ok(())
    });
}

/// Strokes the pad for a second of frames; gives how often the figure was drawn meanwhile.
const STROKE: &str = "async (id) => { \
    const figure = document.getElementById(id); \
    const sheet = figure.querySelector('.sheet'); \
    const box = sheet.querySelector('svg').getBoundingClientRect(); \
    sheet.setPointerCapture = () => {}; \
    const point = (type, x, y) => sheet.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 7, clientX: box.left + x * box.width, clientY: box.top + y * box.height })); \
    point('pointerdown', .2, .2); await rest(figure); \
    let drawn = 0; \
    const watch = new MutationObserver((changes) => { drawn += changes.filter((change) => [...change.addedNodes].some((node) => node.nodeName === 'svg')).length; }); \
    watch.observe(figure, { childList: true, subtree: true }); \
    const begun = performance.now(); \
    let painting = 0; \
    for (let i = 1; i <= 60; i++) { \
      const before = performance.now(); \
      point('pointermove', .2 + .6 * (i % 20) / 20, .2 + .01 * i); \
      painting += performance.now() - before; \
      await new Promise(requestAnimationFrame); \
    } \
    point('lostpointercapture', 0, 0); await rest(figure); \
    watch.takeRecords(); watch.disconnect(); \
    return [drawn, (performance.now() - begun) / 1000, painting / 60]; }";

#[test]
fn the_figure_follows_a_stroke() {
    each_way("a stroke", |home, page| {
        open_pad(page, &format!("{home}{}", page_with(PAD.0)))?;
        let stroked = call(page, STROKE, &element(PAD.0))?;
        let number = |index: usize| stroked[index].as_f64().unwrap_or_default();
        println!(
            "{home}{}: {:.0} drawings a second, {:.2} ms of the page's own for a move",
            PAD.0,
            number(0) / number(1),
            number(2)
        );
        ensure!(number(0) > 1.0, "it is not drawn while the stroke goes on: {stroked}");
        on_the_pad(page).map(drop)
    });
}

#[test]
fn who_asks_for_less_motion_is_offered_none() {
    on_the_book("less motion", |site, page| {
        for (motion, plays) in [("no-preference", true), ("reduce", false)] {
            let feature = json!({ "name": "prefers-reduced-motion", "value": motion });
            page.call("Emulation.setEmulatedMedia", json!({ "features": [feature] }))?;
            page.open(&site.url(site.chapter))?;
            let play = page.run(&format!(
                "[...document.querySelectorAll('{STEPPER} button')].some((button) => button.textContent === 'Play')"
            ))?;
            ensure!(play == plays, "{motion}: {play}");
        }
        Ok(())
    });
}

/// What the stepper marks as being at work: formula, lines of code, row, and how the network is
/// described.
fn at_work(page: &mut Page) -> Result<Value> {
    page.wait_for(&format!("!document.querySelector('{STEPPER}').hasAttribute('aria-busy')"))?;
    page.run(&format!(
        "(() => {{ const figure = document.querySelector('{STEPPER}'); return {{ \
           formula: [...figure.querySelectorAll('.formulas .now')].map((item) => item.dataset.formula), \
           code: [...figure.querySelectorAll('.code .now')].map((line) => line.textContent.trim()), \
           row: [...figure.querySelectorAll('tbody tr.now')].map((row) => row.cells[0].textContent), \
           value: figure.querySelector('tr.now').cells[3].textContent, \
           desc: figure.querySelector('desc').textContent.slice(0, 14) }}; }})()"
    ))
}

#[test]
fn the_stepper_marks_formula_code_and_row_together() {
    on_the_book("the stepper", |site, page| {
        page.open(&site.url(site.chapter))?;
        page.run(&format!("document.querySelector('{STEPPER} .main').focus()"))?;
        for _ in 0..12 {
            page.press("ArrowRight")?;
        }
        let signal = json!({
            "formula": ["error-signal"],
            "code": ["final_error * activate_prime(pre_o)"],
            "row": ["13"],
            "value": "0.143818",
            "desc": "Step 13 of 55 ",
        });
        page.wait_for(&format!(
            "document.querySelector('{STEPPER} desc').textContent.startsWith('Step 13 ')"
        ))?;
        ensure!(at_work(page)? == signal, "{}", at_work(page)?);
        page.press("ArrowLeft")?;
        page.wait_for(&format!(
            "document.querySelector('{STEPPER} desc').textContent.startsWith('Step 12 ')"
        ))?;
        ensure!(at_work(page)?["formula"] == json!(["error"]));

        // By stages: on to the first step of the next formula, and back to that of this one.
        for (press, step) in [("Next stage", 13), ("Next stage", 14), ("Stage before", 13)] {
            page.point(&format!("{STEPPER} .bar-of-steps [aria-label='{press}']"), true)?;
            page.wait_for(&format!(
                "document.querySelector('{STEPPER} desc').textContent.startsWith('Step {step} ')"
            ))
            .context(press)?;
        }
        let thrown = page.complaints("");
        ensure!(!thrown.iter().any(|what| what.contains("exceptionThrown")), "{thrown:#?}");

        // Each of the three, and the network, leads to the step and lights up the others.
        for touched in [
            ".formulas [data-formula=error-signal] .math",
            ".code [data-line=error-signal] [data-term]",
            ".rows tbody tr:nth-child(13)",
            ".net [data-node=s]",
        ] {
            page.press("Escape")?;
            page.run(&format!("document.querySelector('{STEPPER} .rows tbody tr').click()"))?;
            page.wait_for(&format!(
                "document.querySelector('{STEPPER} desc').textContent.startsWith('Step 1 ')"
            ))
            .context(touched)?;
            page.point(&format!("{STEPPER} {touched}"), false)?;
            let lit = page.run(&format!(
                "['.formulas', '.code', 'tbody', '.net'].map((part) => document.querySelector(`{STEPPER} ${{part}} .also`) !== null)"
            ))?;
            ensure!(lit == json!([true, true, true, true]), "{touched}: {lit}");
            page.point(&format!("{STEPPER} {touched}"), true)?;
            page.wait_for(&format!(
                "document.querySelector('{STEPPER} desc').textContent.startsWith('Step 13 ')"
            ))
            .context(touched)?;
            ensure!(at_work(page)? == signal, "{touched}: {}", at_work(page)?);
        }
        Ok(())
    });
}

#[test]
fn a_setting_can_be_made_shared_and_left() {
    on_the_book("settings", |site, page| {
        let url = site.url(site.chapter);
        page.open(&url)?;
        let printed =
            page.run(&format!("document.querySelector('{STEPPER} tbody').textContent"))?;
        let field = |label: &str| {
            format!(
                "[...document.querySelectorAll('{STEPPER} label')].find((label) => label.textContent === '{label}').querySelector('input')"
            )
        };
        let set = |page: &mut Page, label: &str, value: &str| -> Result<Value> {
            page.run(&format!(
                "(async () => {{ {REST} const field = {}; set(field, '{value}'); \
                   await rest(field.closest('figure')); return field.getAttribute('aria-invalid'); }})()",
                field(label)
            ))
        };
        page.run(&format!("document.querySelector('{STEPPER} .settings').open = true"))?;
        let press = |page: &mut Page, name: &str| {
            page.run(&format!(
                "(async () => {{ {REST} [...document.querySelectorAll('{STEPPER} button')].find((button) => button.textContent === '{name}').click(); \
                   await rest(document.querySelector('{STEPPER}')); }})()"
            ))
        };
        press(page, "Random weights")?;
        set(page, "target T", "1")?;
        set(page, "H1 to O", "0.25")?;
        page.run(&format!(
            "(async () => {{ {REST} document.querySelector('{STEPPER} .switch input').click(); \
               await rest(document.querySelector('{STEPPER}')); }})()"
        ))?;
        let table = page.run(&format!("document.querySelector('{STEPPER} tbody').textContent"))?;
        ensure!(table != printed);
        // The numbers are those of the chapter's code for this setting.
        let entry = figures::find("ch10/stepper").context("the stepper")?;
        let steps = entry.steps.context("its steps")?;
        let mut values = entry.defaults();
        let at = |name: &str| entry.params.iter().position(|param| param.name == name);
        values[at("seed").context("a seed")?] = 1.0;
        values = steps(&values, &[]).values;
        for (name, value) in [("seed", -1.0), ("target", 1.0), ("h1_o", 0.25), ("wrong_order", 1.0)]
        {
            values[at(name).context(name)?] = value;
        }
        let rows: Vec<(String, String)> = steps(&values, &[])
            .steps
            .into_iter()
            .map(|step| (step.line.to_owned(), step.printed))
            .collect();
        let shown = page.run(&format!(
            "[...document.querySelectorAll('{STEPPER} tbody tr')].map((row) => [row.dataset.line, row.cells[3].innerHTML])"
        ))?;
        ensure!(shown == json!(rows), "{shown}");

        // What is no number changes nothing, and what is out of range is said to be.
        ensure!(set(page, "target T", "")? == "true");
        ensure!(set(page, "target T", "7")? == "true");
        ensure!(set(page, "target T", "1")? == "false");

        page.wait_for("location.hash.includes('wrong_order=1&target=1')")?;
        let shared = page.run("location.href")?;
        let shared = shared.as_str().context("an address")?.to_owned();
        ensure!(shared.contains("#fig-ch10-stepper?wrong_order=1&target=1"), "{shared}");
        page.open("about:blank")?;
        page.open(&shared)?;
        page.wait_for(&format!(
            "document.querySelector('{STEPPER} tbody').textContent !== {printed}"
        ))?;
        let again = page.run(&format!("document.querySelector('{STEPPER} tbody').textContent"))?;
        ensure!(again == table, "the shared setting has other numbers");

        press(page, "Reset to the worked example")?;
        let reset = page.run(&format!("document.querySelector('{STEPPER} tbody').textContent"))?;
        ensure!(reset == printed, "{reset}");
        page.wait_for("location.hash === ''")?;
        Ok(())
    });
}

#[test]
fn without_scripts_the_whole_trace_is_a_table() {
    in_a_browser("no scripts", |page| {
        let site = book();
        page.forbid_scripts(true)?;
        page.open(&site.url(site.chapter))?;
        let html = site.read(site.chapter);
        let stepper = html.split("id=\"fig-ch10-stepper\"").nth(1).context("the stepper")?;
        let table = stepper.split("</table>").next().unwrap_or_default();
        let entry = figures::find("ch10/stepper").context("the stepper")?;
        let steps = entry.steps.context("its steps")?(&entry.defaults(), &[]).steps;
        ensure!(table.matches("<tr data-formula").count() == steps.len());
        for step in steps {
            let row = format!("{}</td><td>{}</td>", step.working, step.printed);
            ensure!(table.contains(&row), "{} is not in the table", step.quantity);
        }
        Ok(())
    });
}
