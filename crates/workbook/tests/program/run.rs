//! Programs run for the page. Each test of the first module holds one line of SECURITY.md, and
//! after each the server still serves and still runs a program.

#![cfg_attr(not(target_os = "linux"), allow(unused_imports, reason = "for the tests of Linux"))]

use std::{
    io::Write,
    net::TcpStream,
    ops::Deref,
    sync::{Arc, Mutex, PoisonError, Weak},
    thread,
    time::{Duration, Instant},
};

use super::support::{Answer, PATIENCE, Server, Workbook};

/// The server of the tests that leave it as it was, and the sample it works on.
struct Shared {
    server: Server,
    _workbook: Workbook,
}

impl Deref for Shared {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}

/// The server that the tests of the moment share; it ends with the last of them.
fn shared() -> Arc<Shared> {
    static SHARED: Mutex<Weak<Shared>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    shared.upgrade().unwrap_or_else(|| {
        let workbook = Workbook::sample();
        let mut server = workbook.serve_with(&["--run-seconds", "2"]);
        server.wait_for_line("programs can be run");
        let fresh = Arc::new(Shared { server, _workbook: workbook });
        *shared = Arc::downgrade(&fresh);
        fresh
    })
}

const TWICE: &str = "fn main() { println!(\"{}\", ch01_double::double(21.0)); }";

pub fn token(server: &Server) -> String {
    let page = server.get("/").body;
    let (_, rest) = page.split_once("data-token=\"").expect("the page has a token");
    rest.split('"').next().unwrap().to_owned()
}

pub fn head(server: &Server, path: &str, headers: &[(&str, &str)], length: usize) -> String {
    let headers: String =
        headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{headers}\
         Content-Length: {length}\r\nConnection: close\r\n\r\n",
        server.port
    )
}

const PATH: &str = "/_workbook/run/ch01/twice";

fn run_at(server: &Server, path: &str, program: &str) -> Answer {
    let (origin, token) = (format!("http://127.0.0.1:{}", server.port), token(server));
    let headers = [("Origin", origin.as_str()), ("X-Workbook-Token", token.as_str())];
    server.send(&head(server, path, &headers, program.len()), program.as_bytes())
}

fn run(server: &Server, program: &str) -> Answer {
    run_at(server, PATH, program)
}

/// The page is still there, and a program still runs.
#[track_caller]
fn still_serves(server: &Server) {
    server.get("/").shows("The first edition.");
    run(server, TWICE).shows("42\\n");
}

/// Processes whose command line has `words` in it.
#[cfg(target_os = "linux")]
pub fn processes_with(words: &str) -> usize {
    std::fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| std::fs::read(entry.path().join("cmdline")).ok())
        .filter(|line| String::from_utf8_lossy(line).contains(words))
        .count()
}

/// Waits until no process has `words` in its command line.
#[cfg(target_os = "linux")]
#[track_caller]
pub fn all_gone(words: &str) {
    let deadline = Instant::now() + PATIENCE;
    while processes_with(words) > 0 {
        assert!(Instant::now() < deadline, "{words} is still running");
        thread::sleep(Duration::from_millis(20));
    }
}

mod threats {
    use super::*;

    #[test]
    fn another_host() {
        let server = shared();
        let token = token(&server);
        for host in ["evil.example", "127.0.0.1.evil.example"] {
            let head = format!(
                "POST {PATH} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
                 X-Workbook-Token: {token}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                TWICE.len()
            );
            let answer = server.send(&head, TWICE.as_bytes());
            assert_eq!(answer.status, 403, "{host}");
            answer.does_not_show("42\\n");
        }
        still_serves(&server);
    }

