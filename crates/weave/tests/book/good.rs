//! The sample workbook as it is: woven, built, and checked.

use std::fs;

use mdbook_driver::MDBook;
use weave::{Audience, Counts, Sources, weave};

use crate::{Workbook, settings};

/// A page as mdBook gets it.
fn woven(workbook: &Workbook, name: &str) -> String {
    let sources = Sources::read(workbook.root(), workbook.figures()).unwrap();
    let book = MDBook::load(workbook.root().join("book")).unwrap().book;
    let (book, _) = weave(&sources, book).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    book.chapters().find(|chapter| chapter.name == name).unwrap().content.clone()
}

fn page(workbook: &Workbook, name: &str) -> String {
    fs::read_to_string(workbook.site().join(name)).unwrap()
}

#[test]
fn the_sample_is_accepted_and_counted() {
    let workbook = Workbook::sample();
    let report = workbook.build().unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let chapter = report.pages.iter().find(|(name, _)| name == "ch01-double").unwrap().1;
    assert_eq!(
        chapter,
        Counts { numbers: 6, listings: 5, figures: 1, formulas: 5, exercises: 2, words: 37 }
    );
    assert_eq!(report.to_string(), "8 pages with 6 numbers, 5 listings, 1 figure and 5 formulas");
}

#[test]
fn a_chapter_is_woven() {
    let page = woven(&Workbook::sample(), "1. Doubling");
    settings().bind(|| insta::assert_snapshot!("woven_chapter", page));
}

#[test]
fn pages_in_folders_are_woven_in_their_place() {
    let workbook = Workbook::sample();
    workbook.build().unwrap();
    let html = page(&workbook, "below/page.html");
    assert!(html.contains("href=\"../glossary.html#input\""), "{html}");
    assert!(
        html.contains("<a href=\"../ch01-double.html#fig-ch01-line\">Figure 1.1</a>"),
        "{html}"
    );
}

#[test]
fn misconceptions_stand_in_groups_and_are_woven() {
    let workbook = Workbook::sample();
    workbook.build().unwrap();
    let html = page(&workbook, "misconceptions.html");
    let [group, entry, code, term, found] = [
        "Halves</a></h2>",
        "id=\"misconception-4\"",
        "<code>2x</code>",
        "href=\"glossary.html#input\"",
        "<p class=\"found-by\">Found by <a href=\"ch01-double.html#exercise-halve\">1.1",
    ]
    .map(|part| html.find(part).unwrap_or_else(|| panic!("no {part} in {html}")));
    assert!(group < entry && entry < code && code < term && term < found);
}

#[test]
fn an_exercise_is_referred_to_by_its_number() {
    let workbook = Workbook::sample();
    workbook.build().unwrap();
    let below = page(&workbook, "below/page.html");
    assert!(
        below.contains("<a href=\"../ch01-double.html#exercise-halve\">exercise 1.1</a>"),
        "{below}"
    );
    assert!(
        below.contains("<a href=\"../ch01-double.html#exercise-twice-nothing\">the next</a>"),
        "{below}"
    );
    let hint = page(&workbook, "ch01-double.html");
    assert!(
        hint.contains("what <a href=\"#exercise-twice-nothing\">Exercise 1.2</a> does"),
        "{hint}"
    );
}

