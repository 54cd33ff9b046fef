//! What a finished page says of itself to search engines, to whoever is sent a link and to a phone
//! that keeps it: its description, its one address, its picture. mdBook knows one description for
//! the whole book.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use contents::escape;
use mdbook_driver::config::Config;
use regex::Regex;
use serde_json::json;

use crate::{
    about::{About, picture_file},
    figure::Catalogue,
    published::Published,
};

/// Pages that are shown for other addresses, or repeat others.
const NO_ADDRESS: [&str; 3] = ["404.html", "toc.html", "print.html"];
const MANIFEST: &str = "manifest.webmanifest";
const DESCRIPTION: &str = "<meta name=\"description\" content=\"";

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant pattern")]
    Regex::new(r"(?s)<title>(.*?)</title>").unwrap()
});

/// Fills in the head of each page of the site in `out`, and writes what the heads lead to.
///
/// # Errors
/// Where a file cannot be read or written.
pub(crate) fn complete(
    out: &Path,
    theme: &Path,
    config: &Config,
    published: &Published,
    catalogue: &Catalogue,
) -> io::Result<()> {
    let book = config.book.title.clone().unwrap_or_default();
    let of_book = config.book.description.clone().unwrap_or_default();
    let colours = Colours::of(theme);
    let mut pages = Vec::new();
    collect(out, out, &mut pages)?;
    pages.sort();
    let mut icon = None;
    for name in &pages {
        let file = out.join(name);
        let page = fs::read_to_string(&file)?;
        if icon.is_none() {
            icon = favicon(&page);
        }
        if NO_ADDRESS.contains(&name.as_str()) {
            continue;
        }
        let (about, page) = About::taken_from(&page).unwrap_or_else(|| (About::default(), page));
        let said = if about.sentence.is_empty() { &of_book } else { &about.sentence };
        let up = "../".repeat(name.matches('/').count());
        let page = page_with_head(&page, name, &up, said, (&book, &of_book), published);
        fs::write(&file, without_idle_scripts(&page))?;
        let drawn = about.picture.and_then(|id| catalogue.find(&id).ok());
        if let Some(drawn) = drawn {
            let file = out.join(picture_file(name.trim_end_matches(".html")));
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(file, colours.picture(&drawn.figure.svg))?;
        }
    }
    fs::write(out.join(MANIFEST), manifest(config, &colours, icon.as_deref()))?;
    if let Some(address) = &published.address {
        fs::write(out.join("sitemap.xml"), sitemap(address, &pages))?;
    }
    Ok(())
}

fn collect(root: &Path, folder: &Path, pages: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, pages)?;
        } else if path.extension().is_some_and(|end| end == "html")
            && let Ok(inside) = path.strip_prefix(root)
        {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            pages.push(parts.join("/"));
        }
    }
    Ok(())
}

/// Scripts that most pages have nothing for, and the sign of what they are for.
const FOR_SOME: [(&str, &str); 3] = [
    ("theme/live/stepper-", "class=\"plot stepper\""),
    ("theme/live/pad-", "pixels&"),
    ("theme/laboratory/door-", "data-laboratory"),
];

/// The page without the scripts that it has no use for.
fn without_idle_scripts(page: &str) -> String {
    let idle = |line: &str| {
        FOR_SOME.iter().any(|(script, sign)| {
            line.contains("<script defer src=\"") && line.contains(script) && !page.contains(sign)
        })
    };
    page.split_inclusive('\n').filter(|line| !idle(line)).collect()
}

/// The address of a page in the site at `address`.
fn address_of(address: &str, page: &str) -> String {
    format!("{address}{}", if page == "index.html" { "" } else { page })
}

