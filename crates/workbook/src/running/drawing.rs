//! The pictures that a program leaves in its working folder.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;

/// How many are shown.
const MOST: usize = 8;
/// How large one may be, in bytes.
const LARGEST: u64 = 2 << 20;

/// A picture for an `<img>`, where no script in it ever runs.
#[derive(Debug, Serialize)]
pub struct Drawing {
    /// The file's name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its bytes in base64.
    pub data: String,
}

/// The pictures in a folder, by name. A link is not followed and a folder not entered: what is
/// shown is what the program wrote here.
pub fn left_in(folder: &Path) -> Vec<Drawing> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|file| file.metadata().is_ok_and(|about| about.is_file() && about.len() <= LARGEST))
        .filter_map(|file| Some((file.file_name().into_string().ok()?, file.path())))
        .filter_map(|(name, path)| Some((kind(&name)?, name, path)))
        .collect();
    files.sort_by(|one, other| one.1.cmp(&other.1));
    files.truncate(MOST);
    files
        .into_iter()
        .filter_map(|(kind, name, path)| {
            Some(Drawing { name, kind, data: STANDARD.encode(fs::read(path).ok()?) })
        })
        .collect()
}

fn kind(name: &str) -> Option<&'static str> {
    match Path::new(name).extension()?.to_str()? {
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_of_the_folder_itself_are_shown() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("private.svg"), "<svg/>").unwrap();
        fs::write(folder.path().join("b.svg"), "<svg/>").unwrap();
        fs::write(folder.path().join("a.png"), [0x89]).unwrap();
        fs::write(folder.path().join("notes.txt"), "no picture").unwrap();
        fs::write(folder.path().join("huge.svg"), vec![b' '; LARGEST as usize + 1]).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(
            elsewhere.path().join("private.svg"),
            folder.path().join("link.svg"),
        )
        .unwrap();
        let names: Vec<String> =
            left_in(folder.path()).into_iter().map(|drawing| drawing.name).collect();
        assert_eq!(names, ["a.png", "b.svg"]);
    }
}
