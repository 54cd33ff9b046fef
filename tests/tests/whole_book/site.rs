//! The two sites that are tested, each built once.

use std::{
    collections::BTreeSet,
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use book_tests::{room::Room, sample, server};

/// A rendered site.
pub struct Site {
    pub folder: PathBuf,
    /// The page that has the most on it.
    pub chapter: &'static str,
    /// Where it is served.
    pub address: SocketAddr,
    _keep: Room,
}

// A site that does not build says so in every test that wants it.
static SAMPLE: LazyLock<Result<Site, String>> = LazyLock::new(|| {
    Site::new("elements.html", |out| {
        sample::build(out).map_err(|error| format!("the sample book does not build: {error:#}"))
    })
});

static BOOK: LazyLock<Result<Site, String>> = LazyLock::new(|| {
    Site::new("ch10-backpropagation.html", |out| {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = Command::new(cargo)
            .current_dir(sample::project())
            .args(["run", "--quiet", "--bin", "workbook", "--", "build", "--out"])
            .arg(out)
            .output()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if built.status.success() {
            return Ok(());
        }
        let said = [built.stdout, built.stderr].concat();
        Err(format!("the book does not build:\n{}", String::from_utf8_lossy(&said)))
    })
});

/// The sample book with every element of the theme.
pub fn sample_book() -> &'static Site {
    SAMPLE.as_ref().unwrap_or_else(|mistake| panic!("{mistake}"))
}

/// The book itself.
pub fn book() -> &'static Site {
    BOOK.as_ref().unwrap_or_else(|mistake| panic!("{mistake}"))
}

impl Site {
    fn new(
        chapter: &'static str,
        build: impl FnOnce(&Path) -> Result<(), String>,
    ) -> Result<Self, String> {
        let keep = Room::new().expect("a folder for the site");
        let folder = keep.path().join("site");
        build(&folder)?;
        let address = server::serve(folder.clone()).expect("a free port on loopback");
        Ok(Self { folder, chapter, address, _keep: keep })
    }

    /// The names of all pages, the frame of chapters that nothing shows left out.
    pub fn pages(&self) -> BTreeSet<String> {
        fs::read_dir(&self.folder)
            .expect("the site's folder")
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.ends_with(".html") && name != "toc.html")
            .collect()
    }

    /// The address of a page, served.
    pub fn url(&self, page: &str) -> String {
        format!("http://{}/{page}", self.address)
    }

    /// The text of a file.
    pub fn read(&self, file: &str) -> String {
        let path = self.folder.join(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}
