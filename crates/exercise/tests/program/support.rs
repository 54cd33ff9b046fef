//! A checkout with a few exercises in it, and a practice project beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What a command printed, without colours, and whether it was content.
pub struct Said {
    pub good: bool,
    pub text: String,
}

impl Said {
    /// Fails unless all of these are in what was said.
    #[track_caller]
    pub fn contains(&self, parts: &[&str]) -> &Said {
        for part in parts {
            let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(part), "“{part}” is not in:\n{}", self.text);
        }
        self
    }
}

impl Said {
    /// Fails if one of these is in what was said.
    #[track_caller]
    pub fn lacks(&self, parts: &[&str]) -> &Said {
        for part in parts {
            assert!(!self.text.contains(part), "“{part}” is in:\n{}", self.text);
        }
        self
    }
}

/// Exercises of chapter 8 that need nothing but std, in a checkout of their own.
pub struct Checkout {
    root: PathBuf,
    _folder: TempDir,
}

pub const STEEP: &str = "ch08_a_steeper_sigmoid.rs";

impl Checkout {
    pub fn new() -> Checkout {
        let folder = tempfile::tempdir().unwrap();
        // Where the folder for temporary files is a link, the current folder has another name.
        let root = match cfg!(unix) {
            true => folder.path().canonicalize().unwrap(),
            false => folder.path().to_path_buf(),
        };
        let checkout = Checkout { root, _folder: folder };
        for name in ["a-steeper-sigmoid", "error-and-sign", "a-test-for-slopes"] {
            checkout.add(name);
        }
        checkout
    }

    /// Adds an exercise of chapter 8.
    pub fn add(&self, name: &str) {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        copy(&crates.join("ch08-sigmoid/exercises").join(name), &self.exercise(name));
    }

    /// A checkout whose practice project is laid out.
    pub fn started() -> Checkout {
        let checkout = Checkout::new();
        assert!(checkout.run(&["start"]).good);
        checkout
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn exercise(&self, name: &str) -> PathBuf {
        self.root().join("crates/ch08-sigmoid/exercises").join(name)
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.root().join("practice/src/bin").join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.file(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap()
    }

    pub fn solution(&self, name: &str) -> String {
        fs::read_to_string(self.exercise(name).join("solution.rs")).unwrap()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_exercises"));
        command.current_dir(self.root()).arg("--root").arg(self.root()).args(arguments);
        command.env_remove("CARGO_TARGET_DIR").stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().unwrap();
        let text = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
        Said { good: output.status.success(), text: text.concat() }
    }

    /// The verdict on this text as the answer to exercise 8.2.
    pub fn check(&self, answer: &str) -> Said {
        self.write(STEEP, answer);
        self.run(&["check", "8.2"])
    }
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
