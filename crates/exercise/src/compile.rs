//! From a reader's file to a program of checks: two short compilations.
//!
//! The reader's file becomes a library of its own, and the checks a program that links it. So
//! what does not compile in the first is the reader's, `crate::` means what it means in the
//! practice project, and what does not compile in the second can only be the way that the
//! checks and the reader's functions meet.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use programs::{CompilerMessage, End, Limits, Output, Program, Stop, Supervisor, unjudged};

use crate::Error;

/// Types that need more than this to check are not in this book's exercises.
const COMPILER: Limits = Limits {
    time: Some(Duration::from_secs(60)),
    output: Some(4 << 20),
    memory: Some(6 << 30),
    together: Some(2 << 30),
    tasks: Some(256),
    file: Some(1 << 30),
    polite: false,
};

/// What a `check.rs` may use.
pub const CHECKS: &str = include_str!("checks.rs");

/// What a `formula.rs` may use.
pub const PRODUCT: &str = include_str!("product.rs");

/// What is kept is to be small; nothing of it is read by a debugger.
const STRIPPED: &str = "-Cstrip=debuginfo";

/// How the compiler took it.
pub enum Compiled {
    /// Well.
    Yes,
    /// Not at all.
    No(Vec<CompilerMessage>),
}

/// The compiler, and the libraries that it may link.
pub struct Compiler<'a> {
    pub rustc: OsString,
    /// Arguments for the chapters' crates; none where no chapter is named.
    pub libraries: Vec<OsString>,
    pub supervisor: &'a Supervisor,
    /// Whether it may take as long as it takes: for sources of ours, many at once.
    pub patient: bool,
}

