//! The folder a static site is built into. A build replaces what an earlier one wrote there, once
//! the new site is complete, and touches nothing else.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use contents::{LOCK_FILE, Lock};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{mistake::Mistake, project::Project};

/// The list of what a build wrote; that it is there says that the folder is one of a build.
const MARK: &str = ".made-by-workbook";
const MARK_TEXT: &str = "`cargo run -- build` made this folder. A later one replaces the files \
                         listed here, as long as they are as it left them, and nothing else.\n";

/// What an earlier version said instead, and kept no list.
const UNLISTED: &str = "made this folder and empties it";

/// How long a lock is waited for: a program that is just being started holds it for a moment
/// after the build that had it.
const GRACE: Duration = Duration::from_secs(1);

/// What the name of an unfinished site begins with.
const DRAFT: &str = ".made-by-workbook.draft-";

/// A folder that holds the last site, and the draft of the next one beside it.
pub struct SiteFolder {
    out: PathBuf,
    draft: TempDir,
    created: bool,
    written: Written,
    lock: Option<Lock>,
}

/// What a build has done.
pub struct Published {
    /// Where the site is.
    pub out: PathBuf,
    /// What lies there and may be an earlier build's, from before it kept a list.
    pub unknown: Vec<String>,
}

impl SiteFolder {
    /// Takes the folder `out` for a site, creating it where there is none.
    ///
    /// Refused: a file, a folder with contents that no build made, and a folder
    /// inside the book's own sources.
    pub fn claim(out: &Path, project: &Project) -> Result<Self, Mistake> {
        let inside = |source: &PathBuf| resolved(out).starts_with(resolved(source));
        if let Some(source) = project.sources().find(inside) {
            return Err(Mistake::new(format!(
                "{} lies inside {}, which the book is made from. Choose a folder elsewhere with `--out`.",
                out.display(),
                source.display()
            )));
        }
        let cannot = |what: &str, error: io::Error| {
            // Of a file of ours, which nobody has asked for, the kind of the fault says enough.
            let error = if error.get_ref().is_some() { error.kind().into() } else { error };
            Mistake::new(format!("Cannot {what} {}: {error}.", out.display()))
        };
        let created = match (fs::metadata(out), fs::read_link(out)) {
            (Ok(about), _) if about.is_dir() => false,
            (Ok(_), _) => {
                return Err(Mistake::new(format!(
                    "{} is a file, and the site needs a folder. Choose another name with `--out`.",
                    out.display()
                )));
            }
            (Err(_), Ok(to)) => {
                return Err(Mistake::new(format!(
                    "{} is a link that leads nowhere (to {}). Mend it, or choose another name with `--out`.",
                    out.display(),
                    to.display()
                )));
            }
            (Err(_), Err(_)) => {
                fs::create_dir_all(out).map_err(|error| cannot("create the folder", error))?;
                true
            }
        };
        let lock = Lock::on(out, GRACE)
            .map_err(|error| cannot("look into the folder", error))?
            .ok_or_else(|| {
                Mistake::new(format!(
                    "Another build is at work in {}. Wait for its end, or choose another folder with `--out`.",
                    out.display()
                ))
            })?;
        let mut stranger = None;
        let contents = fs::read_dir(out).map_err(|error| cannot("look into the folder", error))?;
        for entry in contents {
            let entry = entry.map_err(|error| cannot("look into the folder", error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(DRAFT) {
                // A build was killed; whoever still builds holds the lock.
                let _ = fs::remove_dir_all(entry.path());
            } else if name != MARK && name != LOCK_FILE {
                stranger.get_or_insert(name);
            }
        }
        let written = Written::read(out).map_err(|error| cannot("look into the folder", error))?;
        if let (Some(stranger), None) = (stranger, &written) {
            return Err(Mistake::new(format!(
                "{} holds files that no build of this book made, such as {stranger}. Choose an empty or a new \
                 folder with `--out`.",
                out.display()
            )));
        }
        // Inside `out`, so that moving the pages up never crosses a file system.
        let draft = tempfile::Builder::new().prefix(DRAFT).tempdir_in(out).map_err(|error| {
            if created {
                let _ = fs::remove_dir(out);
            }
            cannot("write to the folder", error)
        })?;
        let written = written.unwrap_or_default();
        Ok(Self { out: out.to_path_buf(), draft, created, written, lock: Some(lock) })
    }

    /// Where the next site goes until it is complete.
    pub fn draft(&self) -> &Path {
        self.draft.path()
    }

    /// Puts the draft in the place of the last site.
    pub fn publish(mut self) -> Result<Published, Mistake> {
        let failed = |error: io::Error| {
            Mistake::new(format!(
                "The site is built, but could not be put into {}: {error}.",
                self.out.display()
            ))
        };
        let mut new = Written::default();
        new.note_all(self.draft(), Path::new("")).map_err(failed)?;
        self.refuse_what_is_not_ours(&new)?;
        let unknown = self.replace(&new).map_err(failed)?;
        self.created = false;
        Ok(Published { out: self.out.clone(), unknown })
    }

    /// Refuses to write over what no build has written, or what somebody has changed since.
    fn refuse_what_is_not_ours(&self, new: &Written) -> Result<(), Mistake> {
        let mut strangers = Vec::new();
        for (name, digests) in &new.files {
            let ours = match place(&self.out, name) {
                Place::Free => true,
                Place::File(digest) => {
                    self.written.unlisted
                        || digests.contains(&digest)
                        || self.written.wrote(name, &digest)
                }
                Place::Other => false,
            };
            let stranger = in_the_way(&self.out, name);
            if !ours && strangers.last() != Some(&stranger) {
                strangers.push(stranger);
            }
        }
        // All of them: whoever moves one away wants to hear of the next one now.
        let names = match strangers.as_slice() {
            [] => return Ok(()),
            [one] => format!("{one} in {} is not as a build left it", self.out.display()),
            [all @ .., last] => format!(
                "{} and {last} in {} are not as a build left them",
                all.join(", "),
                self.out.display()
            ),
        };
        let them = if strangers.len() == 1 { "it" } else { "them" };
        Err(Mistake::new(format!(
            "{names}, and the new site has files of the same names. Nothing was changed. Pages are written \
             from the sources in `book/src`: what you want to keep belongs there. Move {them} out of the folder, \
             or delete {them}, and build again; or choose another folder with `--out`."
        )))
    }

    fn replace(&self, new: &Written) -> io::Result<Vec<String>> {
        // At every moment the list has all that is there, so a kill leaves nothing unknown.
        self.written.with(new).write(&self.out)?;
        for name in new.files.keys() {
            let to = self.out.join(name);
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::rename(self.draft().join(name), to)?;
        }
        for name in self.written.files.keys().filter(|name| !new.files.contains_key(*name)) {
            let ours = match place(&self.out, name) {
                Place::File(digest) => self.written.wrote(name, &digest),
                _ => false,
            };
            if ours {
                fs::remove_file(self.out.join(name))?;
            }
            // A folder that is empty now was the build's; any other stays.
            for folder in Path::new(name).ancestors().skip(1) {
                if folder.as_os_str().is_empty() || fs::remove_dir(self.out.join(folder)).is_err() {
                    break;
                }
            }
        }
        new.write(&self.out)?;
        let mut unknown = Vec::new();
        if self.written.unlisted {
            let ours: BTreeSet<&str> =
                new.files.keys().filter_map(|name| name.split('/').next()).collect();
            for entry in fs::read_dir(&self.out)? {
                let name = entry?.file_name().to_string_lossy().into_owned();
                if !name.starts_with(MARK) && name != LOCK_FILE && !ours.contains(name.as_str()) {
                    unknown.push(name);
                }
            }
        }
        Ok(unknown)
    }
}

impl Drop for SiteFolder {
    fn drop(&mut self) {
        // A first build that failed leaves nothing behind.
        if self.created {
            let _ = fs::remove_dir_all(self.draft());
            let _ = fs::remove_file(self.out.join(MARK));
            self.lock = None;
            let _ = fs::remove_dir(&self.out);
        }
    }
}

/// What builds wrote into a folder: each file with the digests that it may have.
#[derive(Default)]
struct Written {
    files: BTreeMap<String, BTreeSet<String>>,
    /// An earlier version kept no list.
    unlisted: bool,
}

impl Written {
    /// The list in a folder; none where no build was.
    fn read(out: &Path) -> io::Result<Option<Self>> {
        let mark = out.join(MARK);
        if !fs::symlink_metadata(&mark).is_ok_and(|about| about.is_file()) {
            return Ok(None);
        }
        let text = fs::read_to_string(mark)?;
        let mut written = Self::default();
        for line in text.lines().skip(1) {
            if let Some((digest, name)) = line.split_once(' ') {
                written.note(name, digest);
            }
        }
        written.unlisted = text.contains(UNLISTED);
        Ok(Some(written))
    }

    fn write(&self, out: &Path) -> io::Result<()> {
        let mut text = MARK_TEXT.to_owned();
        for (name, digests) in &self.files {
            for digest in digests {
                text.extend([digest, " ", name, "\n"]);
            }
        }
        let mut whole = tempfile::Builder::new().prefix(DRAFT).tempfile_in(out)?;
        io::Write::write_all(&mut whole, text.as_bytes())?;
        whole.persist(out.join(MARK)).map_err(|error| error.error)?;
        Ok(())
    }

    fn note(&mut self, name: &str, digest: &str) {
        self.files.entry(name.to_owned()).or_default().insert(digest.to_owned());
    }

    /// Notes all files of the folder `name` below `root`.
    fn note_all(&mut self, root: &Path, name: &Path) -> io::Result<()> {
        for entry in fs::read_dir(root.join(name))? {
            let entry = entry?;
            let name = name.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                self.note_all(root, &name)?;
            } else {
                let parts: Vec<_> =
                    name.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                self.note(&parts.join("/"), &digest(&entry.path())?);
            }
        }
        Ok(())
    }

    fn with(&self, other: &Self) -> Self {
        let mut both = Self { files: self.files.clone(), unlisted: false };
        for (name, digests) in &other.files {
            both.files.entry(name.clone()).or_default().extend(digests.iter().cloned());
        }
        both
    }

    fn wrote(&self, name: &str, digest: &str) -> bool {
        self.files.get(name).is_some_and(|digests| digests.contains(digest))
    }
}

fn digest(file: &Path) -> io::Result<String> {
    let digest = Sha256::digest(fs::read(file)?);
    Ok(digest[..12].iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What stands where a file of the site goes.
enum Place {
    Free,
    /// A file with this digest.
    File(String),
    /// A folder, a link, something that cannot be read, or one of them in the place of a folder.
    Other,
}

fn place(out: &Path, name: &str) -> Place {
    let mut folders: Vec<&Path> = Path::new(name).ancestors().skip(1).collect();
    folders.pop();
    for folder in folders.into_iter().rev() {
        match fs::symlink_metadata(out.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Place::Free,
            Ok(about) if about.is_dir() => (),
            _ => return Place::Other,
        }
    }
    let file = out.join(name);
    match fs::symlink_metadata(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Place::Free,
        Ok(about) if about.is_file() => digest(&file).map_or(Place::Other, Place::File),
        _ => Place::Other,
    }
}

/// What has to be moved for a file of this name to be written: a file or a link in the place of a
/// folder of it, or else the file itself.
fn in_the_way(out: &Path, name: &str) -> String {
    let mut folders: Vec<&Path> = Path::new(name).ancestors().skip(1).collect();
    folders.pop();
    let no_folder =
        |folder: &&Path| !fs::symlink_metadata(out.join(folder)).is_ok_and(|it| it.is_dir());
    folders.into_iter().rev().find(no_folder).map_or(name.into(), |it| it.display().to_string())
}

/// The path without links and detours, as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    path.ancestors()
        .find_map(|ancestor| {
            let rest = path.strip_prefix(ancestor).ok()?;
            Some(ancestor.canonicalize().ok()?.join(rest))
        })
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> (TempDir, Project) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("book/src")).unwrap();
        fs::create_dir_all(root.path().join("crates")).unwrap();
        let project = Project::at(root.path());
        (root, project)
    }

