//! The served book.

use std::{net::TcpListener, path::PathBuf, thread, time::Duration};

use super::support::Workbook;

#[test]
fn pages_are_served_as_what_they_are() {
    let workbook = Workbook::sample();
    let server = workbook.serve();

    let page = server.get("/");
    assert_eq!(page.status, 200);
    page.shows("The first edition.");
    page.shows("/_workbook/follow.js");
    assert!(page.head.contains("content-type: text/html"), "{page:#?}");
    assert!(page.head.contains("x-content-type-options: nosniff"), "{page:#?}");

    let script = server.get("/_workbook/follow.js");
    assert!(script.head.contains("content-type: text/javascript"), "{script:#?}");
    script.shows("EventSource");

    let head = server.request("HEAD", "/index.html", &format!("localhost:{}", server.port));
    assert_eq!((head.status, head.body.as_str()), (200, ""));

    let nowhere = server.get("/no/such/page.html");
    assert_eq!(nowhere.status, 404);
    nowhere.shows("/_workbook/follow.js");

    let post = server.request("POST", "/", &format!("127.0.0.1:{}", server.port));
    assert_eq!(post.status, 405);
}

#[test]
fn other_names_and_paths_out_of_the_site_are_refused() {
    let workbook = Workbook::sample();
    let server = workbook.serve();

    for host in ["evil.example", "127.0.0.1.evil.example:80"] {
        for path in ["/", "/_workbook/versions", "/_workbook/follow.js"] {
            let answer = server.request("GET", path, host);
            assert_eq!(answer.status, 403, "{host}{path}");
            answer.does_not_show("The first edition.");
        }
    }
    for path in [
        "/../../../Cargo.toml",
        "/%2e%2e/%2e%2e/%2e%2e/Cargo.toml",
        "/..%2f..%2f..%2fCargo.toml",
        "/..%5c..%5c..%5cCargo.toml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/C:/Windows/win.ini",
        "/index.html%00.css",
        "/%1b%5b2J.html",
    ] {
        let answer = server.get(path);
        assert!((400..500).contains(&answer.status), "{path}: {answer:#?}");
        answer.does_not_show("[workspace]");
        answer.does_not_show("root:");
        // Who asks for the head alone is told the same, and no fault of the server's.
        let head = server.request("HEAD", path, &format!("127.0.0.1:{}", server.port));
        assert_eq!(head.status, answer.status, "{path}");
    }
    // A host that nobody can resolve to another place is still answered.
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_saved_page_is_a_new_version() {
    let workbook = Workbook::sample();
    let server = workbook.serve();
    let mut listener = server.listen();
    let first = listener.next();
    assert_eq!(first.version, server.get("/").version());

    // An editor's swap file and a read are no reason to build.
    workbook.save("book/src/.index.md.swp", "b0VIM");
    workbook.read("book/src/index.md");
    thread::sleep(Duration::from_millis(300));

    workbook.edit("book/src/index.md", "first", "second");
    let second = listener.until("a new version", |word| word.version != first.version);
    assert_eq!(second.mistake, "");
    let page = server.get("/");
    page.shows("The second edition.");
    assert_eq!(page.version(), second.version);
    // Other systems may report what happened just before the watch began.
    if cfg!(target_os = "linux") {
        assert!(second.version.ends_with("-2"), "{second:?}");
    }
}

#[test]
fn a_mistake_shows_on_the_last_good_page_until_it_is_mended() {
    let workbook = Workbook::sample();
    let mut server = workbook.serve();
    let mut listener = server.listen();

    workbook.edit("book/src/index.md", "The first", "{{#nonsense}} The first");
    let broken = listener.until("the mistake", |word| word.mistake.contains("index.md:3"));
    server.wait_for_line("index.md:3");
    let page = server.get("/");
    assert_eq!((page.status, page.version()), (200, broken.version.as_str()));
    page.shows("The first edition.");
    page.shows("index.md:3");

    workbook.edit("book/src/index.md", "{{#nonsense}} The first", "The third");
    let mended = listener.until("a new version", |word| word.version != broken.version);
    assert_eq!(mended.mistake, "");
    server.get("/").shows("The third edition.");
    server.get("/").does_not_show("index.md:3");
}

#[test]
fn a_chapter_that_does_not_compile_shows_what_the_compiler_says() {
    let workbook = Workbook::sample();
    let mut server = workbook.serve();
    let mut listener = server.listen();
    server.get("/ch01-double.html").shows("It ends at 42.");

    let code = "crates/ch01-double/src/lib.rs";
    let error = "cannot find value `y`";
    workbook.edit(code, "2.0 * x", "2.0 * y");
    let broken = listener.until("the mistake", |word| word.mistake.contains(error));
    assert!(!broken.mistake.contains('\u{1b}'), "colours are for terminals");
    server.wait_for_line(error);
    server.get("/ch01-double.html").shows("It ends at 42.");

    // The compiler's error stays while something else is edited.
    workbook.edit("book/src/index.md", "first", "second");
    assert!(listener.next().mistake.contains(error));

    workbook.edit(code, "2.0 * y", "3.0 * x");
    listener.until("a new version", |word| word.version != broken.version);
    server.get("/ch01-double.html").shows("It ends at 63.");
    server.get("/").shows("The second edition.");
}

/// Has the chapter's compilation wait for a file, which stands for a slow machine; gives the file.
fn compiled_slowly(workbook: &Workbook) -> PathBuf {
    let gate = workbook.path("compile-now");
    let script = format!(
        "fn main() {{ while !std::path::Path::new({gate:?}).exists() {{ \
         std::thread::sleep(std::time::Duration::from_millis(20)); }} }}"
    );
    workbook.save("crates/ch01-double/build.rs", &script);
    gate
}

/// The pages are there before the chapters are compiled, and their figures after it.
#[test]
fn a_book_can_be_read_before_its_figures_are_compiled() {
    let workbook = Workbook::sample();
    let gate = compiled_slowly(&workbook);
    let mut server = workbook.start_serving();
    let line = server.wait_for_line("can be read on http://127.0.0.1:");
    server.port_from(&line);
    let page = server.get("/ch01-double.html");
    assert_eq!(page.status, 200);
    page.shows("Doubling");
    page.shows("A figure to come");
    page.shows("cargo run");
    page.does_not_show("It ends at 42.");
    let mut listener = server.listen();
    let text = listener.next();
    assert_eq!((text.version.as_str(), text.mistake.as_str()), (page.version(), ""));

    std::fs::write(&gate, "").unwrap();
    listener.until("the figures", |word| word.version != text.version);
    let page = server.get("/ch01-double.html");
    page.shows("It ends at 42.");
    page.does_not_show("A figure to come");
}

/// Where the chapters turn out not to compile, the pages stay and the compiler's words are over them.
#[test]
fn a_book_that_is_read_before_it_compiles_says_when_it_does_not() {
    let workbook = Workbook::sample();
    let gate = compiled_slowly(&workbook);
    workbook.edit("crates/ch01-double/src/lib.rs", "2.0 * x", "2.0 * y");
    let mut server = workbook.start_serving();
    let line = server.wait_for_line("can be read on http://127.0.0.1:");
    server.port_from(&line);
    let mut listener = server.listen();
    std::fs::write(&gate, "").unwrap();
    listener.until("the mistake", |word| word.mistake.contains("cannot find value `y`"));
    server.get("/ch01-double.html").shows("A figure to come");
    workbook.edit("crates/ch01-double/src/lib.rs", "2.0 * y", "2.0 * x");
    listener.until("the figures", |word| word.mistake.is_empty());
    server.get("/ch01-double.html").shows("It ends at 42.");
}

#[test]
fn an_example_that_does_not_compile_is_a_mistake_too() {
    let workbook = Workbook::sample();
    let server = workbook.serve();
    let mut listener = server.listen();

    let code = "crates/ch01-double/examples/twice.rs";
    workbook.edit(code, "double(21.0)", "double(\"21\")");
    let broken = listener.until("the mistake", |word| word.mistake.contains("mismatched types"));
    workbook.edit(code, "double(\"21\")", "double(22.0)");
    listener.until("a new version", |word| word.version != broken.version);
}

#[test]
fn a_book_that_is_broken_from_the_start_comes_up_once_mended() {
    let workbook = Workbook::sample();
    workbook.edit("book/src/index.md", "The first", "{{#nonsense}} The first");
    let server = workbook.serve();
    let mut listener = server.listen();
    for path in ["/", "/ch01-double.html", "/no/such/page"] {
        let page = server.get(path);
        assert_eq!(page.status, 503);
        page.shows("index.md:3");
    }
    assert_eq!(listener.next().version, server.get("/").version());

    workbook.edit("book/src/index.md", "{{#nonsense}} The first", "The first");
    let word = listener.until("a site", |word| word.mistake.is_empty());
    let page = server.get("/");
    assert_eq!((page.status, page.version()), (200, word.version.as_str()));
    page.shows("The first edition.");
}

#[test]
fn a_change_to_the_tools_asks_for_a_restart() {
    let workbook = Workbook::sample();
    let mut server = workbook.serve();
    workbook.save("crates/weave/src/lib.rs", "//! Changed.\n");
    let line = server.wait_for_line("run it again");
    assert!(line.contains("lib.rs"), "{line}");
}

#[test]
fn a_taken_port_is_a_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let output = Workbook::sample().run(&["--port", &port.to_string()]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.starts_with(&format!("Port {port} is taken")), "{error}");
    assert!(error.contains("cargo run -- --port "), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
}

#[cfg(unix)]
mod ctrl_c {
    use std::{
        fs,
        process::Stdio,
        thread,
        time::{Duration, Instant, SystemTime},
    };

    use proof::kills::{self, Signal};

    use super::super::support::{PATIENCE, Workbook};

    #[test]
    fn ends_the_server_although_pages_listen() {
        let workbook = Workbook::sample();
        let mut server = workbook.serve();
        let mut listener = server.listen();
        assert_eq!(listener.next().mistake, "");
        server.interrupt();
        let status = server.ended_within(PATIENCE);
        assert_eq!(status.and_then(|status| status.code()), Some(0));
        server.wait_for_line("Stopped.");
    }

    #[test]
    fn ends_what_draws_the_figures_too() {
        let workbook = Workbook::sample();
        // Figures that never end, and show every 20 ms that they are alive.
        workbook.save(
            "crates/figures/src/main.rs",
            r#"fn main() {
                for n in 0u64.. {
                    std::fs::write("alive", n.to_string()).unwrap();
                    std::thread::sleep(std::time::Duration::from_millis(20));
                }
            }"#,
        );
        let mut server = workbook.start_serving();
        let alive = workbook.path("alive");
        let deadline = Instant::now() + PATIENCE;
        while !alive.exists() {
            assert!(Instant::now() < deadline, "the figures never started");
            thread::sleep(Duration::from_millis(20));
        }
        server.interrupt();
        let status = server.ended_within(PATIENCE);
        assert_eq!(status.and_then(|status| status.code()), Some(0));
        let mut last = workbook.read("alive");
        loop {
            thread::sleep(Duration::from_millis(300));
            let now = workbook.read("alive");
            if now == last {
                break;
            }
            assert!(Instant::now() < deadline, "the figures go on");
            last = now;
        }
    }

    /// Ended at any moment, a server leaves no process, nothing but the folders that the next one
    /// removes, and a book that is served as before. `KILLS` says how often.
    #[test]
    fn ended_at_random_moments_a_server_leaves_nothing() {
        let workbook = Workbook::sample();
        // Names of folders as the system has them, where a link leads to the place of the temporary.
        let root = workbook.path("").canonicalize().unwrap();
        let temporary = root.join("temporary");
        fs::create_dir(&temporary).unwrap();
        let start = || {
            let mut command = workbook.command(&["serve", "--port", "0"]);
            command.env("TMPDIR", &temporary).stdout(Stdio::null()).stderr(Stdio::null());
            command.spawn().unwrap()
        };
        // What there is to compile is compiled, and then it is known how long a start takes.
        let mut length = Duration::ZERO;
        for _ in 0..2 {
            let begun = Instant::now();
            let mut server = workbook.serve();
            server.wait_for_line("programs can be run");
            length = begun.elapsed();
            server.interrupt();
            server.ended_within(PATIENCE).expect("it ends");
        }
        let mut edition = "The first edition.".to_owned();
        let mut alive = 0;
        let kills = kills::count(8);
        for round in 0..kills {
            let mut server = start();
            thread::sleep(kills::moment(length));
            if kills::any(2) == 0 {
                // Most of all while it builds.
                let next = format!("Edition {round}.");
                workbook.edit("book/src/index.md", &edition, &next);
                edition = next;
                thread::sleep(Duration::from_micros(kills::any(400_000)));
            }
            alive += usize::from(server.try_wait().unwrap().is_none());
            let signal = Signal::any();
            signal.send(&mut server);
            let status = server.wait().unwrap();
            if signal == Signal::Interrupt {
                // Before it listens for Ctrl-C, the system ends it.
                assert!(status.success() || status.code().is_none(), "{status}");
            }
            kills::wait_until_all_have_left(&root);
        }
        println!("{kills} servers were ended, {alive} of them at work");
        assert!(alive > 0, "no server was still at work");

        // What is old enough to be nobody's goes at the next start, and the book is as it was left.
        let rooms = ["target/book", "target/run"].map(|rooms| workbook.path(rooms));
        for rooms in &rooms {
            for room in fs::read_dir(rooms).unwrap() {
                let then = SystemTime::now() - Duration::from_secs(3600);
                fs::File::open(room.unwrap().path()).unwrap().set_modified(then).unwrap();
            }
        }
        let mut server = workbook.serve();
        server.wait_for_line("programs can be run");
        server.get("/").shows(&edition);
        for rooms in rooms {
            assert_eq!(fs::read_dir(&rooms).unwrap().count(), 1, "{}", rooms.display());
        }
        let left: Vec<_> = fs::read_dir(&temporary).unwrap().flatten().collect();
        assert!(left.is_empty(), "temporary files that stay: {left:?}");
    }
}

