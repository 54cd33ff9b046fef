//! What the committed scripts were built from.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{STAMP, chapters, script_of};

/// Packages from the registry by name and version, with the checksum of each.
pub type Packages = BTreeMap<String, String>;

/// What the scripts were built from. Their bytes follow from all of it together.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Stamp {
    /// The compiler, and whether its standard library came with it.
    pub compiler: String,
    /// The digest of each chapter's script.
    pub scripts: BTreeMap<String, String>,
    /// The digest of what the workspace's manifest says of the packages that are in the scripts.
    pub manifest: String,
    /// The files of the workbook that are in it, each with its digest.
    pub files: BTreeMap<String, String>,
    /// The packages that are in it.
    pub packages: Packages,
}

impl Stamp {
    /// Reads the stamp of the workbook in the folder `root`.
    ///
    /// # Errors
    ///
    /// If it is not there or not a stamp.
    pub fn read(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join(STAMP)).with_context(|| STAMP.to_owned())?;
        toml::from_str(&text).with_context(|| STAMP.to_owned())
    }

    /// Everything in the folder `root` that is no longer what the scripts were built from, a
    /// sentence each.
    ///
    /// # Errors
    ///
    /// If the workspace's manifest or lock file cannot be read.
    pub fn stale(&self, root: &Path) -> Result<Vec<String>> {
        let mut stale = Vec::new();
        for (file, digest_then) in &self.files {
            match fs::read(root.join(file)) {
                Ok(bytes) if digest(&bytes) == *digest_then => {}
                Ok(_) => stale.push(format!("{file} has changed since the script was built")),
                Err(error) => stale.push(format!("{file} was built into the script: {error}")),
            }
        }
        let locked = locked(root)?;
        for (package, checksum) in &self.packages {
            if locked.get(package) != Some(checksum) {
                stale.push(format!("Cargo.lock no longer has {package}, which is in the script"));
            }
        }
        if manifest(root, &self.packages)? != self.manifest {
            stale.push(
                "Cargo.toml says something else about what the script is built from: \
                 [profile.live], the edition, or a package that is in the script"
                    .to_owned(),
            );
        }
        for chapter in chapters(root)? {
            let script = script_of(&chapter);
            match (fs::read(root.join(&script)), self.scripts.get(&chapter)) {
                (Ok(bytes), Some(digest_then)) if digest(&bytes) == *digest_then => {}
                (Ok(_), _) => {
                    stale.push(format!("{script} is not the script that the stamp is for"))
                }
                (Err(error), _) => stale.push(format!("{script}: {error}")),
            }
        }
        Ok(stale)
    }
}

/// A digest that a line end of another system does not change.
pub fn digest(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The packages that Cargo.lock holds, as `name version`, with their checksums.
///
/// # Errors
///
/// If it cannot be read.
pub fn locked(root: &Path) -> Result<Packages> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
        checksum: Option<String>,
    }
    let text = fs::read_to_string(root.join("Cargo.lock")).context("Cargo.lock")?;
    let lock: Lock = toml::from_str(&text).context("Cargo.lock")?;
    let with_checksum = lock.package.into_iter().filter_map(|package| {
        Some((format!("{} {}", package.name, package.version), package.checksum?))
    });
    Ok(with_checksum.collect())
}