fn page_with_head(
    page: &str,
    name: &str,
    up: &str,
    said: &str,
    (book, of_book): (&str, &str),
    published: &Published,
) -> String {
    let first = name == "index.html";
    let title = TITLE.captures(page).map(|found| found[1].to_owned()).unwrap_or_default();
    let own = title.strip_suffix(&format!(" - {book}")).unwrap_or(&title).to_owned();
    let title = if first { format!("{book}: {}", lower_first(of_book)) } else { title };
    let said = escape::attribute(said);
    let shared = escape::attribute(if first { book } else { &own });
    let mut head = format!("{DESCRIPTION}{said}\">");
    for (property, content) in [
        ("og:type", if first { "website" } else { "article" }),
        ("og:site_name", &escape::attribute(book)),
        ("og:title", &shared),
        ("og:description", &said),
    ] {
        head += &format!("\n  <meta property=\"{property}\" content=\"{content}\">");
    }
    if let Some(address) = &published.address {
        let address = escape::attribute(&address_of(address, name));
        head += &format!(
            "\n  <meta property=\"og:url\" content=\"{address}\">\n  <link rel=\"canonical\" href=\"{address}\">"
        );
    }
    head += &format!("\n  <link rel=\"manifest\" href=\"{up}{MANIFEST}\">");
    let page = TITLE.replace(page, regex::NoExpand(&format!("<title>{title}</title>")));
    match page.split_once(DESCRIPTION).and_then(|(before, rest)| {
        let (_, after) = rest.split_once('>')?;
        Some(format!("{before}{head}{after}"))
    }) {
        Some(page) => page,
        // A theme of another make has no such line.
        None => page.replacen("</head>", &format!("{head}\n</head>"), 1),
    }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn favicon(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<link rel=\"icon\" type=\"image/svg+xml\" href=\"")?;
    Some(rest.split('"').next()?.trim_start_matches("../").to_owned())
}

/// What a phone keeps of the book when it is put on its first screen.
fn manifest(config: &Config, colours: &Colours, icon: Option<&str>) -> String {
    let paper = colours.light("paper").unwrap_or("#ffffff");
    let icons: Vec<_> = icon
        .into_iter()
        .map(|icon| json!({ "src": icon, "sizes": "any", "type": "image/svg+xml" }))
        .collect();
    let manifest = json!({
        "name": config.book.title,
        "short_name": config.book.title,
        "description": config.book.description,
        "lang": config.book.language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": icons,
    });
    format!("{manifest:#}\n")
}

fn sitemap(address: &str, pages: &[String]) -> String {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages.iter().filter(|page| !NO_ADDRESS.contains(&page.as_str())) {
        let address = escape::attribute(&address_of(address, page));
        map += &format!("  <url><loc>{address}</loc></url>\n");
    }
    map + "</urlset>\n"
}

/// The colours of the theme, for pictures that stand outside of a page.
struct Colours(BTreeMap<String, String>);

