//! The finished site: every link arrives, and no page asks the network for anything.

mod document;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use contents::{Diagnostic, closest, diagnostics::place, nearest};
use document::{Document, loads_of_style};
use percent_encoding::percent_decode_str;

/// Checks the site in `folder`; `sources` is the folder with the pages' Markdown.
///
/// # Errors
/// Where the site itself cannot be read.
pub(crate) fn check(folder: &Path, sources: &Path) -> io::Result<Vec<Diagnostic>> {
    let mut files = BTreeSet::new();
    collect(folder, folder, &mut files)?;
    let mut pages = BTreeMap::new();
    let mut mistakes = Vec::new();
    for file in &files {
        if file.ends_with(".html") {
            pages.insert(file.clone(), Document::read(&fs::read_to_string(folder.join(file))?));
        } else if file.ends_with(".css") {
            let text = fs::read_to_string(folder.join(file))?;
            for load in loads_of_style(&text) {
                if let Some(message) = refuse_load(&load, file, &files) {
                    mistakes.push(Diagnostic::new(format!("the site's {file}"), message));
                }
            }
        }
    }
    let ids = |page: &str| pages.get(page).map(|document: &Document| &document.ids);
    for (name, document) in &pages {
        // mdBook's page of all pages repeats each of their mistakes.
        if name == "print.html" {
            continue;
        }
        let source = Markdown::of(name, sources);
        for id in &document.doubled {
            mistakes.push(source.mistake(
                &format!("id=\"{id}\""),
                format!("there are two elements with the id `{id}`"),
            ));
        }
        for load in &document.loads {
            if let Some(message) = refuse_load(load, name, &files) {
                mistakes.push(source.mistake(load, message));
            }
        }
        for image in &document.unspoken {
            mistakes.push(source.mistake(image, format!("the image `{image}` has no description")));
        }
        for link in &document.links {
            if is_external(link) || link.contains(':') {
                continue;
            }
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let path = path.split('?').next().unwrap_or("");
            let target = if path.is_empty() { name.clone() } else { resolve(name, path) };
            let fragment = decoded(fragment);
            if !files.contains(&target) {
                mistakes.push(source.mistake(link, format!("the link to `{link}` leads nowhere")));
            } else if !fragment.is_empty()
                && ids(&target).is_some_and(|ids| !ids.contains(&fragment))
            {
                let mut mistake = source.mistake(
                    link,
                    format!("the link to `{link}` leads nowhere: {target} has no `#{fragment}`"),
                );
                mistake.help = pages.get(&target).and_then(|page| instead(page, &fragment));
                mistakes.push(mistake);
            }
        }
    }
    Ok(mistakes)
}

/// What a page has instead of this anchor: one like it, or else the closest of its headings.
fn instead(page: &Document, anchor: &str) -> Option<String> {
    let near = nearest(anchor, page.ids.iter().map(String::as_str));
    let heading = || closest(anchor, page.headings.iter().map(String::as_str));
    near.map(|near| format!("did you mean `#{near}`?"))
        .or_else(|| heading().map(|heading| format!("the closest heading is `#{heading}`")))
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let Ok(inside) = path.strip_prefix(root) {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"));
        }
    }
    Ok(())
}

/// Why a page must not load this, if it must not.
fn refuse_load(load: &str, from: &str, files: &BTreeSet<String>) -> Option<String> {
    if is_external(load) {
        return Some(format!("the page would load `{load}` from another host"));
    }
    if load.contains(':') || load.starts_with('#') {
        return None;
    }
    let path = load.split(['#', '?']).next().unwrap_or("");
    (!files.contains(&resolve(from, path))).then(|| format!("`{load}` is not in the site"))
}

fn is_external(url: &str) -> bool {
    let url = url.trim_start().to_ascii_lowercase();
    ["http:", "https:", "//", "ws:", "wss:"].iter().any(|start| url.starts_with(start))
}

/// The file that a relative path leads to from a page.
fn resolve(from: &str, path: &str) -> String {
    let path = decoded(path);
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if path.ends_with('/') || parts.is_empty() {
        parts.push("index.html");
    }
    parts.join("/")
}

/// `%20` and the like as the characters they stand for.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Where a page of the site was written.
struct Markdown {
    file: String,
    text: String,
}

impl Markdown {
    fn of(page: &str, sources: &Path) -> Self {
        let name = PathBuf::from(page).with_extension("md");
        let shown = format!("book/src/{}", name.display());
        match fs::read_to_string(sources.join(&name)) {
            Ok(text) => Self { file: shown, text },
            Err(_) => Self { file: format!("the site's {page}"), text: String::new() },
        }
    }

    /// A mistake at the place where `what` was written, as far as it can be found.
    fn mistake(&self, what: &str, message: String) -> Diagnostic {
        let written = [what.to_owned(), what.replace(".html", ".md")];
        let offset = written.iter().find_map(|what| self.text.find(what.as_str()));
        Diagnostic {
            place: offset.map(|offset| place(&self.text, offset)),
            ..Diagnostic::new(&self.file, message)
        }
    }
}
