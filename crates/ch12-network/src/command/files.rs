//! Files: read whole, written whole or not at all, and never over something unasked.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// What a file is called in messages.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".into() } else { path.display().to_string() }
}

/// The bytes of a file, or of standard input where it is called `-`.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else if path.is_dir() {
        bail!("{}: this is a folder, and a file is wanted", name(path));
    } else {
        fs::read(path).map(|whole| bytes = whole)
    };
    outcome.with_context(|| format!("{} cannot be read", name(path)))?;
    Ok(bytes)
}

/// A file that will be written when there is something to write.
pub struct Destination {
    path: PathBuf,
    force: bool,
}

impl Destination {
    /// Looks, before anything is computed, whether the file could be written: nothing of the
    /// reader's is there unless `force`, and never one of the files that are `read`.
    pub fn new(path: &Path, force: bool, read: &[&Path]) -> Result<Destination> {
        let shown = path.display();
        let folder = folder_of(path);
        if !folder.is_dir() {
            bail!("{shown} cannot be written: there is no folder {}", folder.display());
        }
        if path.is_dir() || path.file_name().is_none() {
            bail!("{shown} cannot be written: it is a folder");
        }
        if read.iter().any(|other| same_file(path, other)) {
            bail!("{shown} is read by this command and would be lost. Choose another name");
        }
        if fs::symlink_metadata(path).is_ok() && !force {
            bail!("{shown} exists already. Choose another name, or say --force to replace it");
        }
        Ok(Destination { path: path.into(), force })
    }

    /// Writes the file: `write` fills one beside its place, which is then moved there whole, so
    /// that nobody ever sees half of it.
    pub fn write(&self, write: impl FnOnce(&Path) -> io::Result<()>) -> Result<()> {
        let written = || -> io::Result<()> {
            let file = builder().tempfile_in(folder_of(&self.path))?;
            write(file.path())?;
            file.as_file().sync_all()?;
            if self.force {
                file.persist(&self.path)?;
            } else {
                file.persist_noclobber(&self.path)?;
            }
            Ok(())
        };
        written().with_context(|| format!("{} cannot be written", self.path.display()))
    }

    /// The file's name, for the report.
    pub fn shown(&self) -> impl std::fmt::Display {
        self.path.display()
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// With the rights of any new file, where a temporary one would be the owner's alone.
fn builder() -> tempfile::Builder<'static, 'static> {
    #[cfg_attr(not(unix), expect(unused_mut))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}