impl Compiler<'_> {
    /// Compiles the reader's file as the library `answer` into `folder`.
    pub fn answer(&self, source: &Path, folder: &Path) -> Result<Compiled, Error> {
        let library = folder.join("libanswer.rlib");
        self.rustc(
            folder,
            [
                OsStr::new("--crate-type=rlib"),
                OsStr::new("--crate-name=answer"),
                OsStr::new("-o"),
                library.as_os_str(),
                OsStr::new("--allow=warnings"),
            ],
            source,
        )
    }

    /// Compiles the checks and links them with the library `answer` in `folder`; gives the
    /// program.
    pub fn checks(&self, check: &Path, folder: &Path) -> Result<(Compiled, PathBuf), Error> {
        let harness = folder.join("harness.rs");
        let program = folder.join(format!("harness{}", std::env::consts::EXE_SUFFIX));
        let text = main_of_checks(folder, check)?;
        fs::write(&harness, text).map_err(Error::file(&harness, "written"))?;
        let mut library = OsString::from("answer=");
        library.push(folder.join("libanswer.rlib"));
        let compiled = self.rustc(
            folder,
            [
                OsStr::new("--crate-name=harness"),
                OsStr::new("-o"),
                program.as_os_str(),
                OsStr::new("--allow=warnings"),
                OsStr::new("--extern"),
                library.as_os_str(),
            ],
            &harness,
        )?;
        Ok((compiled, program))
    }

    /// Compiles several answers and for each of them the checks, a module each, into one program:
    /// started with the number of an answer, it checks that one. Some answers cannot be modules
    /// of one crate, for instance where one says `crate::`.
    pub fn together(
        &self,
        check: &str,
        answers: &[String],
        folder: &Path,
    ) -> Result<(Compiled, PathBuf), Error> {
        let put = |name: String, text: &str| {
            let file = folder.join(name);
            fs::write(&file, text).map_err(Error::file(&file, "written"))
        };
        put("checks.rs".into(), CHECKS)?;
        let mut modules = String::from("#[macro_use]\nmod checks;\n");
        let mut arms = String::new();
        for (number, answer) in answers.iter().enumerate() {
            put(format!("answer{number}.rs"), answer)?;
            // What a check calls `answer` is elsewhere a crate. At the end, so that no line moves.
            let check = format!("{check}\nuse super::answer{number} as answer;\n");
            put(format!("check{number}.rs"), &check)?;
            modules.push_str(&format!("mod answer{number};\nmod check{number};\n"));
            arms.push_str(&format!(
                "        Some(\"{number}\") => checks::run(check{number}::check),\n"
            ));
        }
        let text = format!(
            "{modules}fn main() {{\n    match std::env::args().nth(2).as_deref() {{\n{arms}        \
             _ => std::process::exit(2),\n    }}\n}}\n"
        );
        put("harness.rs".into(), &text)?;
        let program = folder.join(format!("harness{}", std::env::consts::EXE_SUFFIX));
        let compiled = self.rustc(
            folder,
            [
                OsStr::new("--crate-name=harness"),
                OsStr::new("-o"),
                program.as_os_str(),
                OsStr::new("--cap-lints=allow"),
                OsStr::new(STRIPPED),
            ],
            &folder.join("harness.rs"),
        )?;
        Ok((compiled, program))
    }

    /// Compiles a formula and the checks into a program that tries its wrong forms.
    pub fn formula(
        &self,
        formula: &Path,
        check: &str,
        folder: &Path,
    ) -> Result<(Compiled, PathBuf), Error> {
        let put = |name: &str, text: &str| {
            let file = folder.join(name);
            fs::write(&file, text).map_err(Error::file(&file, "written"))
        };
        put("checks.rs", CHECKS)?;
        put("product.rs", PRODUCT)?;
        put("check.rs", &format!("{check}\nuse super::answer;\n"))?;
        let main = format!(
            "#[macro_use]\nmod checks;\nmod product;\n#[path = {:?}]\nmod answer;\nmod check;\n\
             fn main() {{ checks::run_each(product::choose, check::check, product::sites); }}\n",
            std::path::absolute(formula).unwrap_or_else(|_| formula.to_path_buf())
        );
        put("formula.rs", &main)?;
        let program = folder.join(format!("formula{}", std::env::consts::EXE_SUFFIX));
        let arguments = [
            OsStr::new("--crate-name=formula"),
            OsStr::new("-o"),
            program.as_os_str(),
            OsStr::new("--cap-lints=allow"),
            OsStr::new(STRIPPED),
        ];
        Ok((self.rustc(folder, arguments, &folder.join("formula.rs"))?, program))
    }

    /// Which of these answers compile, a module each. The compiler looks at what is borrowed only
    /// where all types are right, so it takes some rounds.
    pub fn compiling(&self, answers: &[String], folder: &Path) -> Result<Vec<bool>, Error> {
        let mut well = vec![true; answers.len()];
        for (number, answer) in answers.iter().enumerate() {
            let file = folder.join(format!("answer{number}.rs"));
            fs::write(&file, answer).map_err(Error::file(&file, "written"))?;
        }
        loop {
            let numbers = (0..answers.len()).filter(|&number| well[number]);
            let modules = numbers.map(|number| format!("pub mod answer{number};\n"));
            let library = folder.join("library.rs");
            fs::write(&library, modules.collect::<String>())
                .map_err(Error::file(&library, "written"))?;
            let metadata = folder.join("library.rmeta");
            let arguments = [
                OsStr::new("--crate-type=lib"),
                OsStr::new("--emit=metadata"),
                OsStr::new("-o"),
                metadata.as_os_str(),
                OsStr::new("--cap-lints=allow"),
            ];
            let Compiled::No(messages) = self.rustc(folder, arguments, &library)? else {
                return Ok(well);
            };
            let before = well.clone();
            for place in messages.iter().flat_map(|message| &message.places) {
                let name = Path::new(&place.file).file_stem().unwrap_or_default().to_string_lossy();
                let number = name.strip_prefix("answer").and_then(|number| number.parse().ok());
                if let Some(known) = number.and_then(|number: usize| well.get_mut(number)) {
                    *known = false;
                }
            }
            if well == before {
                let words = CompilerMessage::rendered(&messages);
                return Err(Error::Refused(format!("No mutant is to blame for this:\n\n{words}")));
            }
        }
    }

    /// Compiles a file as the practice project would, a program, with every warning an error; gives what
    /// the compiler writes of it.
    pub fn strictly(&self, source: &Path, folder: &Path) -> Result<(Compiled, PathBuf), Error> {
        let metadata = folder.join("strict.rmeta");
        let arguments = [
            OsStr::new("--emit=metadata"),
            OsStr::new("-o"),
            metadata.as_os_str(),
            OsStr::new("--deny=warnings"),
        ];
        Ok((self.rustc(folder, arguments, source)?, metadata))
    }

    fn rustc<'a>(
        &self,
        folder: &Path,
        arguments: impl IntoIterator<Item = &'a OsStr>,
        source: &Path,
    ) -> Result<Compiled, Error> {
        let mut command = Command::new(&self.rustc);
        command
            .args(["--edition=2024", "-Cdebug-assertions=on"])
            .args(programs::AS_DATA)
            .args(arguments)
            .args(&self.libraries)
            .arg(source);
        let tool = || self.rustc.to_string_lossy().into_owned();
        let time = COMPILER.time.filter(|_| !self.patient);
        let Output { end, stderr, .. } = Program::new(command, Limits { time, ..COMPILER })
            .within(folder)
            .output(self.supervisor, &Stop::default(), 4 << 20)
            .map_err(|source| Error::Tool { tool: tool(), source })?;
        let messages = CompilerMessage::read(&stderr);
        match end {
            End::Exited(0) => Ok(Compiled::Yes),
            End::NotStarted => {
                let source = std::io::ErrorKind::NotFound.into();
                Err(Error::Tool { tool: tool(), source })
            }
            end => match unjudged(end, &messages, &stderr, &COMPILER) {
                None => Ok(Compiled::No(CompilerMessage::first(messages))),
                Some(what) => {
                    Err(Error::Outside { what, detail: CompilerMessage::rendered(&messages) })
                }
            },
        }
    }
}

/// The program around a `check.rs`, and beside it what a `check.rs` may use.
pub fn main_of_checks(folder: &Path, check: &Path) -> Result<String, Error> {
    let checks = folder.join("checks.rs");
    fs::write(&checks, CHECKS).map_err(Error::file(&checks, "written"))?;
    Ok(format!(
        "#[macro_use]\nmod checks;\n#[path = {:?}]\nmod check;\n\
         fn main() {{ checks::run(check::check); }}\n",
        std::path::absolute(check).unwrap_or_else(|_| check.to_path_buf())
    ))
}
