//! What serving adds to a page: the script that follows the versions, the mistake that keeps a
//! new one back, and for live figures the script that asks the server. The static site has none of
//! them.

use super::{Version, entrance::Token, figures};
use crate::figures::with_scripts;

/// The script that every served page loads.
pub const SCRIPT_PATH: &str = "/_workbook/follow.js";
/// Where that script hears of new versions.
pub const EVENTS_PATH: &str = "/_workbook/versions";
pub const SCRIPT: &str = include_str!("follow.js");

const STYLE: &str = include_str!("mistake.css");

/// The page with our part, and what else is to be added, at the end of its body.
pub fn add_to(html: &str, version: &Version, token: &Token, more: &str) -> String {
    let html = with_scripts(html, |_| Some(figures::SCRIPT_PATH.to_owned()));
    let at = html.rfind("</body>").unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    format!("{before}{}{more}{after}", addition(version, token))
}

fn addition(version: &Version, token: &Token) -> String {
    let name = &version.name;
    let token = token.as_str();
    let mistake = mistake(version);
    let hidden = if mistake.is_empty() { " hidden" } else { "" };
    format!(
        "<style>{STYLE}</style>\
         <section id=\"workbook-mistake\" role=\"alert\" aria-label=\"Mistake in the book\" tabindex=\"0\"{hidden}>{mistake}</section>\
         <script src=\"{SCRIPT_PATH}\" data-version=\"{name}\" data-events=\"{EVENTS_PATH}\" data-token=\"{token}\" defer></script>"
    )
}

/// The inside of the overlay; empty without a mistake.
pub fn mistake(version: &Version) -> String {
    let Some(mistake) = &version.mistake else {
        return String::new();
    };
    let consequence = if version.site.is_some() {
        "This page is the last good one. It follows as soon as the mistake is mended."
    } else {
        "There is no page to show yet. It comes up here as soon as the mistake is mended."
    };
    format!("<h2>The book could not be built</h2>{}<p>{consequence}</p>", mistake.to_html())
}

/// The page while there is no site.
pub fn without_site(version: &Version, token: &Token) -> String {
    let words = if version.mistake.is_some() {
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
        version,
        token,
        "",
    )
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::mistake::Mistake;

    fn version(mistake: Option<Mistake>) -> Version {
        Version {
            name: "7-1".to_owned(),
            site: Some(PathBuf::new()),
            waits_for_figures: false,
            mistake,
        }
    }

    #[test]
    fn a_page_keeps_all_it_had() {
        let token = Token::new().unwrap();
        let page = add_to("<html><body>text</body></html>", &version(None), &token, "");
        assert!(page.starts_with("<html><body>text<style>"), "{page}");
        assert!(page.ends_with("</script></body></html>"), "{page}");
        assert!(page.contains("data-version=\"7-1\"") && page.contains(" hidden>"));
    }

    #[test]
    fn a_mistake_is_on_the_page_before_any_script_runs() {
        let token = Token::new().unwrap();
        let broken = version(Some(Mistake::new("ch10.md:3: <oops>")));
        let page = add_to("<p>fragment", &broken, &token, "");
        assert!(page.contains("ch10.md:3: &lt;oops&gt;"), "{page}");
        assert!(!page.contains(" hidden>"));
    }
}
