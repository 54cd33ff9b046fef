//! What serving adds to a page: the script that follows the editions, and the
//! mistake that keeps a new one back. The static site has neither.

use super::Edition;

/// The script that every served page loads.
pub const SCRIPT_PATH: &str = "/_workbook/follow.js";
/// Where that script hears of new editions.
pub const EVENTS_PATH: &str = "/_workbook/editions";
pub const SCRIPT: &str = include_str!("follow.js");

const STYLE: &str = include_str!("mistake.css");

/// The page with our part, and what else is to be added, at the end of its body.
pub fn add_to(html: &str, edition: &Edition, more: &str) -> String {
    let at = html.rfind("</body>").unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    format!("{before}{}{more}{after}", addition(edition))
}

fn addition(edition: &Edition) -> String {
    let name = &edition.name;
    let mistake = mistake(edition);
    let hidden = if mistake.is_empty() { " hidden" } else { "" };
    format!(
        "<style>{STYLE}</style>\
         <section id=\"workbook-mistake\" role=\"alert\" aria-label=\"Mistake in the book\" tabindex=\"0\"{hidden}>{mistake}</section>\
         <script src=\"{SCRIPT_PATH}\" data-edition=\"{name}\" data-events=\"{EVENTS_PATH}\" defer></script>"
    )
}

/// The inside of the overlay; empty without a mistake.
pub fn mistake(edition: &Edition) -> String {
    let Some(mistake) = &edition.mistake else {
        return String::new();
    };
    let consequence = if edition.site.is_some() {
        "This page is the last good one. It follows as soon as the mistake is mended."
    } else {
        "There is no page to show yet. It comes up here as soon as the mistake is mended."
    };
    format!("<h2>The book could not be built</h2>{}<p>{consequence}</p>", mistake.to_html())
}

/// The page while there is no site.
pub fn without_site(edition: &Edition) -> String {
    let words = if edition.mistake.is_some() {
        ""
    } else {
        "<p id=\"workbook-building\">The book is being built. It comes up here by itself.</p>"
    };
    add_to(
        &format!(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\">\
             <meta name=\"color-scheme\" content=\"light dark\">\
             <title>Weight by Weight</title></head>\
             <body class=\"workbook-alone\">{words}</body></html>"
        ),
        edition,
        "",
    )
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::mistake::Mistake;

    fn edition(mistake: Option<Mistake>) -> Edition {
        Edition { name: "7-1".to_owned(), site: Some(PathBuf::new()), mistake }
    }

    #[test]
    fn a_page_keeps_all_it_had() {
        let page = add_to("<html><body>text</body></html>", &edition(None), "");
        assert!(page.starts_with("<html><body>text<style>"), "{page}");
        assert!(page.ends_with("</script></body></html>"), "{page}");
        assert!(page.contains("data-edition=\"7-1\"") && page.contains(" hidden>"));
    }

    #[test]
    fn a_mistake_is_on_the_page_before_any_script_runs() {
        let page = add_to("<p>fragment", &edition(Some(Mistake::new("ch10.md:3: <oops>"))), "");
        assert!(page.contains("ch10.md:3: &lt;oops&gt;"), "{page}");
        assert!(!page.contains(" hidden>"));
    }
}
