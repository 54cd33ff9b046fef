//! The book in one file: a PDF that a browser prints, and an EPUB.

use std::{
    fmt, fs, io,
    io::Write,
    path::{Path, PathBuf},
    time::Duration,
};

use binding::{Fault, Imprint, Volume, browser, pdf, seal};
use tempfile::{NamedTempFile, TempDir};

use crate::{mistake::Mistake, process, project::Project};

/// How long a browser may take for the whole book. On a busy machine it is minutes.
const PATIENCE: Duration = Duration::from_secs(1800);

/// The date of a book that is not told one by `SOURCE_DATE_EPOCH`: the first day of 2026.
const DATE: u64 = 1_767_225_600;

/// A file that a book is to go into.
pub struct Target {
    path: PathBuf,
    option: &'static str,
}

impl Target {
    /// Takes the file at `path` for a book; `option` is what it was named by.
    ///
    /// Refused: a folder, a file in no folder, and a file that is not as a build left it.
    pub fn claim(path: &Path, option: &'static str) -> Result<Self, Mistake> {
        let target = Self { path: path.to_path_buf(), option };
        let shown = path.display();
        if path.is_dir() {
            let example = path.join(format!("weight-by-weight.{}", option.trim_start_matches('-')));
            return Err(Mistake::new(format!(
                "{shown} is a folder, and the book needs a file. Name one in it: `{option} {}`.",
                example.display()
            )));
        }
        let folder = target.folder();
        if !folder.is_dir() {
            return Err(Mistake::new(format!(
                "There is no folder {} for {shown}. Create it first, or name a file elsewhere with \
                 `{option}`.",
                folder.display()
            )));
        }
        target.refuse_what_is_not_ours()?;
        Ok(target)
    }

    fn folder(&self) -> &Path {
        self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    fn refuse_what_is_not_ours(&self) -> Result<(), Mistake> {
        let shown = self.path.display();
        match fs::read(&self.path) {
            Ok(bytes) if seal::is_whole(&bytes) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if fs::symlink_metadata(&self.path).is_err() {
                    return Ok(());
                }
                Err(Mistake::new(format!(
                    "{shown} is a link that leads nowhere. Mend it, or name another file with `{}`.",
                    self.option
                )))
            }
            Ok(_) => Err(Mistake::new(format!(
                "{shown} is there already, and it is not as a build of this book left it. Nothing \
                 was changed. Move it away, or name another file with `{}`.",
                self.option
            ))),
            Err(error) => Err(Mistake::new(format!("{shown} cannot be looked into: {error}."))),
        }
    }

    /// Puts the book in its place, whole or not at all.
    fn write(&self, book: &[u8]) -> Result<(), Mistake> {
        let cannot = |error: io::Error| {
            let error = if error.get_ref().is_some() { error.kind().into() } else { error };
            Mistake::new(format!("The book cannot be written to {}: {error}.", self.path.display()))
        };
        // A link stays one; what it leads to is replaced.
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        let folder = path.parent().unwrap_or(self.folder());
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut draft = NamedTempFile::new_in(folder).map_err(cannot)?;
        draft.write_all(book).map_err(cannot)?;
        // It took a while; somebody may have put something there.
        self.refuse_what_is_not_ours()?;
        open_to_all(draft.as_file()).map_err(cannot)?;
        draft.persist(&path).map_err(|error| cannot(error.error))?;
        Ok(())
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.display().fmt(f)
    }
}

/// A temporary file is for its owner alone; a book is for whoever may read the folder.
#[cfg(unix)]
fn open_to_all(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_all(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// The browser that prints, where there is one.
pub fn printer() -> Result<PathBuf, Mistake> {
    const HELP: &str = "Install Chromium or Chrome (on Debian and Ubuntu `apt install chromium`, on \
                        a Mac `brew install --cask chromium`), or set CHROMIUM to the path of one.";
    match browser::chromium() {
        Some(path) if path.is_file() => Ok(path),
        Some(path) => Err(Mistake::new(format!(
            "The PDF is printed by the browser that {} names, and {} is no file. {HELP}",
            browser::VARIABLE,
            path.display()
        ))),
        None => Err(Mistake::new(format!(
            "The PDF is printed by an installed Chromium, and there is none here. {HELP}"
        ))),
    }
}

/// Binds the finished site in the folder `site`.
pub fn bind(site: &Path, project: &Project) -> Result<Volume, Mistake> {
    Volume::read(site, imprint(project)?).map_err(fault)
}

/// Writes the book as an EPUB.
pub fn epub(volume: &Volume, target: &Target) -> Result<(), Mistake> {
    target.write(&volume.epub().map_err(fault)?)
}

/// Has the book printed, and writes the PDF; gives the number of its pages.
pub async fn print(volume: &Volume, browser: &Path, target: &Target) -> Result<usize, Mistake> {
    let folder = TempDir::new()
        .map_err(|error| Mistake::new(format!("There is no place to print in: {error}.")))?;
    let mut numbers = None;
    // The first print says on which page each place is, and the second one has these numbers.
    for _ in 0..3 {
        let printed = printed(&volume.paper(numbers.as_ref()), browser, &folder).await?;
        let found = pdf::page_numbers(&printed).map_err(fault)?;
        if numbers.as_ref() == Some(&found) {
            let pages = pdf::pages(&printed).map_err(fault)?;
            target.write(&seal::seal_pdf(printed))?;
            return Ok(pages);
        }
        numbers = Some(found);
    }
    Err(Mistake::new(
        "The pages of the PDF are others each time it is printed, so its contents would be wrong. \
         No PDF was written. Try again with a newer Chromium.",
    ))
}

async fn printed(page: &str, browser: &Path, folder: &TempDir) -> Result<Vec<u8>, Mistake> {
    let unwritten = |error: io::Error| {
        Mistake::new(format!("The page to be printed cannot be written: {error}."))
    };
    let (html, pdf) = (folder.path().join("book.xhtml"), folder.path().join("book.pdf"));
    fs::write(&html, page).map_err(unwritten)?;
    // What is read in the end is this print's.
    match fs::remove_file(&pdf) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unwritten(error)),
        _ => {}
    }
    let profile = folder.path().join("profile");
    let command = browser::print(browser, &html, &pdf, &profile);
    let shown = browser.display();
    let output = match tokio::time::timeout(PATIENCE, process::output(command)).await {
        Err(_) => {
            return Err(Mistake::new(format!(
                "{shown} has not printed the book in {} minutes and was stopped.",
                PATIENCE.as_secs() / 60
            )));
        }
        Ok(Err(error)) => return Err(Mistake::new(format!("{shown} does not start: {error}."))),
        Ok(Ok(output)) => output,
    };
    fs::read(&pdf).map_err(|_| {
        let said = String::from_utf8_lossy(&output.stderr);
        let last: Vec<&str> = said.lines().rev().take(5).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        Mistake::with_detail(format!("{shown} ended without a PDF. It said:"), last.join("\n"))
    })
}

