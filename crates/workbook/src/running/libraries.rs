//! The compiled crates that a reader's program may use: the chapters, the figures' house
//! style, and what the chapters themselves build on.

use std::{
    collections::BTreeSet,
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Output,
    sync::Arc,
};

use serde::Deserialize;
use tokio::{process::Command, sync::watch};

use crate::{mistake::Mistake, process, project::Project};

/// The compiler, and what a program is compiled against.
#[derive(Debug)]
pub struct Libraries {
    /// The compiler itself rather than the proxy that would look for it at every run.
    pub rustc: PathBuf,
    /// Arguments that name the crates.
    pub arguments: Vec<OsString>,
}

/// The libraries as they become ready; the mistake, if they did not.
pub type Ready = watch::Receiver<Option<Result<Arc<Libraries>, Mistake>>>;

impl Libraries {
    /// Compiles what is not compiled yet and finds where it is.
    pub async fn prepare(project: &Project) -> Result<Self, Mistake> {
        let wanted = wanted(project).await?;
        // What draws the figures is compiled before any page is shown, and uses all of it.
        let built = cargo(
            project,
            &["build", "--quiet", "--bin", "figures", "--message-format=json"],
            "The chapters' crates do not compile, so their programs cannot be run.",
        )
        .await?;
        let built = String::from_utf8_lossy(&built.stdout);
        let libraries: Vec<(String, PathBuf)> = built
            .lines()
            .filter_map(|line| serde_json::from_str::<Artifact>(line).ok())
            .filter(|artifact| wanted.contains(&artifact.target.name))
            .filter_map(|Artifact { target, filenames, .. }| {
                let file = filenames
                    .into_iter()
                    .find(|file| file.extension().is_some_and(|extension| extension == "rlib"))?;
                Some((target.name, file))
            })
            .collect();
        Ok(Self { rustc: rustc(project).await?, arguments: arguments(&libraries) })
    }
}

fn arguments(libraries: &[(String, PathBuf)]) -> Vec<OsString> {
    let mut arguments = Vec::new();
    let mut folders = BTreeSet::new();
    for (name, file) in libraries {
        let mut library = OsString::from(format!("{name}="));
        library.push(file);
        arguments.extend(["--extern".into(), library]);
        // What the crates need in turn lies beside them.
        folders.extend(file.parent().map(Path::to_path_buf));
    }
    for folder in folders {
        let mut needed = OsString::from("dependency=");
        needed.push(&folder);
        arguments.extend(["-L".into(), needed]);
    }
    arguments
}

#[derive(Deserialize)]
struct Artifact {
    target: Target,
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
}

/// The names of the chapters' crates and of all that a chapter names as a dependency.
async fn wanted(project: &Project) -> Result<BTreeSet<String>, Mistake> {
    let output = cargo(
        project,
        &["metadata", "--quiet", "--no-deps", "--format-version", "1"],
        "cargo cannot read the workspace, so the programs cannot be run.",
    )
    .await?;
    let metadata: Metadata = serde_json::from_slice(&output.stdout)
        .map_err(|error| Mistake::new(format!("cargo describes the workspace oddly: {error}.")))?;
    let mut wanted = BTreeSet::new();
    for package in metadata.packages.into_iter().filter(|package| is_chapter(&package.name)) {
        let needed = package.dependencies.into_iter().filter(|needed| needed.kind.is_none());
        wanted.extend(needed.map(|needed| needed.name.replace('-', "_")));
        wanted.insert(package.name.replace('-', "_"));
    }
    Ok(wanted)
}

fn is_chapter(name: &str) -> bool {
    name.strip_prefix("ch")
        .is_some_and(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
}

async fn rustc(project: &Project) -> Result<PathBuf, Mistake> {
    let proxy = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(proxy);
    command.args(["--print", "sysroot"]).current_dir(project.root());
    let missing = |why: String| Mistake::new(format!("The Rust compiler is not found ({why})."));
    let output = process::output(command).await.map_err(|error| missing(error.to_string()))?;
    let sysroot = String::from_utf8_lossy(&output.stdout);
    let rustc =
        Path::new(sysroot.trim()).join("bin").join(format!("rustc{}", env::consts::EXE_SUFFIX));
    if rustc.is_file() { Ok(rustc) } else { Err(missing(rustc.display().to_string())) }
}

async fn cargo(project: &Project, args: &[&str], refusal: &str) -> Result<Output, Mistake> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(args).current_dir(project.root());
    let output = process::output(command)
        .await
        .map_err(|error| Mistake::with_detail(refusal, error.to_string()))?;
    if output.status.success() {
        Ok(output)
    } else {
        Err(Mistake::with_detail(refusal, String::from_utf8_lossy(&output.stderr)))
    }
}
