//! Exercises that are edited and checked on the page.

use std::{
    fs,
    io::Write,
    net::TcpStream,
    time::{Duration, Instant},
};

use super::{
    run::{head, token},
    support::{Answer, PATIENCE, Server, Workbook},
};

const FILE: &str = "practice/src/bin/ch01_halve.rs";
const RIGHT: &str = "pub fn halve(x: f64) -> f64 { x / 2.0 }\nfn main() {}\n";
const DOUBLED: &str = "pub fn halve(x: f64) -> f64 { x * 2.0 }\nfn main() {}\n";

fn served() -> (Workbook, Server) {
    let workbook = Workbook::sample();
    let mut server = workbook.serve();
    server.wait_for_line("programs can be run");
    (workbook, server)
}

fn path(action: &str) -> String {
    format!("/_workbook/exercise/ch01/halve/{action}")
}

fn ask_at(server: &Server, path: &str, read: &str, text: &str) -> Answer {
    let (origin, token) = (format!("http://127.0.0.1:{}", server.port), token(server));
    let headers = [
        ("Origin", origin.as_str()),
        ("X-Workbook-Token", token.as_str()),
        ("X-Workbook-Read", read),
    ];
    server.send(&head(server, path, &headers, text.len()), text.as_bytes())
}

fn ask(server: &Server, action: &str, read: &str, text: &str) -> Answer {
    ask_at(server, &path(action), read, text)
}

/// A field of the JSON that came back.
#[track_caller]
fn field(answer: &Answer, name: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    value[name].as_str().unwrap_or_else(|| panic!("no {name}: {answer:#?}")).to_owned()
}

#[track_caller]
fn open(server: &Server) -> String {
    let opened = ask(server, "open", "", "");
    assert_eq!(opened.status, 200, "{opened:#?}");
    field(&opened, "digest")
}

/// Exercises have the same door as programs, for every one of their addresses.
#[test]
fn exercises_have_the_same_door() {
    let (workbook, server) = served();
    let origin = format!("http://127.0.0.1:{}", server.port);
    let token = token(&server);
    for action in ["open", "save", "check", "keep-mine", "keep-theirs", "reset"] {
        let path = path(action);
        let refused = [
            vec![("Origin", origin.as_str()), ("X-Workbook-Token", "")],
            vec![("Origin", &origin), ("X-Workbook-Token", "0123456789abcdef0123456789abcdef")],
            vec![("Origin", "http://evil.example"), ("X-Workbook-Token", &token)],
            vec![("X-Workbook-Token", &token)],
        ];
        for headers in refused {
            let answer =
                server.send(&head(&server, &path, &headers, RIGHT.len()), RIGHT.as_bytes());
            assert_eq!(answer.status, 403, "{path} {headers:?}");
        }
        let host = format!("127.0.0.1:{}", server.port);
        assert_eq!(server.request("GET", &path, &host).status, 405, "{path}");
        assert_eq!(server.request("POST", &path, "evil.example").status, 403, "{path}");
    }
    assert!(!workbook.path("practice").exists(), "somebody else had files laid out");
}

#[test]
fn an_exercise_whose_name_leads_elsewhere() {
    let (workbook, server) = served();
    for id in [
        "..%2f..%2fbook/book",
        "%2e%2e/%2e%2e",
        "ch01/..%2fhalve",
        "ch01/%2fetc%2fpasswd",
        "ch01/halve%00",
        "ch01/Halve",
        "ch01/-o",
        "ch01/halve.rs",
        "ch01/ch01_halve",
        "ch02/halve",
        "ch01/nothing-of-this-name",
    ] {
        for action in ["open", "check", "reset", "keep-theirs"] {
            let answer = ask_at(&server, &format!("/_workbook/exercise/{id}/{action}"), "", RIGHT);
            assert_eq!(answer.status, 404, "{id}/{action}: {answer:#?}");
        }
    }
    open(&server);
    for action in ["evil", "..", "%2e%2e%2fopen"] {
        assert_eq!(ask(&server, action, "", RIGHT).status, 404, "{action}");
    }
    let files = fs::read_dir(workbook.path("practice/src/bin")).unwrap().count();
    assert_eq!(files, 1, "something was written beside the exercise's own file");
}

#[test]
fn an_answer_that_is_too_long() {
    let (workbook, server) = served();
    let read = open(&server);
    let starter = workbook.read(FILE);
    let long = format!("{RIGHT}//{}", "x".repeat(64 * 1024));
    for action in ["check", "keep-mine", "keep-theirs", "reset"] {
        assert_eq!(ask(&server, action, &read, &long).status, 413, "{action}");
    }
    assert_eq!(workbook.read(FILE), starter);
    // And one that is too long in the file is left to the reader's own editor.
    workbook.save(FILE, &long);
    let answer = ask(&server, "open", "", "");
    assert_eq!(answer.status, 422);
    answer.shows("longer than the 64 KiB");
    assert_eq!(workbook.read(FILE), long);
}

