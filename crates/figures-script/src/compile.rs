//! The crates for the browser: `figures-wasm`, compiled with a few of the chapters, and
//! `laboratory-wasm`.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

const TARGET: &str = "wasm32-unknown-unknown";
/// How many examples `figures-wasm` has: a script is compiled as one of them. There are more than
/// scripts, so that each script is the same example at the next build, which finds it compiled.
pub const EXAMPLES: usize = 16;

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
    /// The wasm of some scripts: each with the figures of its chapters, and of those between its first
    /// and its last. They are compiled as this example of [`EXAMPLES`] and the next ones.
    pub fn figures(&self, example: usize, scripts: &[&[String]]) -> Result<Vec<Vec<u8>>> {
        let examples = example + 1..=example + scripts.len();
        ensure!(
            *examples.end() <= EXAMPLES,
            "there are {EXAMPLES} examples, not {}",
            examples.end()
        );
        let mut cargo = self.cargo("figures-wasm", "browser")?;
        cargo.args(["--features", "scripts"]);
        let names: Vec<String> = examples.clone().map(|n| format!("script{n}")).collect();
        for ((number, name), chapters) in examples.zip(&names).zip(scripts) {
            let (Some(first), Some(last)) = (chapters.first(), chapters.last()) else {
                bail!("There is no chapter to make a script of.");
            };
            cargo.args(["--example", name]);
            cargo.env(format!("FIGURES_{number}_FIRST"), first);
            cargo.env(format!("FIGURES_{number}_LAST"), last);
        }
        finish(cargo)?;
        let folder = self.made("browser").join("examples");
        names.iter().map(|name| read(&folder.join(format!("{name}.wasm")))).collect()
    }

    /// The wasm of the laboratory.
    pub fn laboratory(&self) -> Result<Vec<u8>> {
        let mut cargo = self.cargo("laboratory-wasm", "laboratory")?;
        cargo.arg("--lib");
        finish(cargo)?;
        read(&self.made("laboratory").join("laboratory_wasm.wasm"))
    }

    fn cargo(&self, package: &str, profile: &str) -> Result<Command> {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .current_dir(&self.root)
            .args(["build", "--quiet", "--package", package])
            .args(["--profile", profile, "--target", TARGET, "--target-dir"])
            .arg(self.target())
            .env("RUSTC", &self.rustc)
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags()?.join("\u{1f}"));
        if self.builds_std {
            cargo.args(["-Z", "build-std=std,panic_abort"]).env("RUSTC_BOOTSTRAP", "1");
        }
        Ok(cargo)
    }

    /// A folder of its own: another compiler would throw away what is compiled in the usual one.
    fn target(&self) -> PathBuf {
        self.root.join("target/figures-wasm")
    }

    fn made(&self, profile: &str) -> PathBuf {
        self.target().join(TARGET).join(profile)
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

fn finish(mut cargo: Command) -> Result<()> {
    let status = cargo.status().context("cargo")?;
    ensure!(status.success(), "cargo: {status}");
    Ok(())
}

fn read(wasm: &Path) -> Result<Vec<u8>> {
    fs::read(wasm).with_context(|| wasm.display().to_string())
}
