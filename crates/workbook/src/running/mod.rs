//! Running the programs of the book, as they are or as a reader has edited them.
//!
//! SECURITY.md says what this defends against and what not; `tests/program/run.rs` holds a
//! test for each line of it.

mod complaint;
mod drawing;
mod entrance;
mod libraries;
mod program;
mod queue;
pub mod warden;

use std::{fs, io, path::PathBuf, sync::Arc, thread, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use tokio::sync::{mpsc, watch};
use tokio_stream::{StreamExt, wrappers::UnboundedReceiverStream};

use entrance::Token;
use libraries::{Libraries, Ready};
use program::{News, Page, tell};
use queue::{Place, Queue};
use warden::Limits;

use crate::{mistake::Mistake, project::Project};

/// The longest program, in bytes.
const LONGEST: usize = 64 * 1024;
/// How long a page may take to send one.
const PATIENCE: Duration = Duration::from_secs(10);
/// Memory for a program.
const MEMORY: u64 = 1 << 30;

/// The addresses of all this, below one that no page of the book has.
const PROGRAM_PATH: &str = "/_workbook/run/{chapter}/{name}";
const SCRIPT_PATH: &str = "/_workbook/run.js";
const STYLE_PATH: &str = "/_workbook/run.css";
const EDITOR_PATH: &str = "/_workbook/editor.js";

/// Runs programs for the pages of one server.
pub struct Running {
    token: Token,
    queue: Arc<Queue>,
    room: PathBuf,
    limits: Limits,
    ready: watch::Sender<Option<Result<Arc<Libraries>, Mistake>>>,
}

impl Running {
    /// Makes room for the programs of the server on this port, each of which may run so long.
    pub fn new(project: &Project, port: u16, time: Duration) -> Result<Arc<Self>, Mistake> {
        let room = project.root().join("target").join("run").join(port.to_string());
        let cannot = |error: &dyn std::fmt::Display| {
            Mistake::new(format!(
                "Programs cannot be run ({}: {error}). `--no-run` serves the book without.",
                room.display()
            ))
        };
        match fs::remove_dir_all(&room) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(cannot(&error)),
            _ => fs::create_dir_all(&room).map_err(|error| cannot(&error))?,
        }
        let token = Token::new().map_err(|error| cannot(&error))?;
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Ok(Arc::new(Self {
            token,
            queue: Queue::new(cores.div_ceil(2).min(4)),
            room,
            limits: Limits {
                time,
                memory: MEMORY,
                tasks: 64 + 2 * cores as u64,
                file: 64 << 20,
                polite: true,
            },
            ready: watch::Sender::new(None),
        }))
    }

    /// Compiles what the programs need, and one program to find the compiler awake. Gives
    /// how long it took.
    pub async fn prepare(&self, project: &Project) -> Result<Duration, Mistake> {
        let begun = std::time::Instant::now();
        let libraries = match Libraries::prepare(project).await {
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
            program::run("fn main() {}", "first", &libraries, &self.room, self.limits, &page).await;
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
            .route(SCRIPT_PATH, get(|| asset("text/javascript", include_str!("run.js"))))
            .route(STYLE_PATH, get(|| asset("text/css", include_str!("run.css"))))
            .route(EDITOR_PATH, get(|| asset("text/javascript", include_str!("editor/editor.js"))))
            .with_state(self)
    }
}

async fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, format!("{kind}; charset=utf-8"))], text)
}

/// Answers with the news of the run, a line of JSON each, as they come.
async fn run(
    State(running): State<Arc<Running>>,
    Path((chapter, name)): Path<(String, String)>,
    request: Request,
) -> Response {
    match admitted(&running, &chapter, &name, request).await {
        Ok((text, place)) => {
            let (page, news) = mpsc::unbounded_channel();
            tokio::spawn(async move { running.serve(text, name, place, page).await });
            let lines = UnboundedReceiverStream::new(news).map(|news| {
                let mut line = serde_json::to_vec(&news)?;
                line.push(b'\n');
                Ok::<_, serde_json::Error>(Bytes::from(line))
            });
            let kind = [(header::CONTENT_TYPE, "application/x-ndjson; charset=utf-8")];
            (kind, Body::from_stream(lines)).into_response()
        }
        Err((status, words)) => (status, words).into_response(),
    }
}