    #[test]
    fn another_origin() {
        let server = shared();
        let token = token(&server);
        let foreign = [
            "http://evil.example".to_owned(),
            "null".to_owned(),
            format!("https://127.0.0.1:{}", server.port),
            format!("http://127.0.0.1:{}", server.port ^ 1),
            format!("http://localhost:{}", server.port),
        ];
        for origin in &foreign {
            let headers = [("Origin", origin.as_str()), ("X-Workbook-Token", token.as_str())];
            let answer = server.send(&head(&server, PATH, &headers, TWICE.len()), TWICE.as_bytes());
            assert_eq!(answer.status, 403, "{origin}");
        }
        let headers = [("X-Workbook-Token", token.as_str())];
        let answer = server.send(&head(&server, PATH, &headers, TWICE.len()), TWICE.as_bytes());
        assert_eq!(answer.status, 403, "no origin");
        // What another site may not set, the browser asks for first; the answer is no.
        let asked = server.request("OPTIONS", PATH, &format!("127.0.0.1:{}", server.port));
        assert!(!asked.head.contains("access-control-allow"), "{asked:#?}");
        still_serves(&server);
    }

    #[test]
    fn no_token_or_one_of_another_start() {
        let server = shared();
        let origin = format!("http://127.0.0.1:{}", server.port);
        for given in ["", "0123456789abcdef0123456789abcdef"] {
            let headers = [("Origin", origin.as_str()), ("X-Workbook-Token", given)];
            let answer = server.send(&head(&server, PATH, &headers, TWICE.len()), TWICE.as_bytes());
            assert_eq!(answer.status, 403);
            answer.shows("Load it again");
        }
        // The token is in the page's body alone: not in an address, not for embedding.
        let page = server.get("/");
        assert!(page.head.contains("cross-origin-resource-policy: same-origin"), "{page:#?}");
        still_serves(&server);
    }

    #[test]
    fn other_methods() {
        let server = shared();
        for method in ["GET", "HEAD", "PUT", "DELETE"] {
            let answer = server.request(method, PATH, &format!("127.0.0.1:{}", server.port));
            assert_eq!(answer.status, 405, "{method}");
        }
        still_serves(&server);
    }

    #[test]
    fn a_program_that_is_too_long() {
        let server = shared();
        let long = format!("{TWICE}//{}", "x".repeat(64 * 1024));
        assert_eq!(run(&server, &long).status, 413);
        let longest = format!("{TWICE}//{}", "x".repeat(64 * 1024 - TWICE.len() - 2));
        run(&server, &longest).shows("42\\n");
        still_serves(&server);
    }

    #[test]
    fn names_that_lead_elsewhere() {
        let server = shared();
        for name in ["..%2f..%2fevil", "%2e%2e", "a%5cb", "-o", "a.rs", "A", "a%00", "%2fetc"] {
            let answer = run_at(&server, &format!("/_workbook/run/ch01/{name}"), TWICE);
            assert_eq!(answer.status, 404, "{name}");
        }
        for path in ["/../../Cargo.toml", "/_workbook/../../Cargo.toml", "/..%2f..%2fCargo.toml"] {
            let answer = server.get(path);
            assert!((400..500).contains(&answer.status), "{path}");
            answer.does_not_show("[workspace]");
        }
        still_serves(&server);
    }

    #[test]
    fn a_loop_without_end() {
        let server = shared();
        let answer = run(&server, "fn main() { println!(\"here\"); loop {} }");
        answer.shows("here\\n");
        answer.shows("stopped after 2 s");
        still_serves(&server);
    }

    #[test]
    fn output_without_end() {
        let server = shared();
        let answer = run(&server, "fn main() { loop { println!(\"flood\"); } }");
        answer.shows("\"truncated\"");
        answer.shows("printed more than 256 KiB");
        assert!(answer.body.len() < 1 << 20, "{} bytes", answer.body.len());
        still_serves(&server);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn four_gibibytes() {
        let server = shared();
        let answer =
            run(&server, "fn main() { let v = vec![1u8; 4 << 30]; println!(\"got {}\", v[12]); }");
        answer.shows("asked for more than 1024 MiB");
        answer.does_not_show("got 1");
        still_serves(&server);
    }

    /// Forks until it is stopped, but never more than 150 processes and 1.5 s, whoever stops it.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_bomb_of_processes() {
        let server = shared();
        let bomb = r#"
            use std::{process::Command, time::Duration, thread::sleep};
            fn main() {
                let held: Vec<_> = (0..150)
                    .filter_map(|_| Command::new("/bin/sleep").arg("1.6274").spawn().ok())
                    .collect();
                sleep(Duration::from_millis(1500));
                println!("survived with {}", held.len());
            }"#;
        let answer = run(&server, bomb);
        answer.shows("processes and threads");
        answer.does_not_show("survived");
        all_gone("1.6274");
        still_serves(&server);
    }

