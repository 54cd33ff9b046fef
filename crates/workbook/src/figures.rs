//! The figures of the served book, drawn for other values by the chapters' code as it is now.
//!
//! The crate `figures` is compiled with the chapters and then kept running beside the server, which
//! was compiled earlier than the author's last edit. The book's own code runs here, never a
//! reader's; it may still panic, loop or end, and then only its process does.

use std::{
    collections::{BTreeSet, HashMap},
    io,
    path::{Path, PathBuf},
    process::Stdio,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use plot::question::{Answer, Question, Refusal};
use serde_json::value::RawValue;
use tokio::{
    fs,
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    process::{Child, ChildStdin, ChildStdout, Command},
    sync::{Semaphore, oneshot},
    time::{sleep, timeout},
};

/// How many figures are drawn at the same time, each by a process of its own.
const AT_ONCE: usize = 2;
/// How many drawings may wait; whoever comes later is sent away.
const WAITING: usize = 100;
/// How long a drawing may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The figures as they are drawn now.
pub struct Figures {
    /// Where the programs are that draw.
    folder: PathBuf,
    patience: Duration,
    program: Mutex<Option<Arc<Program>>>,
    turns: Semaphore,
    numbers: AtomicU64,
    waiting: Mutex<HashMap<Key, Waiting>>,
}

/// A figure on a page that is open somewhere.
type Key = (String, String);

/// A drawing that waits for its turn. Who drops it tells whoever waits that it is not needed.
struct Waiting {
    number: u64,
    _needed: oneshot::Sender<()>,
}

/// Why a page does not get what it asks for.
#[derive(Debug, PartialEq)]
pub enum Failure {
    /// The page has asked for the same figure again since.
    Superseded,
    /// Too many wait already.
    Busy,
    /// There is no program that draws yet.
    NotReady,
    /// The figures say why.
    Refused(Refusal),
}

impl Figures {
    /// Figures whose programs are kept in this folder, which is ours.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            patience: PATIENCE,
            program: Mutex::default(),
            turns: Semaphore::new(AT_ONCE),
            numbers: AtomicU64::new(0),
            waiting: Mutex::default(),
        }
    }

    /// Has this program draw from now on; drawings under way are finished by the one before.
    ///
    /// It is copied: where a program runs, some systems do not let it be compiled again.
    pub async fn renew(&self, program: &Path) -> io::Result<()> {
        let number = self.numbers.fetch_add(1, Ordering::Relaxed);
        let file = self.folder.join(format!("figures-{number}{}", std::env::consts::EXE_SUFFIX));
        fs::copy(program, &file).await?;
        let program = Program { file, idle: Mutex::default() };
        *unpoisoned(&self.program) = Some(Arc::new(program));
        Ok(())
    }

    /// Draws for a page. Of the drawings of a figure that wait, only the last one is made.
    pub async fn ask(&self, page: &str, question: &Question) -> Result<Box<RawValue>, Failure> {
        let mut place = self.enter((page.to_owned(), question.figure.clone()))?;
        let turn = tokio::select! {
            biased;
            _ = &mut place.superseded => return Err(Failure::Superseded),
            turn = self.turns.acquire() => turn.map_err(|_| Failure::NotReady)?,
        };
        // Whoever comes from now on waits for the next turn.
        drop(place);
        let program = unpoisoned(&self.program).clone().ok_or(Failure::NotReady)?;
        let answer = program.ask(question, self.patience).await;
        drop(turn);
        match answer {
            Ok(Answer::Given(json)) => Ok(json),
            Ok(Answer::Refused(refusal)) => Err(Failure::Refused(refusal)),
            Err(why) => Err(Failure::Refused(Refusal::Failed(format!(
                "The drawing of {} {why}.",
                question.figure
            )))),
        }
    }

    fn enter(&self, key: Key) -> Result<Place<'_>, Failure> {
        let mut waiting = unpoisoned(&self.waiting);
        if waiting.len() >= WAITING && !waiting.contains_key(&key) {
            return Err(Failure::Busy);
        }
        let number = self.numbers.fetch_add(1, Ordering::Relaxed);
        let (needed, superseded) = oneshot::channel();
        waiting.insert(key.clone(), Waiting { number, _needed: needed });
        Ok(Place { figures: self, key, number, superseded })
    }
}

