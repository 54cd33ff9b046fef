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
        // What is printed, and not the answer's length: how many pieces it
        // comes in, each with its frame, is the pipe's and the machine's.
        let printed = answer.body.matches("flood").count() * "flood\n".len();
        assert!(printed <= 256 << 10, "{printed} bytes");
        still_serves(&server);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn four_gibibytes() {
        let server = shared();
        let answer =
            run(&server, "fn main() { let v = vec![1u8; 4 << 30]; println!(\"got {}\", v[12]); }");
        answer.shows("more memory than there is, here 1024 MiB");
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
    page.shows("<span>--example</span> <span>twice</span>");
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
fn warnings_without_end() {
    let server = shared();
    let variables: String = (0..2500).map(|n| format!("let v{n}=1;")).collect();
    for variables in [&variables[..3000], &variables] {
        let variables = variables.rsplit_once("let").unwrap().0;
        let answer =
            run(&server, &format!("fn main() {{ {variables} println!(\"{{}}\", 6 * 7); }}"));
        answer.shows("\"text\":\"42\\n\"");
        answer.shows("It ended well.");
        assert!(answer.body.len() < 1 << 20, "{} bytes", answer.body.len());
    }
    let errors: String = (0..1500).map(|n| format!("let x: u8 = v{n};")).collect();
    let answer = run(&server, &format!("fn main() {{ {errors} }}"));
    answer.shows("cannot find value `v7`");
    answer.shows("more to say, which is not shown");
    answer.shows("It does not compile.");
    still_serves(&server);
}

#[test]
fn a_compiler_that_breaks_off() {
    let server = shared();
    let nested = format!("fn main() {{ let _ = {}1{}; }}", "(".repeat(9000), ")".repeat(9000));
    let answer = run(&server, &nested);
    answer.shows("The compiler itself broke off");
    answer.shows("your code has not been judged");
    answer.does_not_show("does not compile");
    answer.does_not_show("more than it may use");
    still_serves(&server);
}

/// What is in the folder of the server's runs.
fn runs_left(shared: &Shared) -> Vec<std::path::PathBuf> {
    let room = format!("target/run/127.0.0.1-{}", shared.server.port);
    let all = std::fs::read_dir(shared._workbook.path(&room)).unwrap();
    all.map(|entry| entry.unwrap().path()).collect()
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_removed() {
    let workbook = Workbook::sample();
    let mut server = workbook.serve();
    server.wait_for_line("programs can be run");
    let shared = Shared { server, _workbook: workbook };
    let answer = run(
        &shared,
        r#"use std::{fs, os::unix::fs::PermissionsExt};
        fn main() {
            fs::create_dir("y").unwrap();
            fs::write("y/f", "").unwrap();
            fs::set_permissions("y", fs::Permissions::from_mode(0)).unwrap();
        }"#,
    );
    answer.shows("It ended well.");
    // The page hears of the end before the folder goes.
    let deadline = Instant::now() + PATIENCE;
    while !runs_left(&shared).is_empty() {
        assert!(Instant::now() < deadline, "{:?}", runs_left(&shared));
        thread::sleep(Duration::from_millis(10));
    }
    still_serves(&shared);
}

/// Where there is no room for programs the book is there all the same.
#[test]
fn without_room_for_programs_the_book_is_served() {
    let workbook = Workbook::sample();
    std::fs::create_dir_all(workbook.path("target")).unwrap();
    workbook.save("target/run", "in the way");
    let mut server = workbook.start_serving();
    server.wait_for_line("Programs cannot be run, as there is no room");
    let line = server.wait_for_line("(Ctrl-C ends it)");
    server.port_from(&line);
    let page = server.get("/ch01-double.html");
    page.shows("<span>--example</span> <span>twice</span>");
    page.does_not_show("run.js");
    assert_eq!(workbook.read("target/run"), "in the way");
}

#[cfg(unix)]
#[test]
fn a_program_that_replaces_its_folder_changes_and_shows_nothing_else() {
    let server = shared();
    let elsewhere = tempfile::tempdir().unwrap();
    let picture = elsewhere.path().join("private.svg");
    std::fs::write(&picture, "<svg>private</svg>").unwrap();
    let answer = run(
        &server,
        &format!(
            "fn main() {{ std::fs::write(\"own.svg\", \"<svg/>\").unwrap(); \
             let here = std::env::current_dir().unwrap(); std::fs::remove_dir_all(&here).unwrap(); \
             std::os::unix::fs::symlink({:?}, &here).unwrap(); }}",
            elsewhere.path()
        ),
    );
    answer.shows("It ended well. It has replaced its folder, so no pictures are shown.");
    answer.does_not_show("\"drawing\"");
    // Nor does it matter whether the folder is there at all.
    let answer = run(
        &server,
        "fn main() { std::fs::remove_dir_all(std::env::current_dir().unwrap().parent().unwrap()) \
         .unwrap(); }",
    );
    answer.shows("It ended well.");
    assert_eq!(std::fs::read_to_string(&picture).unwrap(), "<svg>private</svg>");
    still_serves(&server);
}

/// The file in which the supervisor notes the end has no name by the time the program runs; one
/// that is put there is not written.
#[cfg(target_os = "linux")]
#[test]
fn a_program_that_puts_a_link_in_the_place_of_its_report() {
    let server = shared();
    let elsewhere = tempfile::tempdir().unwrap();
    let victim = elsewhere.path().join("victim.txt");
    std::fs::write(&victim, "mine").unwrap();
    let answer = run(
        &server,
        &format!(
            r#"fn main() {{
                let parent = std::os::unix::process::parent_id();
                let line = std::fs::read_to_string(format!("/proc/{{parent}}/cmdline")).unwrap();
                let (_, path) = line.split_once("\"report\":\"").unwrap();
                let path = path.split('"').next().unwrap();
                println!("there: {{}}", std::path::Path::new(path).exists());
                std::os::unix::fs::symlink({victim:?}, path).unwrap();
                std::process::exit(7);
            }}"#
        ),
    );
    answer.shows("there: false");
    answer.shows("exit status 7");
    assert_eq!(std::fs::read_to_string(&victim).unwrap(), "mine");
    still_serves(&server);
}