    /// A child that has left the process group, and whose parent is gone.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_child_that_escapes() {
        let server = shared();
        let escape = r#"
            use std::{os::unix::process::CommandExt, process::{Command, Stdio}};
            fn main() {
                Command::new("/bin/sh")
                    .args(["-c", "/bin/sleep 3607.3519 & /bin/sleep 3607.3519 & exit"])
                    .process_group(0)
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn().unwrap().wait().unwrap();
                println!("left");
            }"#;
        run(&server, escape).shows("left");
        all_gone("3607.3519");
        still_serves(&server);
    }

    #[test]
    fn fifty_at_once() {
        let server = shared();
        let answers: Vec<Answer> = thread::scope(|scope| {
            let runs: Vec<_> = (0..50)
                .map(|number| {
                    let server = &server;
                    // Most have nothing to say but an error, which is told sooner.
                    let program = if number % 10 == 0 { TWICE } else { "fn main() { nonsense }" };
                    scope.spawn(move || run(server, program))
                })
                .collect();
            runs.into_iter().map(|run| run.join().unwrap()).collect()
        });
        let said =
            |words: &str| answers.iter().filter(|answer| answer.body.contains(words)).count();
        assert_eq!((said("42\\n"), said("cannot find value")), (5, 45));
        assert!(said("\"waiting\"") > 0, "nobody was told of the queue");
        still_serves(&server);
    }

    #[test]
    fn the_secrets_of_the_surroundings() {
        let server = shared();
        let answer = run(
            &server,
            "fn main() { for (name, _) in std::env::vars() { println!(\"<{name}>\"); } \
             println!(\"{}\", std::env::current_dir().unwrap().display()); }",
        );
        for name in ["HOME", "USER", "PATH", "CARGO", "CARGO_MANIFEST_DIR", "SSH_AUTH_SOCK"] {
            answer.does_not_show(&format!("<{name}>"));
        }
        answer.shows("/target/run/");
        still_serves(&server);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_page_that_closes() {
        // Neither the limit on time nor the program itself is what ends it.
        let workbook = Workbook::sample();
        let mut server = workbook.serve_with(&["--run-seconds", "3600"]);
        server.wait_for_line("programs can be run");
        let program = r#"
            fn main() { std::process::Command::new("/bin/sleep").arg("3608.4133").status().unwrap(); }"#;
        let origin = format!("http://127.0.0.1:{}", server.port);
        let token = token(&server);
        let headers = [("Origin", origin.as_str()), ("X-Workbook-Token", token.as_str())];
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream.write_all(head(&server, PATH, &headers, program.len()).as_bytes()).unwrap();
        stream.write_all(program.as_bytes()).unwrap();
        let deadline = Instant::now() + PATIENCE;
        while processes_with("3608.4133") == 0 {
            assert!(Instant::now() < deadline, "it never ran");
            thread::sleep(Duration::from_millis(10));
        }
        drop(stream);
        all_gone("3608.4133");
        still_serves(&server);
    }

    /// The end of the server by Ctrl-C, and by a kill that leaves it no time.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_end_of_the_server() {
        for (brutally, mark) in [(false, "3609.1177"), (true, "3609.1178")] {
            let workbook = Workbook::sample();
            let mut server = workbook.serve();
            server.wait_for_line("programs can be run");
            let program = format!(
                "fn main() {{ std::process::Command::new(\"/bin/sleep\").arg(\"{mark}\").status().unwrap(); }}"
            );
            thread::scope(|scope| {
                let shared = &server;
                let running = scope.spawn(move || run(shared, &program));
                let deadline = Instant::now() + PATIENCE;
                while processes_with(mark) == 0 {
                    assert!(Instant::now() < deadline, "it never ran");
                    thread::sleep(Duration::from_millis(10));
                }
                if brutally {
                    server.kill()
                } else {
                    server.interrupt()
                }
                let _ = running.join();
            });
            all_gone(mark);
        }
    }

    #[test]
    fn the_network() {
        let workbook = Workbook::sample();
        let output = workbook.run(&["serve", "--port", "0", "--host", "0.0.0.0"]);
        assert_eq!(output.status.code(), Some(1));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains("--no-run"), "{error}");
    }
}

