//! What mdBook's pages lack when they are rendered: what a chapter is and how long, above its
//! title; tables whose captions and rows have names; a list of chapters that is one.

use std::{fs, io, path::Path, sync::LazyLock};

use regex::{Captures, Regex};

use crate::report::{Counts, Report};

/// Words that a reader of such a text reads in a minute.
const A_MINUTE: usize = 220;

/// Finishes all pages of the site in `folder`.
///
/// # Errors
/// Where a page cannot be read or written.
pub(crate) fn finish(folder: &Path, report: &Report) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            finish(&path, report)?;
        } else if let Some(name) = name.strip_suffix(".html") {
            let html = fs::read_to_string(&path)?;
            let counts = report.pages.iter().find(|(page, _)| page == name);
            fs::write(&path, finished(&html, name, counts.map(|(_, counts)| counts)))?;
        }
    }
    Ok(())
}

fn finished(html: &str, name: &str, counts: Option<&Counts>) -> String {
    let mut html = listed(html);
    html = tabulated(&html);
    // A phone has no room for the crate that the page is about.
    let folder = format!("crates/{name}/");
    html = html.replace(
        &format!("<figcaption><code>{folder}"),
        &format!("<figcaption><code><span class=\"crate\">{folder}</span>"),
    );
    // The bar names the book and then the page: the first page is both.
    if name == "index" {
        html = WHERE.replace(&html, "").into_owned();
    }
    if let Some(head) = counts.and_then(|counts| head(name, counts)) {
        html = html.replacen("<h1", &format!("{head}\n<h1"), 1);
    }
    html
}

/// The line above a chapter's title; nothing for a page that is no chapter.
fn head(page: &str, counts: &Counts) -> Option<String> {
    let (id, _) = page.split_once('-')?;
    let number: u32 = id.strip_prefix("ch")?.parse().ok()?;
    let minutes = counts.words.div_ceil(A_MINUTE).max(1);
    // Words alone are read at a pace; how long a figure or an exercise keeps a reader, nobody knows.
    let counted = |count: usize, unit: &str| match count {
        0 => None,
        1 => Some(format!("1 {unit}")),
        count => Some(format!("{count} {unit}s")),
    };
    let parts: Vec<String> = [(counts.figures, "figure"), (counts.exercises, "exercise")]
        .into_iter()
        .filter_map(|(count, unit)| counted(count, unit))
        .collect();
    let text = format!("{} of text", counted(minutes, "minute")?);
    let said = match parts.as_slice() {
        [] => text,
        [one] => format!("{text} and {one}"),
        [one, other, ..] => format!("{text}, {one} and {other}"),
    };
    Some(format!("<p class=\"chapter-head\">Chapter {number} <span>{said}</span></p>"))
}

static WHERE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r#"<span class="where"[^>]*>[^<]*</span>"#).unwrap()
});

static DOUBLED: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(
        r#"<li class="chapter-item [^"]*">(<li class="(?:part-title|spacer)">[^<]*</li>)(?:</li>)?"#,
    )
    .unwrap()
});

/// The list of chapters without the items that mdBook opens around its parts and closes twice.
fn listed(html: &str) -> String {
    DOUBLED.replace_all(html, "$1").into_owned()
}

static TABLE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(
        r#"(?s)(?:<p class="table-caption">(.*?)</p>\s*)?<div class="table-wrapper">\s*<table>(.*?)</table>"#,
    )
    .unwrap()
});
static BODY_ROW: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"(?s)<tr><td( [^>]*)?>(.*?)</td>(.*?)</tr>").unwrap()
});
static MARKUP: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r#"(?s)<span class="katex-mathml">.*?</math></span>|<[^>]*>"#).unwrap()
});

static CODE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"<code>([^<]*)</code>").unwrap()
});

/// A name of code in a cell, with places where a narrow screen may break it: where its parts meet,
/// as in `Cross|EntropyLoss`, `nn.|Linear` and `zero_|grad()`.
fn breakable(name: &str) -> String {
    const LEAST: usize = 3;
    let mut broken = String::with_capacity(name.len());
    let mut run = 0;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        broken.push(letter);
        run = if letter.is_whitespace() { 0 } else { run + 1 };
        let next = letters.peek().copied().unwrap_or(' ');
        let meets = match letter {
            '_' | '.' | '/' => next.is_alphabetic(),
            ':' => next != ':',
            _ => letter.is_lowercase() && next.is_uppercase(),
        };
        if meets && run >= LEAST && !next.is_whitespace() {
            broken.push_str("<wbr>");
            run = 0;
        }
    }
    broken
}

/// Tables with their captions in them, and with the cells that name their rows as heads.
fn tabulated(html: &str) -> String {
    TABLE
        .replace_all(html, |found: &Captures<'_>| {
            let caption = found.get(1).map_or_else(String::new, |words| {
                format!("<caption><span>{}</span></caption>\n", words.as_str())
            });
            let inside = CODE.replace_all(&found[2], |code: &Captures<'_>| {
                format!("<code>{}</code>", breakable(&code[1]))
            });
            let rows = if rows_have_names(&inside) {
                BODY_ROW.replace_all(&inside, "<tr><th scope=\"row\"$1>$2</th>$3</tr>").into_owned()
            } else {
                inside.into_owned()
            };
            let rows = rows
                .replace("<th>", "<th scope=\"col\">")
                .replace("<th style", "<th scope=\"col\" style");
            format!("<div class=\"table-wrapper\">\n<table>{caption}{rows}</table>")
        })
        .into_owned()
}

