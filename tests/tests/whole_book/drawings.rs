//! The drawings as a reader sees them: no two texts of a figure lie on each other, none leaves the
//! sheet, none lies on the rim of a circle, and none is too small to be read on a phone. In print,
//! none hides a dot.

use anyhow::ensure;
use plot::{Drawing, Entry};
use serde_json::{Value, json};

use crate::{live::in_a_browser, site::book};

/// Figures whose texts collide at an end of a control, each with the reason why they may.
const MAY: &[(&str, &str)] = &[(
    "ch10/sent_back",
    "far out on the sigmoid the output, its error and the final error are the same place",
)];

/// The width of a phone, and the least size of a figure's text there, in pixels, indices and powers
/// among them.
const PHONE: f64 = 390.0;
const LEAST: f64 = 11.0;

/// What an index or a power has in a drawing; on a phone it is larger.
const INDEX: &str = "font-size=\"75%\"";

/// What is wrong with the texts of a drawing, in words; its text is of the page's own font.
const WRONG: &str = "(svg) => { \
    const wrong = []; \
    const sheet = svg.getBoundingClientRect(); \
    const texts = [...svg.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() })); \
    const rims = [...svg.querySelectorAll('circle')].filter((circle) => circle.r.baseVal.value >= 15).map((circle) => circle.getBoundingClientRect()); \
    texts.forEach(({ words, box }, index) => { \
      if (!box.width) return; \
      if (box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top - 2 || box.bottom > sheet.bottom + 2) wrong.push(`${words}: leaves the sheet`); \
      for (const other of texts.slice(0, index)) { \
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left); \
        const up = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top); \
        if (across > 1 && up > 0.3 * Math.min(box.height, other.box.height)) wrong.push(`${words}: lies on ${other.words}`); \
      } \
      const top = box.top + box.height / 4, bottom = box.bottom - box.height / 4; \
      for (const ring of rims) { \
        const r = ring.width / 2, x = ring.left + r, y = ring.top + r; \
        const near = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(top - y, 0, y - bottom)); \
        const far = Math.hypot(Math.max(x - box.left, box.right - x), Math.max(y - top, bottom - y)); \
        if (near < r - 1 && far > r + 1) wrong.push(`${words}: lies on the rim of a circle`); \
      } \
    }); \
    return wrong; }";

/// What texts hide, in words: the small circles, which are marks, within the half of a text's height
/// that its letters take.
const HIDDEN: &str = "(svg) => { \
    const dots = [...svg.querySelectorAll('circle')].filter((circle) => circle.r.baseVal.value < 9).map((circle) => circle.getBoundingClientRect()); \
    return [...svg.querySelectorAll('text')].flatMap((text) => { \
      const box = text.getBoundingClientRect(), top = box.top + box.height / 4, bottom = box.bottom - box.height / 4; \
      const hides = ({ left, top: above, width }) => { \
        const r = width / 2, x = left + r, y = above + r; \
        return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(top - y, 0, y - bottom)) < r; \
      }; \
      return dots.some(hides) ? [`${text.textContent}: lies on a dot`] : []; \
    }); }";

