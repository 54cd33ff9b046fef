//! A small book with every element that the theme styles.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use mdbook_driver::MDBook;

/// The checkout that the tests belong to.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Renders the sample book with the real theme into `out`.
pub fn build(out: &Path) -> Result<()> {
    let book = tempfile::tempdir().context("no temporary folder for the sample book")?;
    copy(&project().join("tests/fixtures/sample"), book.path())?;
    copy(&project().join("book/theme"), &book.path().join("theme"))?;
    let mut sample = MDBook::load(book.path())?;
    sample.config.build.build_dir = std::path::absolute(out)?;
    sample.build()?;
    let vocabulary = weave::Vocabulary::default();
    weave::add_search(book.path(), out, &sample.book, &vocabulary)
        .map_err(|mistakes| anyhow::anyhow!("{mistakes}"))
}

/// Copies a folder and all that is in it.
///
/// # Errors
///
/// If something of it cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
