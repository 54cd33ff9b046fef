//! A folder that one program at a time may change.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// How often somebody who waits looks again.
const GLANCE: Duration = Duration::from_millis(5);

/// What lies in a locked folder meanwhile, on systems where a folder itself cannot be locked.
pub const LOCK_FILE: &str = ".lock";

/// Held while a folder is changed; let go when dropped, and by the system when its holder is
/// killed. Only those who ask for it are kept apart.
#[derive(Debug)]
pub struct Lock {
    held: Option<File>,
}

impl Lock {
    /// The lock on a folder, waited for so long. None where somebody else has it all that time.
    ///
    /// A file system that knows no locks gives one that keeps nobody out.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn on(folder: &Path, patience: Duration) -> io::Result<Option<Lock>> {
        let deadline = Instant::now() + patience;
        loop {
            match system::try_lock(folder) {
                Ok(held) => return Ok(Some(Lock { held })),
                Err(error) if error.kind() == ErrorKind::WouldBlock => (),
                Err(error) => return Err(error),
            }
            if Instant::now() >= deadline {
                return Ok(None);
            }
            thread::sleep(GLANCE);
        }
    }

    /// Whether it keeps anybody out: without it nobody knows who else is at work.
    pub fn keeps_out(&self) -> bool {
        self.held.is_some()
    }
}

#[cfg(unix)]
mod system {
    use super::*;
    use rustix::fs::{FlockOperation, flock};

    /// The folder itself is locked, so that nothing lies in it because of that.
    pub fn try_lock(folder: &Path) -> io::Result<Option<File>> {
        let file = File::open(folder)?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(file)),
            Err(error) if error == rustix::io::Errno::WOULDBLOCK => {
                Err(ErrorKind::WouldBlock.into())
            }
            Err(_) => Ok(None),
        }
    }
}

#[cfg(windows)]
mod system {
    use super::*;
    use std::fs::OpenOptions;
    use std::os::windows::fs::OpenOptionsExt;

    /// What the system says where another one has opened a file for itself alone.
    const SHARING_VIOLATION: i32 = 32;

    /// A file that is opened for nobody else, and gone once it is closed.
    pub fn try_lock(folder: &Path) -> io::Result<Option<File>> {
        const DELETE_ON_CLOSE: u32 = 0x0400_0000;
        let mut options = OpenOptions::new();
        options.write(true).create(true).share_mode(0).custom_flags(DELETE_ON_CLOSE);
        match options.open(folder.join(LOCK_FILE)) {
            Ok(file) => Ok(Some(file)),
            // While the last one closes it, it cannot be opened either.
            Err(error)
                if error.raw_os_error() == Some(SHARING_VIOLATION)
                    || error.kind() == ErrorKind::PermissionDenied =>
            {
                Err(ErrorKind::WouldBlock.into())
            }
            Err(error) => Err(error),
        }
    }
}

#[cfg(not(any(unix, windows)))]
mod system {
    use super::*;

    pub fn try_lock(_folder: &Path) -> io::Result<Option<File>> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(any(unix, windows))]
    #[test]
    fn one_holds_it_and_the_next_gets_it_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let held = Lock::on(folder.path(), Duration::ZERO).unwrap();
        assert!(held.as_ref().is_some_and(Lock::keeps_out));
        assert!(Lock::on(folder.path(), Duration::ZERO).unwrap().is_none());
        drop(held);
        assert!(Lock::on(folder.path(), Duration::from_secs(60)).unwrap().is_some());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(Lock::on(&folder.path().join("nowhere"), Duration::ZERO).is_err());
    }
}
