//! The server, as anybody on this machine can reach it: whatever comes in over the wire, it answers
//! well or with a refusal, never with a fault of its own, never with what lies outside the site, never
//! to another name than its own, and goes on answering.

use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::{Shutdown, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use book_tests::{
    sample::{copy, project},
    served::workbook,
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use tempfile::TempDir;

use crate::{
    held::{Outcome, Target, ensure, peak},
    inputs::{bytes, edited},
};

/// What stands in for the port and the token of this start, so that an input is the same each time.
const PORT: &str = "PORT";
const TOKEN: &str = "TOKEN";
/// What lies beside the site, and is nobody's to read.
const PRIVATE: &str = "what-nobody-may-read";
/// On every page of the sample book.
const SHOWN: &str = "follow.js";
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(120);

const WORDS: &[&str] = &[
    "GET ",
    "POST ",
    "HEAD ",
    "OPTIONS ",
    "PUT ",
    "CONNECT ",
    " HTTP/1.1\r\n",
    " HTTP/1.0\r\n",
    " HTTP/2.0\r\n",
    "\r\n",
    "\n",
    "\r\n\r\n",
    "Host: ",
    "Host: 127.0.0.1:PORT\r\n",
    "Host: evil.example\r\n",
    "Origin: http://127.0.0.1:PORT\r\n",
    "Origin: null\r\n",
    "Content-Length: 5\r\n",
    "Content-Length: -1\r\n",
    "Content-Length: 99999999999999999999\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Expect: 100-continue\r\n",
    "x-workbook-token: TOKEN\r\n",
    "x-workbook-token: x\r\n",
    "Range: bytes=0-1\r\n",
    "If-None-Match: *\r\n",
    "Upgrade: websocket\r\n",
    "Connection: close\r\n",
    "/",
    "//",
    "..",
    "%2e",
    "%2f",
    "%5c",
    "%00",
    "%",
    "%zz",
    "%ff",
    "?",
    "#",
    "/index.html",
    "/_workbook/",
    "\0",
    "\u{1b}",
    "é",
    ":",
    " ",
    "\t",
    "*",
    "http://127.0.0.1:PORT/",
    "http://evil.example/",
    "@",
    "[::1]",
    "localhost",
];

const PATHS: &[&str] = &[
    "/",
    "/index.html",
    "/ch01-double.html",
    "/no/such/page",
    "/book.toml",
    "/../Cargo.toml",
    "/%2e%2e/Cargo.toml",
    "/..%2f..%2fCargo.toml",
    "/..%5cCargo.toml",
    "//etc/passwd",
    "/%2fetc/passwd",
    "/.",
    "/./index.html",
    "/index.html%00.css",
    "/index.html/",
    "/index.html/..",
    "/%",
    "/%zz",
    "/%ff",
    "/?x=%2e%2e",
    "*",
    "http://127.0.0.1:PORT/",
    "http://evil.example/index.html",
    "/_workbook/follow.js",
    "/_workbook/figures.js",
    "/_workbook/figures",
    "/_workbook/versions",
    "/_workbook/run.js",
    "/_workbook/run.css",
    "/_workbook/editor.js",
    "/_workbook/run/ch01/Twice",
    "/_workbook/run/../../etc",
    "/_workbook/exercise/ch01/halve/open",
    "/_workbook/exercise/ch01/Halve/check",
    "/_workbook/exercise/..%2f..%2f/x/open",
    "/_workbook/exercise/ch01/%2e%2e/open",
    "/_workbook/exercise/ch01/no-such/open",
    "/_workbook/",
    "/_workbook",
    "/con",
    "/aux.html",
    "/C:/x",
    "/index.html::$DATA",
];

const HOSTS: &[&str] = &[
    "127.0.0.1:PORT",
    "localhost:PORT",
    "LOCALHOST",
    "[::1]:PORT",
    "127.0.0.1",
    "127.1.2.3",
    "evil.example",
    "evil.example:PORT",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "user@127.0.0.1",
    "127.0.0.1@evil.example",
    "0.0.0.0",
    "192.168.0.7",
    "[::ffff:127.0.0.1]",
    "2130706433",
    "",
    " ",
    "localhost:",
    "localhost:99999",
    "a b",
    "%6cocalhost",
];

const BODIES: &[&str] = &[
    "",
    "{",
    "[]",
    "null",
    "{\"ask\":\"drawing\",\"figure\":\"ch01/double\",\"values\":[]}",
    "{\"ask\":\"drawing\",\"figure\":\"ch01/nothing\",\"values\":[1e999]}",
    "{\"ask\":\"dance\"}",
    "fn main() {}",
    "\0",
    "{\"ask\":\"steps\",\"figure\":\"ch01/double\",\"values\":[1,2,3],\"texts\":[\"x\"]}",
];

/// A request as a browser, or one who pretends to be one, sends it: complete, and with its length.
fn request() -> impl Strategy<Value = Vec<u8>> {
    let method = prop_oneof![
        4 => Just("GET"), 3 => Just("POST"), 1 => Just("HEAD"),
        1 => select(vec!["PUT", "DELETE", "OPTIONS", "TRACE", "BREW", "get"]),
    ];
    let path = prop_oneof![
        6 => select(PATHS).prop_map(str::to_owned),
        2 => "/[ -~&&[^ ]]{0,40}".prop_map(|path: String| path),
        1 => "(/(%2[ef]|%5c|\\.\\.|[a-z]{1,3})){1,12}".prop_map(|path: String| path),
        1 => (1..5000_usize).prop_map(|length| format!("/{}", "a".repeat(length))),
        1 => (1..200_usize).prop_map(|depth| "/a".repeat(depth)),
    ];
    let host = prop_oneof![3 => Just("127.0.0.1:PORT"), 2 => select(HOSTS)];
    let origin = option::of(prop_oneof![
        3 => Just("http://127.0.0.1:PORT"),
        1 => select(vec!["null", "http://evil.example", "https://127.0.0.1:PORT", "http://127.0.0.1:1", "http://localhost:PORT"]),
    ]);
    let token =
        option::of(prop_oneof![2 => Just(TOKEN), 1 => select(vec!["", "x", "TOKENTOKEN", "TOKE"])]);
    let others = vec(
        select(vec![
            "Range: bytes=0-3",
            "Range: bytes=9-1",
            "If-None-Match: *",
            "If-Modified-Since: x",
            "Accept-Encoding: gzip",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-origin",
            "Sec-Fetch-Dest: image",
            "Sec-Fetch-Dest: document",
            "x-workbook-page: p",
            "x-workbook-read: r",
            "Host: evil.example",
            "Expect: 100-continue",
            "Cookie: a=b",
            "Upgrade: h2c",
            "Content-Type: text/plain",
            "X-Forwarded-Host: evil.example",
            "Origin: http://evil.example",
        ]),
        0..4,
    );
    let long = option::weighted(0.1, 1..100_000_usize);
    let body = prop_oneof![
        4 => select(BODIES).prop_map(|body| body.as_bytes().to_vec()),
        1 => bytes(200),
        1 => (1..70_000_usize).prop_map(|length| vec![b'x'; length]),
    ];
    (method, path, option::weighted(0.95, host), origin, token, others, long, body).prop_map(
        |(method, path, host, origin, token, others, long, body)| {
            let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
            host.iter().for_each(|host| head += &format!("Host: {host}\r\n"));
            origin.iter().for_each(|origin| head += &format!("Origin: {origin}\r\n"));
            token.iter().for_each(|token| head += &format!("x-workbook-token: {token}\r\n"));
            others.iter().for_each(|other| head += &format!("{other}\r\n"));
            long.iter().for_each(|length| head += &format!("x-long: {}\r\n", "y".repeat(*length)));
            if method == "POST" || method == "PUT" {
                head += &format!("Content-Length: {}\r\n", body.len());
                return [head.as_bytes(), b"\r\n", &body].concat();
            }
            [head.as_bytes(), b"\r\n"].concat()
        },
    )
}

#[test]
fn server() {
    let server = Server::start();
    let ordinary = [
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n",
        "POST /_workbook/figures HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\n\
         x-workbook-token: TOKEN\r\nConnection: close\r\nContent-Length: 52\r\n\r\n\
         {\"ask\":\"drawing\",\"figure\":\"ch01/double\",\"values\":[]}",
        "POST /_workbook/exercise/ch01/no-such/open HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\
         Origin: http://127.0.0.1:PORT\r\nx-workbook-token: TOKEN\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        "GET /index.html HTTP/1.1\r\nHost: localhost:PORT\r\nTransfer-Encoding: chunked\r\n\
         Connection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    ];
    let ordinary = ordinary.map(|text| text.as_bytes().to_vec()).into();
    let inputs = prop_oneof![
        7 => request(),
        2 => edited(ordinary, WORDS),
        1 => bytes(200),
    ];
    let law = |input: &[u8]| server.law(input);
    let peak_elsewhere = || peak(&server.process.id().to_string());
    Target {
        name: "server",
        cases: 250,
        inputs: inputs.boxed(),
        law: &law,
        peak_elsewhere: &peak_elsewhere,
    }
    .hold();
}

/// The workbook, serving its tests' sample.
struct Server {
    process: Child,
    port: u16,
    token: String,
    _folder: TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// What came back.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("book");
        copy(&project().join("crates/workbook/tests/sample"), &root).unwrap();
        for beside in [&root, &root.join("book"), &root.join("crates")] {
            fs::write(beside.join("private.txt"), PRIVATE).unwrap();
        }
        let mut process = Command::new(workbook().unwrap())
            .args(["serve", "--port", "0", "--root"])
            .arg(&root)
            .arg("--practice")
            .arg(folder.path().join("practice"))
            .current_dir(&root)
            .env_remove("CARGO_TARGET_DIR")
            .env("WASM_RUSTC", "no-such-compiler")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let address = "http://127.0.0.1:";
        let line =
            lines.by_ref().map_while(Result::ok).find(|line| line.contains("(Ctrl-C ends it)"));
        let line = line.expect("the workbook says where it serves");
        let (_, port) = line.split_once(address).unwrap();
        let digits: String = port.chars().take_while(char::is_ascii_digit).collect();
        std::thread::spawn(move || lines.for_each(drop));
        let mut server =
            Self { process, port: digits.parse().unwrap(), token: String::new(), _folder: folder };
        let page = server.asked(&server.ordinary()).unwrap().expect("a page");
        let (_, token) = page.body.split_once("data-token=\"").expect("a token on the page");
        server.token = token.split('"').next().unwrap().to_owned();
        server
    }

    fn ordinary(&self) -> Vec<u8> {
        format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)
            .into()
    }

    fn law(&self, input: &[u8]) -> Outcome {
        let sent = replaced(input, PORT, &self.port.to_string());
        let sent = replaced(&sent, TOKEN, &self.token);
        let asked = Asked::read(&sent);
        let answer = self.asked(&sent)?;
        if asked.complete {
            ensure(answer.is_some(), "no answer", || format!("{asked:?}"))?;
        }
        if let Some(answer) = answer {
            self.fits(&asked, &answer)
                .map_err(|why| format!("{why}\n  {asked:?}\n  {}", answer.head))?;
        }
        let page = self.asked(&self.ordinary())?;
        let well = page.is_some_and(|page| page.status == 200 && page.body.contains(SHOWN));
        ensure(well, "it does not answer any more", String::new)
    }

    fn fits(&self, asked: &Asked, answer: &Answer) -> Outcome {
        let Answer { status, head, body } = answer;
        let told = || format!("{status} {body:.300}");
        let known =
            [200, 400, 403, 404, 405, 408, 413, 414, 417, 422, 431, 501, 505, 307, 100, 416];
        // The figures and programs of the sample are compiled behind the first page.
        let not_yet = *status == 503 && body.contains("Try again in a while.");
        ensure(known.contains(status) || not_yet, "a status that it has not", told)?;
        ensure(
            !body.contains(PRIVATE) && !body.contains("[workspace]"),
            "what is private is told",
            told,
        )?;
        ensure(!body.contains("root:x:0"), "what is private is told", told)?;
        let lower = head.to_ascii_lowercase();
        if let Some((_, to)) = lower.split_once("\r\nlocation: ") {
            let here = to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\");
            ensure(here, "sent elsewhere", told)?;
        }
        ensure(!lower.contains("access-control-allow-origin"), "others may read it", told)?;
        if !asked.complete {
            return Ok(());
        }
        if asked.hosts.len() != 1 || !self.is_ours(&asked.hosts[0]) {
            ensure((400..500).contains(status), "another name is answered", told)?;
            return ensure(!body.contains("data-token"), "another name is told the token", told);
        }
        // What this start alone may do asks for its token, and for a page of its own.
        let guarded = ["/_workbook/run/", "/_workbook/exercise/", "/_workbook/figures"];
        let own = asked.tokens == [self.token.clone()]
            && asked.origins == [format!("http://{}", asked.hosts[0])];
        if asked.method == "POST"
            && guarded.iter().any(|path| asked.path.starts_with(path))
            && asked.path != "/_workbook/figures.js"
            && !own
        {
            ensure((400..500).contains(status), "done without the token", told)?;
        }
        if *status == 200 && lower.contains("text/html") {
            ensure(lower.contains("x-frame-options: sameorigin"), "others may frame it", told)?;
        }
        ensure(
            *status != 200 || lower.contains("x-content-type-options: nosniff"),
            "its kind is left to guess",
            told,
        )
    }

    /// Whether a host is a name of this machine's own.
    fn is_ours(&self, host: &str) -> bool {
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or_default(),
            None => host.split(':').next().unwrap_or_default(),
        };
        // Who names a user before the host names the host still.
        let name = name.rsplit('@').next().unwrap_or_default();
        name.eq_ignore_ascii_case("localhost")
            || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// What comes back for these bytes, if anything does.
    fn asked(&self, sent: &[u8]) -> Result<Option<Answer>, String> {
        let complete = Asked::read(sent).complete;
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))
            .map_err(|error| format!("it does not listen any more: {error}"))?;
        // Who is refused early may find that nobody reads the rest.
        let written = stream.write_all(sent);
        let begun = Instant::now();
        let mut bytes = Vec::new();
        let mut buffer = [0; 16 * 1024];
        let wait = if complete { 200 } else { 15 };
        stream.set_read_timeout(Some(Duration::from_millis(wait))).unwrap();
        let mut half = false;
        loop {
            if begun.elapsed() > PATIENCE {
                return Err(format!("it hangs: {:?}", String::from_utf8_lossy(sent)));
            }
            match stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => bytes.extend_from_slice(&buffer[..length]),
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    if !complete && !half {
                        half = true;
                        stream.shutdown(Shutdown::Write).ok();
                    }
                    continue;
                }
                // The system throws an answer away with what was not read of the request.
                Err(_) => break,
            }
            // The versions never end.
            if String::from_utf8_lossy(&bytes[..bytes.len().min(2000)])
                .contains("text/event-stream")
            {
                break;
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        if text.is_empty() {
            // Torn off while more was being sent: the refusal is lost on the way, and not the law's.
            return match (complete, written) {
                (true, Ok(())) if sent.len() < 8 * 1024 => Ok(None),
                (true, _) => {
                    Ok(Some(Answer { status: 413, head: String::new(), body: String::new() }))
                }
                _ => Ok(None),
            };
        }
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..5)?.parse().ok());
        let status = status.ok_or_else(|| format!("no HTTP comes back: {text:?}"))?;
        Ok(Some(Answer { status, head: head.to_owned(), body: body.to_owned() }))
    }
}

