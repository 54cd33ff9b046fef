//! Running the programs of the book, as they are or as a reader has edited them, and checking
//! the reader's answers to its exercises.
//!
//! SECURITY.md says what this defends against and what not; `tests/program/run.rs` and
//! `answer.rs` hold a test for each line of it.

mod answer;
mod drawing;
mod program;
mod queue;

use std::{net::SocketAddr, path::PathBuf, sync::Arc, thread, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use programs::{Libraries, Limits, Supervisor, libraries::Error as Unready};
use tokio::sync::{mpsc, watch};
use tokio_stream::{StreamExt, wrappers::UnboundedReceiverStream};

use answer::{AnswerFile, Answers, Settled};
use program::{News, OUTPUT, Page, tell};
use queue::{Position, Queue};

use crate::{
    mistake::Mistake,
    process,
    project::Project,
    room::Room,
    serving::entrance::{self, Token, short_header},
};

/// The longest program, in bytes.
const LONGEST: usize = 64 * 1024;
/// Memory for a program.
const MEMORY: u64 = 1 << 30;

/// The addresses of all this, below one that no page of the book has.
const PROGRAM_PATH: &str = "/_workbook/run/{chapter}/{name}";
const ANSWER_PATH: &str = "/_workbook/exercise/{chapter}/{name}/{action}";
const SCRIPT_PATH: &str = "/_workbook/run.js";
const STYLE_PATH: &str = "/_workbook/run.css";
const EDITOR_PATH: &str = "/_workbook/editor.js";

/// The header that says which state of a file a page has read.
const READ: &str = "x-workbook-read";

/// Why a page does not get what it asks for.
type Refusal = (StatusCode, String);

/// Runs programs and checks answers for the pages of one server.
pub struct Running {
    token: Arc<Token>,
    queue: Arc<Queue>,
    room: Room,
    limits: Limits,
    answers: Answers,
    ready: watch::Sender<Option<Result<Arc<Libraries>, Mistake>>>,
}

impl Running {
    /// Makes room for the programs of the server on this address, each of which may run so long.
    /// The practice project is the one given, or where `start` last put one.
    pub fn new(
        project: &Project,
        address: SocketAddr,
        time: Duration,
        practice: Option<PathBuf>,
        token: Arc<Token>,
    ) -> Result<Arc<Self>, Mistake> {
        let room = Room::empty(project.root(), "run", address).map_err(|error| {
            let target = project.root().join("target/run");
            Mistake::new(format!(
                "Programs cannot be run, as there is no room for them in {} ({error}); the book is \
                 served without.",
                target.display()
            ))
        })?;
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Ok(Arc::new(Self {
            token,
            queue: Queue::new(cores.div_ceil(2).min(4)),
            room,
            limits: Limits {
                time: Some(time),
                output: Some(OUTPUT),
                memory: Some(MEMORY),
                together: Some(MEMORY),
                tasks: Some(64 + 2 * cores as u64),
                file: Some(64 << 20),
                polite: true,
            },
            answers: Answers::new(project, practice),
            ready: watch::Sender::new(None),
        }))
    }

    /// Compiles what the programs need, and one program to find the compiler awake. Gives
    /// how long it took.
    pub async fn prepare(&self, project: &Project) -> Result<Duration, Mistake> {
        let begun = std::time::Instant::now();
        let libraries = match libraries(project, &self.room).await {
            Ok(libraries) => Arc::new(libraries),
            Err(mistake) => {
                // What was ready before the author's mistake still is.
                self.ready.send_if_modified(|ready| match ready {
                    Some(Ok(_)) => false,
                    _ => {
                        *ready = Some(Err(mistake.clone()));
                        true
                    }
                });
                return Err(mistake);
            }
        };
        if self.ready.borrow().is_none() {
            let (page, _news) = mpsc::unbounded_channel();
            program::run("fn main() {}", "first", &libraries, self.room.path(), self.limits, &page)
                .await;
        }
        self.ready.send_replace(Some(Ok(libraries)));
        Ok(begun.elapsed())
    }

    /// What a page needs to have programs run; it stands at the end of its body.
    pub fn addition(&self) -> String {
        format!(
            "<link rel=\"stylesheet\" href=\"{STYLE_PATH}\">\
             <script src=\"{SCRIPT_PATH}\" data-token=\"{}\" data-editor=\"{EDITOR_PATH}\" \
             data-longest=\"{LONGEST}\" defer></script>",
            self.token.as_str()
        )
    }

    /// The addresses that this answers to.
    pub fn routes(self: Arc<Self>) -> Router {
        Router::new()
            .route(PROGRAM_PATH, post(run))
            .route(ANSWER_PATH, post(answer))
            .route(SCRIPT_PATH, get(|| asset("text/javascript", include_str!("running/run.js"))))
            .route(STYLE_PATH, get(|| asset("text/css", include_str!("running/run.css"))))
            .route(
                EDITOR_PATH,
                get(|| asset("text/javascript", include_str!("../editor/editor.js"))),
            )
            .with_state(self)
    }
}

async fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, format!("{kind}; charset=utf-8"))], text)
}