/// What book.toml says of the book, and the version that this program is of.
fn imprint(project: &Project) -> Result<Imprint, Mistake> {
    const FILE: &str = "book/book.toml";
    let text = fs::read_to_string(project.root().join(FILE))
        .map_err(|error| Mistake::new(format!("{FILE} cannot be read: {error}.")))?;
    let table: toml::Table = text.parse().map_err(|error| {
        Mistake::with_detail(format!("{FILE} is not TOML."), format!("{error}"))
    })?;
    let book = table.get("book");
    let says = |key: &str| {
        let text = book.and_then(|book| book.get(key)).and_then(toml::Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let authors = book.and_then(|book| book.get("authors")).and_then(toml::Value::as_array);
    let authors = authors.into_iter().flatten().filter_map(|one| Some(one.as_str()?.to_owned()));
    let language = match says("language") {
        none if none.is_empty() => "en".to_owned(),
        language => language,
    };
    Ok(Imprint {
        title: says("title"),
        description: says("description"),
        authors: authors.collect(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language,
        date: date()?,
    })
}

/// The book's date, which is not the build's: the same sources are the same book.
fn date() -> Result<u64, Mistake> {
    const VARIABLE: &str = "SOURCE_DATE_EPOCH";
    let Some(given) = std::env::var_os(VARIABLE) else { return Ok(DATE) };
    given.to_str().and_then(|text| text.trim().parse().ok()).ok_or_else(|| {
        Mistake::new(format!(
            "{VARIABLE} is the date of the book in seconds after the beginning of 1970, and {} is \
             no such number. `git log -1 --format=%ct` has that of the last commit.",
            given.display()
        ))
    })
}

fn fault(fault: Fault) -> Mistake {
    Mistake::new(format!("The book cannot be bound: {fault}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_no_build_left_is_refused_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.pdf");
        let ours = seal::seal_pdf(b"%PDF-1".to_vec());
        Target::claim(&path, "--pdf").unwrap().write(&ours).unwrap();
        Target::claim(&path, "--pdf").unwrap().write(&seal::seal_pdf(b"%PDF-2".to_vec())).unwrap();
        assert!(fs::read(&path).unwrap().starts_with(b"%PDF-2"));

        let claimed = Target::claim(&path, "--pdf").unwrap();
        fs::write(&path, "%PDF-1.4 a thesis").unwrap();
        for refusal in [Target::claim(&path, "--pdf").err(), claimed.write(&ours).err()] {
            let refusal = refusal.unwrap().to_string();
            assert!(refusal.contains("not as a build of this book left it"), "{refusal}");
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "%PDF-1.4 a thesis");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a draft is left");
    }

    #[test]
    fn a_file_that_cannot_be_is_refused_before_anything_is_built() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = Target::claim(folder.path(), "--epub").err().unwrap().to_string();
        assert!(refusal.contains("is a folder") && refusal.contains(".epub"), "{refusal}");
        let missing = folder.path().join("nowhere/book.epub");
        let refusal = Target::claim(&missing, "--epub").err().unwrap().to_string();
        assert!(refusal.contains("There is no folder"), "{refusal}");
        assert!(Target::claim(Path::new("no-such-book.pdf"), "--pdf").is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (link, file) = (folder.path().join("link.pdf"), folder.path().join("book.pdf"));
        symlink(&file, &link).unwrap();
        let refusal = Target::claim(&link, "--pdf").err().unwrap().to_string();
        assert!(refusal.contains("link that leads nowhere"), "{refusal}");
        let ours = seal::seal_pdf(b"%PDF-1".to_vec());
        fs::write(&file, &ours).unwrap();
        Target::claim(&link, "--pdf").unwrap().write(&ours).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::write(&file, "mine").unwrap();
        assert!(Target::claim(&link, "--pdf").is_err());
    }
}
