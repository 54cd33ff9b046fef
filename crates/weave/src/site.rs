//! From sources to a finished site.

use std::{fs, io, path::Path};

use contents::{Diagnostic, Diagnostics, diagnostics};
use mdbook_driver::{MDBook, config::Config, errors::Error};

use crate::{
    figure::Catalogue, finish, head, lint, published::Published, report::Report,
    search::add_search, sources::Sources, warnings, weave::weave,
};

/// Whom a site is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    Readers,
    /// Who is changing the book: what was recorded before its crate changed is marked.
    Authors,
}

/// Weaves and renders the workbook in the folder `root` into the folder `out`, which is empty
/// or not there yet.
///
/// # Errors
/// Everything that the weave, mdBook or the checks of the finished pages find wrong. Then what
/// is in `out` is no site and may be thrown away.
pub fn build_site(
    root: &Path,
    out: &Path,
    figures: Catalogue,
    audience: Audience,
) -> Result<Report, Diagnostics> {
    let folder = out.display().to_string();
    let occupied = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some());
    if occupied || out.is_file() {
        return Err(Diagnostic::new(folder, "is not an empty folder, and mdBook would empty it")
            .help("give the site a folder of its own")
            .into());
    }
    let out = std::path::absolute(out)
        .map_err(|error| Diagnostic::new(folder.clone(), format!("is no path: {error}")))?;
    let (outcome, warned) = warnings::during(|| render(root, &out, figures, audience));
    let report = outcome?;
    finish::finish(&out, &report)
        .map_err(|error| Diagnostic::new(folder.clone(), format!("cannot be finished: {error}")))?;
    let mut mistakes = Diagnostics::default();
    mistakes.extend(warned.into_iter().map(|warning| Diagnostic::new("mdBook", warning)));
    let found = lint::site::check(&out, &root.join("book/src"))
        .map_err(|error| Diagnostic::new(folder, format!("cannot be read: {error}")))?;
    mistakes.extend(found);
    mistakes.or(report)
}

fn render(
    root: &Path,
    out: &Path,
    figures: Catalogue,
    audience: Audience,
) -> Result<Report, Diagnostics> {
    let mut config = configuration(root)?;
    config.build.build_dir = out.to_path_buf();
    leave_out_the_weave(&mut config).map_err(|error| of(CONFIGURATION, &error))?;
    let published = Published::read(&mut config, CONFIGURATION)?;
    let mut book = MDBook::load_with_config(root.join("book"), config)
        .map_err(|error| of("book/src/SUMMARY.md", &error))?;
    let mut sources = Sources::read(root, figures)?.published_from(published.repository.clone());
    if audience == Audience::Authors {
        sources = sources.marking_outdated(root);
    }
    let (woven, report) = weave(&sources, std::mem::take(&mut book.book))?;
    book.book = woven;
    book.build().map_err(|error| of("mdBook", &error))?;
    head::complete(out, &root.join("book/theme"), &book.config, &published, &sources.catalogue)
        .map_err(|error| {
            Diagnostic::new(out.display().to_string(), format!("cannot be completed: {error}"))
        })?;
    add_search(&root.join("book"), out, &book.book, &sources.terms.vocabulary())?;
    Ok(report)
}

const CONFIGURATION: &str = "book/book.toml";

fn configuration(root: &Path) -> Result<Config, Diagnostic> {
    const FILE: &str = CONFIGURATION;
    let text = fs::read_to_string(root.join(FILE))
        .map_err(|error| Diagnostic::new(FILE, format!("cannot be read: {error}")))?;
    // mdBook would say what is wrong, but not where.
    toml::from_str::<toml::Table>(&text).map_err(|error| diagnostics::toml(FILE, &text, &error))?;
    let mut config: Config = text.parse().map_err(|error| of(FILE, &error))?;
    // As mdBook has it: `MDBOOK_OUTPUT__HTML__GIT_REPOSITORY_URL` is `git-repository-url`.
    config.update_from_env().map_err(|error| of("an MDBOOK_ variable", &error))?;
    Ok(config)
}

/// An mdBook of the reader's own runs the weave as its preprocessor. Here it is run once, and
/// gives a report.
fn leave_out_the_weave(config: &mut Config) -> Result<(), Error> {
    let mut preprocessors = config.preprocessors::<toml::Value>()?;
    preprocessors.remove("weave");
    config.set("preprocessor", preprocessors)
}

fn of(file: &str, error: &Error) -> Diagnostic {
    let causes: Vec<String> = error
        .chain()
        .map(|cause| match cause.downcast_ref::<io::Error>() {
            // Every system has its own words for it.
            Some(error) if error.kind() == io::ErrorKind::NotFound => {
                "it does not exist".to_owned()
            }
            _ => cause.to_string(),
        })
        .collect();
    Diagnostic::new(file, causes.join(": "))
}
