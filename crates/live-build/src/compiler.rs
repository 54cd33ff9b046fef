//! A compiler that can make wasm.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// The compiler in `RUSTC`, or the one that cargo uses.
pub struct Compiler {
    pub program: PathBuf,
    /// Release and origin: with the same sources and the same name the script has the same bytes.
    pub name: String,
    /// The sources of the standard library, which the compiler's messages point into.
    pub sources: PathBuf,
    /// Whether the standard library has to be compiled as well.
    pub builds_std: bool,
}

impl Compiler {
    pub fn find() -> Result<Self> {
        let program = PathBuf::from(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        let sources =
            Path::new(&ask(&program, &["--print", "sysroot"])?).join("lib/rustlib/src/rust");
        let library = ask(&program, &["--print", "target-libdir", "--target", TARGET])?;
        let builds_std = !Path::new(&library).is_dir();
        if builds_std && !sources.join("library/std").is_dir() {
            bail!(
                "{} has no standard library for {TARGET} and no sources to build one from.\n\
                 With rustup: rustup target add {TARGET}\n\
                 On Debian without it: .ci/live, which takes the packages of rustc-web",
                program.display()
            );
        }
        let version = ask(&program, &["--version"])?;
        let of =
            if builds_std { "standard library built with it" } else { "its own standard library" };
        Ok(Self { name: format!("{version}, {of}"), program, sources, builds_std })
    }
}

fn ask(program: &Path, arguments: &[&str]) -> Result<String> {
    let asked = || format!("{} {}", program.display(), arguments.join(" "));
    let answer = Command::new(program).args(arguments).output().with_context(asked)?;
    ensure!(answer.status.success(), "{}: {}", asked(), String::from_utf8_lossy(&answer.stderr));
    Ok(String::from_utf8(answer.stdout).with_context(asked)?.trim().to_owned())
}
