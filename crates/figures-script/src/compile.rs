//! The crates for the browser: `figures-wasm`, compiled with a few of the chapters, and
//! `laboratory-wasm`.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

const TARGET: &str = "wasm32-unknown-unknown";

/// What compiles for the browser.
pub struct Compiler {
    /// The workbook's folder.
    pub root: PathBuf,
    /// The compiler itself.
    pub rustc: PathBuf,
    /// Whether the standard library has to be compiled as well.
    pub builds_std: bool,
}

impl Compiler {
    /// The wasm with the figures of these chapters and those between them.
    pub fn figures(&self, first: &str, last: &str) -> Result<Vec<u8>> {
        let chapters = [("FIGURES_FIRST", first), ("FIGURES_LAST", last)];
        self.compiled("figures-wasm", "browser", &chapters)
    }

    /// The wasm of the laboratory.
    pub fn laboratory(&self) -> Result<Vec<u8>> {
        self.compiled("laboratory-wasm", "laboratory", &[])
    }

    fn compiled(&self, package: &str, profile: &str, told: &[(&str, &str)]) -> Result<Vec<u8>> {
        // A folder of its own: another compiler would throw away what is compiled in the usual one.
        let target = self.root.join("target/figures-wasm");
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .current_dir(&self.root)
            .args(["build", "--quiet", "--package", package, "--lib"])
            .args(["--profile", profile, "--target", TARGET, "--target-dir"])
            .arg(&target)
            .env("RUSTC", &self.rustc)
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags()?.join("\u{1f}"))
            .envs(told.iter().copied());
        if self.builds_std {
            cargo.args(["-Z", "build-std=std,panic_abort"]).env("RUSTC_BOOTSTRAP", "1");
        }
        let status = cargo.status().context("cargo")?;
        ensure!(status.success(), "cargo: {status}");
        let file = format!("{}.wasm", package.replace('-', "_"));
        let wasm = target.join(TARGET).join(profile).join(file);
        fs::read(&wasm).with_context(|| wasm.display().to_string())
    }

    /// The paths of this machine are nobody else's business: panics name their places by them.
    fn flags(&self) -> Result<Vec<String>> {
        let home = env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
        let home = home.context("there is no home folder")?;
        let remap = |from: &Path, to| format!("--remap-path-prefix={}={to}", from.display());
        Ok(vec![remap(&home, "cargo"), remap(&self.root, "book")])
    }
}
