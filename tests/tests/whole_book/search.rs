//! The book's search, asked as readers ask it.

use std::fs;

use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{Browser, Page, chromium, skipped},
    sample::{self, project},
};
use regex::Regex;
use serde_json::{Value, json};

use crate::{
    browser::{find, on_both, text},
    load::bytes_sent,
    site::{Site, book, sample_book},
};

/// What the first opening of the search may weigh, in bytes sent.
const BUDGET: usize = 200 * 1024;

/// Runs a test with a page of its own on the book.
fn on_the_book(what: &str, test: impl Fn(&Site, &mut Page) -> Result<()>) {
    let Some(program) = chromium() else {
        skipped(what, "Chromium is missing (set CHROMIUM or install it)");
        return;
    };
    let browser = Browser::shared(&program).expect("the browser starts");
    let mut page = browser.page().expect("a page opens");
    if let Err(error) = test(book(), &mut page) {
        panic!("{what}: {error:#}");
    }
}

/// Opens a page with its search open and the index there.
fn opened(page: &mut Page, url: &str) -> Result<()> {
    page.open(url)?;
    page.run("document.activeElement.blur()")?;
    page.press("/")?;
    page.wait_for("document.querySelector('#search .status').textContent.startsWith('Ask for')")
}

/// The queries of the table: what is asked, where it leads, and how far down that may stand.
fn queries() -> Vec<(String, String, usize)> {
    let file = project().join("tests/tests/whole_book/search/queries.toml");
    let table: toml::Table =
        fs::read_to_string(file).expect("the table is there").parse().expect("it is TOML");
    let part = |name: &str, places: usize| {
        let part = table[name].as_table().expect("a table of queries").clone();
        part.into_iter().map(move |(asked, place)| {
            (asked, place.as_str().expect("a page or a section").to_owned(), places)
        })
    };
    part("first", 1).chain(part("among", 3)).collect()
}

#[test]
fn readers_are_led_where_they_want() {
    on_the_book("queries", |site, page| {
        opened(page, &site.url("index.html"))?;
        let queries = queries();
        ensure!(queries.len() >= 60, "the table has only {} queries", queries.len());
        let asked = json!(queries.iter().map(|(asked, ..)| asked).collect::<Vec<_>>());
        let answers = page.run(&format!(
            "{asked}.map((asked) => bookSearch.find(asked).hits.slice(0, 3).map((hit) => \
             hit.file.replace('.html', '') + '#' + hit.anchor))"
        ))?;
        let mut missed = Vec::new();
        for ((asked, place, places), found) in
            queries.iter().zip(answers.as_array().context("answers")?)
        {
            let found: Vec<String> =
                found.as_array().context("hits")?.iter().take(*places).map(text).collect();
            let leads = |found: &String| {
                found == place || !place.contains('#') && found.starts_with(&format!("{place}#"))
            };
            if !found.iter().any(leads) {
                missed.push(format!("“{asked}” leads to {found:?} and not to {place}"));
            }
        }
        ensure!(missed.is_empty(), "{}", missed.join("\n"));
        // Every place of the table is one of the book, so that the table is no wish.
        for (asked, place, _) in &queries {
            let (file, anchor) = place.split_once('#').unwrap_or((place, ""));
            ensure!(
                anchor.is_empty()
                    || site.read(&format!("{file}.html")).contains(&format!("id=\"{anchor}\"")),
                "“{asked}” is to lead to {place}, which is not there"
            );
        }
        Ok(())
    });
}

