//! The pages in a real browser.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{Browser, Page, address, chromium, skipped},
    sample::project,
};
use serde_json::Value;

use crate::{
    load::{BUDGET, bytes_sent},
    site::{Site, book, sample_book},
};

/// Runs a test with a page of its own on the sample book and on the book.
pub fn on_both(what: &str, test: impl Fn(&Site, &mut Page) -> Result<()>) {
    let Some(program) = chromium() else {
        skipped(what, "Chromium is missing (set CHROMIUM or install it)");
        return;
    };
    for site in [sample_book(), book()] {
        let browser = Browser::shared(&program).expect("the browser starts");
        let mut page = browser.page().expect("a page opens");
        if let Err(error) = test(site, &mut page) {
            panic!("{what}, {}: {error:#}", site.folder.display());
        }
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn pages_load_quietly_and_from_home() {
    on_both("quiet pages", |site, page| {
        for name in site.pages() {
            page.open(&site.url(&name))?;
            let complaints = page.complaints(&site.url(""));
            ensure!(complaints.is_empty(), "{name}: {complaints:#?}");
            ensure!(page.requests().len() > 3, "{name}: the requests are not seen");
        }
        Ok(())
    });
}

#[test]
fn a_noisy_page_is_noticed() {
    let Some(program) = chromium() else {
        skipped("noisy page", "Chromium is missing");
        return;
    };
    let site = sample_book();
    let browser = Browser::shared(&program).expect("the browser starts");
    let mut page = browser.page().expect("a page opens");
    page.open(&site.url("second.html")).expect("the page opens");
    page.run("console.error('a'); setTimeout(() => { throw new Error('b') }); new Image().src = 'missing.png'; fetch('http://127.0.0.2:9/').catch(() => {})")
        .expect("the page can be disturbed");
    page.run("new Promise((done) => setTimeout(done, 500))").expect("time passes");
    let complaints = page.complaints(&site.url("")).join("\n");
    for sign in
        ["consoleAPICalled", "exceptionThrown", "missing.png", "request to http://127.0.0.2:9/"]
    {
        assert!(complaints.contains(sign), "{sign} is not noticed:\n{complaints}");
    }
}

#[test]
fn pages_work_from_a_folder() {
    on_both("file://", |site, page| {
        page.open(&address(&site.folder.join(site.chapter)))?;
        let complaints = page.complaints("file://");
        ensure!(complaints.is_empty(), "{complaints:#?}");
        ensure!(
            page.run("document.fonts.check('16px KaTeX_Main')")? == true,
            "KaTeX's fonts are not loaded"
        );
        find(page, "error signal")?;
        let complaints = page.complaints("file://");
        ensure!(complaints.is_empty(), "{complaints:#?}");
        Ok(())
    });
}

#[test]
fn a_phone_needs_no_sideways_scroll() {
    on_both("390 pixels", |site, page| {
        page.resize(390, 844)?;
        for name in site.pages() {
            page.open(&site.url(&name))?;
            let width = page.run("document.scrollingElement.scrollWidth")?;
            ensure!(width.as_u64() <= Some(390), "{name} is {width} pixels wide: {}", page.run(
                "[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > 391).slice(0, 5).map((e) => e.outerHTML.slice(0, 120)).join('\\n')"
            )?);
            // A number's card stays inside the window, wherever the number stands.
            if page.run("document.querySelector('main a.num') !== null")? == true {
                page.run(
                    "document.querySelectorAll('main details').forEach((box) => { \
                       box.removeAttribute('name'); box.open = true; })",
                )?;
                page.press("Tab")?;
                let outside = page.run(
                    "[...document.querySelectorAll('main a.num')].filter((number) => { \
                       number.focus(); const card = document.querySelector('.card'); \
                       const { left, right, top, bottom } = card.getBoundingClientRect(); \
                       return !card.matches(':popover-open') || left < 0 || right > 390 || top < 0 || bottom > innerHeight; \
                     }).map((number) => number.outerHTML)",
                )?;
                ensure!(
                    outside.as_array().is_some_and(Vec::is_empty),
                    "{name}: cards outside: {outside}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn lines_have_at_most_75_characters() {
    on_both("the measure", |site, page| {
        page.resize(1600, 900)?;
        page.open(&site.url(site.chapter))?;
        let longest = page.run(
            "(() => { let longest = ''; \
               for (const p of document.querySelectorAll('main p')) { \
                 if (p.querySelector('.math')) continue; \
                 let line = '', bottom = null; const range = document.createRange(); \
                 const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); \
                 while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) { \
                   range.setStart(walker.currentNode, i); range.setEnd(walker.currentNode, i + 1); \
                   const box = range.getBoundingClientRect(); if (!box.width) continue; \
                   if (bottom !== null && box.top > bottom) { if (line.trim().length > longest.length) longest = line.trim(); line = ''; } \
                   bottom = box.bottom; line += walker.currentNode.data[i]; \
                 } \
               } return longest; })()",
        )?;
        let longest = text(&longest);
        ensure!(longest.len() > 40, "no lines of prose are seen: {longest:?}");
        ensure!(longest.chars().count() <= 75, "{} characters: {longest}", longest.chars().count());
        Ok(())
    });
}

#[test]
fn first_load_of_a_chapter_is_small() {
    on_both("first load", |site, page| {
        page.open(&site.url(site.chapter))?;
        let bytes = bytes_sent(site, &page.requests());
        ensure!(bytes <= BUDGET, "{} bytes, the budget is {BUDGET}: {:#?}", bytes, page.requests());
        ensure!(
            !page.requests().iter().any(|url| url.contains("/search")),
            "the search is loaded unasked: {:#?}",
            page.requests()
        );
        println!("{}: first load {bytes} bytes", site.chapter);
        Ok(())
    });
}

/// What axe finds wrong with the page as it stands; `rules` are options for `axe.run`.
pub fn violations(page: &mut Page, axe: &str, rules: &str) -> Result<Vec<String>> {
    violations_in(page, axe, "document", rules)
}

/// What axe finds wrong in a part of the page, a context of `axe.run`.
pub fn violations_in(page: &mut Page, axe: &str, part: &str, rules: &str) -> Result<Vec<String>> {
    if page.run("typeof axe")? == "undefined" {
        page.run(axe)?;
    }
    let found = page.run(&format!(
        "axe.run({part}, {{ resultTypes: ['violations'], {rules} }}).then((r) => r.violations.flatMap((v) => \
         v.nodes.slice(0, 3).map((n) => `${{v.id}}: ${{n.target.join(' ')}}: ${{n.failureSummary}} ${{n.html.slice(0, 160)}}`)))",
    ))?;
    Ok(found.as_array().context("axe's findings")?.iter().map(text).collect())
}

/// Marks one element of each kind of text that the page has and that was not `seen` yet, and adds
/// these kinds. A kind is an element and the one around it, by their names, classes and colours of
/// their own: what the style sheets can tell apart.
fn mark_new_kinds(page: &mut Page, seen: &mut BTreeSet<String>) -> Result<bool> {
    let known = serde_json::to_string(seen)?;
    let new = page.run(&format!(
        "(() => {{ const seen = new Set({known}), fresh = []; \
           const name = (e) => e.localName + [...e.classList].sort().map((c) => '.' + c).join('') + \
             (/color|fill|background/.test(e.getAttribute('style') ?? '') ? e.getAttribute('style') : ''); \
           const kind = (e) => [e, e.parentElement].map(name).join(' in '); \
           for (const e of document.querySelectorAll('[data-new]')) delete e.dataset.new; \
           for (const e of document.querySelectorAll('body *')) {{ \
             if (![...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim())) continue; \
             const is = kind(e); \
             if (seen.has(is) || !e.checkVisibility()) continue; \
             seen.add(is); fresh.push(is); e.dataset.new = ''; }} \
           return fresh }})()",
    ))?;
    let new = new.as_array().context("kinds of text")?;
    seen.extend(new.iter().map(text));
    Ok(!new.is_empty())
}

pub const EVERYTHING: &str = "";
/// What can differ between light and dark.
const COLOURS: &str = "runOnly: ['color-contrast', 'link-in-text-block']";
/// All the rest, which is the quick part.
const NO_COLOURS: &str =
    "rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } }";
/// What can differ between a wide window and a narrow one, where other parts are in sight.
const LAYOUT: &str = "runOnly: ['scrollable-region-focusable', 'region', 'bypass', 'skip-link', \
    'button-name', 'link-name', 'aria-hidden-focus', 'nested-interactive', 'landmark-one-main', \
    'landmark-unique', 'heading-order', 'page-has-heading-one']";

/// Takes the insides of formulas and of pictures off the page, which a screen reader does not enter: most
/// of the page's elements, and none of them is named or reached. Gives how many are.
const WITHOUT_WHAT_IS_ONLY_SEEN: &str = "(() => { \
    const hidden = [...document.querySelectorAll('.katex-html[aria-hidden=true], svg[role=img]')]; \
    const inside = hidden.flatMap((e) => [...e.querySelectorAll('[id], [role], [tabindex], [aria-label], a, button, input')]); \
    const named = new Set(['aria-labelledby', 'aria-describedby'].flatMap((by) => \
      [...document.querySelectorAll(`[${by}]`)].flatMap((e) => e.getAttribute(by).split(' ')))); \
    hidden.forEach((e) => { for (const part of [...e.children]) if (!named.has(part.id)) part.remove() }); \
    return inside.filter((e) => !named.has(e.id) && (e.tabIndex >= 0 || e.hasAttribute('role'))).length })()";

/// axe-core, where it is installed.
pub fn axe() -> Option<String> {
    fs::read_to_string(project().join("node_modules/axe-core/axe.min.js"))
        .ok()
        .map(|script| script + "; true")
}

#[test]
fn axe_finds_nothing() {
    let Some(axe) = axe() else {
        skipped("axe", "node_modules is missing (npm ci)");
        return;
    };
    on_both("axe", |site, page| {
        let mut seen = BTreeSet::new();
        for name in site.pages() {
            page.prefer("light")?;
            page.resize(1280, 900)?;
            page.open(&site.url(&name))?;
            let new = mark_new_kinds(page, &mut seen)?;
            for (scheme, width, part, rules) in [
                ("light", 1280, "'[data-new]'", COLOURS),
                ("dark", 1280, "'[data-new]'", COLOURS),
                ("light", 1280, "document", NO_COLOURS),
                ("light", 390, "document", LAYOUT),
            ] {
                if part == "document" {
                    let left = page.run(WITHOUT_WHAT_IS_ONLY_SEEN)?;
                    ensure!(left == 0, "{name}: {left} in what is only seen can be reached");
                } else if !new {
                    continue;
                }
                page.prefer(scheme)?;
                page.resize(width, 900)?;
                page.settle()?;
                let found = violations_in(page, &axe, part, rules)?;
                ensure!(found.is_empty(), "{name}, {scheme}, {width} px:\n{}", found.join("\n"));
            }
        }
        // Nor in what opens: the chapters on a phone, folds, a card, search with its results.
        for scheme in ["light", "dark"] {
            page.prefer(scheme)?;
            page.resize(390, 900)?;
            page.open(&site.url(site.chapter))?;
            page.run("document.querySelectorAll('details').forEach((d) => { d.open = true })")?;
            page.point("#sidebar-toggle", true)?;
            page.wait_for("document.querySelector('#sidebar').matches(':popover-open')")?;
            let mut found = violations(page, &axe, EVERYTHING)?;
            page.press("Escape")?;
            page.run("document.querySelector('main a.term').focus()")?;
            page.wait_for("document.querySelector('.card').matches(':popover-open')")?;
            found.extend(violations(page, &axe, EVERYTHING)?);
            page.press("Escape")?;
            find(page, "error signal")?;
            found.extend(violations(page, &axe, EVERYTHING)?);
            ensure!(found.is_empty(), "{}, {scheme}, opened:\n{}", site.chapter, found.join("\n"));
        }
        Ok(())
    });
}

#[test]
fn axe_would_find_something() {
    let (Some(program), Some(axe)) = (chromium(), axe()) else {
        skipped("axe", "Chromium or node_modules is missing");
        return;
    };
    let browser = Browser::shared(&program).expect("the browser starts");
    let mut page = browser.page().expect("a page opens");
    page.open(&sample_book().url("second.html")).expect("the page opens");
    page.run("document.querySelector('main p').style.color = '#bbb'; document.querySelector('#theme-toggle').removeAttribute('aria-label')")
        .expect("the page can be spoiled");
    let found = violations(&mut page, &axe, EVERYTHING).expect("axe runs").join("\n");
    assert!(found.contains("color-contrast"), "{found}");
}

/// What has the focus, as a selector a reader of the test understands.
fn focused(page: &mut Page) -> Result<String> {
    Ok(text(&page.run(
        "(() => { const e = document.activeElement; return e.id ? '#' + e.id : e.tagName.toLowerCase() + [...e.classList].map((c) => '.' + c).join('') })()",
    )?))
}

#[test]
fn the_keyboard_reaches_everything() {
    on_both("keyboard", |site, page| {
        page.open(&site.url(site.chapter))?;
        page.press("Tab")?;
        ensure!(focused(page)? == "a.skip", "first is {}", focused(page)?);
        let mut seen = Vec::new();
        for _ in 0..120 {
            page.press("Tab")?;
            let now = focused(page)?;
            // Whatever has the focus shows it.
            ensure!(
                page.run("getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement === document.body")? == true,
                "{now} does not show its focus"
            );
            seen.push(now);
        }
        for stop in ["#sidebar-toggle", "#search-open", "#theme-toggle", "a.term", "a.num"] {
            ensure!(
                seen.iter().any(|seen| seen.starts_with(stop)),
                "{stop} is not reached: {seen:?}"
            );
        }

        page.open(&site.url(site.chapter))?;
        page.press("Tab")?;
        page.press("Enter")?;
        page.wait_for("location.hash === '#content' && document.activeElement.id === 'content'")?;

        // The button by keyboard: dark, and remembered.
        page.prefer("light")?;
        page.run("document.querySelector('#theme-toggle').focus()")?;
        page.press("Enter")?;
        ensure!(
            page.run("document.documentElement.className")?
                .as_str()
                .is_some_and(|class| class.contains("dark"))
        );
        let dark = page.run("getComputedStyle(document.body.parentElement).backgroundColor")?;
        page.open(&site.url("index.html"))?;
        ensure!(
            page.run("getComputedStyle(document.body.parentElement).backgroundColor")? == dark,
            "the choice is forgotten"
        );
        page.run("localStorage.clear()")?;
        Ok(())
    });
}

#[test]
fn a_block_of_numbers_is_one_stop() {
    on_both("numbers", |site, page| {
        page.open(&site.url(site.chapter))?;
        page.press("Tab")?;
        page.run("{ const block = [...document.querySelectorAll('main p, main table')].find((b) => b.querySelectorAll('a.num').length > 2) ?? [...document.querySelectorAll('main p')].find((b) => b.querySelectorAll('a.num').length > 1); \
                  window.numbers = [...block.querySelectorAll('a.num')]; numbers[0].focus() }")?;
        ensure!(
            page.run("numbers.filter((n) => n.tabIndex === 0).length")? == 1,
            "more than one stop"
        );
        page.wait_for("document.querySelector('.card').matches(':popover-open')")?;
        let card = text(&page.run("document.querySelector('.card').textContent")?);
        ensure!(card.contains("snapshot"), "the card says {card}");
        page.press("ArrowRight")?;
        ensure!(
            page.run("document.activeElement === numbers[1]")? == true,
            "the arrow key does not move on"
        );
        page.press("ArrowLeft")?;
        ensure!(
            page.run("document.activeElement === numbers[0]")? == true,
            "the arrow key does not move back"
        );
        page.press("Tab")?;
        ensure!(
            page.run("numbers.includes(document.activeElement)")? == false,
            "Tab stays in the block"
        );
        Ok(())
    });
}

#[test]
fn a_term_shows_its_card() {
    on_both("terms", |site, page| {
        page.open(&site.url(site.chapter))?;
        let card = "document.querySelector('.card')";
        let open = &format!("{card}.matches(':popover-open')");
        page.run("document.querySelector('main a.term').focus()")?;
        page.wait_for(open)?;
        ensure!(text(&page.run(&format!("{card}.textContent"))?).len() > 30, "the card is empty");
        ensure!(page.run("document.activeElement.getAttribute('aria-describedby')")? == "card");
        page.press("Escape")?;
        page.wait_for(&format!("!{open}"))?;
        page.run("document.activeElement.blur()")?;
        // The same card in prose, listing, formula and figure.
        for place in [
            "main p a.term",
            "main pre [data-term]",
            "main .katex-html [data-term]",
            "main figure svg :is(text[data-term], [data-term] text)",
        ] {
            ensure!(
                page.run(&format!("document.querySelector({place:?}) !== null"))? == true,
                "no term at {place}"
            );
            page.point(place, false)?;
            page.wait_for(open).with_context(|| place.to_owned())?;
            let box_ = page.run(&format!("(({{ left, right }}) => left >= 0 && right <= innerWidth)({card}.getBoundingClientRect())"))?;
            ensure!(box_ == true, "{place}: the card leaves the window");
            page.press("Escape")?;
            page.wait_for(&format!("!{open}"))?;
        }
        Ok(())
    });
}

/// Opens search by key, asks, and waits for the answers with their text.
pub fn find(page: &mut Page, words: &str) -> Result<()> {
    page.run("document.activeElement.blur()")?;
    page.press("/")?;
    page.wait_for("document.activeElement.id === 'search-words'")?;
    page.write(words)?;
    page.wait_for("document.querySelector('#search .results a span')?.textContent")
}

#[test]
fn search_finds_the_error_signal() {
    on_both("search", |site, page| {
        page.open(&site.url("index.html"))?;
        find(page, "error signal")?;
        let first = text(&page.run("document.querySelector('#search .results li').textContent")?)
            .to_lowercase();
        ensure!(first.contains("error signal"), "first comes {first}");
        page.press("ArrowDown")?;
        ensure!(
            page.run("document.activeElement.closest('.results') !== null")? == true,
            "the arrow key does not lead to the answers"
        );
        page.press("ArrowUp")?;
        ensure!(focused(page)? == "#search-words");
        page.forget();
        page.press("Enter")?;
        page.wait_for(
            "document.readyState === 'complete' && !document.querySelector('#search').open",
        )?;
        ensure!(
            text(&page.run("document.querySelector('main').innerText")?)
                .to_lowercase()
                .contains("error signal")
        );
        page.run("document.activeElement.blur()")?;
        page.press("/")?;
        page.wait_for("document.querySelector('#search').open")?;
        page.press("Escape")?;
        page.wait_for("!document.querySelector('#search').open")?;
        Ok(())
    });
}

#[test]
fn pages_are_complete_without_scripts() {
    on_both("no scripts", |site, page| {
        let words = "document.querySelector('main').innerText.replace(/\\s+/g, ' ')";
        page.open(&site.url(site.chapter))?;
        // What scripts add to a figure; the stepper's own test reads its table without them.
        let extras = "document.querySelectorAll('.copy, .wrap, .controls, figure.stepper').forEach((extra) => extra.remove())";
        page.run(extras)?;
        let with = text(&page.run(words)?);
        page.forbid_scripts(true)?;
        page.open(&site.url(site.chapter))?;
        page.run(extras)?;
        let without = text(&page.run(words)?);
        ensure!(without.len() > 1000, "there is hardly any text without scripts");
        let parts = with.split(' ').zip(without.split(' '));
        let same = parts.take_while(|(with, without)| with == without).count();
        let here = |text: &str| text.split(' ').skip(same).take(12).collect::<Vec<_>>().join(" ");
        ensure!(with == without, "with scripts: {}; without: {}", here(&with), here(&without));
        ensure!(page.run("[...document.querySelectorAll('#sidebar a')].every((link) => link.offsetParent !== null)")? == true, "no chapters on a wide window");
        ensure!(page.run("[...document.querySelectorAll('.needs-js')].every((button) => button.offsetParent === null)")? == true, "a button that does nothing is shown");
        // On a narrow one the browser's own pop-over opens them.
        page.resize(390, 844)?;
        page.open(&site.url(site.chapter))?;
        let width = page.run("document.scrollingElement.scrollWidth")?;
        ensure!(width.as_u64() <= Some(390), "{} is {width} pixels wide on a phone", site.chapter);
        page.point("#sidebar-toggle", true)?;
        page.wait_for("document.querySelector('#sidebar').matches(':popover-open')")?;
        page.forbid_scripts(false)
    });
}

#[test]
fn a_page_prints() {
    on_both("print", |site, page| {
        page.open(&site.url(site.chapter))?;
        let pdf = page.print()?;
        ensure!(pdf.starts_with(b"%PDF-"), "not a PDF");
        ensure!(pdf.len() > 15_000, "the PDF is nearly empty");
        Ok(())
    });
}

/// How many pages a PDF has. What it says of its pages is not compressed.
fn pages_of(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf).replace("/Type /Pages", "");
    text.matches("/Type /Page").count()
}

#[test]
fn a_long_fold_begins_where_it_stands_when_a_page_prints() {
    on_both("print-folds", |site, page| {
        page.open(&site.url(site.chapter))?;
        let mut pages = |fold: &str, inside: &str| -> Result<usize> {
            let line = "<p>A line of text.</p>";
            let part = format!(
                "{}<{fold}><summary>For the careful</summary>{line}{inside}</{fold}>",
                line.repeat(14)
            );
            page.run(&format!("document.querySelector('main').innerHTML = {:?}", part.repeat(8)))?;
            Ok(pages_of(&page.print()?))
        };
        for inside in [
            "<p>A line of text.</p>".repeat(22),
            format!("<pre><code>{}</code></pre>", "a line of code<br>".repeat(45)),
        ] {
            // A listing that is not in a fold is kept whole.
            let open = pages("section", &inside.replace("pre>", "div>"))?;
            let fold = pages("details", &inside)?;
            ensure!(open >= 8, "this is to be longer, and has {open} pages");
            ensure!(fold <= open + 1, "{fold} pages with folds, {open} without");
        }
        Ok(())
    });
}

/// Pictures for the eye, not a check: `cargo test -p book-tests -- --ignored pictures`.
#[test]
#[ignore = "writes pictures of every page to target/pictures"]
fn pictures() {
    let folder = project().join("target/pictures");
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    on_both("pictures", |site, page| {
        for name in site.pages() {
            for (scheme, width) in [("light", 1360), ("dark", 1360), ("light", 390)] {
                page.prefer(scheme)?;
                page.resize(width, 900)?;
                page.open(&site.url(&name))?;
                let height =
                    page.run("document.scrollingElement.scrollHeight")?.as_u64().unwrap_or(900);
                page.resize(width, u32::try_from(height.min(16_000))?)?;
                page.settle()?;
                let file = format!("{}-{scheme}-{width}.png", name.trim_end_matches(".html"));
                book_tests::browser::save_picture(page, Path::new(&folder).join(file).as_path())?;
            }
        }
        Ok(())
    });
}