/// A place among those who wait; given up when dropped.
struct Place<'a> {
    figures: &'a Figures,
    key: Key,
    number: u64,
    superseded: oneshot::Receiver<()>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut waiting = unpoisoned(&self.figures.waiting);
        if waiting.get(&self.key).is_some_and(|latest| latest.number == self.number) {
            waiting.remove(&self.key);
        }
    }
}

/// A compiled state of the figures, and its processes that have nothing to do.
struct Program {
    file: PathBuf,
    idle: Mutex<Vec<Process>>,
}

impl Program {
    /// Asks a process, starting one if none is free; gives half a sentence if it fails. A process
    /// that fails is ended, and the next question starts another.
    async fn ask(
        &self,
        question: &Question,
        patience: Duration,
    ) -> Result<Answer<Box<RawValue>>, String> {
        let idle = unpoisoned(&self.idle).pop();
        let mut process = match idle {
            Some(process) => process,
            None => Process::start(&self.file)
                .await
                .map_err(|error| format!("cannot be begun ({error})"))?,
        };
        match timeout(patience, process.ask(question)).await {
            Ok(Ok(answer)) => {
                unpoisoned(&self.idle).push(process);
                Ok(answer)
            }
            Ok(Err(error)) => Err(format!("broke off ({error})")),
            Err(_) => Err(format!(
                "takes longer than the {} s that it has, so it was ended",
                patience.as_secs_f64()
            )),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        unpoisoned(&self.idle).clear();
        // What cannot be removed now goes when the folder is emptied, at the next start.
        let _ = std::fs::remove_file(&self.file);
    }
}

/// A process that answers line by line; ended when dropped.
struct Process {
    _child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Process {
    async fn start(program: &Path) -> io::Result<Self> {
        let start = || {
            Command::new(program)
                .arg("answer")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .kill_on_drop(true)
                .spawn()
        };
        let mut child = start();
        // Another process, started while the program was being copied, may hold the file open
        // for the moment until it becomes what it is to be.
        for _ in 0..50 {
            match &child {
                Err(error) if error.kind() == io::ErrorKind::ExecutableFileBusy => {
                    sleep(Duration::from_millis(20)).await;
                    child = start();
                }
                _ => break,
            }
        }
        let mut child = child?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("it has no pipes"));
        };
        Ok(Self { _child: child, questions, answers: BufReader::new(answers) })
    }

    async fn ask(&mut self, question: &Question) -> io::Result<Answer<Box<RawValue>>> {
        let mut line = serde_json::to_string(question)?;
        line.push('\n');
        self.questions.write_all(line.as_bytes()).await?;
        self.questions.flush().await?;
        let mut answer = String::new();
        if self.answers.read_line(&mut answer).await? == 0 {
            return Err(io::Error::other("the program that draws has ended"));
        }
        Ok(serde_json::from_str(&answer)?)
    }
}

fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing that is done under these locks can panic half way.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The page with each figure that the reader may change told which script draws it; the script of
/// a chapter, such as `ch08`, is what `script_of` says.
pub fn with_scripts(page: &str, script_of: impl Fn(&str) -> Option<String>) -> String {
    let mut linked = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, chapter, after)) = live_figure(rest) {
        linked.push_str(before);
        if let Some(script) = script_of(chapter) {
            linked.push_str(&format!(" data-script=\"{script}\""));
        }
        linked.push_str(PARAMS);
        rest = after;
    }
    linked + rest
}

