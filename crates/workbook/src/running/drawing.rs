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

/// The pictures in a folder.
#[derive(Debug, Default)]
pub struct Drawings {
    /// Those that are shown, by name.
    pub shown: Vec<Drawing>,
    /// A sentence for each reason that others are not.
    pub not_shown: Vec<String>,
}

/// The pictures in a folder, by name. A link is not followed and a folder not entered: what is
/// shown is what the program wrote here.
pub fn left_in(folder: &Path) -> Drawings {
    let mut files: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|file| Some((file.file_name().into_string().ok()?, file)))
        .filter_map(|(name, file)| Some((kind(&name)?, name, file)))
        .collect();
    files.sort_by(|one, other| one.1.cmp(&other.1));
    let mut drawings = Drawings::default();
    let mut more = 0;
    for (kind, name, file) in files {
        let about = file.metadata();
        let mut not_shown = |why: &str| {
            drawings.not_shown.push(format!("{} is not shown: it {why}.", shortened(&name)));
        };
        match about {
            Ok(about) if !about.is_file() => not_shown("is no ordinary file"),
            Ok(about) if about.len() > LARGEST => not_shown("is larger than 2 MiB"),
            _ if drawings.shown.len() == MOST => more += 1,
            _ => match fs::read(file.path()) {
                Ok(bytes) => {
                    drawings.shown.push(Drawing { name, kind, data: STANDARD.encode(bytes) });
                }
                Err(_) => not_shown("cannot be read"),
            },
        }
    }
    // Nobody reads a hundred of them.
    let others = drawings.not_shown.len().saturating_sub(MOST);
    drawings.not_shown.truncate(MOST);
    if more + others > 0 {
        drawings.not_shown.push(format!(
            "{} more {} not shown; {MOST} are, at most.",
            more + others,
            if more + others == 1 { "picture is" } else { "pictures are" }
        ));
    }
    drawings
}

fn shortened(name: &str) -> String {
    const LONGEST: usize = 40;
    match name.chars().count() {
        ..=LONGEST => name.to_owned(),
        _ => name.chars().take(LONGEST - 1).chain(['…']).collect(),
    }
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
        fs::create_dir(folder.path().join("folder.svg")).unwrap();
        let Drawings { shown, not_shown } = left_in(folder.path());
        let names: Vec<String> = shown.into_iter().map(|drawing| drawing.name).collect();
        assert_eq!(names, ["a.png", "b.svg"]);
        assert_eq!(
            not_shown[..2],
            [
                "folder.svg is not shown: it is no ordinary file.",
                "huge.svg is not shown: it is larger than 2 MiB."
            ]
        );
    }

    #[test]
    fn pictures_that_are_too_many_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        for n in 1..=9 {
            fs::write(folder.path().join(format!("{n}.svg")), "<svg/>").unwrap();
        }
        let Drawings { shown, not_shown } = left_in(folder.path());
        assert_eq!((shown.len(), not_shown.len()), (8, 1));
        assert_eq!(not_shown[0], "1 more picture is not shown; 8 are, at most.");
    }
}
