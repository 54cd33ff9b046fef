//! Folders below `target` that a server has to itself.

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use contents::Lock;

/// How many folders are tried.
const MOST: u32 = 20;

/// How old a folder is before anyone thinks it abandoned.
const OLD: Duration = Duration::from_secs(60);

/// A folder of one server, as long as that lives.
pub struct Room {
    folder: PathBuf,
    _lock: Option<Lock>,
}

impl Room {
    /// An empty folder of this kind for the server on this address, which nobody else listens on.
    /// Where one cannot be emptied, since a program has left something in it that stays, it is
    /// another one. What servers left that were killed goes.
    pub fn empty(root: &Path, kind: &str, address: SocketAddr) -> io::Result<Self> {
        let all = root.join("target").join(kind);
        let name = address.to_string().replace(':', "-");
        let mut outcome = Err(io::ErrorKind::NotFound.into());
        for n in 1..=MOST {
            let name = if n == 1 { name.clone() } else { format!("{name}-{n}") };
            let folder = all.join(name);
            match renew(&folder) {
                Ok(()) => {
                    let lock = Lock::on(&folder, Duration::ZERO).ok().flatten();
                    outcome = Ok(Self { folder, _lock: lock });
                    break;
                }
                // Why the first one is not to be had says the most.
                Err(error) if n == 1 => outcome = Err(error),
                Err(_) => (),
            }
        }
        sweep(&all);
        outcome
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

/// Removes the folders whose servers are gone.
fn sweep(all: &Path) {
    for entry in fs::read_dir(all).into_iter().flatten().flatten() {
        // Without a dash in its name it is of a version that held no locks.
        let named = entry.file_name().to_string_lossy().contains('-');
        let modified = entry.metadata().and_then(|about| about.modified());
        let old = modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > OLD));
        if named
            && old
            && let Ok(Some(lock)) = Lock::on(&entry.path(), Duration::ZERO)
            && lock.keeps_out()
        {
            let _ = programs::remove(&entry.path());
        }
    }
}

/// Leaves an empty folder at `path`.
pub fn renew(path: &Path) -> io::Result<()> {
    programs::remove(path)?;
    fs::create_dir_all(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(root: &Path, address: &str) -> Room {
        Room::empty(root, "run", address.parse().unwrap()).unwrap()
    }

    #[test]
    fn every_address_has_a_folder_of_its_own_which_is_empty() {
        let root = tempfile::tempdir().unwrap();
        let addresses = ["127.0.0.1:3000", "127.0.0.2:3000", "127.0.0.1:3001", "[::1]:3000"];
        let rooms = addresses.map(|address| room(root.path(), address));
        let all: Vec<&Path> = rooms.iter().map(Room::path).collect();
        for (n, folder) in all.iter().enumerate() {
            assert!(folder.is_dir() && !all[..n].contains(folder), "{all:?}");
        }
        fs::write(all[0].join("left"), "").unwrap();
        assert_eq!(room(root.path(), "127.0.0.1:3000").path(), all[0]);
        assert_eq!(fs::read_dir(all[0]).unwrap().count(), 0);
    }

    /// A file in the folder's place stands for what cannot be emptied.
    #[cfg(unix)]
    #[test]
    fn where_a_folder_cannot_be_emptied_it_is_another() {
        let root = tempfile::tempdir().unwrap();
        let first = room(root.path(), "127.0.0.1:3000");
        fs::remove_dir(first.path()).unwrap();
        fs::write(first.path(), "").unwrap();
        let second = room(root.path(), "127.0.0.1:3000");
        assert!(second.path() != first.path() && second.path().is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn what_killed_servers_left_goes_and_what_is_in_use_stays() {
        let root = tempfile::tempdir().unwrap();
        let old = std::time::SystemTime::now() - 2 * OLD;
        let lives = room(root.path(), "127.0.0.1:3000");
        let gone = room(root.path(), "127.0.0.1:3001").path().to_path_buf();
        let of_an_earlier_version = root.path().join("target/run/3000");
        fs::create_dir(&of_an_earlier_version).unwrap();
        for folder in [lives.path(), &gone, &of_an_earlier_version] {
            fs::File::open(folder).unwrap().set_modified(old).unwrap();
        }
        room(root.path(), "127.0.0.1:3002");
        assert!(lives.path().exists() && !gone.exists() && of_an_earlier_version.exists());
    }
}