#[test]
fn a_file_that_changed_since_is_not_written() {
    let (workbook, server) = served();
    let opened = ask(&server, "open", "", "");
    opened.shows("Laid out just now");
    assert_eq!(field(&opened, "file"), FILE);
    assert_eq!(field(&opened, "text"), workbook.read(FILE));
    let read = field(&opened, "digest");

    workbook.save(FILE, "// by another editor");
    for (action, given) in
        [("check", read.as_str()), ("keep-mine", &read), ("reset", &read), ("check", "")]
    {
        let conflict = ask(&server, action, given, RIGHT);
        assert_eq!(conflict.status, 409, "{action}: {conflict:#?}");
        assert_eq!(field(&conflict, "text"), "// by another editor");
        assert_eq!(workbook.read(FILE), "// by another editor", "{action}");
    }
    assert!(!workbook.path(&format!("{FILE}.1.bak")).exists());
}

#[test]
fn the_version_that_loses_is_kept() {
    let (workbook, server) = served();
    let read = open(&server);
    workbook.save(FILE, "// theirs");
    let conflict = ask(&server, "check", &read, "// mine");
    assert_eq!(conflict.status, 409);

    // The page's goes on; while it was being looked at the file has not changed again.
    let kept = ask(&server, "keep-mine", &field(&conflict, "digest"), "// mine");
    assert_eq!((kept.status, field(&kept, "backup")), (200, format!("{FILE}.1.bak")));
    assert_eq!(workbook.read(FILE), "// mine");
    assert_eq!(workbook.read(&format!("{FILE}.1.bak")), "// theirs");

    // The file's goes on.
    workbook.save(FILE, "// theirs again");
    assert_eq!(ask(&server, "check", &field(&kept, "digest"), "// mine again").status, 409);
    let kept = ask(&server, "keep-theirs", "", "// mine again");
    assert_eq!((kept.status, field(&kept, "backup")), (200, format!("{FILE}.2.bak")));
    assert_eq!(field(&kept, "text"), "// theirs again");
    assert_eq!(workbook.read(FILE), "// theirs again");
    assert_eq!(workbook.read(&format!("{FILE}.2.bak")), "// mine again");

    // Reset keeps what the page has, saved or not, and needs no backup of a starter.
    let reset = ask(&server, "reset", &field(&kept, "digest"), "// not saved yet");
    assert_eq!((reset.status, field(&reset, "backup")), (200, format!("{FILE}.3.bak")));
    assert!(workbook.read(FILE).contains("todo!"));
    assert_eq!(field(&reset, "text"), workbook.read(FILE));
    assert_eq!(workbook.read(&format!("{FILE}.3.bak")), "// not saved yet");
    let reset = ask(&server, "reset", &field(&reset, "digest"), &workbook.read(FILE));
    assert_eq!(reset.status, 200);
    assert!(!workbook.path(&format!("{FILE}.4.bak")).exists());
}

#[test]
fn a_check_says_what_the_command_line_says() {
    let (workbook, server) = served();
    let read = open(&server);
    let wrong = ask(&server, "check", &read, DOUBLED);
    assert_eq!(wrong.status, 200, "{wrong:#?}");
    wrong.shows("You doubled it.");
    wrong.shows("\"Not yet.\"");
    // What the page draws comes as data.
    wrong.shows("\"is\":\"verdict\"");
    wrong.shows("\"verdict\":\"different\"");
    wrong.shows("\"diagnosis\":{\"kind\":\"known\",\"name\":\"doubled\"");
    assert_eq!(workbook.read(FILE), DOUBLED, "a check saves");
    let terminal = workbook.run(&["check", "1.1"]);
    assert!(String::from_utf8(terminal.stdout).unwrap().contains("You doubled it."));

    let (_, rest) = wrong.body.split_once("\"saved\",\"digest\":\"").unwrap();
    let right = ask(&server, "check", rest.split('"').next().unwrap(), RIGHT);
    right.shows("Right in 2 cases.");
    right.shows("\"well\":true");
    let list = workbook.run(&["list"]);
    assert!(String::from_utf8(list.stdout).unwrap().contains("1 of 1 solved"));
}

#[test]
fn a_practice_project_elsewhere() {
    let workbook = Workbook::sample();
    let mut server = workbook.serve_with(&["--practice", "else/where"]);
    server.wait_for_line("programs can be run");
    let read = open(&server);
    ask(&server, "check", &read, RIGHT).shows("Right in 2 cases.");
    assert_eq!(workbook.read("else/where/src/bin/ch01_halve.rs"), RIGHT);
    assert!(!workbook.path("practice").exists() && !workbook.path(".practice").exists());
}