#[test]
fn what_was_recorded_before_its_crate_changed_is_marked_for_authors() {
    let workbook = Workbook::sample();
    let html = |audience: Audience| {
        let _ = fs::remove_dir_all(workbook.site());
        let report = workbook.build_for(audience).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        (page(&workbook, "ch01-double.html"), report.outdated)
    };
    let (as_found, outdated) = html(Audience::Authors);
    assert_eq!(outdated, [].into());
    assert_eq!(as_found, html(Audience::Readers).0);

    let lib = "crates/ch01-double/src/lib.rs";
    let before = workbook.read(lib);
    fs::write(workbook.root().join(lib), format!("{before}\n// Changed.\n")).unwrap();
    let (marked, outdated) = html(Audience::Authors);
    assert_eq!(outdated, [("crates/ch01-double".to_owned(), 7)].into());
    for expected in [
        "<a class=\"num outdated\" href=\"#from-ch01-doubled\"",
        "<span class=\"said\"> (recorded before the last change of crates/ch01-double)</span></a>",
        "has-numbers outdated\"",
        "<div class=\"output outdated\">",
        "<code>INSTA_UPDATE=always cargo test -p ch01-double --test snapshots</code> records it",
        ".outdated {",
    ] {
        assert!(marked.contains(expected), "{expected}\n{marked}");
    }
    assert_eq!(as_found, html(Audience::Readers).0, "a site for readers has no marks");

    fs::write(workbook.root().join(lib), before).unwrap();
    assert_eq!(as_found, html(Audience::Authors).0, "a change taken back leaves no mark");
}

/// The numbers, their formats and what a reader sees; written by hand.
#[test]
fn page_and_terminal_print_the_same() {
    let printed = [
        ("-0.0001", ":.2", "0.00"),
        ("0", ":+.3", "0.000"),
        ("12345.6", ":.0%", "1,234,560%"),
        ("-4.54e-5", ":.2e", "−4.54×10⁻⁵"),
        ("2.5e31", ":+.1e", "+2.5×10³¹"),
        ("98765.4", ":.1", "98,765.4"),
        ("40000", "d", "40,000"),
        ("-3", "d", "−3"),
        ("0.5", ":+.2", "+0.50"),
    ];
    let workbook = Workbook::sample();
    let numbers: Vec<&str> = printed.iter().map(|(number, ..)| *number).collect();
    let tests = workbook.root().join("crates/ch01-double/tests");
    fs::write(
        tests.join("snapshots/awkward.snap"),
        format!(
            "---\nsource: crates/ch01-double/tests/snapshots.rs\n---\n[{}]\n",
            numbers.join(", ")
        ),
    )
    .unwrap();
    let held = workbook.read("crates/ch01-double/tests/snapshots.rs");
    let held = format!("{held}\nproof::worked!(\"awkward\", worked::awkward());\n");
    fs::write(tests.join("snapshots.rs"), held).unwrap();
    for (index, (number, format, expected)) in printed.into_iter().enumerate() {
        let asked = format!("{{{{#value ch01.awkward.{index} {format}}}}}");
        let said = contents::terminal::resolved(&asked, workbook.root());
        assert_eq!(said, expected, "{number} {format} in the terminal");
        fs::write(workbook.root().join("book/src/extra.md"), format!("# Extra\n\n{asked}\n"))
            .unwrap();
        let shown = plain(&raised(&woven(&workbook, "Extra")));
        assert_eq!(shown.lines().nth(2), Some(expected), "{number} {format} on the page");
    }
}

/// Powers of ten as a terminal writes them.
fn raised(html: &str) -> String {
    let mut parts = html.split("<sup>");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (power, rest) = part.split_once("</sup>").unwrap();
        let raise = |c: char| {
            let signs = "−0123456789".chars().zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹".chars());
            signs.into_iter().find(|(sign, _)| *sign == c).unwrap().1
        };
        text.extend(power.chars().map(raise));
        text.push_str(rest);
    }
    text
}