/// The short ids of the chapters whose figures the reader may change on this page.
pub fn chapters_of_live_figures(page: &str) -> BTreeSet<String> {
    let mut chapters = BTreeSet::new();
    let mut rest = page;
    while let Some((_, chapter, after)) = live_figure(rest) {
        chapters.insert(chapter.to_owned());
        rest = after;
    }
    chapters
}

/// What the weave gives a figure that the reader may change.
const PARAMS: &str = " data-params=\"";

/// The page up to the parameters of its first such figure, the chapter of it, and the rest.
fn live_figure(page: &str) -> Option<(&str, &str, &str)> {
    let (before, after) = page.split_once(PARAMS)?;
    let (_, id) = before.trim_end_matches('"').rsplit_once('"')?;
    Some((before, id.split('/').next()?, after))
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use plot::question::Ask;
    use tempfile::TempDir;

    use super::*;

    /// Figures drawn by a shell script: `line` holds the question, and `answer` gives one.
    async fn drawn_by(body: &str) -> (TempDir, Figures) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let program = folder.path().join("program");
        let script = format!(
            "#!/bin/sh\nanswer() {{ echo '{{\"given\":{{\"title\":\"'\"$1\"'\"}}}}'; }}\n\
             while read -r line; do\n{body}\ndone\n"
        );
        fs::write(&program, script).expect("it can be written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it can be run");
        let figures = Figures::new(folder.path().to_path_buf());
        figures.renew(&program).await.expect("it is taken over");
        (folder, figures)
    }

    fn question(figure: &str, value: f64) -> Question {
        Question {
            ask: Ask::Drawing,
            figure: figure.to_owned(),
            values: vec![value],
            texts: vec![],
        }
    }

    async fn title(figures: &Figures, figure: &str) -> Result<String, Failure> {
        figures.ask("page", &question(figure, 1.0)).await.map(|json| json.get().to_owned())
    }

    #[tokio::test]
    async fn one_process_answers_one_question_after_the_other() {
        let (_folder, figures) = drawn_by("answer $$").await;
        let first = title(&figures, "ch01/a").await.unwrap();
        assert_eq!(title(&figures, "ch01/b").await.unwrap(), first);
    }

    #[tokio::test]
    async fn before_there_is_a_program_nothing_is_drawn() {
        let figures = Figures::new(PathBuf::new());
        assert_eq!(title(&figures, "ch01/a").await, Err(Failure::NotReady));
    }

    #[tokio::test]
    async fn a_refusal_is_handed_on() {
        let (_folder, figures) = drawn_by("echo '{\"refused\":{\"wrong\":\"No.\"}}'").await;
        let refused = Failure::Refused(Refusal::Wrong("No.".to_owned()));
        assert_eq!(title(&figures, "ch01/a").await, Err(refused));
    }

    #[tokio::test]
    async fn a_process_that_ends_or_talks_nonsense_is_replaced() {
        let body =
            "case $line in *end*) exit 3;; *nonsense*) echo nonsense;; *) answer well;; esac";
        let (_folder, figures) = drawn_by(body).await;
        for figure in ["ch01/end", "ch01/nonsense"] {
            let Err(Failure::Refused(Refusal::Failed(words))) = title(&figures, figure).await
            else {
                panic!("{figure} was answered");
            };
            assert!(words.starts_with(&format!("The drawing of {figure} broke off")), "{words}");
            assert!(title(&figures, "ch01/a").await.is_ok(), "after {figure}");
        }
    }

    #[tokio::test]
    async fn a_drawing_without_end_is_ended() {
        let body = "case $line in *slow*) sleep 60;; *) answer well;; esac";
        let (_folder, mut figures) = drawn_by(body).await;
        figures.patience = Duration::from_millis(200);
        let Err(Failure::Refused(Refusal::Failed(words))) = title(&figures, "ch01/slow").await
        else {
            panic!("it was drawn");
        };
        assert!(words.contains("takes longer than the 0.2 s"), "{words}");
        figures.patience = PATIENCE;
        assert!(title(&figures, "ch01/a").await.is_ok());
    }

    #[tokio::test]
    async fn of_the_drawings_that_wait_only_the_last_is_made() {
        // Each drawing waits for a file of its value, and all are written down.
        let folder = tempfile::tempdir().unwrap();
        let gate = folder.path().join("gate");
        let log = folder.path().join("log");
        let body = format!(
            "echo \"$line\" >> {log}; while [ ! -e {gate} ]; do sleep 0.02; done; answer well",
            log = log.display(),
            gate = gate.display()
        );
        let (_program, figures) = drawn_by(&body).await;
        let figures = Arc::new(figures);
        let ask = |page: &'static str, figure: &'static str, value: f64| {
            let figures = Arc::clone(&figures);
            tokio::spawn(async move { figures.ask(page, &question(figure, value)).await.map(drop) })
        };
        let waiting = async |count: usize| {
            while unpoisoned(&figures.waiting).len() != count {
                sleep(Duration::from_millis(5)).await;
            }
        };
        // Two are drawn, as many as may be at once.
        let busy = [ask("a", "ch01/a", 1.0), ask("b", "ch01/a", 2.0)];
        while figures.turns.available_permits() > 0 {
            sleep(Duration::from_millis(5)).await;
        }
        waiting(0).await;
        let first = ask("a", "ch01/a", 3.0);
        waiting(1).await;
        let second = ask("a", "ch01/a", 4.0);
        // Another figure of the page and another page wait for themselves.
        assert_eq!(first.await.unwrap(), Err(Failure::Superseded));
        let other = ask("a", "ch01/b", 5.0);
        waiting(2).await;
        fs::write(&gate, "").unwrap();
        for drawn in busy.into_iter().chain([second, other]) {
            assert_eq!(drawn.await.unwrap(), Ok(()));
        }
        let log = fs::read_to_string(log).unwrap();
        assert!(!log.contains("3.0") && log.contains("4.0") && log.contains("5.0"), "{log}");
    }

    #[tokio::test]
    async fn who_comes_when_too_many_wait_is_sent_away() {
        let (_folder, figures) = drawn_by("answer well").await;
        let key = |page: usize| (page.to_string(), "ch01/a".to_owned());
        let places: Vec<_> = (0..WAITING).map(|page| figures.enter(key(page))).collect();
        assert!(places.iter().all(Result::is_ok));
        assert_eq!(title(&figures, "ch01/a").await, Err(Failure::Busy));
        drop(places);
        assert!(title(&figures, "ch01/a").await.is_ok());
    }

    #[tokio::test]
    async fn a_new_program_takes_over_and_the_old_one_goes() {
        let (folder, figures) = drawn_by("answer old").await;
        assert!(title(&figures, "ch01/a").await.unwrap().contains("old"));
        let program = folder.path().join("program");
        let script = fs::read_to_string(&program).unwrap();
        fs::write(&program, script.replace("answer old", "answer new")).unwrap();
        figures.renew(&program).await.unwrap();
        assert!(title(&figures, "ch01/a").await.unwrap().contains("new"));
        let programs = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(programs, 2, "the one that was given and the copy that draws");
    }

    #[test]
    fn only_figures_that_can_be_changed_are_told_their_script() {
        let page = "<figure data-figure=\"ch08/a\" data-params=\"[]\"><figure data-figure=\"ch08/b\">\
                    <figure data-figure=\"ch09/c\" data-params=\"[]\">";
        let linked =
            with_scripts(page, |chapter| (chapter == "ch08").then(|| "figures/1.js".to_owned()));
        assert_eq!(
            linked,
            "<figure data-figure=\"ch08/a\" data-script=\"figures/1.js\" data-params=\"[]\">\
             <figure data-figure=\"ch08/b\"><figure data-figure=\"ch09/c\" data-params=\"[]\">"
        );
        assert_eq!(chapters_of_live_figures(page).len(), 2);
        assert!(chapters_of_live_figures("<figure data-figure=\"ch08/b\">").is_empty());
    }
}