/// What stands in the file's place is said, and nothing is laid over it.
#[cfg(unix)]
#[test]
fn something_else_in_the_place_of_an_answer() {
    let (workbook, server) = served();
    let digest = open(&server);
    let file = workbook.path(FILE);
    let put: [(&str, &dyn Fn()); 3] = [
        ("is a folder", &|| fs::create_dir(&file).unwrap()),
        ("is a link that leads nowhere", &|| {
            std::os::unix::fs::symlink("/nowhere/at/all", &file).unwrap();
        }),
        ("is no ordinary file", &|| {
            assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
        }),
    ];
    for (what, put) in put {
        let _ = fs::remove_file(&file).or_else(|_| fs::remove_dir(&file));
        put();
        for (action, read) in
            [("open", ""), ("save", &*digest), ("check", &digest), ("reset", &digest)]
        {
            let answer = ask(&server, action, read, RIGHT);
            assert_eq!(answer.status, 422, "{action}, {what}: {answer:#?}");
            answer.shows(what);
        }
    }
    fs::remove_file(&file).unwrap();
    open(&server);
}

#[test]
fn a_practice_project_that_was_moved_is_not_laid_out_anew() {
    let (workbook, server) = served();
    open(&server);
    fs::rename(workbook.path("practice"), workbook.path("moved")).unwrap();
    let answer = ask(&server, "open", "", "");
    assert_eq!(answer.status, 422, "{answer:#?}");
    answer.shows("start moved");
    assert!(!workbook.path("practice").exists());
    assert!(workbook.run(&["start", "moved"]).status.success());
    assert_eq!(field(&ask(&server, "open", "", ""), "file"), "moved/src/bin/ch01_halve.rs");
}

/// Of very many mistakes the first are told, and that they are mistakes.
#[test]
fn an_answer_with_mistakes_without_end() {
    let (_workbook, server) = served();
    let read = open(&server);
    let errors: String = (0..1500).map(|n| format!("let x: u8 = v{n};")).collect();
    let answer =
        ask(&server, "check", &read, &format!("pub fn halve(x: f64) -> f64 {{ {errors} x }}"));
    answer.shows("\"verdict\":\"does-not-compile\"");
    answer.shows("more to say, which is not shown");
    answer.shows("Not yet.");
}

#[test]
fn an_answer_that_runs_amok() {
    let (_workbook, server) = served();
    let saved = |answer: &Answer| {
        let (_, rest) = answer.body.split_once("\"saved\",\"digest\":\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let read = open(&server);
    let looping = ask(&server, "check", &read, "pub fn halve(_: f64) -> f64 { loop {} }");
    looping.shows("had not finished after 2 seconds");
    let flood = "pub fn halve(_: f64) -> f64 { loop { println!(\"flood\"); } }";
    let flood = ask(&server, "check", &saved(&looping), flood);
    flood.shows("printed more than 1024 KiB");
    assert!(flood.body.len() < 1 << 20, "{} bytes", flood.body.len());
    let spying = "pub fn halve(_: f64) -> f64 { \
        for name in [\"HOME\", \"USER\", \"SSH_AUTH_SOCK\", \"CARGO_MANIFEST_DIR\"] { \
        println!(\"{name} {}\", std::env::var_os(name).is_some()); } 0.0 }";
    let spying = ask(&server, "check", &saved(&flood), spying);
    spying.shows("USER false");
    spying.does_not_show(" true");
    #[cfg(target_os = "linux")]
    {
        let huge = "pub fn halve(_: f64) -> f64 { vec![1u8; 4 << 30][7].into() }";
        ask(&server, "check", &saved(&spying), huge).shows("there are 512 MiB");
    }
    server.get("/").shows("The first edition.");
}

#[cfg(target_os = "linux")]
#[test]
fn a_check_whose_page_closes() {
    use super::run::{all_gone, processes_with};

    let (workbook, server) = served();
    workbook.edit(
        "crates/ch01-double/exercises/halve/exercise.toml",
        "time_limit = 2.0",
        "time_limit = 3600.0",
    );
    let read = open(&server);
    let text = "pub fn halve(_: f64) -> f64 { loop {} }";
    let (origin, token) = (format!("http://127.0.0.1:{}", server.port), token(&server));
    let headers = [
        ("Origin", origin.as_str()),
        ("X-Workbook-Token", token.as_str()),
        ("X-Workbook-Read", read.as_str()),
    ];
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    stream.write_all(head(&server, &path("check"), &headers, text.len()).as_bytes()).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    let program = workbook.path("target/exercises/check-").display().to_string();
    let begun = Instant::now();
    while processes_with("/harness\0") == 0 || processes_with(&program) == 0 {
        assert!(begun.elapsed() < PATIENCE, "it never ran");
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(stream);
    // No time limit is near: whatever is gone by now was ended by the page's end.
    all_gone(&program);
    server.get("/").shows("The first edition.");
}
