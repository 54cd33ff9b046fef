//! The book's search: an index of the finished pages, and the script that asks it.
//!
//! A reader's first question loads two scripts. One is `theme/search.js`, the other the index:
//! which words stand in which section, and with how much weight, but not where in it. The
//! sections' text is too large to be sent along; each page's lies in a script of its own, which
//! is loaded for the sections that are shown. They are scripts rather than data because a book in
//! a folder may load nothing else.

mod index;
mod page;
mod words;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use contents::{
    Diagnostic, Diagnostics, nearest,
    term::{FILE, Vocabulary},
};
use index::Index;
use mdbook_preprocessor::book::Book;
use page::Page;
use serde_json::json;
use sha2::{Digest, Sha256};

/// The script that asks, in the book's folder; a book whose theme has none has no search.
const ENGINE: &str = "theme/search.js";
/// Where the sections' text is, in the site.
const TEXTS: &str = "search";

/// Adds the search to the rendered site in `out`. `folder` is the book's own, with its theme,
/// `book` has its pages in their order, and `vocabulary` says what other books call its terms.
///
/// # Errors
/// Where a page cannot be read or a script cannot be written, and where words lead to a place
/// that the book has not.
pub fn add_search(
    folder: &Path,
    out: &Path,
    book: &Book,
    vocabulary: &Vocabulary,
) -> Result<(), Diagnostics> {
    let engine = folder.join(ENGINE);
    if !engine.is_file() {
        return Ok(());
    }
    let unable = |(file, error): Unable| {
        let message = format!("cannot be read or written for the search: {error}");
        Diagnostic::new(file.display().to_string(), message)
    };
    let index = index(out, book).map_err(unable)?;
    let mut mistakes = Diagnostics::default();
    let asked = vocabulary.asked.iter().map(|asked| (asked.words.join("”, “"), &asked.place));
    let terms =
        vocabulary.terms.iter().filter_map(|term| Some((term.name.clone(), term.place.as_ref()?)));
    for (words, place) in terms.chain(asked) {
        if index.place(place).is_none() {
            let message = format!("`{place}`, the place of “{words}”, is not there");
            let mut mistake = Diagnostic::new(FILE, message);
            mistake.help = nearest(place, index.places().iter().map(String::as_str))
                .map(|near| format!("did you mean `{near}`?"));
            mistakes.push(mistake);
        }
    }
    mistakes.or(())?;
    write(&engine, out, &index.script(vocabulary)).map_err(unable)?;
    Ok(())
}

type Unable = (PathBuf, io::Error);

/// The index of all pages; the script with each page's text is written.
fn index(out: &Path, book: &Book) -> Result<Index, Unable> {
    let mut index = Index::default();
    for chapter in book.chapters() {
        let Some(path) = &chapter.path else { continue };
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        let name = name.strip_suffix(".md").unwrap_or(&name);
        let file = format!("{name}.html");
        let page = Page::read(&read(&out.join(&file))?);
        let texts: Vec<&str> = page.sections.iter().map(|section| section.text.as_str()).collect();
        let script = format!("bookSearch.texts({}, {});\n", json!(file), json!(texts));
        let script = save(out, &format!("{TEXTS}/{}", name.replace('/', "-")), &script)?;
        index.add(name, &chapter.name, &script, page);
    }
    Ok(index)
}

/// Writes the two scripts and tells the pages their names, which no page could know before.
fn write(engine: &Path, out: &Path, index: &str) -> Result<(), Unable> {
    let engine = save(out, "search", &read(engine)?)?;
    let index = save(out, "search-index", index)?;
    rename(out, &|page| {
        page.replace("data-engine=\"search.js\"", &format!("data-engine=\"{engine}\""))
            .replace("data-index=\"search-index.js\"", &format!("data-index=\"{index}\""))
    })
}

fn read(file: &Path) -> Result<String, Unable> {
    fs::read_to_string(file).map_err(|error| (file.to_path_buf(), error))
}

/// Writes a script under a name that changes with its content, and gives the name.
fn save(out: &Path, name: &str, script: &str) -> Result<String, Unable> {
    let digest = Sha256::digest(script);
    let digest: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{name}-{digest}.js");
    let file = out.join(&name);
    let folder = file.parent().unwrap_or(out);
    fs::create_dir_all(folder).map_err(|error| (folder.to_path_buf(), error))?;
    fs::write(&file, script).map_err(|error| (file, error))?;
    Ok(name)
}

fn rename(folder: &Path, renamed: &dyn Fn(&str) -> String) -> Result<(), Unable> {
    let unable = |error| (folder.to_path_buf(), error);
    for entry in fs::read_dir(folder).map_err(unable)? {
        let path = entry.map_err(unable)?.path();
        if path.is_dir() {
            rename(&path, renamed)?;
        } else if path.extension().is_some_and(|end| end == "html") {
            let page = read(&path)?;
            let with_names = renamed(&page);
            if with_names != page {
                fs::write(&path, with_names).map_err(|error| (path, error))?;
            }
        }
    }
    Ok(())
}
