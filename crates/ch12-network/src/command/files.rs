//! Files: read whole, written whole or not at all, and never over something unasked.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::{NamedTempFile, PersistError};

/// What a file is called in messages.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".into() } else { path.display().to_string() }
}

/// More bytes are not read, since some files have no end.
const MOST: u64 = 2 << 30;

/// The bytes of a file, or of standard input where it is called `-`.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes)
    } else if path.is_dir() {
        bail!("{}: this is a folder, and a file is wanted", name(path));
    } else {
        fs::File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes))
    };
    outcome.with_context(|| format!("{} cannot be read", name(path)))?;
    if bytes.len() as u64 > MOST {
        bail!("{}: there is more in it than the {} GiB that are read", name(path), MOST >> 30);
    }
    Ok(bytes)
}

/// A file that will be written when there is something to write.
pub struct Destination {
    /// As the reader wrote it.
    shown: PathBuf,
    /// Where it is, with all links followed.
    place: PathBuf,
    force: bool,
}

impl Destination {
    /// Looks, before anything is computed, whether the file may be written: nothing of the
    /// reader's is there unless `force`, and never one of the files that are `read`.
    pub fn new(path: &Path, force: bool, read: &[&Path]) -> Result<Destination> {
        let shown = path.display();
        if path == Path::new("-") {
            bail!("what is saved is not written to standard output. Name a file instead of -");
        }
        let place = match fs::metadata(path) {
            Ok(there) if there.is_dir() => bail!("{shown} cannot be written: it is a folder"),
            Ok(there) if !there.is_file() => {
                bail!("{shown} is a device or a pipe and no file. Choose another name")
            }
            Ok(_) if is_open(path) => {
                bail!("{shown} is this command's own input or output. Choose another name")
            }
            Ok(_) if read.iter().any(|other| same_file(path, other)) => {
                bail!("{shown} is read by this command and would be lost. Choose another name")
            }
            Ok(_) if !force => {
                bail!("{shown} exists already. Choose another name, or say --force to replace it")
            }
            Ok(there) if there.permissions().readonly() => {
                bail!("{shown} is write-protected. Choose another name")
            }
            Ok(_) => path.canonicalize(),
            Err(error) if error.kind() == io::ErrorKind::InvalidFilename => {
                bail!("{shown} cannot be written: {}. Choose another name", reason(&error))
            }
            Err(_) if fs::symlink_metadata(path).is_ok() => {
                bail!("{shown} is a link that leads to no file. Choose another name")
            }
            Err(_) => {
                let folder = folder_of(path);
                let Some(name) = path.file_name().filter(|_| folder.is_dir()) else {
                    bail!("{shown} cannot be written: there is no folder {}", folder.display());
                };
                folder.canonicalize().map(|folder| folder.join(name))
            }
        };
        let place = place.with_context(|| format!("{shown} cannot be written"))?;
        Ok(Destination { shown: path.into(), place, force })
    }

    /// Whether both would be written to the same place.
    pub fn is(&self, other: &Destination) -> bool {
        self.place == other.place
    }

    /// Makes an empty file beside the place and removes it again: whoever cannot write there
    /// learns it now, and not when there is something to lose.
    pub fn try_out(&self) -> Result<()> {
        match empty(folder_of(&self.place)) {
            Ok(_) => Ok(()),
            Err(error) => bail!(
                "{} cannot be written: {}. Choose another folder",
                self.shown.display(),
                reason(&error)
            ),
        }
    }

    /// Writes the file: `write` fills one beside its place, which is then moved there whole, so
    /// that nobody ever sees half of it. If that fails, what was written is kept elsewhere and the
    /// message says where.
    pub fn write(&self, write: impl Fn(&Path) -> io::Result<()>) -> Result<()> {
        let Destination { shown, place, force } = self;
        let (error, kept) = match filled(folder_of(place), &write) {
            Ok(file) => {
                if *force {
                    like_the_old_one(file.as_file(), place);
                }
                match file.moved(place, *force) {
                    Ok(()) => return Ok(()),
                    Err((error, Some(kept))) => (error, Some(kept)),
                    // Where even the folder has gone, the file has gone with it.
                    Err((error, None)) => (error, elsewhere(write)),
                }
            }
            Err(error) => (error, elsewhere(write)),
        };
        let shown = shown.display();
        let reason = reason(&error);
        match kept {
            Some(kept) => bail!(
                "{shown} cannot be written: {reason}. What belongs in it is kept in {}; move it \
                 to a name of your choice",
                kept.display()
            ),
            None => bail!("{shown} cannot be written: {reason}, and no other folder could be"),
        }
    }

    /// The file's name, for the report.
    pub fn name(&self) -> String {
        self.shown.display().to_string()
    }
}

