//! Folders that a program has worked in.

use std::{fs, io, path::Path};

/// Removes a folder and all that is in it, also where a program has taken away the right to. Links
/// are removed and not followed. That nothing is there is no mistake.
///
/// # Errors
/// Where the system forbids it all the same.
pub fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            open_all(folder);
            fs::remove_dir_all(folder)
        }
        outcome => outcome,
    }
}

#[cfg(unix)]
fn open_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if !fs::symlink_metadata(folder).is_ok_and(|about| about.is_dir()) {
        return;
    }
    // What cannot be changed is said by the removal.
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        open_all(&entry.path());
    }
}

#[cfg(not(unix))]
fn open_all(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(about) = fs::symlink_metadata(entry.path()) else { continue };
        if about.is_dir() {
            open_all(&entry.path());
        } else {
            let mut permissions = about.permissions();
            permissions.set_readonly(false);
            let _ = fs::set_permissions(entry.path(), permissions);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_folder_that_was_closed_goes_and_what_a_link_leads_to_stays() {
        let room = tempfile::tempdir().unwrap();
        let (folder, theirs) = (room.path().join("run"), room.path().join("theirs"));
        for folder in [&folder.join("y/z"), &theirs] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("f"), "").unwrap();
        }
        symlink(&theirs, folder.join("y/link")).unwrap();
        for closed in ["y/z", "y"] {
            fs::set_permissions(folder.join(closed), fs::Permissions::from_mode(0o0)).unwrap();
        }
        fs::set_permissions(&theirs, fs::Permissions::from_mode(0o500)).unwrap();
        remove(&folder).unwrap();
        assert!(!folder.exists() && theirs.join("f").exists());
        let mode = fs::metadata(&theirs).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o500, "the right to what a link leads to was changed");
        remove(&folder).unwrap();
    }
}
