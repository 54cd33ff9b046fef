//! The live figures: what the page draws is what the crates draw, it comes when it is asked for,
//! it is quick, and it can be used by everybody.

use std::fs;

use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{Browser, Page, chromium, skipped},
    sample::project,
};
use live_build::{COMMAND, Stamp, chapters, script_of};
use plot::{Entry, Param};
use serde_json::{Value, json};

use crate::{
    browser::{EVERYTHING, axe, violations},
    load::gzipped,
    site::{Site, book},
};

/// What a chapter's script of live figures may weigh, in bytes sent.
const BUDGET: usize = 120 * 1024;

/// The figure that is stepped through.
const STEPPER: &str = "#fig-ch10-stepper";

#[test]
fn the_scripts_are_what_the_sources_say() {
    let stamp = Stamp::read(&project()).expect("a stamp");
    let stale = stamp.stale(&project()).expect("readable sources");
    assert!(
        stale.is_empty(),
        "The live figures are older than their sources:\n  {}\n\
         Build them: rustup target add wasm32-unknown-unknown && {COMMAND}",
        stale.join("\n  ")
    );
}

#[test]
fn the_scripts_are_small() {
    for chapter in chapters(&project()).expect("the chapters") {
        let script = fs::read(project().join(script_of(&chapter))).expect("the script");
        let size = gzipped(&script);
        println!("the script of {chapter}: {size} bytes");
        assert!(size <= BUDGET, "{chapter}: {size} bytes, the budget is {BUDGET}");
    }
}

/// Runs a test with a page of its own on the book.
fn on_the_book(what: &str, test: impl FnOnce(&Site, &mut Page) -> Result<()>) {
    let Some(program) = chromium() else {
        skipped(what, "Chromium is missing (set CHROMIUM or install it)");
        return;
    };
    let site = book();
    let browser = Browser::shared(&program).expect("the browser starts");
    let mut page = browser.page().expect("a page opens");
    if let Err(error) = test(site, &mut page) {
        panic!("{what}: {error:#}");
    }
}

/// Figures that a reader can change, with the page each is on.
fn live_figures() -> Vec<(String, String, &'static Entry)> {
    figures::all()
        .into_iter()
        .filter(|(_, entry)| !entry.params.is_empty())
        .map(|(chapter, entry)| (format!("{chapter}/{}", entry.id), page_of(chapter), entry))
        .collect()
}

