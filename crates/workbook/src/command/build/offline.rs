//! What lets the hosted site be read without a network: a service worker, and on each page the line
//! that starts it. A served book has none, and a page from a folder starts none.

use std::{collections::BTreeMap, fs, io, path::Path};

use sha2::{Digest, Sha256};

use crate::mistake::Mistake;

const FILE: &str = "sw.js";
const WORKER: &str = include_str!("offline.js");
/// Pages that nobody comes to read.
const NOT_KEPT: [&str; 3] = ["404.html", "toc.html", "print.html"];
/// The line of each page. The worker is asked for the rest of the book when the page has been there
/// for a while, and not by readers who save on what they load.
const START: &str = "<script>if (location.protocol !== \"file:\" && navigator.serviceWorker) addEventListener(\"load\", () => { \
    navigator.serviceWorker.register(\"UPsw.js\").then(() => navigator.serviceWorker.ready).then(({ active }) => { \
      if (!navigator.connection?.saveData) setTimeout(() => active.postMessage(\"keep\"), 5000); }, () => {}); })</script>\n";

/// Adds the worker to a finished site.
pub fn add_to(site: &Path) -> Result<(), Mistake> {
    write(site).map_err(|error| {
        Mistake::new(format!(
            "The site in {} cannot be made to work without a network: {error}.",
            site.display()
        ))
    })
}

fn write(site: &Path) -> io::Result<()> {
    let mut files = BTreeMap::new();
    collect(site, site, &mut files)?;
    for (name, file) in &mut files {
        let page = name.ends_with(".html") && !NOT_KEPT.contains(&name.as_str());
        if !page {
            continue;
        }
        let text = String::from_utf8_lossy(file);
        let start = START.replace("UP", &"../".repeat(name.matches('/').count()));
        let text = text.replacen("</head>", &format!("{start}</head>"), 1);
        fs::write(site.join(name), &text)?;
        *file = text.into_bytes();
    }
    let mut version = Sha256::new();
    for (name, file) in &files {
        version.update((name.len() as u64).to_le_bytes());
        version.update(name);
        version.update((file.len() as u64).to_le_bytes());
        version.update(file);
    }
    let version: String = version.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    let first = files.get("index.html").map(|page| String::from_utf8_lossy(page).into_owned());
    let named = first.unwrap_or_default();
    let is_shell = |name: &str| {
        let kind = [".css", ".js", ".svg", ".webmanifest"].iter().any(|end| name.ends_with(end));
        name.ends_with(".woff2")
            || kind && ["href", "src"].iter().any(|by| named.contains(&format!(" {by}=\"{name}\"")))
    };
    let list = |wanted: &dyn Fn(&str) -> bool| {
        let wanted = files.keys().filter(|name| wanted(name));
        wanted.map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ")
    };
    let worker =
        WORKER.replace("/* version */", &version).replace("/* shell */", &list(&is_shell)).replace(
            "/* pages */",
            &list(&|name| name.ends_with(".html") && !NOT_KEPT.contains(&name)),
        );
    fs::write(site.join(FILE), worker)
}

/// The files of the site by their names in it.
fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let Ok(inside) = path.strip_prefix(root) {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), fs::read(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(words: &str) -> tempfile::TempDir {
        let site = tempfile::tempdir().expect("a folder");
        let file = |name: &str, text: &str| {
            let file = site.path().join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        };
        file(
            "index.html",
            &format!(
                "<head><link href=\"css/a-01234567.css\"></head><dialog data-index=\"searchindex-0.js\"></dialog>{words}"
            ),
        );
        file("below/page.html", "<head></head>");
        file("404.html", "<head></head>");
        file("css/a-01234567.css", "");
        file("searchindex-0.js", "");
        file("fonts/f.woff2", "");
        add_to(site.path()).expect("the worker is written");
        site
    }

    fn read(site: &tempfile::TempDir, name: &str) -> String {
        fs::read_to_string(site.path().join(name)).expect(name)
    }

    #[test]
    fn the_worker_keeps_what_pages_need_and_the_pages() {
        let site = site("");
        let worker = read(&site, FILE);
        assert!(
            worker.contains("SHELL = [\"css/a-01234567.css\", \"fonts/f.woff2\"];"),
            "{worker}"
        );
        assert!(worker.contains("PAGES = [\"below/page.html\", \"index.html\"];"), "{worker}");
        assert!(read(&site, "index.html").contains("register(\"sw.js\")"));
        assert!(read(&site, "below/page.html").contains("register(\"../sw.js\")"));
        assert!(!read(&site, "404.html").contains("register"));
    }

    #[test]
    fn another_build_has_another_worker_and_the_same_build_the_same() {
        assert_eq!(read(&site("a"), FILE), read(&site("a"), FILE));
        assert_ne!(read(&site("a"), FILE), read(&site("b"), FILE));
    }
}