/// What a request says, read here in the plainest way.
#[derive(Debug, Default)]
struct Asked {
    method: String,
    path: String,
    hosts: Vec<String>,
    origins: Vec<String>,
    tokens: Vec<String>,
    /// Whether it is all there, is a request without doubt, and is the last one of its connection.
    complete: bool,
}

impl Asked {
    fn read(sent: &[u8]) -> Self {
        let Some(end) = sent.windows(4).position(|four| four == b"\r\n\r\n") else {
            return Self::default();
        };
        let Ok(head) = str::from_utf8(&sent[..end]) else { return Self::default() };
        let mut lines = head.split("\r\n");
        let first: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
        let [method, path, "HTTP/1.1"] = first[..] else { return Self::default() };
        let mut asked = Self { method: method.into(), path: path.into(), ..Self::default() };
        let (mut lengths, mut closes, mut plain) = (vec![], false, true);
        for line in lines {
            let Some((name, value)) = line.split_once(':') else { return Self::default() };
            let value = value.trim_matches([' ', '\t']);
            let is_name =
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            plain &= is_name && !value.contains(|c: char| c.is_control());
            match name.to_ascii_lowercase().as_str() {
                "host" => asked.hosts.push(value.into()),
                "origin" => asked.origins.push(value.into()),
                "x-workbook-token" => asked.tokens.push(value.into()),
                "content-length" => lengths.push(value.parse::<usize>().ok()),
                "connection" => closes = value.eq_ignore_ascii_case("close"),
                "transfer-encoding" | "expect" | "upgrade" => plain = false,
                _ => {}
            }
        }
        let length = match lengths[..] {
            [] => Some(0),
            [length] => length,
            _ => None,
        };
        asked.complete = plain && closes && length == Some(sent.len() - end - 4);
        asked
    }
}

fn replaced(bytes: &[u8], mark: &str, by: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(mark.len()).position(|window| window == mark.as_bytes()) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(by.as_bytes());
        rest = &rest[at + mark.len()..];
    }
    out.extend_from_slice(rest);
    out
}