#[test]
fn the_printed_texts_keep_apart_on_every_screen() {
    in_a_browser("printed texts", |page| {
        let site = book();
        let mut wrong = Vec::new();
        for file in site.pages() {
            if !site.read(&file).contains("data-figure=") {
                continue;
            }
            page.open(&site.url(&file))?;
            for width in [390, 820, 1360] {
                page.resize(width, 900)?;
                let found = page.run(&format!(
                    "[...document.querySelectorAll('figure[data-figure]')].flatMap((figure) => \
                       [{WRONG}, {HIDDEN}].flatMap((look) => look(figure.querySelector('svg.fig'))).map((what) => `${{figure.dataset.figure}} at {width} px: ${{what}}`))"
                ))?;
                wrong.extend(found.as_array().into_iter().flatten().map(Value::to_string));
            }
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}

#[test]
fn the_printed_texts_can_be_read_on_a_phone() {
    in_a_browser("texts on a phone", |page| {
        let site = book();
        // A phone lays its scroll bar over the page.
        page.call("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
        page.resize(PHONE as u32, 844)?;
        let (mut texts, mut wrong) = (0, Vec::new());
        for file in site.pages() {
            if !site.read(&file).contains("data-figure=") {
                continue;
            }
            page.open(&site.url(&file))?;
            page.run("document.querySelectorAll('main details').forEach((box) => { box.removeAttribute('name'); box.open = true; })")?;
            let found = page.run(&format!(
                "[...document.querySelectorAll('figure[data-figure]')].map((figure) => {{ \
                   const svg = figure.querySelector('svg.fig'), {{ left, right }} = svg.getBoundingClientRect(); \
                   const unit = svg.getScreenCTM().a, texts = [...svg.querySelectorAll('text, text tspan')]; \
                   const small = texts.map((text) => [text.textContent, parseFloat(getComputedStyle(text).fontSize) * unit]) \
                     .filter(([, size]) => size < {LEAST}).map(([words, size]) => `${{words}}: ${{size.toFixed(2)}} px`); \
                   if (left < -0.5 || right > {PHONE} + 0.5) small.push(`from ${{left}} to ${{right}} px`); \
                   return [figure.dataset.figure, texts.length, small]; }})"
            ))?;
            for figure in found.as_array().into_iter().flatten() {
                texts += figure[1].as_u64().unwrap_or_default();
                let small = figure[2].as_array().into_iter().flatten();
                wrong.extend(small.map(|what| format!("{}: {what}", figure[0])));
            }
        }
        page.call("Emulation.setScrollbarsHidden", json!({ "hidden": false }))?;
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        ensure!(texts > 1000, "only {texts} texts are seen");
        Ok(())
    });
}

#[test]
fn texts_can_be_read_on_a_phone_wherever_the_controls_stand() {
    let number = |text: &str| text.parse::<f64>().unwrap_or_default();
    let mut wrong = Vec::new();
    for (chapter, entry) in figures::all() {
        for (values, texts) in settings(entry) {
            let svg = (entry.draw)(&values, &texts).svg;
            let after = |name: &'static str| svg.split(name).skip(1);
            let box_of = after(" viewBox=\"0 0 ").next().unwrap_or_default();
            let width = number(box_of.split(' ').next().unwrap_or_default());
            let least = after("<text")
                .filter_map(|text| text.split('>').next()?.split("font-size=\"").nth(1))
                .chain(after("<svg").filter_map(|root| root.split("font-size=\"").nth(1)))
                .map(|size| number(size.split('"').next().unwrap_or_default()))
                // What an index grows to where it would be smaller.
                .chain(
                    after("--index:")
                        .map(|size| number(size.split("px").next().unwrap_or_default())),
                )
                .fold(f64::INFINITY, f64::min);
            if svg.contains(INDEX) != svg.contains("--index:") {
                wrong
                    .push(format!("{chapter}/{} does not say how large its indices are", entry.id));
            }
            // Numbers longer than the printed ones may make a diagram's sheet a little wider.
            if least * PHONE / width < LEAST - 0.2 {
                wrong.push(format!(
                    "{chapter}/{} at {values:?}: {least} units of {width}",
                    entry.id
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Numbers have commas from five digits on, on the pages and in the figures.
#[test]
fn figures_group_digits_as_the_pages_do() {
    let grouped = |text: &str| {
        text.match_indices(',').any(|(comma, _)| {
            let (before, after) = (&text[..comma], &text[comma + 1..]);
            let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
            let ahead = before.chars().rev().take_while(char::is_ascii_digit).count();
            let far = before[..comma - ahead].ends_with(['.', ',']);
            ahead == 1 && !far && digits(after) == 3 && !after[3..].starts_with(',')
        })
    };
    assert!(
        grouped("of 1,000 points") && grouped("1,000") && !grouped("0.1,000") && !grouped("(1, 0)")
    );
    assert!(!grouped("1,000,000") && !grouped("21,000"));
    let mut wrong = vec![];
    for (chapter, entry) in figures::all() {
        let figure = (entry.draw)(&entry.defaults(), &entry.default_texts());
        let shown = figure.svg.split('>').filter_map(|piece| piece.split('<').next());
        for text in shown.chain([figure.caption.as_str(), figure.desc.as_str()]) {
            if grouped(text) {
                wrong.push(format!("{chapter}/{}: {text}", entry.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each number at its ends and between, the others as they are printed; each drawing without ink
/// and full of it.
fn settings(entry: &Entry) -> Vec<(Vec<f64>, Vec<String>)> {
    let mut settings = vec![];
    for (index, text) in entry.texts.iter().enumerate() {
        let Some([rows, columns]) = text.pixels else { continue };
        let mut full = Drawing::blank(rows, columns);
        (0..rows * columns).for_each(|pixel| full.put(pixel / columns, pixel % columns, true));
        for drawing in [String::new(), full.to_string()] {
            let mut texts = entry.default_texts();
            texts[index] = drawing;
            settings.push((entry.defaults(), texts));
        }
    }
    for (index, param) in entry.params.iter().enumerate() {
        let steps = ((param.max - param.min) / param.step * 0.37).round();
        for value in [param.min, param.min + steps * param.step, param.max] {
            let mut values = entry.defaults();
            values[index] = param.clamp(value);
            settings.push((values, entry.default_texts()));
        }
    }
    settings
}

#[test]
fn texts_keep_apart_wherever_the_controls_stand() {
    in_a_browser("texts of live figures", |page| {
        page.open(&book().url("ch08-sigmoid.html"))?;
        page.run(
            "{ const figure = document.createElement('figure'); figure.className = 'plot'; \
               figure.id = 'shown'; document.querySelector('main').append(figure); }",
        )?;
        let mut wrong = Vec::new();
        for width in [1360, PHONE as u32] {
            page.resize(width, 900)?;
            for (chapter, entry) in figures::all() {
                let id = format!("{chapter}/{}", entry.id);
                // The stepper's numbers may be as long as they like; its own tests look at it.
                if entry.steps.is_some() || MAY.iter().any(|(known, _)| *known == id) {
                    continue;
                }
                for (values, texts) in settings(entry) {
                    let svg = (entry.draw)(&values, &texts).svg;
                    // Without an index it is the same drawing on a phone, only smaller.
                    if width != 1360 && !svg.contains(INDEX) {
                        continue;
                    }
                    let svg = json!(svg);
                    let found = page.run(&format!(
                        "(() => {{ const figure = document.getElementById('shown'); figure.innerHTML = {svg}; \
                           return ({WRONG})(figure.firstChild); }})()"
                    ))?;
                    wrong.extend(
                        found.as_array().into_iter().flatten().map(|what| {
                            format!("{id} at {width} px, {values:?} {texts:?}: {what}")
                        }),
                    );
                }
            }
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}