/// Whoever asks for a figure or an equation by its number is led to the section that it stands in.
#[test]
fn what_is_asked_for_by_its_number_comes_first() {
    on_the_book("numbers", |site, page| {
        let parts = Regex::new(
            r#"<h[1-3] id="([^"]*)"|<figcaption[^>]*>Figure (\d+\.\d+)\.|<div class="math display" id="eq-([\d.]+)""#,
        )?;
        let mut expected = vec![];
        for file in site.pages() {
            let (html, mut section) = (site.read(&file), String::new());
            for found in parts.captures_iter(&html) {
                let number = |n: usize| found.get(n).map(|number| number.as_str());
                match (number(1), number(2), number(3)) {
                    (Some(anchor), ..) => section = format!("{file}#{anchor}"),
                    (_, Some(figure), _) => {
                        expected.push((format!("Figure {figure}"), section.clone()));
                        expected.push((format!("fig. {figure}"), section.clone()));
                    }
                    (.., Some(equation)) => {
                        expected.push((format!("equation ({equation})"), section.clone()));
                        expected.push((format!("formula {equation}"), section.clone()));
                    }
                    _ => {}
                }
            }
        }
        ensure!(expected.len() > 600, "only {} numbers", expected.len());
        opened(page, &site.url("index.html"))?;
        let asked = json!(expected.iter().map(|(asked, _)| asked).collect::<Vec<_>>());
        let found = page.run(&format!(
            "{asked}.map((asked) => bookSearch.find(asked).hits[0]).map((hit) => \
             hit ? `${{hit.file}}#${{hit.anchor}}` : '')"
        ))?;
        let found = found.as_array().context("answers")?;
        let missed: Vec<String> = expected
            .iter()
            .zip(found)
            .filter(|((_, place), found)| text(found) != *place)
            .map(|((asked, place), found)| format!("{asked} leads to {found} and not to {place}"))
            .collect();
        ensure!(missed.is_empty(), "{}", missed.join("\n"));
        Ok(())
    });
}

/// What stands in the list and in the sentence above it, after `question` was typed.
fn shown(page: &mut Page, question: &str) -> Result<(String, usize)> {
    let shown = page.run(&format!(
        "(() => {{ const field = document.querySelector('#search-words'); field.value = {}; \
         field.dispatchEvent(new Event('input')); \
         return [document.querySelector('#search .status').textContent, \
         document.querySelectorAll('#search .results a').length]; }})()",
        json!(question)
    ))?;
    Ok((text(&shown[0]), shown[1].as_u64().context("a count")? as usize))
}

#[test]
fn the_answer_is_told_in_a_sentence() {
    on_the_book("sentences", |site, page| {
        opened(page, &site.url("index.html"))?;
        for (question, sentences) in [
            ("", &["Ask for a word"] as &[&str]),
            ("   ", &["Ask for a word"]),
            ("one-hot", &["“one-hot” is called “one-of-N” here."]),
            ("MSE", &["For “MSE” look under “error”."]),
            ("gradiant", &["The book has no “gradiant”; this is for “gradient”."]),
            ("error qqqqq", &["The book has no “qqqqq”.", "No section has all of this"]),
            ("zzqqxx", &["Nothing found for “zzqqxx”."]),
            ("?!", &["Nothing found for “?!”."]),
            ("transformer", &["Nothing found for “transformer”.", "The nearest that the book has"]),
        ] {
            let (status, count) = shown(page, question)?;
            for sentence in sentences {
                ensure!(status.contains(sentence), "“{question}”: {status}");
            }
            ensure!((count > 0) != status.contains("Nothing") || question.trim().is_empty());
        }
        Ok(())
    });
}

/// Questions of every kind of sign, cut out of the book and made up.
const ANY_QUESTION: &str = r##"
  const texts = TEXTS;
  let state = 7;
  const chance = (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 4294967296 * below); };
  const signs = [..."-_:=−’“”'\"`.,;!?()[]{}<>|\\/^$*+~#%&@ \t\n°·…–—′″½²₀∑∂∇→δλσ感知パ가é\u0301\u200b\u2061😀\ud800a1E0"];
  const any = () => {
    if (chance(2)) return Array.from({ length: 1 + chance(12) }, () => signs[chance(signs.length)]).join("");
    const text = texts[chance(texts.length)], from = chance(text.length);
    return text.slice(from, from + 1 + chance(40));
  };
"##;

