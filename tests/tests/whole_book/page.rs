//! The page on a phone, the cards of numbers, tables: what a reader's finger and eye meet.

use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{Page, address},
    sample::project,
};
use regex::Regex;
use serde_json::{Value, json};

use crate::{
    browser::{on_both, text},
    live::{each_way, in_a_browser, served},
    site::book,
};

/// A finger's tap in the middle of what `selector` finds first.
fn tap(page: &mut Page, selector: &str) -> Result<()> {
    let place = page.run(&format!(
        "(() => {{ const box = document.querySelector({selector:?}).getClientRects()[0]; \
         return [box.left + box.width / 2, box.top + box.height / 2]; }})()"
    ))?;
    tap_at(page, json!({ "x": place[0], "y": place[1] }))
}

fn tap_at(page: &mut Page, point: Value) -> Result<()> {
    page.call("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [point] }))?;
    page.call("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }))?;
    Ok(())
}

const CARD: &str = "document.querySelector('.card')";

/// The lines of the card that is open.
fn lines(page: &mut Page) -> Result<Vec<String>> {
    page.wait_for(&format!("{CARD}.matches(':popover-open')"))?;
    let lines = page.run(&format!(
        "[...{CARD}.querySelectorAll('p, small')].map((line) => line.textContent)"
    ))?;
    Ok(lines.as_array().context("lines")?.iter().map(text).collect())
}

#[test]
fn a_finger_sees_the_card_of_a_number_first_and_then_follows_it() {
    on_both("a tap on a number", |site, page| {
        page.resize(390, 844)?;
        page.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }))?;
        page.open(&site.url(site.chapter))?;
        let number = "main p > a.num";
        page.run(&format!(
            "document.querySelector({number:?}).scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ))?;
        let place =
            "JSON.stringify([location.hash, scrollY, document.scrollingElement.scrollHeight])";
        let before = page.run(place)?;
        tap(page, number)?;
        let said = lines(page)?;
        ensure!(said.len() > 1 && said.iter().any(|line| line.contains("snapshot")), "{said:?}");
        ensure!(page.run(place)? == before, "the first tap moves the page");
        // A tap elsewhere closes it, and the next one on the number is a first one again.
        tap_at(page, json!({ "x": 388, "y": 640 }))?;
        page.wait_for(&format!("!{CARD}.matches(':popover-open')"))?;
        tap(page, number)?;
        lines(page)?;
        ensure!(page.run(place)? == before, "the tap after a closed card moves the page");
        tap(page, number)?;
        page.wait_for("location.hash.startsWith('#from-')")?;
        page.wait_for(&format!("!{CARD}.matches(':popover-open')"))?;
        page.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": false }))?;
        Ok(())
    });
}

#[test]
fn the_card_of_a_number_can_be_pointed_into_and_closed() {
    on_both("the card of a number", |site, page| {
        page.open(&site.url(site.chapter))?;
        let open = format!("{CARD}.matches(':popover-open')");
        for number in ["main p > a.num", "main .katex .num"] {
            if page.run(&format!("document.querySelector({number:?}) === null"))? == true {
                continue;
            }
            page.point(number, false)?;
            let said = lines(page).with_context(|| number.to_owned())?;
            ensure!(said.last().is_some_and(|line| line.contains("field")), "{said:?}");
            // On the card, longer than a pointer that leaves has.
            page.point(".card", false)?;
            page.run("new Promise((done) => setTimeout(done, 400))")?;
            ensure!(page.run(&open)? == true, "{number}: the card goes from under the pointer");
            page.press("Escape")?;
            page.wait_for(&format!("!{open}"))?;
            page.call(
                "Input.dispatchMouseEvent",
                json!({ "type": "mouseMoved", "x": 2, "y": 300 }),
            )?;
        }
        // By keyboard it is what describes the number.
        page.run("document.querySelector('main p > a.num').focus()")?;
        lines(page)?;
        ensure!(page.run("document.activeElement.getAttribute('aria-describedby')")? == "card");
        page.press("Escape")?;
        page.wait_for(&format!("!{open}"))?;
        ensure!(
            page.run("document.activeElement.matches('a.num')")? == true,
            "Escape takes the focus"
        );
        Ok(())
    });
}

#[test]
fn a_number_says_what_it_is_before_where_it_comes_from() {
    let html = book().read("ch10-backpropagation.html");
    let number = Regex::new(
        r#"href="\#from-ch10-gradient_check" data-said="([^"]*)" data-from="([^"]*)">32<"#,
    )
    .expect("a pattern");
    let found = number.captures(&html).expect("the first number of chapter 10");
    let field =
        std::fs::read_to_string(project().join("crates/ch10-backpropagation/src/worked/check.rs"))
            .expect("the source");
    let words = found[1].lines().next().unwrap_or_default().replace("&#39;", "'");
    assert!(field.contains(&format!("/// {words}")), "“{words}” is not the field's documentation");
    assert!(found[2].contains("snapshot gradient_check"), "{}", &found[2]);
}

/// A card that has nothing to say but a field's name says too little.
#[test]
fn every_number_of_the_book_has_words_of_its_own() {
    let site = book();
    let mark = Regex::new(r#"data-from="([^"]*)" data-unexplained"#).expect("a pattern");
    let mut without = std::collections::BTreeSet::new();
    for name in site.pages() {
        for found in mark.captures_iter(&site.read(&name)) {
            without.insert(found[1].to_owned());
        }
    }
    assert!(
        without.is_empty(),
        "numbers whose fields have no documentation (`/// …` above the field in src/worked):\n{}",
        without.into_iter().collect::<Vec<_>>().join("\n")
    );
}

/// A reader sees one card at a time: "The same, of new ones" says nothing there.
#[test]
fn no_card_leans_on_another() {
    let site = book();
    let mark = Regex::new(r#"data-said="([^"]*)" data-from="([^"]*)""#).expect("a pattern");
    let leaning = Regex::new(
        r"^(The same( (of|in|for|by|as|after|with|from|at|where|per)\b|[,.])|And |Of (these|them|those)\b|(After a|A)ll of them\.|That |Those |It |Its (standard|root|share|mean)\b|(and|but|with|it|both)\b)|,$|\b(of|from|than|below) (that|the former|the latter)\.?$",
    )
    .expect("a pattern");
    let mut wrong = std::collections::BTreeSet::new();
    let mut cards = 0;
    for name in site.pages() {
        for found in mark.captures_iter(&site.read(&name)) {
            cards += 1;
            for line in found[1].lines() {
                // "Here number 2 of 4." follows the words.
                let words = line.split(" Here ").next().unwrap_or_default();
                if leaning.is_match(words) {
                    wrong.insert(format!("{}: {words}", &found[2]));
                }
            }
        }
    }
    assert!(cards > 4000, "only {cards} numbers were seen");
    assert!(
        wrong.is_empty(),
        "cards that cannot be read alone (mend `/// …` above the field in src/worked):\n{}",
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn no_page_is_wider_than_the_smallest_screens() {
    on_both("270 and 320 pixels", |site, page| {
        for name in site.pages() {
            page.resize(320, 844)?;
            page.open(&site.url(&name))?;
            page.run(
                "document.querySelectorAll('main details').forEach((box) => { \
                   box.removeAttribute('name'); box.open = true; })",
            )?;
            for width in [320, 270] {
                page.resize(width, 844)?;
                let wide = page.run("document.scrollingElement.scrollWidth")?;
                ensure!(
                    wide.as_u64() <= Some(width.into()),
                    "{name} is {wide} pixels wide at {width}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn lines_of_code_wrap_at_a_touch_and_are_the_same_text() {
    on_both("wrapped lines", |site, page| {
        page.resize(390, 844)?;
        page.open(&site.url(site.chapter))?;
        let all =
            "[...document.querySelectorAll('main pre')].filter((box) => !box.closest('.stepper'))";
        let texts = format!("{all}.map((box) => box.textContent).join('\\u0000')");
        let wide = format!("{all}.filter((box) => box.scrollWidth > box.clientWidth + 1).length");
        let before = page.run(&texts)?;
        ensure!(page.run(&wide)?.as_u64() > Some(0), "no box scrolls");
        // By keyboard: the button that is there has a name and takes Enter.
        page.run("document.querySelector('.wrap:not([hidden])').focus()")?;
        page.press("Enter")?;
        page.wait_for("document.activeElement.getAttribute('aria-pressed') === 'true'")?;
        ensure!(page.run(&wide)? == 0, "a box still scrolls");
        ensure!(page.run(&texts)? == before, "wrapping changes the text");
        // A line that is broken goes on further right than it began.
        let hangs = page.run(
            "[...document.querySelectorAll('.code-line')].filter((line) => line.textContent.trim() && \
               line.getClientRects()[0].height > 1.9 * parseFloat(getComputedStyle(line).lineHeight)) \
             .every((line) => parseFloat(getComputedStyle(line).textIndent) < 0)",
        )?;
        ensure!(hangs == true, "a wrapped line does not hang");
        page.open(&site.url(site.chapter))?;
        ensure!(page.run(&wide)? == 0, "the choice is forgotten");
        page.run("document.querySelector('.wrap:not([hidden])').click()")?;
        ensure!(page.run(&wide)?.as_u64() > Some(0), "it cannot be taken back");
        page.run("localStorage.clear()")?;
        Ok(())
    });
}

/// Steps through the stepper on a screen of this size; gives what was not in sight, below the bars
/// and above the lower edge.
fn out_of_sight(page: &mut Page, home: &str, (width, height): (u32, u32)) -> Result<Value> {
    page.resize(width, height)?;
    page.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }))?;
    page.open(&format!("{home}ch10-backpropagation.html"))?;
    page.wait_for("document.querySelector('#fig-ch10-stepper .bar-of-steps')")?;
    let hidden = page.run(
        "(async () => { const figure = document.querySelector('#fig-ch10-stepper'); const hidden = []; \
           const frame = () => new Promise(requestAnimationFrame); \
           figure.scrollIntoView({ block: 'start', behavior: 'instant' }); \
           const rows = [...figure.querySelectorAll('tbody tr')]; rows[0].click(); \
           for (let step = 1; step <= rows.length; step++) { \
             while (figure.hasAttribute('aria-busy')) await frame(); \
             await frame(); await frame(); \
             const top = figure.querySelector('.bar-of-steps').getBoundingClientRect().bottom; \
             for (const part of ['.net svg', '.formulas .now', '.code .now', 'tbody tr.now']) { \
               const at = figure.querySelector(part); const box = at.getBoundingClientRect(); \
               const frame = (at.closest('.code, .rows') ?? document.documentElement).getBoundingClientRect(); \
               const first = Math.max(top, frame.top) - 2, last = Math.min(innerHeight, frame.bottom) + 1; \
               if (box.top < first || box.bottom > last) hidden.push(`step ${step}: ${part}`); } \
             if (step < rows.length) figure.querySelector('.main').click(); } \
           return rows.length < 50 ? ['too few steps'] : hidden; })()",
    )?;
    page.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": false }))?;
    Ok(hidden)
}

/// At every step the network, the formula at work, its line of code and its row are in sight.
#[test]
fn a_phone_shows_all_of_the_stepper_at_every_step() {
    each_way("the stepper on a phone", |home, page| {
        let hidden = out_of_sight(page, home, (390, 844))?;
        ensure!(hidden.as_array().is_some_and(Vec::is_empty), "{hidden}");
        Ok(())
    });
}

#[test]
fn a_small_phone_shows_all_of_the_stepper_at_every_step() {
    in_a_browser("the stepper on a small phone", |page| {
        let served = served()?;
        let home = format!("{}/", served.site);
        for size in [(320, 700), (375, 667)] {
            let hidden = out_of_sight(page, &home, size)?;
            ensure!(hidden.as_array().is_some_and(Vec::is_empty), "{size:?}: {hidden}");
        }
        Ok(())
    });
}

/// Pages that have every kind of element between them.
const LOOKED_AT: [&str; 5] = [
    "index.html",
    "ch10-backpropagation.html",
    "ch24-digits.html",
    "laboratory.html",
    "glossary.html",
];

/// Nothing that a finger aims at is smaller than 24 px, but for links in a sentence (WCAG 2.5.8);
/// what is pressed, folded out or leads on from a list of its own has 44, on every page.
#[test]
fn a_finger_meets_what_it_aims_at() {
    in_a_browser("targets", |page| {
        let served = served()?;
        let home = format!("{}/", served.site);
        page.resize(390, 844)?;
        page.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }))?;
        let mut wrong = Vec::new();
        for name in book().pages() {
            page.open(&format!("{home}{name}"))?;
            // Elsewhere a link alone in its cell or line is as high as the line, as in a sentence.
            let every = LOOKED_AT.contains(&name.as_str());
            let found = page.run(&
                "(() => { document.querySelector('#sidebar').showPopover(); document.querySelectorAll('.wrap').forEach((button) => { button.hidden = false; }); \
                   document.querySelectorAll('main details').forEach((box) => { box.removeAttribute('name'); box.open = true; }); \
                   const wrong = []; let seen = 0; \
                   if (!matchMedia('(pointer: coarse)').matches) wrong.push('no finger'); \
                   for (const target of document.querySelectorAll('a[href], button, input, select, summary, [role=button], [role=slider]')) { \
                     const { width, height, right } = target.getBoundingClientRect(); \
                     if (!target.checkVisibility({ visibilityProperty: true }) || right < 0 || target.matches('.skip, svg *')) continue; \
                     const words = target.closest('p, li, td, th, dd, dt, figcaption, caption, summary, small')?.textContent.trim() ?? ''; \
                     if (target.matches('a') && words.length > target.textContent.trim().length) continue; \
                     seen += 1; \
                     const large = target.matches('button:not(td *, th *), summary, select, .ways a, .pager a, .path a, #sidebar a'); \
                     if (!large && !{every}) continue; \
                     const least = large ? 43.5 : 23.5; \
                     if (width < least || height < least) wrong.push(`${width} × ${height}: ${target.outerHTML.slice(0, 120)}`); } \
                   return [seen, wrong]; })()".replace("{every}", &every.to_string()),
            )?;
            let small = found[1].as_array().context("what is too small")?;
            wrong.extend(small.iter().map(|what| format!("{name}: {}", text(what))));
            ensure!(found[0].as_u64() > Some(3), "{name}: only {} targets", found[0]);
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        page.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": false }))?;
        Ok(())
    });
}

/// How often the page has been laid out.
fn laid_out(page: &mut Page) -> Result<f64> {
    let metrics = page.call("Performance.getMetrics", json!({}))?;
    let metrics = metrics["metrics"].as_array().context("metrics")?;
    let layouts = metrics.iter().find(|metric| metric["name"] == "LayoutCount");
    layouts.and_then(|metric| metric["value"].as_f64()).context("layouts")
}

/// Scripts that measure and change the page in turns have it laid out for each of their elements,
/// which holds up a phone for seconds.
#[test]
fn a_page_is_laid_out_a_few_times_while_it_loads() {
    on_both("layouts", |site, page| {
        page.resize(390, 844)?;
        page.call("Performance.enable", json!({}))?;
        // What comes late on a busy machine adds to them: the calmest of some loads counts.
        let mut layouts = f64::INFINITY;
        for _ in 0..5 {
            let before = laid_out(page)?;
            page.open(&site.url(site.chapter))?;
            page.run("new Promise((done) => setTimeout(done, 500))")?;
            let after = laid_out(page)?;
            // A page with a process of its own begins to count anew.
            layouts = layouts.min(if after > before { after - before } else { after });
            if layouts <= 14.0 {
                break;
            }
        }
        println!("{}: laid out {layouts} times", site.chapter);
        ensure!(layouts <= 14.0, "{} is laid out {layouts} times", site.chapter);
        Ok(())
    });
}

/// On a desk a figure's words stand beside it, and nothing leaves the page; on paper they are below.
#[test]
fn on_a_desk_the_words_of_a_figure_stand_beside_it() {
    in_a_browser("captions beside figures", |page| {
        let site = book();
        for (width, beside) in [(1280, false), (1360, true), (1920, true)] {
            page.resize(width, 900)?;
            page.open(&site.url("ch17-accuracy.html"))?;
            let found = page.run(
                "[...document.querySelectorAll('main > .plot')].map((figure) => { \
                   const [words, drawing] = [figure.querySelector('figcaption'), figure.querySelector('svg.fig')].map((part) => part.getBoundingClientRect()); \
                   return [words.left >= drawing.right, words.top >= drawing.bottom, words.width > 180, words.right <= innerWidth]; })",
            )?;
            let figures = found.as_array().context("figures")?;
            ensure!(figures.len() > 4, "only {} figures", figures.len());
            for figure in figures {
                ensure!(*figure == json!([beside, !beside, true, true]), "{width} px: {found}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_chapter_says_its_number_in_the_bar_and_above_its_title() {
    on_both("the chapter's number", |site, page| {
        if site.chapter != "ch10-backpropagation.html" {
            return Ok(());
        }
        page.resize(390, 844)?;
        page.open(&site.url(site.chapter))?;
        let seen = page.run("document.querySelector('.bar').innerText")?;
        ensure!(text(&seen).contains("10. Training formulas"), "the bar says {seen}");
        let head =
            text(&page.run("document.querySelector('h1').previousElementSibling.textContent")?);
        let counted = page.run(
            "['main .plot', 'main .exercise'].map((what) => document.querySelectorAll(what).length)",
        )?;
        let said =
            Regex::new(r"^Chapter 10 (\d+) minutes of text, (\d+) figures and (\d+) exercises$")?;
        let said = said.captures(&head).with_context(|| format!("the head says {head}"))?;
        let here = json!([said[2].parse::<u64>()?, said[3].parse::<u64>()?]);
        ensure!(counted == here, "{head}; there are {counted}");
        ensure!((5..60).contains(&said[1].parse::<u64>()?), "{head}");
        Ok(())
    });
}

/// What the system's own colours leave of the mark at what is at work.
#[test]
fn forced_colours_keep_the_mark_at_work() {
    on_both("forced colours", |site, page| {
        let feature = json!({ "name": "forced-colors", "value": "active" });
        page.call("Emulation.setEmulatedMedia", json!({ "features": [feature] }))?;
        page.open(&site.url(site.chapter))?;
        let marked = page.run(
            "(() => { const list = document.createElement('div'); list.className = 'stepper'; \
               list.innerHTML = '<ul><li class=\"now\">a</li><li>b</li></ul>'; document.querySelector('main').append(list); \
               const [now, other] = [...list.querySelectorAll('li')].map((item) => getComputedStyle(item)); \
               return [matchMedia('(forced-colors: active)').matches, now.outlineStyle, other.outlineStyle]; })()",
        )?;
        page.call("Emulation.setEmulatedMedia", json!({ "features": [] }))?;
        ensure!(marked[0] == true, "the colours are not forced");
        // The sample book has no styles of steppers.
        if site.chapter == "ch10-backpropagation.html" {
            ensure!(marked == json!([true, "solid", "none"]), "{marked}");
        }
        Ok(())
    });
}

/// Sent for an address that does not exist, wherever the book's root is; and as a file.
#[test]
fn a_page_that_does_not_exist_leads_back() {
    on_both("404", |site, page| {
        let file = address(&site.folder.join("404.html"));
        for url in [site.url("404.html"), file] {
            page.open(&url)?;
            ensure!(
                page.run("getComputedStyle(document.querySelector('.bar')).position")? == "sticky",
                "{url} has no styles"
            );
            let link: Value = page.run("document.querySelector('.bar .title').href")?;
            let root = url.trim_end_matches("404.html");
            ensure!(text(&link) == format!("{root}index.html"), "{url} leads to {link}");
        }
        if site.chapter == "ch10-backpropagation.html" {
            let said = text(&page.run("document.querySelector('main').textContent")?);
            ensure!(said.contains("leads nowhere in this book"), "{said}");
        }
        Ok(())
    });
}

/// Every table of the book has a name, and where its first column tells the rows apart, that is
/// what the rows are called.
#[test]
fn tables_have_captions_and_rows_have_names() {
    let site = book();
    let table = Regex::new(r"(?s)<table([^>]*)>(.*?)</table>").expect("a pattern");
    let mut tables = 0;
    let mut with_heads = 0;
    for name in site.pages() {
        let html = site.read(&name);
        for found in table.captures_iter(&html) {
            tables += 1;
            with_heads += usize::from(found[2].contains("scope=\"row\""));
            assert!(
                found[1].contains("aria-label") || found[2].trim_start().starts_with("<caption>"),
                "{name}: a table without a caption: {}",
                found[2].chars().take(200).collect::<String>()
            );
        }
    }
    assert!(tables > 100, "only {tables} tables were seen");
    assert!(with_heads * 10 > tables * 8, "of {tables} tables only {with_heads} name their rows");
}