    #[test]
    fn a_site_replaces_the_one_before_it_whole() {
        let (root, project) = project();
        let out = root.path().join("site");
        for page in ["first.html", "second.html"] {
            let folder = SiteFolder::claim(&out, &project).unwrap();
            fs::write(folder.draft().join(page), page).unwrap();
            folder.publish().unwrap();
        }
        let mut names: Vec<_> = fs::read_dir(&out)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, [MARK, "second.html"]);
    }

    #[test]
    fn a_failed_build_keeps_the_last_site_and_a_failed_first_build_leaves_nothing() {
        let (root, project) = project();
        let out = root.path().join("site");
        drop(SiteFolder::claim(&out, &project).unwrap());
        assert!(!out.exists());

        let folder = SiteFolder::claim(&out, &project).unwrap();
        fs::write(folder.draft().join("page.html"), "good").unwrap();
        folder.publish().unwrap();
        drop(SiteFolder::claim(&out, &project).unwrap());
        assert_eq!(fs::read_to_string(out.join("page.html")).unwrap(), "good");
    }

    fn built(out: &Path, project: &Project, files: &[(&str, &str)]) -> Result<Published, Mistake> {
        let folder = SiteFolder::claim(out, project)?;
        for (name, text) in files {
            let file = folder.draft().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        folder.publish()
    }

    #[test]
    fn what_a_build_did_not_make_stays() {
        let (root, project) = project();
        let out = root.path().join("site");
        built(&out, &project, &[("index.html", "1"), ("css/a.css", "1"), ("old/page.html", "1")])
            .unwrap();
        fs::create_dir(out.join(".git")).unwrap();
        for name in [".git/config", "CNAME", "css/mine.css", "old/notes"] {
            fs::write(out.join(name), "mine").unwrap();
        }
        built(&out, &project, &[("index.html", "2"), ("new/page.html", "2")]).unwrap();
        for name in [".git/config", "CNAME", "css/mine.css", "old/notes"] {
            assert_eq!(fs::read_to_string(out.join(name)).unwrap(), "mine", "{name}");
        }
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "2");
        assert!(!out.join("css/a.css").exists() && !out.join("old/page.html").exists());
        // A folder of its own goes with its last file.
        built(&out, &project, &[("index.html", "3")]).unwrap();
        assert!(!out.join("new").exists() && out.join("old").exists());
    }

    #[test]
    fn what_somebody_changed_or_put_in_the_way_is_not_written_over() {
        let (root, project) = project();
        let out = root.path().join("site");
        let site = [("index.html", "1"), ("b.html", "1")];
        built(&out, &project, &site).unwrap();
        fs::write(out.join("index.html"), "mine").unwrap();
        let refusal = built(&out, &project, &[("index.html", "2"), ("b.html", "2")]).err().unwrap();
        assert!(refusal.to_string().contains("index.html in"), "{refusal}");
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "mine");
        assert_eq!(fs::read_to_string(out.join("b.html")).unwrap(), "1", "half a site");
        // The advice helps: moved out, or deleted, and built again.
        fs::write(out.join("b.html"), "mine").unwrap();
        let refusal = built(&out, &project, &[("index.html", "2"), ("b.html", "2")]).err().unwrap();
        assert!(refusal.to_string().contains("b.html and index.html in"), "{refusal}");
        fs::rename(out.join("index.html"), root.path().join("index.html")).unwrap();
        fs::remove_file(out.join("b.html")).unwrap();
        built(&out, &project, &[("index.html", "2"), ("b.html", "2")]).unwrap();
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "2");
        fs::rename(root.path().join("index.html"), out.join("index.html")).unwrap();
        // A page that the new site does not have and somebody has changed is theirs.
        built(&out, &project, &[("b.html", "2")]).unwrap();
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "mine");

        fs::write(out.join("notes.html"), "mine").unwrap();
        let refusal = built(&out, &project, &[("notes.html", "2")]).err().unwrap();
        assert!(refusal.to_string().contains("notes.html in"), "{refusal}");
        fs::write(out.join("css"), "mine").unwrap();
        let refusal =
            built(&out, &project, &[("css/a.css", "2"), ("css/b.css", "2")]).err().unwrap();
        assert!(refusal.to_string().starts_with("css in"), "what is to be moved: {refusal}");
        let entries: Vec<_> =
            fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(entries.len(), 5, "{entries:?}");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        use std::os::unix::fs::symlink;
        let (root, project) = project();
        let (out, theirs) = (root.path().join("site"), root.path().join("theirs"));
        built(&out, &project, &[("css/a.css", "1"), ("b.html", "1")]).unwrap();
        fs::remove_dir_all(out.join("css")).unwrap();
        fs::create_dir(&theirs).unwrap();
        fs::write(theirs.join("a.css"), "1").unwrap();
        symlink(&theirs, out.join("css")).unwrap();
        assert!(built(&out, &project, &[("css/a.css", "2"), ("b.html", "2")]).is_err());
        built(&out, &project, &[("b.html", "2")]).unwrap();
        assert_eq!(fs::read_to_string(theirs.join("a.css")).unwrap(), "1");

        let dangling = root.path().join("dangling");
        symlink("/nowhere/at/all", &dangling).unwrap();
        let refusal = SiteFolder::claim(&dangling, &project).err().unwrap();
        assert!(refusal.to_string().contains("link that leads nowhere"), "{refusal}");
    }

    #[test]
    fn a_folder_of_an_earlier_version_keeps_what_the_new_site_does_not_have() {
        let (root, project) = project();
        let out = root.path().join("site");
        fs::create_dir(&out).unwrap();
        fs::write(out.join(MARK), "made this folder and empties it\n").unwrap();
        fs::write(out.join("index.html"), "1").unwrap();
        fs::write(out.join("CNAME"), "mine").unwrap();
        let published = built(&out, &project, &[("index.html", "2")]).unwrap();
        assert_eq!(published.unknown, ["CNAME"]);
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "2");
        assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "mine");
        assert!(built(&out, &project, &[("index.html", "3")]).unwrap().unknown.is_empty());
    }

    #[test]
    fn a_build_that_was_killed_leaves_nothing_that_stays_and_two_at_once_are_one_too_many() {
        let (root, project) = project();
        let out = root.path().join("site");
        fs::create_dir_all(out.join(format!("{DRAFT}abc/css"))).unwrap();
        let folder = SiteFolder::claim(&out, &project).unwrap();
        if cfg!(any(unix, windows)) {
            let refusal = SiteFolder::claim(&out, &project).err().unwrap();
            assert!(refusal.to_string().contains("Another build"), "{refusal}");
        }
        folder.publish().unwrap();
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
    }

    #[test]
    fn folders_of_others_are_refused_and_left_alone() {
        let (root, project) = project();
        let out = root.path().join("thesis");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("chapter.tex"), "years of work").unwrap();
        let refusal = SiteFolder::claim(&out, &project).err().unwrap().to_string();
        assert!(refusal.contains("no build of this book made, such as chapter.tex"), "{refusal}");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 1);

        let file = root.path().join("file");
        fs::write(&file, "").unwrap();
        let refusal = SiteFolder::claim(&file, &project).err().unwrap();
        assert!(refusal.to_string().contains("is a file"), "{refusal}");

        let inside = root.path().join("crates/../book/src/site");
        let refusal = SiteFolder::claim(&inside, &project).err().unwrap();
        assert!(refusal.to_string().contains("lies inside"), "{refusal}");
        assert!(!inside.exists());
    }
}
