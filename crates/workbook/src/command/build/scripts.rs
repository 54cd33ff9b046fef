//! The scripts of a static site: what draws its live figures, and the laboratory. Both are the
//! chapters' code, compiled for the browser.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    cargo,
    figures::{chapters_of_live_figures, with_scripts},
    mistake::Mistake,
    process,
    project::Project,
};

const TARGET: &str = "wasm32-unknown-unknown";
/// The variable that names a compiler for it.
const VARIABLE: &str = "WASM_RUSTC";
/// Where the scripts are in the site.
const FOLDER: &str = "figures";
/// Where the laboratory's script is.
const LABORATORY: &str = "laboratory";
/// What the laboratory's place on a page carries.
const PLACE: &str = " data-laboratory=\"\"";

/// A Rust compiler that compiles for the browser.
pub struct Compiler {
    program: PathBuf,
    /// Whether it has the standard library's sources in place of the library.
    from_sources: bool,
}

impl Compiler {
    /// The compiler that `WASM_RUSTC` names, or the one that cargo uses.
    pub async fn find() -> Result<Self, Mistake> {
        let named = env::var_os(VARIABLE);
        let program = named.clone().or_else(|| env::var_os("RUSTC"));
        let program = PathBuf::from(program.unwrap_or_else(|| "rustc".into()));
        let library = ask(&program, &["--print", "target-libdir", "--target", TARGET]).await?;
        if library.is_dir() {
            return Ok(Self { program, from_sources: false });
        }
        // Only who names a compiler has chosen to compile the standard library, too.
        let sysroot = ask(&program, &["--print", "sysroot"]).await?;
        if named.is_some() && sysroot.join("lib/rustlib/src/rust/library/std").is_dir() {
            return Ok(Self { program, from_sources: true });
        }
        Err(missing(&format!("{} does not compile for {TARGET}.", program.display())))
    }
}

async fn ask(program: &Path, args: &[&str]) -> Result<PathBuf, Mistake> {
    let mut command = Command::new(program);
    command.args(args);
    let output = process::output(command)
        .await
        .map_err(|error| missing(&format!("{} does not start ({error}).", program.display())))?;
    if output.success() {
        Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
    } else {
        Err(missing(&format!("{} does not know {TARGET}.", program.display())))
    }
}

fn missing(why: &str) -> Mistake {
    Mistake::new(format!(
        "Figures that answer the reader are compiled for the browser. {why}\n\
         With rustup: `rustup target add {TARGET}`. Where that cannot be had, set {VARIABLE} to a \
         rustc of 1.88 or later that has the target, or the sources of its standard library."
    ))
}

/// Whether there is a figure in the site that a script could draw, or a laboratory.
pub fn wanted(site: &Path) -> Result<bool, Mistake> {
    Ok(pages(site)?.iter().any(Page::wants))
}

/// Adds the scripts to a site, and tells each live figure which one is its own.
pub async fn add_to(site: &Path, project: &Project, compiler: &Compiler) -> Result<(), Mistake> {
    let mut pages = pages(site)?;
    pages.retain(Page::wants);
    if pages.is_empty() {
        return Ok(());
    }
    // The program that fills the folders is not started where this one was.
    let folder =
        |name: &str| std::path::absolute(site.join(name)).map_err(|error| unable(site, &error));
    let (figures, laboratory) = (folder(FOLDER)?, folder(LABORATORY)?);
    let Compiler { program, from_sources } = compiler;
    let chapters = pages.iter().flat_map(|page| chapters_of_live_figures(&page.text)).collect();
    let alone = [LABORATORY.to_owned()].into();
    // Most of either is one thread's work: they are compiled at the same time.
    let drawing = cargo::scripts(project, program, *from_sources, &figures, &chapters);
    let scripts = if pages.iter().any(Page::has_laboratory) {
        let training = cargo::scripts(project, program, *from_sources, &laboratory, &alone);
        let (mut drawing, training) = tokio::try_join!(drawing, training)?;
        drawing.extend(training);
        drawing
    } else {
        drawing.await?
    };
    for page in &mut pages {
        if let Some(name) = scripts.get(LABORATORY) {
            let told = format!(" data-script=\"{}{LABORATORY}/{name}\"{PLACE}", page.to_root);
            page.text = page.text.replace(PLACE, &told);
        }
        let script_of =
            |chapter: &str| Some(format!("{}{FOLDER}/{}", page.to_root, scripts.get(chapter)?));
        fs::write(&page.file, with_scripts(&page.text, script_of))
            .map_err(|error| unable(&page.file, &error))?;
    }
    Ok(())
}

struct Page {
    file: PathBuf,
    /// The way from it to the site's root, `../`.
    to_root: String,
    text: String,
}

impl Page {
    /// Whether there is something for a script on it.
    fn wants(&self) -> bool {
        self.has_laboratory() || !chapters_of_live_figures(&self.text).is_empty()
    }

    fn has_laboratory(&self) -> bool {
        self.text.contains(PLACE)
    }
}

fn pages(site: &Path) -> Result<Vec<Page>, Mistake> {
    let mut pages = Vec::new();
    let mut folders = vec![(site.to_path_buf(), String::new())];
    while let Some((folder, to_root)) = folders.pop() {
        let entries = fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        for entry in entries.map_err(|error| unable(&folder, &error))? {
            let file = entry.path();
            if file.is_dir() {
                folders.push((file, format!("../{to_root}")));
            } else if file.extension().is_some_and(|end| end == "html") {
                let text = fs::read_to_string(&file).map_err(|error| unable(&file, &error))?;
                pages.push(Page { file, to_root: to_root.clone(), text });
            }
        }
    }
    Ok(pages)
}

fn unable(file: &Path, error: &io::Error) -> Mistake {
    Mistake::new(format!(
        "The site's figures cannot be given their scripts ({}: {error}).",
        file.display()
    ))
}