/// Whether the first cell tells each row from the others, and in words: a formula alone is no head
/// for who has the table read out.
fn rows_have_names(table: &str) -> bool {
    let formula = |cell: &str| {
        cell.trim().starts_with("<span class=\"math") && cell.trim().ends_with("</span>")
    };
    if BODY_ROW.captures_iter(table).any(|row| formula(&row[2])) {
        return false;
    }
    let mut names: Vec<String> = BODY_ROW
        .captures_iter(table)
        .map(|row| MARKUP.replace_all(&row[2], "").trim().to_owned())
        .collect();
    let rows = names.len();
    names.sort();
    names.dedup();
    rows > 0 && names.len() == rows && names.iter().all(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_says_how_long_it_is() {
        let counts = Counts { words: 2201, exercises: 8, figures: 1, ..Counts::default() };
        let html = finished("<main><h1 id=\"a\">A</h1><h1>B</h1></main>", "ch10-a", Some(&counts));
        assert_eq!(
            html,
            "<main><p class=\"chapter-head\">Chapter 10 <span>11 minutes of text, 1 figure and \
             8 exercises</span></p>\n<h1 id=\"a\">A</h1><h1>B</h1></main>"
        );
        assert_eq!(finished("<h1>A</h1>", "notation", Some(&counts)), "<h1>A</h1>");
    }

    #[test]
    fn the_bar_of_the_first_page_names_the_book_once() {
        let bar = "<a class=\"title\">The Book</a> <span class=\"where\" aria-hidden=\"true\">The Book</span>";
        assert_eq!(finished(bar, "index", None), "<a class=\"title\">The Book</a> ");
        assert_eq!(finished(bar, "glossary", None), bar);
    }

    #[test]
    fn a_part_is_an_item_of_its_own() {
        let toc = "<ol><li class=\"chapter-item expanded \"><li class=\"part-title\">Part I</li></li>\
                   <li class=\"chapter-item expanded \">1</li></ol>";
        assert_eq!(
            listed(toc),
            "<ol><li class=\"part-title\">Part I</li><li class=\"chapter-item expanded \">1</li></ol>"
        );
    }

    fn table(rows: &[(&str, &str)]) -> String {
        let rows: String =
            rows.iter().map(|(a, b)| format!("<tr><td>{a}</td><td>{b}</td></tr>\n")).collect();
        format!(
            "<p class=\"table-caption\">What it costs</p>\n<div class=\"table-wrapper\">\n<table>\n\
             <thead>\n<tr><th>a</th><th style=\"text-align: right\">b</th></tr>\n</thead>\n\
             <tbody>\n{rows}</tbody>\n</table>\n</div>"
        )
    }

    #[test]
    fn a_table_has_its_caption_and_names_its_rows() {
        let html = tabulated(&table(&[("one", "1"), ("two", "1")]));
        assert!(html.contains("<table><caption><span>What it costs</span></caption>"), "{html}");
        assert!(html.contains("<tr><th scope=\"row\">two</th><td>1</td></tr>"), "{html}");
        assert!(html.contains("<th scope=\"col\" style=\"text-align: right\">b</th>"), "{html}");
        assert!(!html.contains("table-caption"), "{html}");
    }

    #[test]
    fn a_name_in_a_cell_is_broken_where_its_parts_meet() {
        for (name, broken) in [
            ("CrossEntropyLoss", "Cross<wbr>Entropy<wbr>Loss"),
            ("nn.CrossEntropyLoss", "nn.<wbr>Cross<wbr>Entropy<wbr>Loss"),
            ("zero_grad()", "zero_<wbr>grad()"),
            ("std::f64::consts::PI", "std::<wbr>f64::<wbr>consts::<wbr>PI"),
            ("Vec&lt;f64&gt;", "Vec&lt;f64&gt;"),
            ("-0.5, 25.125", "-0.5, 25.125"),
            ("let x = 1.", "let x = 1."),
        ] {
            assert_eq!(breakable(name), broken);
        }
        let html = tabulated(&table(&[("<code>CrossEntropyLoss</code>", "CrossEntropyLoss")]));
        assert!(
            html.contains("<code>Cross<wbr>Entropy<wbr>Loss</code></th><td>CrossEntropyLoss<"),
            "{html}"
        );
    }

    #[test]
    fn a_cell_that_does_not_tell_its_row_from_others_is_no_head() {
        let formula = "<span class=\"math\">x</span>";
        for rows in
            [[("1", "1"), ("1", "2")], [("", "1"), ("b", "2")], [(formula, "1"), ("b", "2")]]
        {
            assert!(!tabulated(&table(&rows)).contains("scope=\"row\""), "{rows:?}");
        }
    }
}
