//! A copy of the sample workbook, the program working on it, and a client so
//! plain that it can also send what no browser would.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::{
        Mutex,
        mpsc::{self, Receiver},
    },
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// Long enough for a compiler on a busy machine; a test that waits it out failed.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A workbook that a test may change.
pub struct Workbook {
    folder: TempDir,
}

impl Workbook {
    pub fn sample() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample");
        copy(&sample, folder.path());
        Self { folder }
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn save(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).unwrap();
    }

    /// Puts `new` in the place of `old` in a file, which must have it.
    pub fn edit(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert!(text.contains(old), "{file} has no {old:?}");
        self.save(file, &text.replace(old, new));
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
        command
            .args(args)
            .arg("--root")
            .arg(self.folder.path())
            .current_dir(self.folder.path())
            // Not the one of whoever runs the tests: most of them need none.
            .env("WASM_RUSTC", "no-such-compiler")
            // The copy is compiled into a folder of its own.
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_BUILD_TARGET_DIR")
            .env_remove("CARGO_BUILD_BUILD_DIR")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Starts serving on a free port and waits for the address.
    pub fn serve(&self) -> Server {
        self.serve_with(&[])
    }

    /// The same with further options.
    pub fn serve_with(&self, options: &[&str]) -> Server {
        let mut server = self.start_serving_with(options);
        // Whole: on a busy machine it may have been there without its figures before.
        let line = server.wait_for_line("(Ctrl-C ends it)");
        server.port_from(&line);
        server
    }

    /// Starts serving on a free port.
    pub fn start_serving(&self) -> Server {
        self.start_serving_with(&[])
    }

    /// Starts serving on a free port, with further options.
    pub fn start_serving_with(&self, options: &[&str]) -> Server {
        let mut child = self
            .command(&[&["serve", "--port", "0"], options].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let pipes: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for pipe in pipes {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        Server { child, lines: Mutex::new(lines), port: 0 }
    }
}

/// Copies a folder with all that is in it, to a place that need not be there.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A running `serve`; killed at the end of the test.
pub struct Server {
    child: Child,
    lines: Mutex<Receiver<String>>,
    pub port: u16,
}

impl Server {
    /// Takes the port from a line of the terminal.
    pub fn port_from(&mut self, line: &str) {
        let (_, port) = line.split_once("http://127.0.0.1:").unwrap();
        let digits: String = port.chars().take_while(char::is_ascii_digit).collect();
        self.port = digits.parse().unwrap();
    }

    /// The next line of the terminal that contains `words`.
    pub fn wait_for_line(&mut self, words: &str) -> String {
        self.lines_until(words).pop().unwrap_or_default()
    }

    /// The next lines of the terminal, up to the first that contains `words`.
    pub fn lines_until(&mut self, words: &str) -> Vec<String> {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.get_mut().unwrap().recv_timeout(left) {
                Ok(line) => seen.push(line),
                Err(_) => {
                    panic!("the terminal never said {words:?}, only:\n  {}", seen.join("\n  "))
                }
            }
            if seen.last().is_some_and(|line| line.contains(words)) {
                return seen;
            }
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &format!("127.0.0.1:{}", self.port))
    }

    pub fn request(&self, method: &str, path: &str, host: &str) -> Answer {
        self.send(
            &format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            b"",
        )
    }

    /// What comes back until the server closes.
    fn exchange(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = stream.read(&mut buffer) {
            bytes.extend_from_slice(&buffer[..length]);
        }
        bytes
    }

    /// Sends a head and a body as they are.
    pub fn send(&self, head: &str, body: &[u8]) -> Answer {
        let path = head.lines().next().unwrap();
        // A server that refuses a request need not read its body, and then the system may throw
        // the answer away with what was not read: that is no answer yet.
        let bytes = (0..10)
            .map(|_| self.exchange(&[head.as_bytes(), body].concat()))
            .find(|bytes| !bytes.is_empty())
            .unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        Answer {
            status: head
                .split(' ')
                .nth(1)
                .and_then(|status| status.parse().ok())
                .unwrap_or_else(|| panic!("no answer to {path}: {head:?}")),
            head: head.to_ascii_lowercase(),
            body: body.to_owned(),
        }
    }

    /// Listens for versions, as a page does.
    pub fn listen(&self) -> Listener {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        write!(stream, "GET /_workbook/versions HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        Listener { lines: BufReader::new(stream) }
    }

    /// Asks the program to stop, as Ctrl-C does.
    #[cfg(unix)]
    pub fn interrupt(&self) {
        let sent =
            Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Ends the program without leaving it a moment.
    #[cfg(target_os = "linux")]
    pub fn kill(&self) {
        let sent =
            Command::new("kill").args(["-KILL", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// How the program ended, if it did so in time.
    #[cfg(unix)]
    pub fn ended_within(&mut self, limit: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + limit;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status);
            }
            thread::sleep(Duration::from_millis(10));
        }
        None
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Status line and headers, in lower case.
    pub head: String,
    /// The body; with chunk sizes in between, where it came in chunks.
    pub body: String,
}

impl Answer {
    #[track_caller]
    pub fn shows(&self, words: &str) {
        assert!(self.body.contains(words), "no {words:?} in {self:#?}");
    }

    #[track_caller]
    pub fn does_not_show(&self, words: &str) {
        assert!(!self.body.contains(words), "{words:?} in {self:#?}");
    }

    /// The version that the page belongs to.
    pub fn version(&self) -> &str {
        let (_, rest) = self.body.split_once("data-version=\"").unwrap();
        rest.split('"').next().unwrap()
    }
}

/// An open connection over which a page hears of versions.
pub struct Listener {
    lines: BufReader<TcpStream>,
}

/// What a page is told.
#[derive(Debug)]
pub struct Word {
    pub version: String,
    pub mistake: String,
}

impl Listener {
    /// Skips words until one is as expected.
    pub fn until(&mut self, expected: &str, fits: impl Fn(&Word) -> bool) -> Word {
        let deadline = Instant::now() + PATIENCE;
        let mut last = self.next();
        while !fits(&last) {
            assert!(Instant::now() < deadline, "waited for {expected}: {last:#?}");
            last = self.next();
        }
        last
    }

    pub fn next(&mut self) -> Word {
        loop {
            let mut line = String::new();
            let length = self.lines.read_line(&mut line).expect("a word in time");
            assert_ne!(length, 0, "the server hung up");
            if let Some(data) = line.strip_prefix("data: ") {
                let word: serde_json::Value = serde_json::from_str(data).unwrap();
                return Word {
                    version: word["version"].as_str().unwrap().to_owned(),
                    mistake: word["mistake"].as_str().unwrap().to_owned(),
                };
            }
        }
    }
}
