//! Files that are written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use contents::Lock;

use crate::Error;
use crate::error::shown;

/// Bytes of a file that is read, at most.
const LONGEST: u64 = 64 << 20;

/// What is in an ordinary file; none where there is nothing of that name.
///
/// Whatever else stands there is refused: a folder, a link that leads nowhere, and what would
/// never come to an end.
pub fn read_bytes(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    if !is_file(path)? {
        return Ok(None);
    }
    let length = fs::metadata(path).map_err(Error::file(path, "read"))?.len();
    if length > LONGEST {
        return Err(Error::Refused(format!(
            "{} has {} MiB, and nothing that the workbook reads is that long.",
            shown(path),
            length >> 20
        )));
    }
    fs::read(path).map(Some).map_err(Error::file(path, "read"))
}

/// A text file. A checkout on Windows may have other line ends; it is the same text with them.
pub fn read(path: &Path) -> Result<String, Error> {
    let missing = || Error::file(path, "read")(missing());
    Ok(text(path, read_bytes(path)?.ok_or_else(missing)?)?.replace("\r\n", "\n"))
}

/// What the system says of a file that is not there.
pub fn missing() -> io::Error {
    // The number is the same on every system.
    io::Error::from_raw_os_error(2)
}

/// The text of a file that is to be one.
pub fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|_| {
        Error::Refused(format!(
            "{} is not text in UTF-8. Save it as UTF-8 in your own editor.",
            shown(path)
        ))
    })
}

/// Whether an ordinary file is there, by itself or by a link; nothing else may be.
pub fn is_file(path: &Path) -> Result<bool, Error> {
    let in_the_way = |what: &str| Err(Error::in_the_way(path, what, "a file"));
    match fs::metadata(path) {
        Ok(about) if about.is_file() => Ok(true),
        Ok(about) if about.is_dir() => in_the_way("a folder"),
        Ok(_) => in_the_way("no ordinary file"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read_link(path) {
            Ok(to) => in_the_way(&format!("a link that leads nowhere (to {})", to.display())),
            Err(_) => Ok(false),
        },
        Err(error) => Err(Error::file(path, "read")(error)),
    }
}

/// Whether a folder is there, by itself or by a link; nothing else may be.
pub fn is_folder(path: &Path) -> Result<bool, Error> {
    let in_the_way = |what: &str| Err(Error::in_the_way(path, what, "a folder"));
    match (fs::metadata(path), fs::read_link(path)) {
        (Ok(about), _) if about.is_dir() => Ok(true),
        (Ok(about), _) if about.is_file() => in_the_way("a file"),
        (Ok(_), _) => in_the_way("no folder"),
        (Err(_), Ok(to)) => in_the_way(&format!("a link that leads nowhere (to {})", to.display())),
        (Err(error), Err(_)) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(false),
            _ => Err(Error::file(path, "read")(error)),
        },
    }
}

/// The first path of a numbered series that nothing has yet.
pub fn first_free(numbered: impl Fn(u32) -> PathBuf) -> PathBuf {
    (1..).map(numbered).find(|path| fs::symlink_metadata(path).is_err()).unwrap_or_default()
}

/// Writes a file that is not there yet, whole or not at all. False where there is one.
pub fn write_new(path: &Path, text: &[u8]) -> Result<bool, Error> {
    if is_file(path)? {
        return Ok(false);
    }
    match beside(path, text)?.persist_noclobber(path) {
        Ok(_) => settle(path).map(|()| true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(Error::file(path, "written")(error.error)),
    }
}

/// Writes a file whole or not at all: at every moment there is the old one or the new one. A link
/// stays a link: what it leads to is written.
pub fn write_whole(path: &Path, text: &[u8]) -> Result<(), Error> {
    is_file(path)?;
    let path = &fs::canonicalize(path).unwrap_or(path.to_path_buf());
    let file = beside(path, text)?;
    file.persist(path).map_err(|error| Error::file(path, "written")(error.error))?;
    settle(path)
}

/// How long somebody may write before the next one gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The lock on a practice project, held while what was read is changed and written.
pub fn lock(folder: &Path) -> Result<Lock, Error> {
    let held = Lock::on(folder, PATIENCE).map_err(Error::file(folder, "read"))?;
    held.ok_or_else(|| Error::Busy { path: shown(folder), seconds: PATIENCE.as_secs() })
}

const UNFINISHED: &str = ".being-written-";

/// Whether a file of this name is one that was not finished.
pub fn unfinished(name: &str) -> bool {
    name.starts_with(UNFINISHED)
}

/// What a killed tool had not finished writing, once it is old enough to be nobody's.
pub fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = unfinished(&entry.file_name().to_string_lossy());
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
