//! What the author saved.

use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path, PathBuf},
    time::Duration,
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{MetadataKind, ModifyKind},
};
use tokio::{
    sync::mpsc,
    time::{Instant, sleep_until},
};

use crate::{mistake::Mistake, project::Project};

/// An editor's save is several events; this much quiet ends it.
const QUIET: Duration = Duration::from_millis(80);
/// A stream of saves is cut here, so that the page keeps up.
const LONGEST: Duration = Duration::from_secs(1);

/// The tools that are compiled into this program, and so cannot be renewed while it runs.
const COMPILED_IN: [&str; 6] = ["binding", "contents", "exercise", "programs", "weave", "workbook"];
/// Crates that only the tests use.
const UNSEEN: [&str; 2] = ["one-build", "proof"];

/// What a set of saved files means for the book.
#[derive(Debug, Default, PartialEq)]
pub struct Changes {
    /// The book is to be built again.
    pub book: bool,
    /// The figures are to be drawn again.
    pub figures: bool,
    /// The chapters whose programs are to be compiled again.
    pub examples: BTreeSet<String>,
    /// This program is out of date.
    pub tools: bool,
    /// The files, relative to the root.
    pub files: BTreeSet<PathBuf>,
}

impl Changes {
    fn matters(&self) -> bool {
        self.book || self.tools
    }

    fn everything() -> Self {
        Self { book: true, figures: true, ..Self::default() }
    }

    /// Adds a file, by its path relative to the root; says whether it counts.
    fn note(&mut self, file: &Path) -> bool {
        let Some(parts) = file
            .components()
            .map(|part| match part {
                Component::Normal(name) => name.to_str(),
                _ => None,
            })
            .collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        let held = file.starts_with(contents::recorded::HELD);
        if parts.iter().any(|name| is_of_no_interest(name)) && !held {
            return false;
        }
        let rust = file.extension().is_none_or(|end| end == "rs" || end == "toml");
        match parts.as_slice() {
            ["book", ..] => self.book = true,
            _ if held => self.book = true,
            ["Cargo.toml"] => (self.book, self.figures) = (true, true),
            ["crates", name, ..] if UNSEEN.contains(name) => return false,
            ["crates", name, ..] if COMPILED_IN.contains(name) => self.tools = true,
            ["crates", chapter, "examples", ..] => {
                self.book = true;
                self.examples.insert((*chapter).to_owned());
            }
            ["crates", _, "tests" | "exercises", ..] => self.book = true,
            ["crates", _, ..] => {
                self.book = true;
                self.figures |= rust;
            }
            _ => return false,
        }
        self.files.insert(file.to_path_buf());
        true
    }

    /// The files in a few words.
    pub fn summary(&self) -> String {
        let mut files = self.files.iter();
        match (files.next(), files.len()) {
            (None, _) => "Something".to_owned(),
            (Some(file), 0) => file.display().to_string(),
            (Some(file), 1) => format!("{} and one more file", file.display()),
            (Some(file), more) => format!("{} and {more} more files", file.display()),
        }
    }
}

/// Editors' backups, swap files and the like, and what programs leave behind.
fn is_of_no_interest(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with('#')
        || name == "target"
        || name == "node_modules"
        // vim asks with this name whether it may write to the folder
        || name == "4913"
        || ["~", ".swp", ".swx", ".tmp", ".bak", ".orig", ".rej", ".new", ".pending-snap"]
            .iter()
            .any(|end| name.ends_with(end))
        || name.contains("___jb_")
}

fn changes_contents(kind: EventKind) -> bool {
    !matches!(
        kind,
        // Building the book reads every file of it.
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
    )
}

/// Watches a workbook until it is dropped.
pub struct Watch {
    roots: Vec<PathBuf>,
    events: mpsc::UnboundedReceiver<notify::Result<Event>>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Starts watching; changes are kept from now on.
    pub fn start(project: &Project) -> Result<Self, Mistake> {
        let unable = |error: notify::Error| {
            Mistake::new(format!(
                "The book's files cannot be watched ({error}), so restart after changing them."
            ))
        };
        let (sender, events) = mpsc::unbounded_channel();
        let mut watcher = notify::recommended_watcher(move |event| {
            // A closed channel means that the program is ending.
            let _ = sender.send(event);
        })
        .map_err(unable)?;
        for folder in project.sources() {
            watcher.watch(&folder, RecursiveMode::Recursive).map_err(unable)?;
        }
        watcher.watch(project.root(), RecursiveMode::NonRecursive).map_err(unable)?;
        // Without it a number that is found to be the same stays marked until the next save.
        let held = project.root().join(contents::recorded::HELD);
        if fs::create_dir_all(&held).is_ok() {
            watcher.watch(&held, RecursiveMode::Recursive).map_err(unable)?;
        }
        // Some systems report a path with its links resolved.
        let mut roots = vec![project.root().to_path_buf()];
        roots.extend(project.root().canonicalize());
        Ok(Self { roots, events, _watcher: watcher })
    }

