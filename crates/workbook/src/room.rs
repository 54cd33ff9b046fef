//! Folders below `target` that a server has to itself.

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// How many folders are tried.
const MOST: u32 = 20;

/// An empty folder of this kind for the server on this address, which nobody else listens on. Where
/// one cannot be emptied, since a program has left something in it that stays, it is another one.
pub fn empty(root: &Path, kind: &str, address: SocketAddr) -> io::Result<PathBuf> {
    let name = address.to_string().replace(':', "-");
    let folder = |n: u32| {
        let name = if n == 1 { name.clone() } else { format!("{name}-{n}") };
        root.join("target").join(kind).join(name)
    };
    for n in 2..=MOST {
        // What an earlier server had to make way for may have gone.
        let _ = programs::remove(&folder(n));
    }
    let mut outcome = renew(&folder(1)).map(|()| folder(1));
    for n in 2..=MOST {
        if outcome.is_ok() {
            break;
        }
        if renew(&folder(n)).is_ok() {
            outcome = Ok(folder(n));
        }
    }
    outcome
}

/// Leaves an empty folder at `path`.
pub fn renew(path: &Path) -> io::Result<()> {
    programs::remove(path)?;
    fs::create_dir_all(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_a_folder_of_its_own_which_is_empty() {
        let root = tempfile::tempdir().unwrap();
        let of = |address: &str| empty(root.path(), "run", address.parse().unwrap()).unwrap();
        let all: Vec<PathBuf> =
            ["127.0.0.1:3000", "127.0.0.2:3000", "127.0.0.1:3001", "[::1]:3000"]
                .into_iter()
                .map(of)
                .collect();
        for (n, folder) in all.iter().enumerate() {
            assert!(folder.is_dir() && !all[..n].contains(folder), "{all:?}");
        }
        fs::write(all[0].join("left"), "").unwrap();
        assert_eq!(of("127.0.0.1:3000"), all[0]);
        assert_eq!(fs::read_dir(&all[0]).unwrap().count(), 0);
    }

    /// A file in the folder's place stands for what cannot be emptied.
    #[cfg(unix)]
    #[test]
    fn where_a_folder_cannot_be_emptied_it_is_another() {
        let root = tempfile::tempdir().unwrap();
        let address = "127.0.0.1:3000".parse().unwrap();
        let first = empty(root.path(), "run", address).unwrap();
        fs::remove_dir(&first).unwrap();
        fs::write(&first, "").unwrap();
        let second = empty(root.path(), "run", address).unwrap();
        assert!(second != first && second.is_dir());
    }
}