/// What a page has sent, once it was let in.
struct Asked {
    /// The page itself.
    page: String,
    /// The digest of the file it has read.
    read: String,
    text: String,
}

async fn admitted(running: &Running, request: Request) -> Result<Asked, Refusal> {
    entrance::admit(request.headers(), &running.token)
        .map_err(|(status, words)| (status, words.to_owned()))?;
    let refusal = |status, words: &str| (status, words.to_owned());
    let page = short_header(request.headers(), entrance::PAGE);
    let read = short_header(request.headers(), READ);
    let body = entrance::body(request, LONGEST, "A program").await?;
    let text = String::from_utf8(body.into())
        .map_err(|_| refusal(StatusCode::BAD_REQUEST, "A program is text in UTF-8.\n"))?;
    Ok(Asked { page, read, text })
}

/// What a page may have done under the limits of this module.
enum Task {
    Program { text: String, name: String },
    Check { id: String, saved: AnswerFile },
}

/// Answers with the news of the run, a line of JSON each, as they come.
async fn run(
    State(running): State<Arc<Running>>,
    Path((chapter, name)): Path<(String, String)>,
    request: Request,
) -> Response {
    let outcome = async {
        let Asked { page, text, .. } = admitted(&running, request).await?;
        if !is_name(&chapter, b'_') || !is_name(&name, b'_') {
            return Err(nothing("There is no program of this name.\n"));
        }
        let position = running.enter(&page)?;
        Ok(running.clone().follow(Task::Program { text, name }, position))
    };
    outcome.await.unwrap_or_else(IntoResponse::into_response)
}

/// Opens, saves, checks or resets the reader's answer to an exercise.
async fn answer(
    State(running): State<Arc<Running>>,
    Path((chapter, name, action)): Path<(String, String, String)>,
    request: Request,
) -> Response {
    let outcome = async {
        let Asked { page, read, text } = admitted(&running, request).await?;
        if !is_name(&chapter, b'-') || !is_name(&name, b'-') {
            return Err(nothing("There is no exercise of this name.\n"));
        }
        let id = format!("{chapter}/{name}");
        if action != "check" {
            return Ok(running.answers.act(id, action, read, text).await?.into_response());
        }
        // Whoever is sent away has not saved anything either.
        let position = running.enter(&page)?;
        let settled = running.answers.act(id.clone(), "save".to_owned(), read, text).await?;
        Ok(match settled {
            Settled::Well(saved) => running.clone().follow(Task::Check { id, saved }, position),
            conflict @ Settled::Conflict(_) => conflict.into_response(),
        })
    };
    outcome.await.unwrap_or_else(IntoResponse::into_response)
}

fn nothing(words: &str) -> Refusal {
    (StatusCode::NOT_FOUND, words.to_owned())
}