/// The page of a chapter, such as `ch08-sigmoid.html`.
fn page_of(chapter: &str) -> String {
    let pages = fs::read_dir(project().join("book/src")).expect("the prose");
    let names = pages.map(|page| page.expect("a page").file_name().display().to_string());
    let mut of_chapter = names.filter(|name| name.starts_with(&format!("{chapter}-")));
    of_chapter.next().expect("a page of the chapter").replace(".md", ".html")
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

/// Asks the page's script, for numbers as their bits.
fn ask(page: &mut Page, function: &str, id: &str, values: &[f64]) -> Result<Value> {
    page.run(&format!(
        "live.ask({function:?}, {id:?}, {}).then((answer) => answer instanceof Float64Array \
         ? Array.from(new BigUint64Array(answer.buffer, answer.byteOffset, answer.length), String) \
         : Array.from(answer))",
        json!(values)
    ))
    .with_context(|| format!("{function} of {id} at {values:?}"))
}

#[test]
fn page_and_crate_draw_the_same_to_the_last_bit() {
    on_the_book("the same numbers", |site, page| {
        page.open(&site.url("ch10-backpropagation.html"))?;
        let mut compared = 0;
        for (id, _, entry) in live_figures() {
            for values in settings(entry.params) {
                let there = (entry.draw)(&values);
                let numbers: Vec<f64> = there.data.iter().flat_map(|(_, n)| n.clone()).collect();
                let here = ask(page, "numbers", &id, &values)?;
                ensure!(here == json!(bits(&numbers)), "{id} at {values:?}: other numbers");
                compared += numbers.len();
                let drawn = ask(page, "draw", &id, &values)?;
                ensure!(drawn[0] == there.svg, "{id} at {values:?}: another drawing");
                ensure!(drawn[2] == there.desc, "{id} at {values:?}: another description");
                if let Some(steps) = entry.steps {
                    let steps = steps(&values);
                    let used = ask(page, "used", &id, &values)?;
                    ensure!(used == json!(bits(&steps.values)), "{id} at {values:?}: other values");
                    let texts = live::steps(&id, &values).map_err(anyhow::Error::msg)?;
                    ensure!(texts.len() == steps.steps.len() * live::TEXTS, "{id}: other steps");
                    let here = ask(page, "steps", &id, &values)?;
                    ensure!(here == json!(texts), "{id} at {values:?}: other steps");
                }
            }
        }
        println!("{compared} numbers are the same to the last bit");
        ensure!(compared > 500, "only {compared} numbers");
        Ok(())
    });
}

/// Touches the first control of a figure and sets it back, and says whether the drawing is then
/// what it was; the one in between must be another.
const THERE_AND_BACK: &str = "(async (id) => { \
    const figure = document.getElementById(id); \
    const drawing = () => figure.querySelector('svg:not(.katex svg)').outerHTML; \
    const rest = async () => { do await new Promise((done) => setTimeout(done, 30)); while (figure.hasAttribute('aria-busy')); }; \
    const printed = drawing(); \
    const range = figure.querySelector('.controls input[type=range]'); \
    const there = range.value; \
    const set = async (value) => { range.value = value; range.dispatchEvent(new Event('input', { bubbles: true })); await rest(); }; \
    await set(Number(range.value) === Number(range.max) ? range.min : range.max); \
    const changed = drawing(); \
    await set(there); \
    return [printed !== changed, printed === drawing(), figure.querySelector('.failed')?.textContent ?? '']; \
})";

#[test]
fn redrawn_at_its_defaults_a_figure_is_as_printed() {
    on_the_book("there and back", |site, page| {
        for (id, file, _) in live_figures() {
            page.open(&site.url(&file))?;
            let element = format!("fig-{}", id.replace('/', "-"));
            let answer = page.run(&format!("{THERE_AND_BACK}({element:?})"))?;
            ensure!(answer == json!([true, true, ""]), "{id}: {answer}");
        }
        Ok(())
    });
}

#[test]
fn nothing_is_loaded_before_the_first_touch() {
    on_the_book("the first touch", |site, page| {
        let folder = site.folder.display().to_string().replace('\\', "/");
        let folder = format!("file:///{}", folder.trim_start_matches('/'));
        for home in [site.url("").trim_end_matches('/'), &folder] {
            page.open(&format!("{home}/ch08-sigmoid.html"))?;
            page.point("#fig-ch08-sigmoid svg", false)?;
            let loaded =
                |page: &Page| page.requests().iter().any(|url| url.ends_with("/live/ch08.js"));
            ensure!(!loaded(page), "{home}: {:?}", page.requests());
            let answer = page.run(&format!("{THERE_AND_BACK}('fig-ch08-sigmoid')"))?;
            ensure!(answer == json!([true, true, ""]), "{home}: {answer}");
            ensure!(loaded(page), "{home}: {:?}", page.requests());
            let complaints: Vec<String> = page
                .complaints(home)
                .into_iter()
                .filter(|complaint| !complaint.contains("request to blob:"))
                .collect();
            ensure!(complaints.is_empty(), "{home}: {complaints:#?}");
        }
        Ok(())
    });
}

#[test]
fn a_figure_that_cannot_be_drawn_stays_and_says_so() {
    on_the_book("failure", |site, page| {
        let file = site.url("ch08-sigmoid.html");
        let say = "(async () => { \
            const figure = document.querySelector('#fig-ch08-sigmoid'); \
            const printed = figure.querySelector('svg').outerHTML; \
            const range = figure.querySelector('input[type=range]'); \
            range.value = 3; range.dispatchEvent(new Event('input', { bubbles: true })); \
            for (let i = 0; i < 100 && !figure.querySelector('.failed'); i++) await new Promise((done) => setTimeout(done, 30)); \
            return [figure.querySelector('.failed')?.textContent, figure.querySelector('svg').outerHTML === printed, range.disabled]; })()";
        for (spoil, why) in [
            ("document.documentElement.dataset.live = 'gone/'", "its script could not be loaded"),
            ("globalThis.Worker = undefined", "it does not start"),
            (
                "globalThis.WebAssembly = undefined; \
                 const Real = Worker; globalThis.Worker = class extends Real { constructor() { \
                 super('data:text/javascript,throw new Error(%22no wasm%22)'); } }",
                "no wasm",
            ),
        ] {
            page.open(&file)?;
            page.run(&format!("{spoil}; true"))?;
            let answer = page.run(say)?;
            let words = answer[0].as_str().unwrap_or_default();
            ensure!(
                words.starts_with("This figure cannot be changed here: ") && words.contains(why),
                "{spoil}: {answer}"
            );
            ensure!(answer[1] == true && answer[2] == true, "{spoil}: {answer}");
        }
        Ok(())
    });
}

/// Drags the first range of a figure through its course, a little each frame, and gives the times
/// between frames in milliseconds and how many drawings there were.
const DRAG: &str = "(async (id) => { \
    const figure = document.getElementById(id); \
    figure.scrollIntoView({ block: 'center', behavior: 'instant' }); \
    const range = figure.querySelector('.controls input[type=range]'); \
    const rest = async () => { do await new Promise((done) => setTimeout(done, 100)); while (figure.hasAttribute('aria-busy')); }; \
    const set = (share) => { range.value = Number(range.min) + share * (range.max - range.min); range.dispatchEvent(new Event('input', { bubbles: true })); }; \
    set(0.01); await rest(); \
    let drawn = 0; \
    const watch = new MutationObserver((changes) => { drawn += changes.filter((change) => [...change.addedNodes].some((node) => node.nodeName === 'svg')).length; }); \
    watch.observe(figure, { childList: true, subtree: true }); \
    const times = []; \
    let before = await new Promise(requestAnimationFrame); \
    for (let i = 0; i < 90; i++) { \
      set((i % 45) / 45); \
      const now = await new Promise(requestAnimationFrame); \
      times.push(now - before); before = now; \
    } \
    await rest(); watch.disconnect(); \
    return { times: times.sort((a, b) => a - b), drawn }; \
})";

#[test]
fn dragging_keeps_to_sixty_frames_a_second() {
    on_the_book("frames", |site, page| {
        for (id, file, _) in live_figures() {
            // A machine that is busy elsewhere spoils a drag; a figure that is slow spoils all.
            let mut medians = vec![];
            while medians.len() < 3 && medians.last().is_none_or(|&median| median > 17.5) {
                page.open(&site.url(&file))?;
                let element = format!("fig-{}", id.replace('/', "-"));
                let dragged = page.run(&format!("{DRAG}({element:?})"))?;
                let times: Vec<f64> = dragged["times"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_f64)
                    .collect();
                let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
                let drawn = dragged["drawn"].as_u64().unwrap_or_default();
                println!(
                    "{id}: median {median:.1} ms, worst {worst:.1} ms between 90 frames, {drawn} drawings"
                );
                ensure!(drawn > 0, "{id} is not drawn while it is dragged");
                medians.push(median);
            }
            ensure!(medians.last() <= Some(&17.5), "{id}: {medians:.1?} ms between frames");
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
            for (width, file) in
                [(1440, "ch08-sigmoid.html"), (1440, site.chapter), (390, site.chapter)]
            {
                page.prefer(scheme)?;
                page.resize(width, 900)?;
                page.open(&site.url(file))?;
                page.run(
                    "(async () => { \
                       for (const box of document.querySelectorAll('.controls.settings')) box.open = true; \
                       for (const range of document.querySelectorAll('.controls input[type=range]')) { \
                         range.value = range.max; range.dispatchEvent(new Event('input', { bubbles: true })); } \
                       document.querySelector('.trap input')?.click(); \
                       do await new Promise((done) => setTimeout(done, 100)); while (document.querySelector('[aria-busy]')); })()",
                )?;
                let found = violations(page, &axe, EVERYTHING)?;
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
            for file in ["ch08-sigmoid.html", "ch09-training.html", site.chapter] {
                page.open(&site.url(file))?;
                page.run("document.querySelectorAll('.controls.settings').forEach((box) => { box.open = true })")?;
                let small = page.run(
                    "[...document.querySelectorAll('figure[data-params] :is(button, input, [role=button], summary)')] \
                       .filter((control) => { const box = control.getBoundingClientRect(); return box.width < 24 || box.height < 24; }) \
                       .map((control) => `${control.outerHTML.slice(0, 100)} ${control.getBoundingClientRect().width} × ${control.getBoundingClientRect().height}`)",
                )?;
                ensure!(small.as_array().is_some_and(Vec::is_empty), "{file}, {width}: {small:#}");
                let nameless = page.run(
                    "[...document.querySelectorAll('figure[data-params] input')] \
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
        let said = page.run(
            "(async () => { \
               const figure = document.querySelector('#fig-ch08-sigmoid'); \
               const said = figure.querySelector('[aria-live=polite]'); \
               let times = 0; \
               new MutationObserver(() => { times += 1; }).observe(said, { childList: true }); \
               const range = figure.querySelector('input[type=range]'); \
               for (let i = 0; i < 20; i++) { \
                 range.value = i / 10; range.dispatchEvent(new Event('input', { bubbles: true })); \
                 await new Promise((done) => setTimeout(done, 30)); } \
               await new Promise((done) => setTimeout(done, 1500)); \
               return [times, said.textContent, figure.querySelector('desc').textContent]; })()",
        )?;
        ensure!(said[0].as_u64() <= Some(2), "announced {} times", said[0]);
        ensure!(said[1] == said[2] && said[1] != "", "{said}");
        Ok(())
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
            "desc": "Step 13 of 47 ",
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
                "(async () => {{ const field = {}; field.value = '{value}'; \
                   field.dispatchEvent(new Event('input', {{ bubbles: true }})); \
                   await new Promise((done) => setTimeout(done, 900)); return field.getAttribute('aria-invalid'); }})()",
                field(label)
            ))
        };
        page.run(&format!("document.querySelector('{STEPPER} .settings').open = true"))?;
        let press = |page: &mut Page, name: &str| {
            page.run(&format!(
                "(async () => {{ [...document.querySelectorAll('{STEPPER} button')].find((button) => button.textContent === '{name}').click(); \
                   await new Promise((done) => setTimeout(done, 900)); }})()"
            ))
        };
        press(page, "Random weights")?;
        set(page, "target T", "1")?;
        set(page, "H1 to O", "0.25")?;
        page.run(&format!("document.querySelector('{STEPPER} .trap input').click()"))?;
        page.run("new Promise((done) => setTimeout(done, 900))")?;
        let table = page.run(&format!("document.querySelector('{STEPPER} tbody').textContent"))?;
        ensure!(table != printed);
        // The numbers are those of the chapter's code for this setting.
        let entry = figures::find("ch10/stepper").context("the stepper")?;
        let steps = entry.steps.context("its steps")?;
        let mut values = entry.defaults();
        let at = |name: &str| entry.params.iter().position(|param| param.name == name);
        values[at("seed").context("a seed")?] = 1.0;
        values = steps(&values).values;
        for (name, value) in [("seed", -1.0), ("target", 1.0), ("h1_o", 0.25), ("wrong_order", 1.0)]
        {
            values[at(name).context(name)?] = value;
        }
        let rows: Vec<(String, String)> = steps(&values)
            .steps
            .into_iter()
            .map(|step| (step.line.to_owned(), plot::html(&step.printed)))
            .collect();
        let shown = page.run(&format!(
            "[...document.querySelectorAll('{STEPPER} tbody tr')].map((row) => [row.dataset.line, row.cells[3].innerHTML])"
        ))?;
        ensure!(shown == json!(rows), "{shown}");

        // What is no number changes nothing, and what is out of range is said to be.
        ensure!(set(page, "target T", "")? == "true");
        ensure!(set(page, "target T", "7")? == "true");
        ensure!(set(page, "target T", "1")? == "false");

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
        let reset = page.run(&format!(
            "[document.querySelector('{STEPPER} tbody').textContent, location.hash]"
        ))?;
        ensure!(reset == json!([printed, ""]), "{reset}");
        Ok(())
    });
}

#[test]
fn without_scripts_the_whole_trace_is_a_table() {
    on_the_book("no scripts", |site, page| {
        page.forbid_scripts(true)?;
        page.open(&site.url(site.chapter))?;
        let html = site.read(site.chapter);
        let stepper = html.split("id=\"fig-ch10-stepper\"").nth(1).context("the stepper")?;
        let table = stepper.split("</table>").next().unwrap_or_default();
        let entry = figures::find("ch10/stepper").context("the stepper")?;
        let steps = entry.steps.context("its steps")?(&entry.defaults()).steps;
        ensure!(table.matches("<tr data-formula").count() == steps.len());
        for step in steps {
            let row =
                format!("{}</td><td>{}</td>", plot::html(&step.working), plot::html(&step.printed));
            ensure!(table.contains(&row), "{} is not in the table", step.quantity);
        }
        Ok(())
    });
}
