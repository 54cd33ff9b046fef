//! Files that are written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::Error;

/// A text file. A checkout on Windows may have other line ends; it is the same text with them.
pub fn read(path: &Path) -> Result<String, Error> {
    Ok(fs::read_to_string(path).map_err(Error::file(path, "read"))?.replace("\r\n", "\n"))
}

/// The first path of a numbered series that nothing has yet.
pub fn first_free(numbered: impl Fn(u32) -> PathBuf) -> PathBuf {
    (1..).map(numbered).find(|path| !path.exists()).unwrap_or_default()
}

/// Writes a file that is not there yet, whole or not at all. False where there is one.
pub fn write_new(path: &Path, text: &[u8]) -> Result<bool, Error> {
    if path.exists() {
        return Ok(false);
    }
    match beside(path, text)?.persist_noclobber(path) {
        Ok(_) => settle(path).map(|()| true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(Error::file(path, "written")(error.error)),
    }
}

/// Writes a file whole or not at all: at every moment there is the old one or the new one.
pub fn write_whole(path: &Path, text: &[u8]) -> Result<(), Error> {
    let file = beside(path, text)?;
    file.persist(path).map_err(|error| Error::file(path, "written")(error.error))?;
    settle(path)
}

const UNFINISHED: &str = ".being-written-";

/// What a killed tool had not finished writing, once it is old enough to be nobody's.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let modified = entry.metadata().and_then(|about| about.modified());
        let age = modified.map(|at| SystemTime::now().duration_since(at).unwrap_or_default());
        if ours && age.is_ok_and(|age| age > Duration::from_secs(60)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The text in a file of its own next to `path`, and on the disk.
pub fn beside(path: &Path, text: &[u8]) -> Result<tempfile::NamedTempFile, Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let fault = || Error::file(path, "written");
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The reader's umask still applies; a file made private would surprise.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(fault())?;
    file.write_all(text).map_err(fault())?;
    file.as_file().sync_all().map_err(fault())?;
    Ok(file)
}

/// A rename is on the disk once its folder is.
pub fn settle(path: &Path) -> Result<(), Error> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = fs::File::open(folder).map_err(Error::file(folder, "read"))?;
        // Some file systems cannot; then the system decides when.
        let _ = folder.sync_all();
    }
    let _ = path;
    Ok(())
}