async fn admitted(
    running: &Running,
    chapter: &str,
    name: &str,
    request: Request,
) -> Result<(String, Place), (StatusCode, &'static str)> {
    entrance::admit(request.headers(), &running.token)?;
    if !is_name(chapter) || !is_name(name) {
        return Err((StatusCode::NOT_FOUND, "There is no program of this name.\n"));
    }
    let page = page_of(request.headers());
    let too_long = (StatusCode::PAYLOAD_TOO_LARGE, "A program has at most 64 KiB.\n");
    let body = axum::body::to_bytes(request.into_body(), LONGEST);
    let body = tokio::time::timeout(PATIENCE, body)
        .await
        .map_err(|_| (StatusCode::REQUEST_TIMEOUT, "The program did not arrive.\n"))?
        .map_err(|_| too_long)?;
    let text = String::from_utf8(body.into())
        .map_err(|_| (StatusCode::BAD_REQUEST, "A program is text in UTF-8.\n"))?;
    let place = running.queue.enter(&page).ok_or((
        StatusCode::SERVICE_UNAVAILABLE,
        "Too many programs are waiting already. Try again in a while.\n",
    ))?;
    Ok((text, place))
}

/// Names become file names and crate names, so nothing else is one.
fn is_name(name: &str) -> bool {
    name.len() <= 60
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

/// What tells this page from others; those that do not say count as one.
fn page_of(headers: &HeaderMap) -> String {
    let page = headers.get(entrance::PAGE).and_then(|page| page.to_str().ok()).unwrap_or_default();
    page.chars().take(40).collect()
}

impl Running {
    async fn serve(&self, text: String, name: String, mut place: Place, page: Page) {
        tokio::select! {
            () = page.closed() => return,
            () = turn(&mut place, &page) => (),
        }
        let libraries = tokio::select! {
            () = page.closed() => return,
            libraries = ready(self.ready.subscribe(), &page) => libraries,
        };
        match libraries {
            Ok(libraries) => {
                program::run(&text, &name, &libraries, &self.room, self.limits, &page).await;
            }
            Err(mistake) => tell(
                &page,
                News::Ended {
                    well: false,
                    words: anstream::adapter::strip_str(&mistake.to_string()).to_string(),
                    seconds: 0.0,
                },
            ),
        }
    }
}

async fn turn(place: &mut Place, page: &Page) {
    let mut told = 0;
    loop {
        let ahead = place.ahead();
        if ahead == 0 {
            return;
        }
        if ahead != told {
            told = ahead;
            tell(page, News::Waiting { ahead });
        }
        place.moved().await;
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
            serde_json::from_str(include_str!("editor/package.json")).unwrap();
        let licences = include_str!("editor/LICENSES.txt");
        let wanted = package["devDependencies"].as_object().unwrap();
        for (name, version) in wanted.iter().filter(|(name, _)| *name != "esbuild") {
            let line = format!("\n{name} {} (MIT)\n", version.as_str().unwrap());
            assert!(licences.contains(&line), "{line} is not what the editor was built from");
        }
        assert!(include_str!("editor/editor.js").starts_with("/* CodeMirror 6"));
    }

    #[test]
    fn a_name_cannot_lead_anywhere() {
        assert!(is_name("one_update") && is_name("ch10"));
        for name in
            ["", "..", "a/b", "a\\b", "a.rs", "A", "1a", "a b", "a\0", "-o", &"a".repeat(61)]
        {
            assert!(!is_name(name), "{name:?}");
        }
    }
}
