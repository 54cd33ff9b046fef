//! A chapter laid out by `new`, in a workbook that has no other.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

use super::support::copy;

/// The crates that every chapter builds on.
const GROUND: [&str; 6] = ["contents", "figures", "one-build", "plot", "proof", "study"];

fn checkout() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

/// A workbook of this checkout's manifests and tools, without chapters.
struct Bare {
    folder: TempDir,
    /// Where cargo builds, as this test was built.
    target: PathBuf,
}

impl Bare {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bare = Self { folder, target: target() };
        for name in GROUND {
            copy(&checkout().join("crates").join(name), &bare.path(&format!("crates/{name}")));
        }
        // The figures of pages that are no chapters are drawn with chapters that are not here.
        const PAGES: [&str; 2] = ["front", "laboratory"];
        for file in ["crates/figures/Cargo.toml", "crates/figures/src/lib.rs"] {
            let text = bare.read(file);
            for page in PAGES {
                assert!(text.contains(page), "{file} has lost {page}");
            }
            let names = |line: &&str| PAGES.iter().any(|page| line.to_lowercase().contains(page));
            let without = text.lines().filter(|line| !names(line));
            bare.save(file, &without.map(|line| format!("{line}\n")).collect::<String>());
        }
        let pattern = "crates/workbook/chapter";
        copy(&checkout().join(pattern), &bare.path(pattern));
        for file in ["Cargo.lock", "README.md"] {
            fs::copy(checkout().join(file), bare.path(file)).unwrap();
        }
        let manifest = fs::read_to_string(checkout().join("Cargo.toml")).unwrap();
        let manifest: String = manifest
            .lines()
            .filter(|line| !line.starts_with("default-members") && !line.starts_with("exclude"))
            .map(|line| line.replace(", \"tests\"]", "]\nexclude = [\"crates/workbook\"]") + "\n")
            .collect();
        bare.save("Cargo.toml", &manifest);
        bare.save(
            "book/book.toml",
            "[book]\ntitle = \"A trial\"\nlanguage = \"en\"\nsrc = \"src\"\n",
        );
        bare.save("book/src/SUMMARY.md", "# Summary\n\n[Start](index.md)\n");
        bare.save("book/src/index.md", "# Start\n\nHere it starts.\n");
        bare
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn save(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    fn run(&self, command: &mut Command) -> Output {
        command
            .current_dir(self.folder.path())
            // Apart from this checkout's: cargo gives crates of one name in two workspaces the
            // same file, and one would take the other's place.
            .env_remove("CARGO_BUILD_BUILD_DIR")
            .env("CARGO_TARGET_DIR", self.target.join("new-chapter"))
            // The page needs no script of its own to be whole.
            .env("WASM_RUSTC", "none")
            .output()
            .unwrap()
    }

    fn workbook(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
        self.run(command.args(arguments).arg("--root").arg(self.folder.path()))
    }

    fn succeeds(&self, arguments: &[&str]) {
        let output = self.workbook(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", words(&output));
    }
}

/// The folder that cargo builds this test in.
fn target() -> PathBuf {
    let test = env::current_exe().unwrap();
    test.ancestors().nth(3).unwrap().to_path_buf()
}

fn words(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|words| String::from_utf8_lossy(words)).concat()
}

#[test]
fn a_new_chapter_builds_is_tested_and_shown() {
    let bare = Bare::new();
    bare.succeeds(&["new", "7", "trial-run", "A trial"]);
    assert!(bare.read("book/src/SUMMARY.md").contains("- [7. A trial](ch07-trial-run.md)\n"));
    assert!(
        bare.read("README.md").contains("| 7. A trial | `ch07-trial-run` | `first_trial_run` |")
    );
    assert!(bare.read("README.md").contains("practice is yours: 4 exercises"));

    let site = bare.path("site");
    bare.succeeds(&["build", "--out", site.to_str().unwrap()]);
    let page = bare.read("site/ch07-trial-run.html");
    for part in ["fig-ch07-mean", "2.50", "first_trial_run", "The fourth value", "7.1"] {
        assert!(page.contains(part), "the page has no {part}");
    }

    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tested =
        bare.run(Command::new(cargo).args(["test", "--quiet", "--package", "ch07-trial-run"]));
    assert!(tested.status.success(), "{}", words(&tested));

    // What its exercises answer is what is recorded with them.
    let answers = "crates/ch07-trial-run/exercises/spread/expected.json";
    let before = bare.read(answers);
    bare.succeeds(&["record", "ch07/spread"]);
    assert_eq!(bare.read(answers), before);

    // And once more it is refused, by number and by name.
    let output = bare.workbook(&["new", "7", "another", "Another"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output).contains("Chapter 7 is there already"), "{}", words(&output));
}