    /// Waits for a save that matters, and for the end of it.
    pub async fn next(&mut self) -> Changes {
        let mut changes = Changes::default();
        while !changes.matters() {
            let event = self.event().await;
            self.note(event, &mut changes);
        }
        let latest = Instant::now() + LONGEST;
        let mut quiet = Instant::now() + QUIET;
        loop {
            tokio::select! {
                event = self.event() => {
                    if self.note(event, &mut changes) {
                        quiet = Instant::now() + QUIET;
                    }
                }
                () = sleep_until(quiet.min(latest)) => return changes,
            }
        }
    }

    async fn event(&mut self) -> notify::Result<Event> {
        match self.events.recv().await {
            Some(event) => event,
            None => std::future::pending().await,
        }
    }

    /// Whether the event counts.
    fn note(&self, event: notify::Result<Event>, changes: &mut Changes) -> bool {
        let Ok(event) = event else {
            // The system lost track, for instance because too much happened at once.
            *changes = Changes::everything();
            return true;
        };
        if event.need_rescan() {
            *changes = Changes::everything();
            return true;
        }
        if !changes_contents(event.kind) {
            return false;
        }
        let mut counts = false;
        for path in &event.paths {
            let relative = self.roots.iter().find_map(|root| path.strip_prefix(root).ok());
            counts |= relative.is_some_and(|file| changes.note(file));
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str) -> Changes {
        let mut changes = Changes::default();
        changes.note(Path::new(file));
        changes
    }

    #[test]
    fn prose_theme_and_recorded_output_need_no_compiler() {
        for file in [
            "book/src/ch10-backpropagation.md",
            "book/theme/css/book.css",
            "book/terms.toml",
            "crates/ch10-backpropagation/tests/snapshots/one_update.snap",
            "target/recorded/held/ch10-backpropagation/one_update",
        ] {
            let changes = of(file);
            assert!(changes.book && !changes.figures && !changes.tools, "{file}");
            assert!(changes.examples.is_empty(), "{file}");
        }
    }

    #[test]
    fn a_program_is_compiled_with_its_chapter() {
        let changes = of("crates/ch10-backpropagation/examples/one_update.rs");
        assert!(changes.book && !changes.figures && !changes.tools);
        assert!(changes.examples.contains("ch10-backpropagation"));
    }

    #[test]
    fn code_of_chapters_and_figures_is_compiled_again() {
        for file in [
            "crates/ch10-backpropagation/src/lib.rs",
            "crates/ch10-backpropagation/Cargo.toml",
            "crates/plot/src/diagram.rs",
            "crates/figures/src/lib.rs",
            "Cargo.toml",
        ] {
            let changes = of(file);
            assert!(changes.book && changes.figures && !changes.tools, "{file}");
        }
    }

    /// The crates of this workspace that a crate depends on, itself among them.
    fn compiled_into(name: &str, all: &mut BTreeSet<String>) {
        if !all.insert(name.to_owned()) {
            return;
        }
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let manifest = std::fs::read_to_string(crates.join(name).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        for needed in manifest["dependencies"].as_table().into_iter().flat_map(toml::Table::keys) {
            if crates.join(needed).is_dir() {
                compiled_into(needed, all);
            }
        }
    }

    #[test]
    fn every_tool_in_this_program_asks_for_a_restart() {
        let mut tools = BTreeSet::new();
        compiled_into("workbook", &mut tools);
        // What draws the figures is renewed at every save; of plot there is only the form of a
        // figure's data in this program.
        tools.remove("plot");
        // No code.
        tools.remove("one-build");
        assert_eq!(tools, COMPILED_IN.map(str::to_owned).into(), "is COMPILED_IN complete?");
        for tool in COMPILED_IN {
            let changes = of(&format!("crates/{tool}/src/lib.rs"));
            assert!(changes.tools && !changes.book && !changes.figures, "{tool}");
        }
    }

    #[test]
    fn what_editors_and_programs_leave_behind_is_ignored() {
        for file in [
            "book/src/.ch10.md.swp",
            "book/src/.#ch10.md",
            "book/src/#ch10.md#",
            "book/src/ch10.md~",
            "book/src/4913",
            "book/src/ch10.md___jb_tmp___",
            "crates/ch10-backpropagation/tests/snapshots/one_update.snap.new",
            "crates/ch10-backpropagation/tests/.snapshots.rs.pending-snap",
            "crates/proof/src/lib.rs",
            "target/debug/workbook",
            "Cargo.lock",
            "README.md",
        ] {
            assert_eq!(of(file), Changes::default(), "{file}");
        }
    }

    #[test]
    fn a_summary_names_the_first_file() {
        let mut changes = of("book/src/a.md");
        assert_eq!(changes.summary(), "book/src/a.md");
        changes.note(Path::new("book/src/b.md"));
        assert_eq!(changes.summary(), "book/src/a.md and one more file");
        changes.note(Path::new("book/src/c.md"));
        assert_eq!(changes.summary(), "book/src/a.md and 2 more files");
    }
}