#[test]
fn the_terminal_says_a_mistake_once() {
    let workbook = Workbook::sample();
    let lib = "crates/ch01-double/src/lib.rs";
    let right = workbook.read(lib);
    workbook.save(lib, &format!("{right}\npub const WRONG: f64 = nowhere;\n"));
    let mut server = workbook.start_serving();
    let mut lines = server.lines_until("shows the mistake until it is mended");
    // What prepares the programs meets the same mistake, and is done before it is ready.
    workbook.save(lib, &right);
    lines.extend(server.lines_until("can be run and edited on the page"));
    let said = lines.iter().filter(|line| line.contains("cannot find value `nowhere`")).count();
    assert_eq!(said, 1, "{}", lines.join("\n"));
}

#[test]
fn what_was_recorded_before_its_crate_changed_is_marked() {
    let workbook = Workbook::sample();
    let mut server = workbook.serve();
    server.get("/ch01-double.html").does_not_show("outdated");

    let lib = "crates/ch01-double/src/lib.rs";
    let before = workbook.read(lib);
    workbook.save(lib, &format!("{before}\n// Changed.\n"));
    server.wait_for_line("recorded before the last change of ch01-double");
    server.wait_for_line("INSTA_UPDATE=always cargo test -p ch01-double --test snapshots");
    server.wait_for_line("rebuilt in");
    server.get("/ch01-double.html").shows("class=\"output outdated\"");

    // A change taken back leaves no mark.
    workbook.save(lib, &before);
    while server.get("/ch01-double.html").body.contains("outdated") {
        server.wait_for_line("rebuilt in");
    }

    // A site for others has none.
    workbook.save(lib, &format!("{before}\n// Changed.\n"));
    assert!(workbook.run(&["build", "--out", "site"]).status.success());
    assert!(!workbook.read("site/ch01-double.html").contains("outdated"));
}