/// Names become file names and crate names, so nothing else is one.
fn is_name(name: &str, joint: u8) -> bool {
    name.len() <= 60
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte == joint || byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

impl Running {
    fn enter(&self, page: &str) -> Result<Position, Refusal> {
        self.queue.enter(page).ok_or((
            StatusCode::SERVICE_UNAVAILABLE,
            "Too many programs are waiting already. Try again in a while.\n".to_owned(),
        ))
    }

    /// Has the task done and tells the page of it as it goes.
    fn follow(self: Arc<Self>, task: Task, position: Position) -> Response {
        let (page, news) = mpsc::unbounded_channel();
        tokio::spawn(async move { self.serve(task, position, page).await });
        let lines = UnboundedReceiverStream::new(news).map(|news| {
            let mut line = serde_json::to_vec(&news)?;
            line.push(b'\n');
            Ok::<_, serde_json::Error>(Bytes::from(line))
        });
        let kind = [(header::CONTENT_TYPE, "application/x-ndjson; charset=utf-8")];
        (kind, Body::from_stream(lines)).into_response()
    }

    async fn serve(&self, task: Task, mut position: Position, page: Page) {
        if let Task::Check { saved, .. } = &task {
            let (digest, backup) = (saved.digest.clone(), saved.backup.clone());
            tell(&page, News::Saved { digest, backup });
        }
        tokio::select! {
            () = page.closed() => return,
            () = turn(&mut position, &page) => (),
        }
        let libraries = tokio::select! {
            () = page.closed() => return,
            libraries = ready(self.ready.subscribe(), &page) => libraries,
        };
        let libraries = match libraries {
            Ok(libraries) => libraries,
            Err(mistake) => {
                let words = anstream::adapter::strip_str(&mistake.to_string()).to_string();
                return tell(&page, News::Ended { well: false, words, seconds: 0.0 });
            }
        };
        match task {
            Task::Program { text, name } => {
                program::run(&text, &name, &libraries, self.room.path(), self.limits, &page).await;
            }
            Task::Check { id, .. } => {
                tell(&page, News::Compiling);
                let (arguments, root) = self.answers.check(&id);
                program::check(arguments, root, &libraries, self.room.path(), &page).await;
            }
        }
    }
}

/// The libraries as they become ready; the mistake, if they did not.
type Ready = watch::Receiver<Option<Result<Arc<Libraries>, Mistake>>>;

/// Compiles what is not compiled yet and finds where it is.
async fn libraries(project: &Project, room: &Room) -> Result<Libraries, Mistake> {
    let (root, scratch) = (project.root().to_path_buf(), room.path().to_path_buf());
    let found = process::blocking(move |stop| {
        let supervisor = Supervisor::this_program()
            .map_err(|source| Unready::Tool { tool: "the workbook".into(), source })?;
        Libraries::ready(&root, &supervisor, stop, &scratch, || ())
    });
    let unready = "The chapters' crates do not compile, so their programs cannot be run.";
    match found.await {
        Ok(Ok(libraries)) => Ok(libraries),
        Ok(Err(Unready::Build { words })) if programs::is_of_a_full_disk(&words) => {
            Err(Mistake::with_detail("The disk is full, so programs cannot be run.", words))
        }
        Ok(Err(Unready::Build { words })) => Err(Mistake::with_detail(unready, words)),
        Ok(Err(other)) => Err(Mistake::new(format!("Programs cannot be run: {other}."))),
        Err(error) => Err(Mistake::new(format!("Programs cannot be run: {error}."))),
    }
}

async fn turn(position: &mut Position, page: &Page) {
    let mut told = 0;
    loop {
        let ahead = position.ahead();
        if ahead == 0 {
            return;
        }
        if ahead != told {
            told = ahead;
            tell(page, News::Waiting { ahead });
        }
        position.moved().await;
    }
}

async fn ready(mut ready: Ready, page: &Page) -> Result<Arc<Libraries>, Mistake> {
    if ready.borrow().is_none() {
        tell(page, News::Preparing);
    }
    match ready.wait_for(Option::is_some).await.ok().and_then(|ready| ready.clone()) {
        Some(outcome) => outcome,
        None => Err(Mistake::new("The workbook is ending.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_editor_comes_with_its_versions_and_licences() {
        let package: serde_json::Value =
            serde_json::from_str(include_str!("../editor/package.json")).unwrap();
        let licences = include_str!("../editor/LICENSES.txt");
        let wanted = package["devDependencies"].as_object().unwrap();
        for (name, version) in wanted.iter().filter(|(name, _)| *name != "esbuild") {
            let line = format!("\n{name} {} (MIT)\n", version.as_str().unwrap());
            assert!(licences.contains(&line), "{line} is not what the editor was built from");
        }
        assert!(include_str!("../editor/editor.js").starts_with("/* CodeMirror 6"));
    }

    #[test]
    fn a_name_cannot_lead_anywhere() {
        assert!(is_name("one_update", b'_') && is_name("ch10", b'_'));
        assert!(is_name("error-signal", b'-') && !is_name("one_update", b'-'));
        for name in
            ["", "..", "a/b", "a\\b", "a.rs", "A", "1a", "a b", "a\0", "-o", &"a".repeat(61)]
        {
            assert!(!is_name(name, b'_') && !is_name(name, b'-'), "{name:?}");
        }
    }
}
