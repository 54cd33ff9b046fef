//! The pictures that a shared link shows: title, sentence and figure of a page, as a browser paints
//! them. They need the site's address, since whoever shows them comes from elsewhere.

use std::{fs, io, path::Path, process::Command};

use crate::{mistake::Mistake, process};

const FOLDER: &str = "cards";
const WIDTH: usize = 1200;
const HEIGHT: usize = 630;

/// Why the pages have no such pictures, if they have none.
pub enum Missing {
    /// Nobody has said where the site will be.
    Address,
    /// No browser is there to paint them.
    Browser,
}

impl Missing {
    pub fn words(&self) -> &'static str {
        match self {
            Self::Address => {
                "No `site-url` is set in book/book.toml, so the pages have no canonical address and \
                 no picture for shared links, and there is no sitemap."
            }
            Self::Browser => {
                "There is no Chromium to paint the pictures for shared links (set CHROMIUM or \
                 install it), so the pages have none."
            }
        }
    }
}

/// Paints them for all pages that have a figure, and tells the pages.
pub async fn add_to(site: &Path) -> Result<Option<Missing>, Mistake> {
    let first =
        fs::read_to_string(site.join("index.html")).map_err(|error| unable(site, &error))?;
    let Some(address) = canonical(&first) else { return Ok(Some(Missing::Address)) };
    let Some(browser) = binding::browser::chromium() else { return Ok(Some(Missing::Browser)) };
    let folder = site.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| unable(&folder, &error))?;
    let pictures = fs::read_dir(site.join("pictures"))
        .and_then(Iterator::collect::<io::Result<Vec<_>>>)
        .map_err(|error| unable(site, &error))?;
    let profile = tempfile::tempdir().map_err(|error| unable(site, &error))?;
    let mut names: Vec<String> = pictures
        .iter()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".svg")?.to_owned()))
        .collect();
    names.sort();
    for name in names {
        let file = site.join(format!("{name}.html"));
        // A page in a folder has no card.
        let Ok(page) = fs::read_to_string(&file) else { continue };
        let card = folder.join(format!("{name}.html"));
        fs::write(&card, card_of(&page, &name)).map_err(|error| unable(&card, &error))?;
        let painted = folder.join(format!("{name}.png"));
        paint(&browser, profile.path(), &card, &painted).await?;
        fs::remove_file(&card).map_err(|error| unable(&card, &error))?;
        let head = format!(
            "  <meta property=\"og:image\" content=\"{address}{FOLDER}/{name}.png\">\n  \
             <meta property=\"og:image:width\" content=\"{WIDTH}\">\n  \
             <meta property=\"og:image:height\" content=\"{HEIGHT}\">\n  \
             <meta name=\"twitter:card\" content=\"summary_large_image\">\n</head>"
        );
        fs::write(&file, page.replacen("</head>", &head, 1))
            .map_err(|error| unable(&file, &error))?;
    }
    Ok(None)
}

async fn paint(browser: &Path, profile: &Path, card: &Path, to: &Path) -> Result<(), Mistake> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(|error| unable(path, &error));
    let mut command = Command::new(browser);
    command
        .args(binding::browser::OPTIONS)
        .args(["--hide-scrollbars", "--force-device-scale-factor=1"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--window-size={WIDTH},{HEIGHT}"))
        .arg(format!("--screenshot={}", absolute(to)?.display()))
        .arg(binding::browser::address(&absolute(card)?));
    let painted = process::output(command).await;
    if to.is_file() {
        return Ok(());
    }
    let why = match painted {
        Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        Err(error) => error.to_string(),
    };
    Err(Mistake::with_detail(
        format!("{} did not paint the picture of {}.", browser.display(), card.display()),
        why,
    ))
}

/// The address of the site, as its first page has it.
fn canonical(page: &str) -> Option<&str> {
    page.split_once("<link rel=\"canonical\" href=\"")?.1.split('"').next()
}

fn card_of(page: &str, name: &str) -> String {
    let said = |property: &str| {
        let found = page.split_once(&format!("<meta property=\"{property}\" content=\""));
        found.and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
    };
    let book = said("og:site_name");
    let title = said("og:title");
    let small = if title == book { "" } else { book };
    format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><style>\
         html {{ color-scheme: light; background: #fcfbf8; color: #22262c }}\
         body {{ box-sizing: border-box; display: grid; grid-template-columns: 1fr 540px; gap: 50px; \
           align-items: center; width: {WIDTH}px; height: {HEIGHT}px; margin: 0; padding: 50px 50px 50px 70px; \
           font-family: Charter, Palatino, P052, Georgia, 'Noto Serif', serif }}\
         h1 {{ margin: 0 0 24px; font-size: 58px; line-height: 1.12 }}\
         p {{ margin: 0; font-size: 28px; line-height: 1.4; color: #565c66 }}\
         small {{ display: block; margin-bottom: 22px; font: 500 24px system-ui, sans-serif; color: #2b5c8a }}\
         img {{ width: 540px; height: 500px; object-fit: contain }}</style>\
         <div><small>{small}</small><h1>{title}</h1><p>{}</p></div>\
         <img src=\"../pictures/{name}.svg\">",
        said("og:description")
    )
}

fn unable(file: &Path, error: &io::Error) -> Mistake {
    Mistake::new(format!(
        "The pictures for shared links cannot be made ({}: {error}).",
        file.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_what_the_page_says() {
        let page = "<link rel=\"canonical\" href=\"https://a.org/b/\">\
            <meta property=\"og:site_name\" content=\"Book\">\
            <meta property=\"og:title\" content=\"1. A &#38; b\">\
            <meta property=\"og:description\" content=\"Why?\">";
        let card = card_of(page, "ch01-a");
        assert!(card.contains("<small>Book</small><h1>1. A &#38; b</h1><p>Why?</p>"), "{card}");
        assert!(card.contains("../pictures/ch01-a.svg"));
        assert_eq!(canonical(page), Some("https://a.org/b/"));
        assert_eq!(canonical("<head></head>"), None);
    }
}