#[test]
fn no_question_breaks_it() {
    on_the_book("any question", |site, page| {
        opened(page, &site.url("index.html"))?;
        let questions = ANY_QUESTION.replace("TEXTS", &json!(texts(site)).to_string());
        let broken = page.run(&format!(
            "(() => {{ {questions} const broken = []; for (let i = 0; i < 2000; i++) {{ \
             const question = any(); try {{ const {{ hits, whole }} = bookSearch.find(question); \
             if (!hits.every((hit) => hit.file && hit.anchor) || whole > hits.length) broken.push(question); \
             if (i % 20 === 0) bookSearch.nearest(question); \
             }} catch (error) {{ broken.push(question + ': ' + error); }} }} return broken; }})()"
        ))?;
        ensure!(broken == json!([]), "{broken:#}");
        // And what is said of them agrees with what is shown.
        let wrong = page.run(&format!(
            "(() => {{ {questions} const wrong = []; const field = document.querySelector('#search-words'); \
             for (let i = 0; i < 200; i++) {{ field.value = any(); field.dispatchEvent(new Event('input')); \
             const {{ hits, whole }} = bookSearch.find(field.value); \
             const status = document.querySelector('#search .status').textContent; \
             const listed = document.querySelectorAll('#search .results a').length; \
             const asked = field.value.trim(); \
             if (listed !== Math.min(30, hits.length) || asked && !hits.length !== status.includes('Nothing found') || \
               whole && !status.includes(`${{whole}} section`) || !status) wrong.push([field.value, status, listed]); }} \
             return wrong; }})()"
        ))?;
        ensure!(wrong == json!([]), "{wrong:#}");
        let complaints = page.complaints(&site.url(""));
        ensure!(complaints.is_empty(), "{complaints:#?}");
        Ok(())
    });
}

/// The text of all sections, from the scripts that have it.
fn texts(site: &Site) -> Vec<String> {
    scripts(site).into_iter().flat_map(|(_, texts)| texts).collect()
}

/// What the scripts with the sections' text hand over, by page.
fn scripts(site: &Site) -> Vec<(String, Vec<String>)> {
    let mut files: Vec<_> =
        fs::read_dir(site.folder.join("search")).expect("the texts").flatten().collect();
    files.sort_by_key(fs::DirEntry::file_name);
    let read = |file: &fs::DirEntry| {
        let script = fs::read_to_string(file.path()).expect("a script");
        let arguments = script
            .trim()
            .strip_prefix("bookSearch.texts(")
            .and_then(|rest| rest.strip_suffix(");"))
            .expect("one call");
        serde_json::from_str(&format!("[{arguments}]")).expect("JSON")
    };
    files.iter().map(read).collect()
}

#[test]
fn the_page_cuts_words_as_the_index_does() {
    on_the_book("words", |site, page| {
        opened(page, &site.url("index.html"))?;
        // Each word of a page's text is found, and found there.
        for (file, texts) in scripts(site) {
            let lost = page.run(&format!(
                "{}.flatMap((text, number) => [...new Set(bookSearch.words(text).filter((w) => !w.weak).map((w) => w.word))] \
                 .filter((word) => !bookSearch.has(word, {}, number)).map((word) => `${{number}}: ${{word}}`))",
                json!(texts),
                json!(file)
            ))?;
            ensure!(lost == json!([]), "{file}: {lost}");
        }
        ensure!(page.run("bookSearch.has('error', 'nowhere.html', 0)")? == false);
        Ok(())
    });
}

#[test]
fn the_first_opening_is_small() {
    on_the_book("weight", |site, page| {
        page.open(&site.url("index.html"))?;
        page.forget();
        page.run("document.activeElement.blur()")?;
        page.press("/")?;
        page.wait_for(
            "document.querySelector('#search .status').textContent.startsWith('Ask for')",
        )?;
        let bytes = bytes_sent(site, &page.requests());
        ensure!(page.requests().len() == 2, "{:#?}", page.requests());
        ensure!(bytes <= BUDGET, "{bytes} bytes, the budget is {BUDGET}");
        println!("search: first opening {bytes} bytes");
        Ok(())
    });
}

#[test]
fn the_address_has_the_question() {
    on_both("address", |site, page| {
        page.open(&site.url("index.html?search=error%20signal"))?;
        page.wait_for("document.querySelector('#search').open && document.querySelector('#search .results a')")?;
        ensure!(
            text(&page.run("document.querySelector('#search-words').value")?) == "error signal"
        );
        // A change of the question is one of the address.
        shown(page, "epoch")?;
        page.wait_for("new URLSearchParams(location.search).get('search') === 'epoch'")?;
        shown(page, "error, signal")?;
        page.leave("document.querySelector('#search .results a').click()")?;
        page.wait_for(
            "document.readyState === 'complete' && !document.querySelector('#search').open",
        )?;
        page.wait_for("CSS.highlights.get('search')?.size > 0")?;
        let marked =
            text(&page.run("[...CSS.highlights.get('search')][0].toString().toLowerCase()")?);
        ensure!(marked.contains("error") || marked.contains("signal"), "marked is {marked}");
        ensure!(
            page.run("location.search === '' && location.hash !== ''")? == true,
            "the address keeps what was marked: {}",
            page.run("location.href")?
        );
        page.press("Escape")?;
        page.wait_for("!CSS.highlights.has('search')")?;
        // On the way back the answers are there again.
        page.leave("history.back()")?;
        page.wait_for("document.querySelector('#search')?.open && document.querySelector('#search .results a')")?;
        ensure!(
            text(&page.run("document.querySelector('#search-words').value")?) == "error, signal"
        );
        page.press("Escape")?;
        page.wait_for("location.search === ''")?;
        Ok(())
    });
}