/// Writes a file where there is still room for one.
fn elsewhere(write: impl Fn(&Path) -> io::Result<()>) -> Option<PathBuf> {
    let folders = [std::env::current_dir().ok(), Some(std::env::temp_dir())];
    folders.into_iter().flatten().find_map(|folder| {
        filled(&folder, &write).ok()?.named().ok()?.keep().ok().map(|(_, kept)| kept)
    })
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => "a file of this name has appeared meanwhile".into(),
        kind => kind.to_string(),
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

/// Whether this is the file that standard input is read from, or that is written by one of the
/// other two streams.
#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    let (input, output, error) = (io::stdin(), io::stdout(), io::stderr());
    let Ok(there) = fs::metadata(path) else { return false };
    [input.as_fd(), output.as_fd(), error.as_fd()].into_iter().any(|stream| {
        let stream = stream.try_clone_to_owned().and_then(|own| fs::File::from(own).metadata());
        stream.is_ok_and(|stream| (stream.dev(), stream.ino()) == (there.dev(), there.ino()))
    })
}

#[cfg(not(unix))]
fn is_open(_: &Path) -> bool {
    false
}

/// Gives the new file the rights of the one that it replaces, and its owner where that is allowed.
fn like_the_old_one(file: &fs::File, place: &Path) {
    let Ok(old) = fs::metadata(place) else { return };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
    let _ = file.set_permissions(old.permissions());
}

/// A file beside the place where it belongs. It removes itself unless it is kept.
enum Beside {
    /// Without a name, in this folder: whatever ends the program leaves nothing of it behind.
    #[cfg(target_os = "linux")]
    Nameless(fs::File, PathBuf),
    /// With a name of its own, where files without one cannot be had.
    Named(NamedTempFile<fs::File>),
}

/// An empty file in this folder.
fn empty(folder: &Path) -> io::Result<Beside> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, Mode, OFlags, openat};
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        if let Ok(file) = openat(CWD, folder, flags, Mode::from_raw_mode(0o666)) {
            let file = Beside::Nameless(file.into(), folder.into());
            if file.path().exists() {
                return Ok(file);
            }
        }
    }
    unfinished().tempfile_in(folder).map(Beside::Named)
}

/// A whole file in this folder.
fn filled(folder: &Path, write: impl Fn(&Path) -> io::Result<()>) -> io::Result<Beside> {
    let file = empty(folder)?;
    write(&file.path())?;
    file.as_file().sync_all()?;
    Ok(file)
}

impl Beside {
    fn as_file(&self) -> &fs::File {
        match self {
            #[cfg(target_os = "linux")]
            Beside::Nameless(file, _) => file,
            Beside::Named(file) => file.as_file(),
        }
    }

    /// Where it can be opened.
    fn path(&self) -> PathBuf {
        match self {
            #[cfg(target_os = "linux")]
            Beside::Nameless(file, _) => {
                use std::os::fd::AsRawFd;
                format!("/proc/self/fd/{}", file.as_raw_fd()).into()
            }
            Beside::Named(file) => file.path().into(),
        }
    }

    /// The same with a name.
    fn named(self) -> io::Result<NamedTempFile<fs::File>> {
        match self {
            #[cfg(target_os = "linux")]
            Beside::Nameless(ref file, ref folder) => unfinished().make_in(folder, |name| {
                self.link(name)?;
                file.try_clone()
            }),
            Beside::Named(file) => Ok(file),
        }
    }

    /// Gives a file without a name this one, which no other may have.
    #[cfg(target_os = "linux")]
    fn link(&self, name: &Path) -> io::Result<()> {
        use rustix::fs::{AtFlags, CWD, linkat};
        Ok(linkat(CWD, self.path(), CWD, name, AtFlags::SYMLINK_FOLLOW)?)
    }

    /// Moves it to its place; else why not, and where it is kept, if it is.
    fn moved(self, place: &Path, force: bool) -> Result<(), (io::Error, Option<PathBuf>)> {
        #[cfg(target_os = "linux")]
        if let Beside::Nameless(..) = self
            && self.link(place).is_ok()
        {
            return Ok(());
        }
        let file = self.named().map_err(|error| (error, None))?;
        let moved = if force { file.persist(place) } else { file.persist_noclobber(place) };
        match moved {
            Ok(_) => Ok(()),
            Err(PersistError { error, file }) if file.path().exists() => {
                Err((error, file.keep().ok().map(|(_, kept)| kept)))
            }
            Err(PersistError { error, .. }) => Err((error, None)),
        }
    }
}

/// Empty files with the rights of any new one, where temporary ones would be the owner's alone.
fn unfinished() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("unfinished-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}