/// The digest of the workspace's manifest, as far as it can change the script: not of
/// dependencies that the script has nothing to do with.
///
/// # Errors
///
/// If it cannot be read.
pub fn manifest(root: &Path, packages: &Packages) -> Result<String> {
    let text = fs::read_to_string(root.join("Cargo.toml")).context("Cargo.toml")?;
    let manifest: toml::Table = toml::from_str(&text).context("Cargo.toml")?;
    let at = |path: &[&str]| -> Option<toml::Value> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(manifest.get(*first)?.clone(), |value, key| value.get(key).cloned())
    };
    let mut relevant = vec![
        at(&["profile", "live"]),
        at(&["profile", "release"]),
        at(&["workspace", "package", "edition"]),
    ];
    for package in packages.keys() {
        let name = package.split(' ').next().unwrap_or_default();
        relevant.push(at(&["workspace", "dependencies", name]));
    }
    let relevant: Vec<String> =
        relevant.into_iter().flatten().map(|value| value.to_string()).collect();
    Ok(digest(relevant.join("\n").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A workbook of one file, one package and one script, and its stamp.
    fn workbook() -> (tempfile::TempDir, Stamp) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("book/src/live")).unwrap();
        fs::create_dir_all(root.join("crates/figures")).unwrap();
        fs::write(root.join("crates/figures/Cargo.toml"), "[features]\ndefault = [\"ch08\"]\n")
            .unwrap();
        fs::write(root.join("lib.rs"), "fn f() {}\n").unwrap();
        fs::write(root.join(script_of("ch08")), "script").unwrap();
        let lock = "[[package]]\nname = \"libm\"\nversion = \"0.2.0\"\nchecksum = \"c\"\n";
        fs::write(root.join("Cargo.lock"), lock).unwrap();
        let manifest_text = "[workspace.dependencies]\nlibm = \"0.2\"\naxum = \"0.8\"\n";
        fs::write(root.join("Cargo.toml"), manifest_text).unwrap();
        let packages = locked(root).unwrap();
        let stamp = Stamp {
            compiler: "rustc".into(),
            scripts: [("ch08".into(), digest(b"script"))].into(),
            manifest: manifest(root, &packages).unwrap(),
            files: [("lib.rs".into(), digest(b"fn f() {}\n"))].into(),
            packages,
        };
        assert_eq!(stamp.stale(root).unwrap(), [""; 0]);
        (folder, stamp)
    }

    /// What is stale after `file` has been written anew.
    fn after(file: &str, text: &str) -> Vec<String> {
        let (folder, stamp) = workbook();
        fs::write(folder.path().join(file), text).unwrap();
        stamp.stale(folder.path()).unwrap()
    }

    #[test]
    fn a_changed_source_is_named() {
        assert_eq!(
            after("lib.rs", "fn g() {}\n"),
            ["lib.rs has changed since the script was built"]
        );
    }

    #[test]
    fn a_source_that_is_gone_is_named() {
        let (folder, stamp) = workbook();
        fs::remove_file(folder.path().join("lib.rs")).unwrap();
        let stale = stamp.stale(folder.path()).unwrap();
        assert!(stale[0].starts_with("lib.rs was built into the script: "), "{stale:?}");
    }

    #[test]
    fn line_ends_are_no_change() {
        assert_eq!(after("lib.rs", "fn f() {}\r\n"), [""; 0]);
    }

    #[test]
    fn another_version_of_a_package_is_named() {
        let lock = "[[package]]\nname = \"libm\"\nversion = \"0.2.1\"\nchecksum = \"d\"\n";
        assert_eq!(
            after("Cargo.lock", lock),
            ["Cargo.lock no longer has libm 0.2.0, which is in the script"]
        );
    }

    #[test]
    fn a_dependency_of_something_else_is_no_change() {
        let other = "[workspace.dependencies]\nlibm = \"0.2\"\naxum = \"0.9\"\n";
        assert_eq!(after("Cargo.toml", other), [""; 0]);
    }

    #[test]
    fn a_feature_of_a_package_in_the_script_is_a_change() {
        let other = "[workspace.dependencies]\nlibm = { version = \"0.2\", features = [\"x\"] }\n";
        assert_eq!(after("Cargo.toml", other).len(), 1);
    }

    #[test]
    fn a_script_changed_by_hand_is_noticed() {
        let script = script_of("ch08");
        assert_eq!(
            after(&script, "another script"),
            [format!("{script} is not the script that the stamp is for")]
        );
    }

    #[test]
    fn a_chapter_without_a_script_is_noticed() {
        let stale =
            after("crates/figures/Cargo.toml", "[features]\ndefault = [\"ch08\", \"ch09\"]\n");
        assert_eq!(stale.len(), 1, "{stale:?}");
        assert!(stale[0].starts_with("book/src/live/ch09.js: "), "{stale:?}");
    }
}
