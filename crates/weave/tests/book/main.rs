//! The weave on a small book: the good one is woven and built, every broken one refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod broken;
mod good;
mod guide;

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use weave::{Audience, Diagnostics, Report, build_site, figure::Catalogue};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// A copy of the sample workbook that a test may spoil.
struct Workbook(TempDir);

impl Workbook {
    fn sample() -> Self {
        let workbook = Self(TempDir::new().unwrap());
        copy(&folder("sample"), workbook.root());
        workbook
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn site(&self) -> PathBuf {
        self.root().join("site")
    }

    fn figures(&self) -> Catalogue {
        Catalogue::from_json(&self.read("figures.json")).unwrap()
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root().join(file)).unwrap()
    }

    fn build(&self) -> Result<Report, Diagnostics> {
        self.build_for(Audience::Readers)
    }

    fn build_for(&self, audience: Audience) -> Result<Report, Diagnostics> {
        build_site(self.root(), &self.site(), self.figures(), audience)
    }
}

/// Snapshots go by their bare names.
fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