#[test]
fn what_was_asked_is_marked_with_all_its_signs() {
    on_the_book("marks", |site, page| {
        for (question, marked) in [
            ("gradient_h_to_o", "gradient_h_to_o"),
            ("one-of-K", "k"),
            ("-1.5", "1.5"),
            ("Mazur's", "mazur"),
            ("“back-propagation”", "backpropagation"),
        ] {
            opened(page, &site.url("index.html"))?;
            shown(page, question)?;
            page.leave("document.querySelector('#search .results a').click()")?;
            page.wait_for("document.querySelector('#search') && !document.querySelector('#search').open && CSS.highlights.get('search')")?;
            let words = page.run(
                "[...CSS.highlights.get('search')].map((range) => range.toString().toLowerCase())",
            )?;
            let words: Vec<String> = words.as_array().context("marks")?.iter().map(text).collect();
            ensure!(
                words.iter().any(|word| word.contains(marked)) || question == "one-of-K",
                "“{question}” marks {words:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn letters_of_any_language_are_found() {
    let Some(program) = chromium() else {
        skipped("languages", "Chromium is missing (set CHROMIUM or install it)");
        return;
    };
    let site = sample_book();
    let browser = Browser::shared(&program).expect("the browser starts");
    let mut page = browser.page().expect("a page opens");
    opened(&mut page, &site.url("elements.html")).expect("the search opens");
    for question in ["パーセプトロン", "セプト", "チ", "ロ", "感知机", "机", "δ", "Δ"]
    {
        let found = page
            .run(&format!("bookSearch.find({}).hits.map((hit) => hit.anchor)", json!(question)))
            .expect("an answer");
        let expected = if question == "チ" { json!([]) } else { json!(["a-second-section"]) };
        assert_eq!(found, expected, "{question}");
    }
}

#[test]
fn the_index_is_the_same_each_time() {
    let names = |out: &std::path::Path| {
        let mut names: Vec<String> = fs::read_dir(out)
            .expect("the site")
            .chain(fs::read_dir(out.join("search")).expect("the texts"))
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".js"))
            .collect();
        names.sort();
        names
    };
    let again = tempfile::tempdir().expect("a temporary folder");
    let out = again.path().join("site");
    sample::build(&out).expect("the sample book builds");
    // The names are digests of what is in the files.
    assert_eq!(names(&out), names(&sample_book().folder));
    assert!(names(&out).iter().any(|name| name.starts_with("search-index-")));
}

#[test]
fn a_copy_without_an_index_says_so() {
    on_the_book("no index", |site, page| {
        page.open(&site.url("index.html"))?;
        page.run("document.querySelector('#search').dataset.index = 'gone.js'")?;
        page.run("document.activeElement.blur()")?;
        page.press("/")?;
        page.wait_for(
            "document.querySelector('#search .status').textContent.includes('cannot be searched')",
        )?;
        let status: Value = page.run("document.querySelector('#search .status').textContent")?;
        ensure!(text(&status).contains("gone.js"), "{status}");
        Ok(())
    });
}

#[test]
fn keys_move_through_the_answers() {
    on_both("keys", |site, page| {
        page.open(&site.url("index.html"))?;
        find(page, "error signal")?;
        let at =
            "[...document.querySelectorAll('#search .results a')].indexOf(document.activeElement)";
        for (key, place) in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)] {
            page.press(key)?;
            ensure!(page.run(at)? == place, "{key} leads to {}", page.run(at)?);
        }
        // What is typed on an answer goes on with the question.
        page.press("/")?;
        ensure!(text(&page.run("document.activeElement.id")?) == "search-words");
        page.press("Escape")?;
        page.wait_for("!document.querySelector('#search').open")
    });
}