#[test]
fn pictures_that_are_not_shown_are_said() {
    let server = shared();
    let answer = run(
        &server,
        r#"fn main() {
            for n in 1..=9 { std::fs::write(format!("{n}.svg"), "<svg/>").unwrap(); }
            std::fs::write("huge.svg", " ".repeat(3 << 20)).unwrap();
        }"#,
    );
    answer.shows("huge.svg is not shown: it is larger than 2 MiB.");
    answer.shows("1 more picture is not shown; 8 are, at most.");
}

#[test]
fn words_about_an_end_are_no_end() {
    let server = shared();
    let answer = run(
        &server,
        "fn main() { eprintln!(\"memory allocation of 7 bytes failed\"); std::process::exit(3); }",
    );
    answer.shows("It ended with exit status 3.");
    answer.does_not_show("MiB");
}

#[test]
fn an_address_that_leads_nowhere() {
    let server = shared();
    let (long, longer) = ("a".repeat(300), "a/".repeat(2500));
    for path in [format!("/{long}"), format!("/{longer}"), format!("/{}", "a".repeat(5000))] {
        assert_eq!(server.get(&path).status, 404, "{} letters", path.len());
    }
    for path in ["//css", "//css/", "//evil.example/..", "/css//"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.head.contains("location:"), "{answer:#?}");
    }
    still_serves(&server);
}

#[test]
fn a_body_that_is_broken_is_not_called_too_long() {
    let server = shared();
    let (origin, token) = (format!("http://127.0.0.1:{}", server.port), token(&server));
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nOrigin: {origin}\r\n\
         X-Workbook-Token: {token}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
        server.port
    );
    let answer = server.send(&head, b"zz\r\nfn main() {}\r\n0\r\n\r\n");
    assert_eq!(answer.status, 400, "{answer:#?}");
    answer.shows("came broken or not to its end");
    still_serves(&server);
}

/// Whoever sends a header letter by letter is not waited for.
#[test]
fn a_header_without_end() {
    use std::io::Read;

    let server = shared();
    let slow: Vec<_> = (0..30)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ").unwrap();
            stream
        })
        .collect();
    still_serves(&server);
    for mut stream in slow {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // Closed, with or without a word: a read that would wait out our own patience has failed.
        let mut all = Vec::new();
        let outcome = stream.read_to_end(&mut all);
        let waits = outcome.is_err_and(|error| error.kind() != std::io::ErrorKind::ConnectionReset);
        assert!(!waits, "it is still waited for");
    }
    still_serves(&server);
}

#[test]
fn a_program_that_does_not_arrive() {
    let server = shared();
    let (origin, token) = (format!("http://127.0.0.1:{}", server.port), token(&server));
    let headers = [("Origin", origin.as_str()), ("X-Workbook-Token", token.as_str())];
    // More is announced than ever comes.
    let answer = server.send(&head(&server, PATH, &headers, 1000), b"fn main");
    assert_eq!(answer.status, 408, "{answer:#?}");
    still_serves(&server);
}

/// One port has as many servers as it has addresses.
#[cfg(target_os = "linux")]
#[test]
fn two_servers_on_one_port() {
    use std::{io::BufRead, io::BufReader, process::Stdio};

    let workbook = Workbook::sample();
    let mut first = workbook.serve();
    first.wait_for_line("programs can be run");
    let port = first.port.to_string();
    let mut other = workbook
        .command(&["serve", "--host", "127.0.0.2", "--port", &port])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(other.stdout.take().unwrap()).lines();
    let ready = lines.any(|line| line.is_ok_and(|line| line.contains("programs can be run")));
    assert!(ready, "the other one never served");
    still_serves(&first);
    other.kill().unwrap();
    other.wait().unwrap();
    still_serves(&first);
}

#[test]
fn every_line_of_the_threat_model_has_its_test() {
    let tests = [
        include_str!("run.rs"),
        include_str!("answer.rs"),
        include_str!("build.rs"),
        include_str!("figures.rs"),
        include_str!("serve.rs"),
        include_str!("../../src/command/build/folder.rs"),
        include_str!("../../src/room.rs"),
        include_str!("../../../programs/src/removal.rs"),
        include_str!("../../../exercise/src/checker.rs"),
        include_str!("../../../exercise/src/file.rs"),
        include_str!("../../../exercise/tests/program/answers.rs"),
        include_str!("../../../exercise/tests/program/files.rs"),
        include_str!("../../../exercise/tests/program/kill.rs"),
        include_str!("../../../exercise/tests/program/outside.rs"),
        include_str!("../../../exercise/tests/program/practice.rs"),
        include_str!("../../../exercise/tests/program/watch.rs"),
        include_str!("../../src/figures.rs"),
        include_str!("../../../figures/tests/catalogue.rs"),
        include_str!("../../src/running/drawing.rs"),
        include_str!("../../../../tests/tests/whole_book/running.rs"),
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