#[test]
fn without_running_there_is_nothing_to_run_with() {
    let workbook = Workbook::sample();
    let server = workbook.serve_with(&["--no-run"]);
    let page = server.get("/ch01-double.html");
    page.shows("cargo run -p ch01-double --example twice");
    page.does_not_show("data-editor");
    page.does_not_show("run.js");
    let head = head(&server, PATH, &[], TWICE.len());
    let answer = server.send(&head, TWICE.as_bytes());
    assert!((400..500).contains(&answer.status), "{answer:#?}");
    assert_eq!(server.get("/_workbook/run.js").status, 404);
    let answer = "/_workbook/exercise/ch01/halve/open";
    let answer = server.send(&self::head(&server, answer, &[], 0), b"");
    assert!((400..500).contains(&answer.status), "{answer:#?}");
    assert!(!workbook.path("practice").exists());
}

#[test]
fn a_program_may_use_the_chapters_and_draw() {
    let server = shared();
    let answer = run(
        &server,
        r#"fn main() {
            std::fs::write("twice.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
            eprintln!("to stderr");
            println!("{}", ch01_double::double(4.0));
        }"#,
    );
    answer.shows(r#""stream":"out","text":"8\n""#);
    answer.shows(r#""stream":"err","text":"to stderr\n""#);
    answer.shows(r#""name":"twice.svg","kind":"image/svg+xml""#);
    answer.shows("It ended well.");
}

#[test]
fn every_end_is_told() {
    let server = shared();
    run(&server, "fn main() { panic!(\"no <b>\") }").shows("It panicked");
    run(&server, "fn main() { std::process::exit(7) }").shows("exit status 7");
    let wrong = run(&server, "fn main() {\n    let x: f64 = \"a\";\n}");
    wrong.shows("mismatched types");
    wrong.shows("\"line\":2,\"column\":18");
    wrong.shows("It does not compile.");
}

#[test]
fn every_line_of_the_threat_model_has_its_test() {
    let tests = [
        include_str!("run.rs"),
        include_str!("answer.rs"),
        include_str!("figures.rs"),
        include_str!("../../src/figures.rs"),
        include_str!("../../../figures/tests/catalogue.rs"),
        include_str!("../../src/running/drawing.rs"),
        include_str!("../../../../tests/tests/running.rs"),
    ]
    .concat();
    let page = include_str!("../../../../SECURITY.md");
    let rows: Vec<&str> =
        page.lines().filter(|line| line.starts_with("| ") && !line.ends_with("| test |")).collect();
    assert!(rows.len() >= 19, "{rows:#?}");
    for row in rows {
        let (_, named) = row.trim_end_matches(" |").rsplit_once(" | ").unwrap();
        let named: Vec<&str> =
            named.split('`').skip(1).step_by(2).filter(|name| !name.contains('/')).collect();
        assert!(!named.is_empty(), "no test is named: {row}");
        for name in named {
            assert!(tests.contains(&format!("fn {name}(")), "there is no test {name}: {row}");
        }
    }
}