#[test]
fn listings_are_the_source_and_nothing_but_the_source() {
    let workbook = Workbook::sample();
    workbook.build().unwrap();
    let html = page(&workbook, "ch01-double.html");
    let listings: Vec<String> = html
        .split("<code class=\"nohighlight language-rust\">")
        .skip(1)
        .map(|rest| plain(rest.split("</code>").next().unwrap()))
        .collect();
    // Five of the chapter's own code; then a starter and two solutions.
    assert_eq!(listings.len(), 8);
    assert_eq!(
        listings[0],
        "pub fn double(input: f64) -> f64 {\n    // By adding, since multiplication comes later.\n    input + input\n}"
    );
    assert_eq!(
        listings[1],
        "#[derive(Clone, Debug)]\npub struct Pair {\n    pub left: f64,\n    pub right: f64,\n}\n\n\
         impl Pair {\n    pub fn sum(&self) -> f64 {\n        self.left + self.right\n    }\n\n    \
         pub fn difference(&self) -> f64 {\n        let (left, right) = (self.left, self.right);\n        \
         left - right\n    }\n}"
    );
    assert!(listings[2].starts_with("/// The same again.\npub fn twice("), "{}", listings[2]);
    assert_eq!(listings[3], "pub const FACTOR: f64 = 2.0;");
    let starter =
        "/// Half the input.\npub fn halve(input: f64) -> f64 {\n    todo!(\"{input}\")\n}";
    assert!(listings[5].starts_with(starter), "{}", listings[5]);
    assert!(html.contains(" 1.00  2.00\n 2.50  5.00\n\n-0.25 -0.50</samp>"), "{html}");
}

/// A workspace of peers may be shown, and need not be.
#[test]
fn items_of_peers_go_by_the_name_of_their_chapter() {
    let workbook = Workbook::sample();
    let peers = workbook.root().join("crates/ch01-double/peers/src");
    fs::create_dir_all(&peers).unwrap();
    fs::write(peers.join("lib.rs"), "pub mod theirs;\n\npub fn unseen() {}\n").unwrap();
    fs::write(peers.join("theirs.rs"), "/// Three times.\npub fn treble() {}\n").unwrap();
    workbook.build().unwrap_or_else(|mistakes| panic!("{mistakes}"));
    fs::remove_dir_all(workbook.site()).unwrap();

    let file = "book/src/ch01-double.md";
    let with =
        format!("{}\n\n{{{{#item ch01_double::peers::theirs::treble}}}}\n", workbook.read(file));
    fs::write(workbook.root().join(file), with).unwrap();
    workbook.build().unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let html = page(&workbook, "ch01-double.html");
    assert!(plain(&html).contains("crates/ch01-double/peers/src/theirs.rs"), "{html}");
    assert!(plain(&html).contains("pub fn treble() {}"), "{html}");
}

/// Text without its tags.
fn plain(html: &str) -> String {
    let text: String =
        html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn two_builds_give_the_same_bytes() {
    let first = Workbook::sample();
    let second = Workbook::sample();
    first.build().unwrap();
    second.build().unwrap();
    for name in ["ch01-double.html", "glossary.html", "notation.html", "references.html"] {
        assert_eq!(page(&first, name), page(&second, name), "{name}");
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let workbook = Workbook::sample();
    fs::create_dir(workbook.site()).unwrap();
    fs::write(workbook.site().join("thesis.tex"), "years of work").unwrap();
    let refusal = workbook.build().unwrap_err().to_string();
    assert!(refusal.contains("is not an empty folder"), "{refusal}");
    assert_eq!(fs::read_to_string(workbook.site().join("thesis.tex")).unwrap(), "years of work");
}

#[test]
fn the_line_ends_of_windows_change_nothing() {
    let unix = Workbook::sample();
    let windows = Workbook::sample();
    for file in [
        "book/src/ch01-double.md",
        "crates/ch01-double/src/lib.rs",
        "crates/ch01-double/src/twice.rs",
        "crates/ch01-double/examples/doubled.rs",
        "crates/ch01-double/tests/snapshots/doubled.snap",
        "crates/ch01-double/tests/snapshots/example-doubled.snap",
    ] {
        let text = windows.read(file).replace('\n', "\r\n");
        fs::write(windows.root().join(file), text).unwrap();
    }
    assert_eq!(woven(&windows, "1. Doubling"), woven(&unix, "1. Doubling"));
}