impl Colours {
    fn of(theme: &Path) -> Self {
        let file: PathBuf = theme.join("css/variables.css");
        let css = fs::read_to_string(file).unwrap_or_default();
        let colours = css.lines().filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": ")?;
            Some((name.to_owned(), value.strip_suffix(';')?.to_owned()))
        });
        Self(colours.collect())
    }

    /// A colour on light paper.
    fn light(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.strip_prefix("light-dark(")?.split(',').next()
    }

    /// A figure's drawing as a small picture: without its texts, which nobody could read there, its
    /// lines as wide as ever, with the colours it uses. In an `<img>` it follows the page's theme.
    fn picture(&self, svg: &str) -> String {
        static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
            #[expect(clippy::unwrap_used, reason = "a constant pattern")]
            Regex::new(
                r#"(?s)<title.*?</title>|<desc.*?</desc>|<text\b.*?</text>| (?:class|role|style|data-[\w-]+|aria-\w+|id)="[^"]*""#,
            )
            .unwrap()
        });
        static USED: LazyLock<Regex> = LazyLock::new(|| {
            #[expect(clippy::unwrap_used, reason = "a constant pattern")]
            Regex::new(r"var\(--([\w-]+)[,)]").unwrap()
        });
        let svg = SPOKEN.replace_all(svg, "");
        let mut used = BTreeMap::new();
        let mut wanted: Vec<String> =
            USED.captures_iter(&svg).map(|found| found[1].to_owned()).collect();
        wanted.push("paper".to_owned());
        while let Some(name) = wanted.pop() {
            if let Some(value) = self.0.get(&name)
                && used.insert(name, value).is_none()
            {
                wanted.extend(USED.captures_iter(value).map(|found| found[1].to_owned()));
            }
        }
        let lines: String =
            used.into_iter().map(|(name, value)| format!("--{name}:{value};")).collect();
        let style = format!(
            "<style>:root{{color-scheme:light dark;{lines}background:var(--paper)}}\
             :is(path,line,circle,rect,polyline){{vector-effect:non-scaling-stroke}}</style>"
        );
        let Some((open, rest)) = svg.split_once('>') else { return svg.into_owned() };
        let named =
            if open.contains("xmlns=") { "" } else { " xmlns=\"http://www.w3.org/2000/svg\"" };
        format!("{open}{named}>{style}{rest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n  <title>1. A - Book</title>\n  <meta name=\"description\" content=\"all\">\n</head>";

    fn with(name: &str, published: &Published) -> String {
        page_with_head(PAGE, name, "", "Says \"a\" & b.", ("Book", "From a to b"), published)
    }

    #[test]
    fn a_page_has_a_description_of_its_own() {
        let page = with("ch01-a.html", &Published::default());
        assert_eq!(page.matches("name=\"description\"").count(), 1);
        assert!(page.contains("content=\"Says &#34;a&#34; &#38; b.\""), "{page}");
        assert!(page.contains("og:title\" content=\"1. A\""), "{page}");
        assert!(page.contains("<title>1. A - Book</title>"));
        assert!(!page.contains("canonical") && !page.contains("og:url"), "{page}");
    }

    #[test]
    fn an_address_makes_it_canonical() {
        let address = Some("https://a.org/book/".to_owned());
        let published = Published { address, repository: None };
        let page = with("ch01-a.html", &published);
        assert!(
            page.contains("rel=\"canonical\" href=\"https://a.org/book/ch01-a.html\""),
            "{page}"
        );
        let page = with("index.html", &published);
        assert!(page.contains("rel=\"canonical\" href=\"https://a.org/book/\""), "{page}");
        assert!(page.contains("<title>Book: from a to b</title>"), "{page}");
        let map = sitemap(
            "https://a.org/book/",
            &["404.html".into(), "index.html".into(), "x/y.html".into()],
        );
        assert_eq!(map.matches("<loc>").count(), 2);
        assert!(map.contains("<loc>https://a.org/book/x/y.html</loc>"), "{map}");
    }

    #[test]
    fn a_script_is_loaded_where_there_is_something_for_it() {
        let scripts = "<script defer src=\"theme/live/stepper-1.js\"></script>\n\
                       <script defer src=\"theme/live/pad-1.js\"></script>\n\
                       <script defer src=\"theme/live/controls-1.js\"></script>\n";
        let page = without_idle_scripts(scripts);
        assert!(page.contains("controls") && !page.contains("stepper") && !page.contains("pad"));
        let door = "<script defer src=\"theme/laboratory/door-1.js\"></script>\n";
        assert_eq!(without_idle_scripts(door), "");
        let laboratory = format!("{door}<div data-laboratory=\"\"></div>");
        assert_eq!(without_idle_scripts(&laboratory), laboratory);
        let page = without_idle_scripts(&format!("{scripts}<figure class=\"plot stepper\">"));
        assert!(page.contains("stepper-1") && !page.contains("pad-1"), "{page}");
        let page = without_idle_scripts(&format!(
            "{scripts}<figure data-texts=\"[{{&quot;pixels&quot;:\">"
        ));
        assert!(page.contains("pad-1") && !page.contains("stepper-1"), "{page}");
    }

    #[test]
    fn a_picture_brings_the_colours_it_uses() {
        let colours = Colours(
            [
                ("paper", "light-dark(#fff, #000)"),
                ("ink", "#123"),
                ("fig-paper", "var(--paper)"),
                ("not", "#1"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        );
        let svg = "<svg class=\"fig\" viewBox=\"0 0 1 1\" role=\"img\" aria-labelledby=\"t\"><title id=\"t\">T</title><desc>D</desc><text x=\"1\">words</text><path fill=\"var(--fig-paper)\"/></svg>";
        let picture = colours.picture(svg);
        assert!(picture.starts_with("<svg viewBox=\"0 0 1 1\" xmlns="), "{picture}");
        assert!(picture.contains("--fig-paper:var(--paper);--paper:light-dark(#fff, #000);"));
        assert!(
            !picture.contains("--not")
                && !picture.contains("title")
                && !picture.contains("desc")
                && !picture.contains("words")
        );
        assert_eq!(colours.light("paper"), Some("#fff"));
    }
}
