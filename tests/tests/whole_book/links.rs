//! Every link leads somewhere, every page is led to, nothing is loaded from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use regex::Regex;
use scraper::{Html, Selector};

use crate::site::{Site, book, sample_book};

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

/// The file and the anchor that a link on `page` leads to.
fn target(page: &str, link: &str) -> (String, Option<String>) {
    let (file, anchor) =
        link.split_once('#').map_or((link, None), |(file, anchor)| (file, Some(anchor)));
    // What comes after a question mark is for the page's own scripts.
    let file = file.split_once('?').map_or(file, |(file, _)| file);
    let file = if file.is_empty() { page } else { file.trim_start_matches("./") };
    (file.to_owned(), anchor.map(decoded))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().expect("an anchor in UTF-8").into_owned()
}

fn is_external(link: &str) -> bool {
    Regex::new(r"^([a-z][a-z0-9+.-]*:|//)").expect("a pattern").is_match(link)
}

fn broken_links(site: &Site) -> Vec<String> {
    let documents: BTreeMap<String, Html> = site
        .pages()
        .into_iter()
        .map(|page| (page.clone(), Html::parse_document(&site.read(&page))))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = documents
        .iter()
        .map(|(page, document)| {
            let with_id = selector("[id]");
            let ids = document.select(&with_id).filter_map(|element| element.attr("id")).collect();
            (page.as_str(), ids)
        })
        .collect();
    let mut broken = Vec::new();
    for (page, document) in &documents {
        for element in document.select(&selector("a[href]")) {
            let link = element.attr("href").unwrap_or_default();
            if is_external(link) {
                continue;
            }
            let (file, anchor) = target(page, link);
            if !site.folder.join(&file).is_file() {
                broken.push(format!("{page}: {link}: there is no such file"));
            } else if let Some(anchor) = anchor
                && let Some(ids) = ids.get(file.as_str())
                && !ids.contains(anchor.as_str())
            {
                broken.push(format!("{page}: {link}: nothing there has this id"));
            }
        }
    }
    broken
}

fn unreached_pages(site: &Site) -> BTreeSet<String> {
    let mut unreached = site.pages();
    let mut next = vec!["index.html".to_owned()];
    while let Some(page) = next.pop() {
        if !unreached.remove(&page) {
            continue;
        }
        let document = Html::parse_document(&site.read(&page));
        for element in document.select(&selector("a[href]")) {
            let link = element.attr("href").unwrap_or_default();
            if !is_external(link) {
                next.push(target(&page, link).0);
            }
        }
    }
    // Nothing leads to the page for a wrong address but a wrong address.
    unreached.remove("404.html");
    unreached
}

fn external_loads(site: &Site) -> Vec<String> {
    let loads = selector(
        "link[href], script[src], img[src], img[srcset], iframe[src], source[src], source[srcset], \
         video[src], audio[src], object[data], embed[src], use[href], image[href], form[action]",
    );
    let styled = Regex::new(r#"(?i)(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')\s]+)"#)
        .expect("a pattern");
    let mut external = Vec::new();
    for page in site.pages() {
        let text = site.read(&page);
        let document = Html::parse_document(&text);
        for element in document.select(&loads) {
            for name in ["href", "src", "srcset", "data", "action"] {
                if let Some(url) = element.attr(name)
                    && is_external(url)
                    && !url.starts_with("data:")
                {
                    external.push(format!("{page}: <{} {name}={url:?}>", element.value().name()));
                }
            }
        }
        external.extend(styled.captures_iter(&text).map(|found| format!("{page}: {}", &found[1])));
        for sheet in document.select(&selector("link[rel=stylesheet]")) {
            let file = sheet.attr("href").unwrap_or_default();
            external.extend(
                styled
                    .captures_iter(&site.read(file))
                    .map(|found| format!("{file}: {}", &found[1])),
            );
        }
    }
    external
}

#[test]
fn every_link_of_the_sample_holds() {
    // The one broken link is there to show that a broken link is found.
    let broken = broken_links(sample_book());
    assert!(!broken.is_empty(), "the broken link is not found");
    for link in broken {
        assert!(link.ends_with("nowhere.html#at-all: there is no such file"), "{link}");
    }
}

#[test]
fn every_link_of_the_book_holds() {
    assert_eq!(broken_links(book()), [""; 0]);
}

#[test]
fn every_page_is_reached_from_the_first() {
    assert_eq!(unreached_pages(sample_book()), BTreeSet::new());
    assert_eq!(unreached_pages(book()), BTreeSet::new());
}

#[test]
fn no_page_loads_from_another_host() {
    assert_eq!(external_loads(sample_book()), [""; 0]);
    assert_eq!(external_loads(book()), [""; 0]);
}

#[test]
fn no_directive_is_left_on_a_page() {
    for page in book().pages() {
        let document = Html::parse_document(&book().read(&page));
        let main: String =
            document.select(&selector("main")).flat_map(|main| main.text()).collect();
        for mark in ["{{#", "](", "$$"] {
            assert!(!main.contains(mark), "{page}: {mark} is left in the text");
        }
    }
}
