//! The first page, and what leads to it: a stranger sees the book at work on one screen, comes from
//! this page alone to a passed exercise, is led back to where the reading stopped, and finds every
//! page described, addressed and kept for a journey without a network.

use std::{
    collections::BTreeSet,
    fs,
    process::{Command, Output},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use book_tests::{
    browser::{Page, skipped},
    sample::project,
    served::workbook,
    server,
};
use regex::Regex;
use scraper::{Html, Selector};
use serde_json::{Value, json};
use toml::Table;

use crate::{
    browser::{EVERYTHING, axe, violations},
    live::{each_way, in_a_browser, in_the_readers_browser},
    load::bytes_sent,
    site::{Site, book},
};

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn attribute(page: &str, element: &str, name: &str) -> Option<String> {
    let document = Html::parse_document(page);
    let found = document.select(&selector(element)).next()?;
    found.attr(name).map(str::to_owned)
}

/// Pages that have an address of their own.
fn addressed(site: &Site) -> Vec<String> {
    site.pages().into_iter().filter(|page| page != "404.html").collect()
}

#[test]
fn every_page_has_a_title_and_a_description_of_its_own() {
    let mut titles = BTreeSet::new();
    let mut descriptions = BTreeSet::new();
    for page in addressed(book()) {
        let html = book().read(&page);
        let title = Html::parse_document(&html)
            .select(&selector("head > title"))
            .flat_map(|title| title.text())
            .collect::<String>();
        assert!(title.contains("Weight by Weight"), "{page}: {title}");
        let (_, doubled) = title.split_once("Weight by Weight").expect("the book's title");
        assert!(!doubled.contains("Weight by Weight"), "{page}: {title}");
        assert!(titles.insert(title.clone()), "{page}: another page has the title {title}");
        let said = attribute(&html, "head > meta[name=description]", "content");
        let said = said.unwrap_or_else(|| panic!("{page} has no description"));
        assert_eq!(html.matches("<meta name=\"description\"").count(), 1, "{page}");
        let length = said.chars().count();
        assert!((40..=160).contains(&length), "{page}: {length} characters: {said}");
        assert!(descriptions.insert(said.clone()), "{page}: another page says {said}");
        let shared = attribute(&html, "head > meta[property='og:description']", "content");
        assert_eq!(shared.as_ref(), Some(&said), "{page}");
        assert!(!html.contains("<!--about"), "{page} still carries what it says of itself");
    }
}

/// Nobody has said where the book is: then nothing pretends to know.
#[test]
fn without_an_address_nothing_pretends_to_have_one() {
    for page in addressed(book()) {
        let html = book().read(&page);
        for what in ["rel=\"canonical\"", "og:url", "og:image", "class=\"report\"", "rel=\"edit\""]
        {
            assert!(!html.contains(what), "{page} has {what}");
        }
    }
    assert!(!book().folder.join("sitemap.xml").exists());
    assert!(book().read("index.html").contains("was not told it"));
}

#[test]
fn the_manifest_leads_to_files_of_the_site() -> Result<()> {
    let site = book();
    let manifest: Value = serde_json::from_str(&site.read("manifest.webmanifest"))?;
    for key in ["name", "short_name", "start_url", "display", "theme_color", "background_color"] {
        ensure!(manifest[key].as_str().is_some_and(|said| !said.is_empty()), "{key} is missing");
    }
    let icons = manifest["icons"].as_array().context("icons")?;
    ensure!(!icons.is_empty(), "no icon");
    for icon in icons {
        let file = icon["src"].as_str().context("its file")?;
        ensure!(site.folder.join(file).is_file(), "{file} is not in the site");
    }
    let css = fs::read_to_string(project().join("book/theme/css/variables.css"))?;
    let paper = Regex::new(r"--paper: light-dark\((#\w+), (#\w+)\)")?;
    let paper = paper.captures(&css).context("the colour of the paper")?;
    let index = site.read("index.html");
    ensure!(manifest["theme_color"] == paper[1], "the manifest's colour is not the paper's");
    for (scheme, colour) in [("light", &paper[1]), ("dark", &paper[2])] {
        let meta = format!("media=\"(prefers-color-scheme: {scheme})\" content=\"{colour}\"");
        ensure!(index.contains(&meta), "no theme-color {colour} for {scheme}");
    }
    for page in addressed(site) {
        let named = attribute(&site.read(&page), "head > link[rel=manifest]", "href");
        ensure!(named.as_deref() == Some("manifest.webmanifest"), "{page}: {named:?}");
    }
    Ok(())
}

/// The path of the first page is that of SUMMARY.md: each chapter once, in its order, with its
/// sentence and a picture.
#[test]
fn the_path_has_every_chapter() {
    let summary = fs::read_to_string(project().join("book/src/SUMMARY.md")).expect("the summary");
    let entry = Regex::new(r"\[(\d+)\. ([^\]]+)\]\((ch\d\d-[\w-]+)\.md\)").expect("a pattern");
    let index = Html::parse_document(&book().read("index.html"));
    let stops: Vec<_> = index.select(&selector(".path li > a")).collect();
    let entries: Vec<_> = entry.captures_iter(&summary).collect();
    assert_eq!(stops.len(), entries.len());
    let used = Regex::new(r"var\(--([\w-]+)").expect("a pattern");
    for (stop, entry) in stops.iter().zip(entries) {
        let href = format!("{}.html", &entry[3]);
        assert_eq!(stop.attr("href"), Some(href.as_str()));
        let words: String = stop.text().collect();
        let title = entry[2].replace('\'', "’");
        assert!(words.starts_with(&format!("{} {title}", &entry[1])), "{words}");
        let said = attribute(&book().read(&href), "head > meta[name=description]", "content");
        let said = said.expect("a description").replace('\'', "’");
        assert!(words.ends_with(&said), "{words}: {said}");
        let picture = stop.select(&selector("img")).next().and_then(|image| image.attr("src"));
        let picture = picture.unwrap_or_else(|| panic!("{href} has no picture"));
        let svg = book().read(picture);
        assert!(svg.contains("light-dark(") && !svg.contains("<text"), "{picture}");
        // Each colour is in the file, since no page's style reaches it.
        for colour in used.captures_iter(&svg) {
            assert!(svg.contains(&format!("--{}:", &colour[1])), "{picture}: --{}", &colour[1]);
        }
    }
}

const ON_SCREEN: &str = "(selector) => { \
    const { left, top, right, bottom } = document.querySelector(selector).getBoundingClientRect(); \
    return { inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && bottom > top, \
      box: [left, top, right, bottom] }; }";

#[test]
fn one_screen_shows_sentence_figure_and_the_way_in() {
    each_way("the first screen", |home, page| {
        for (width, height) in [(390, 844), (820, 1180), (1360, 900)] {
            page.resize(width, height)?;
            page.open(&format!("{home}index.html"))?;
            for what in [".front-words > p", ".ways a", ".front figure svg.fig", ".front .grip"] {
                let seen = page.run(&format!("({ON_SCREEN})({what:?})"))?;
                ensure!(seen["inside"] == true, "{what} at {width} × {height}: {}", seen["box"]);
            }
        }
        // On a wide window the commands are there as well.
        let seen = page.run(&format!("({ON_SCREEN})('pre.commands')"))?;
        ensure!(seen["inside"] == true, "the commands at 1360 × 900: {}", seen["box"]);
        page.resize(320, 640)?;
        page.open(&format!("{home}index.html"))?;
        let wide = page.run("document.scrollingElement.scrollWidth")?;
        ensure!(wide.as_u64() <= Some(320), "{wide} pixels wide at 320");
        Ok(())
    });
}

/// What the first page may weigh before it is touched, in bytes sent.
const BUDGET: usize = 60 * 1024;

#[test]
fn the_first_page_is_light_until_it_is_touched() {
    // How many of the pictures further down a browser loads is its own choice, and Chromium without
    // windows chooses otherwise.
    in_the_readers_browser("weight of the first page", |page| {
        let site = book();
        for (width, height) in [(390, 844), (1360, 900)] {
            page.resize(width, height)?;
            page.open(&site.url("index.html"))?;
            let requests = page.requests();
            let bytes = bytes_sent(site, &requests);
            println!("index.html at {width} × {height}: {bytes} bytes");
            ensure!(bytes <= BUDGET, "{bytes} bytes, the budget is {BUDGET}: {requests:#?}");
            ensure!(!requests.iter().any(|url| url.contains("/figures/")), "{requests:#?}");
        }
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_on_the_first_page() {
    let Some(axe) = axe() else {
        skipped("axe on the first page", "node_modules is missing (npm ci)");
        return;
    };
    in_a_browser("axe on the first page", |page| {
        for (width, scheme) in [(390, "light"), (1360, "dark")] {
            page.resize(width, 900)?;
            page.prefer(scheme)?;
            page.open(&book().url("ch03-learning-rule.html"))?;
            page.open(&book().url("index.html"))?;
            ensure!(page.run("document.querySelector('.ways .continue') !== null")? == true);
            let found = violations(page, &axe, EVERYTHING)?;
            ensure!(found.is_empty(), "{width} px, {scheme}:\n{}", found.join("\n"));
        }
        Ok(())
    });
}

#[test]
fn the_first_figure_is_trained_anew_where_it_is_dragged() {
    each_way("the first figure", |home, page| {
        page.resize(1360, 900)?;
        page.open(&format!("{home}index.html"))?;
        let loaded = page
            .requests()
            .iter()
            .filter(|url| url.contains("figures") && !url.contains(".css"))
            .count();
        ensure!(loaded == 0, "its script is loaded before it is touched");
        page.run("document.querySelector('.front .grip').focus()")?;
        let before = page.run("document.querySelector('.front svg.fig').outerHTML")?;
        for _ in 0..6 {
            page.press("ArrowRight")?;
        }
        page.wait_for("!document.querySelector('.front figure').hasAttribute('aria-busy')")?;
        let after = page.run("document.querySelector('.front svg.fig').outerHTML")?;
        ensure!(before != after, "the drawing stays as it was");
        let entry = figures::find("front/learns").context("the first page's figure")?;
        let moved = entry.at(&[300.0, 0.6, 0.35]);
        let drawn = page.run("document.querySelector('.front svg.fig desc').textContent")?;
        ensure!(drawn == moved.desc.as_str(), "{drawn}");
        Ok(())
    });
}

#[test]
fn the_first_page_leads_back_to_where_the_reader_stopped() {
    in_a_browser("where you stopped", |page| {
        let site = book();
        let way = "document.querySelector('.ways .continue')";
        page.open(&site.url("index.html"))?;
        ensure!(page.run(&format!("{way} === null"))? == true, "before anything was read");
        // A look into the glossary is no reading.
        page.open(&site.url("glossary.html"))?;
        page.open(&site.url("index.html"))?;
        ensure!(page.run(&format!("{way} === null"))? == true, "after the glossary");

        page.open(&site.url(site.chapter))?;
        page.run("document.querySelectorAll('main h2[id]')[2].scrollIntoView()")?;
        let section = page.run("document.querySelectorAll('main h2[id]')[2].id")?;
        let section = section.as_str().context("a section")?.to_owned();
        page.open(&site.url("index.html"))?;
        let href = page.run(&format!("decodeURIComponent({way}?.getAttribute('href'))"))?;
        ensure!(href == format!("{}#{section}", site.chapter), "it leads to {href}");
        let words = page.run(&format!("{way}.textContent"))?;
        ensure!(words == "Continue10. Training formulas and backpropagation", "it says {words}");

        // What is no place of this book, or not ours, leads nowhere.
        for other in [
            "{",
            "null",
            "7",
            "{\"chapter\":\"ch99-gone\"}",
            "{\"chapter\":\"javascript:alert(1)\"}",
        ] {
            page.run(&format!("localStorage.setItem('place', {other:?})"))?;
            page.open(&site.url("index.html"))?;
            ensure!(page.run(&format!("{way} === null"))? == true, "after {other}");
            let complaints = page.complaints(&site.url(""));
            ensure!(complaints.is_empty(), "{other}: {complaints:#?}");
        }

        // Where storage is forbidden, nothing is said.
        page.call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });" }),
        )?;
        for name in [site.chapter, "index.html"] {
            page.open(&site.url(name))?;
            let complaints = page.complaints(&site.url(""));
            ensure!(complaints.is_empty(), "{name} without storage: {complaints:#?}");
        }
        Ok(())
    });
}

#[test]
fn the_first_page_leads_back_from_a_folder_too() {
    in_a_browser("where you stopped, from a folder", |page| {
        let folder = book().folder.display().to_string().replace('\\', "/");
        let url = |name: &str| format!("file:///{}/{name}", folder.trim_start_matches('/'));
        page.open(&url("ch02-classification.html"))?;
        page.open(&url("index.html"))?;
        let href = page.run("document.querySelector('.ways .continue')?.getAttribute('href')")?;
        ensure!(
            href.as_str().is_some_and(|href| href.starts_with("ch02-classification.html")),
            "it leads to {href}"
        );
        let complaints = page.complaints("file://");
        ensure!(complaints.is_empty(), "{complaints:#?}");
        Ok(())
    });
}

/// Every page but the one for wrong addresses starts the worker, and it knows every page.
#[test]
fn the_worker_knows_every_page() {
    let worker = book().read("sw.js");
    for page in addressed(book()) {
        assert!(worker.contains(&format!("\"{page}\"")), "{page} is not kept");
        assert!(book().read(&page).contains("register(\"sw.js\")"), "{page} starts no worker");
    }
    assert!(!book().read("404.html").contains("register("));
}

/// Waits until a promise holds what is true.
fn until(page: &mut Page, promise: &str) -> Result<()> {
    let start = Instant::now();
    while page.run(promise)? != true {
        ensure!(start.elapsed() < Duration::from_secs(120), "never true: {promise}");
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

#[test]
fn a_second_visit_needs_no_network_and_shows_no_old_page() {
    in_a_browser("without a network", |page| {
        let kept = tempfile::tempdir()?;
        let folder = kept.path().join("site");
        book_tests::sample::copy(&book().folder, &folder)?;
        let host = server::Host::serve(folder.clone())?;
        let url = |name: &str| format!("http://{}/{name}", host.address);
        let words = "document.querySelector('main').innerText";
        let chapter = "ch05-gradient-descent.html";

        page.open(&url(chapter))?;
        page.wait_for("navigator.serviceWorker.controller?.state === 'activated'")?;
        page.run("navigator.serviceWorker.controller.postMessage('keep')")?;
        until(
            page,
            "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.match('when-it-does-not-work.html'))))).then((found) => found.some(Boolean))",
        )?;
        let read = page.run(words)?;
        ensure!(read.as_str().is_some_and(|read| read.len() > 1000), "hardly a word");

        // The second visit, to a page that was read and to one that was not.
        host.set_down(true);
        page.open(&url(chapter))?;
        ensure!(page.run(words)? == read, "another text without a network");
        let complaints = page.complaints(&url(""));
        ensure!(complaints.is_empty(), "without a network: {complaints:#?}");
        ensure!(
            page.run("document.fonts.check('16px KaTeX_Main') && getComputedStyle(document.querySelector('main')).maxWidth !== 'none'")? == true,
            "no styles or no fonts without a network"
        );
        page.open(&url("ch20-autodiff.html"))?;
        ensure!(
            page.run("document.querySelector('h1').textContent")? == "Letting the machine derive"
        );
        page.open(&url(""))?;
        ensure!(page.run("document.querySelector('h1').textContent")? == "Weight by Weight");

        // A new build: seen at once, and what was kept of the old one goes.
        host.set_down(false);
        for (name, from, to) in [
            (chapter, "The error and its slope</a></h1>", "The new page</a></h1>"),
            ("sw.js", "const VERSION = \"", "const VERSION = \"new"),
        ] {
            let file = folder.join(name);
            let text = fs::read_to_string(&file)?;
            ensure!(text.contains(from), "{name} has no {from}");
            fs::write(&file, text.replace(from, to))?;
        }
        page.open(&url(chapter))?;
        let title = "document.querySelector('h1').textContent";
        ensure!(page.run(title)? == "The new page", "an old page: {}", page.run(title)?);
        page.run("navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => true)")?;
        until(
            page,
            "caches.keys().then((names) => names.length === 1 && names[0].includes(' new'))",
        )?;
        page.open(&url(chapter))?;
        host.set_down(true);
        page.open(&url(chapter))?;
        ensure!(page.run(title)? == "The new page", "an old page was kept");
        Ok(())
    });
}

/// The same pages beside a reader's sources, or from the disk, keep nothing.
#[test]
fn a_served_book_has_no_worker() {
    in_a_browser("no worker where the book is served", |page| {
        let served = crate::live::served()?;
        page.open(&format!("{}/index.html", served.site))?;
        ensure!(page.run("document.documentElement.outerHTML.includes('sw.js')")? == false);
        let count =
            page.run("navigator.serviceWorker.getRegistrations().then((all) => all.length)")?;
        ensure!(count == 0, "{count} workers");
        Ok(())
    });
}

/// The commands that a page shows, without their `$`.
fn commands(page: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let shown = selector("pre > code.language-console");
    let blocks = document.select(&shown).map(|block| block.text().collect::<String>());
    let lines: Vec<String> =
        blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    lines.iter().filter_map(|line| Some(line.strip_prefix("$ ")?.to_owned())).collect()
}

/// A newcomer who has the first page alone: what it says to type, and where to write the answer.
#[test]
fn the_first_page_alone_leads_to_a_passed_exercise() -> Result<()> {
    let page = book().read("index.html");
    let said = commands(&page);
    ensure!(
        said == [
            "git clone REPOSITORY weight-by-weight",
            "cd weight-by-weight",
            "cargo run -- --open",
            "cargo run -- start",
            "cargo run -- check 1.1"
        ],
        "the page says {said:?}"
    );
    let text: String = Html::parse_document(&page)
        .select(&selector("main"))
        .flat_map(|main| main.text())
        .collect();
    let file = "practice/src/bin/ch01_nothing_in.rs";
    ensure!(text.contains(file), "the page does not name {file}");

    // The commands as they stand there, in a folder that has of the book what they need: a reader's
    // own practice project stays out of this. What the first three bring is this checkout and the
    // served book of the other tests.
    let room = tempfile::tempdir()?;
    let exercise = "crates/ch01-perceptron/exercises/nothing-in";
    book_tests::sample::copy(&project().join(exercise), &room.path().join(exercise))?;
    fs::create_dir(room.path().join("book"))?;
    fs::copy(project().join("book/book.toml"), room.path().join("book/book.toml"))?;
    let workbook = workbook()?;
    let run = |command: &str| -> Result<Output> {
        let words = command.strip_prefix("cargo run -- ").context("a command of the book")?;
        Ok(Command::new(&workbook).current_dir(room.path()).args(words.split(' ')).output()?)
    };
    let ran = run(&said[3])?;
    ensure!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let answer = room.path().join(file);
    let starter = fs::read_to_string(&answer).context("the file that the page names")?;
    ensure!(starter.contains("todo!("), "{starter}");
    let todo = Regex::new(r"todo!\([^)]*\)")?;
    // The letter that the page has as its example is not the right one.
    for (letter, passes) in [("'c'", false), ("'b'", true)] {
        fs::write(&answer, todo.replace(&starter, letter).as_ref())?;
        let ran = run(&said[4])?;
        let words = String::from_utf8_lossy(&ran.stdout);
        ensure!(ran.status.success() == passes, "{letter}: {words}");
    }
    Ok(())
}

#[test]
fn citation_form_and_container_can_be_read() -> Result<()> {
    let read = |file: &str| fs::read_to_string(project().join(file)).context(file.to_owned());
    let manifest: Table = read("Cargo.toml")?.parse()?;
    let version = manifest["workspace"]["package"]["version"].as_str().context("a version")?;
    let citation = read("CITATION.cff")?;
    ensure!(citation.contains(&format!("\nversion: {version}\n")), "the citation's version");
    ensure!(read("CHANGELOG.md")?.contains(&format!("## {version}\n")), "the changelog's version");
    let form = read(".github/ISSUE_TEMPLATE/erratum.yml")?;
    for asked in ["page", "figure", "number", "what"] {
        ensure!(form.contains(&format!("id: {asked}\n")), "the form does not ask for {asked}");
    }
    // The page's link names the form and fills in its first field.
    let frame = read("book/theme/index.hbs")?;
    ensure!(frame.contains("/issues/new?template=erratum.yml&amp;page={{ path }}"), "the link");
    let container: Value = serde_json::from_str(&read(".devcontainer/devcontainer.json")?)?;
    ensure!(container["forwardPorts"] == json!([3000]), "the port of `cargo run`");
    Ok(())
}
