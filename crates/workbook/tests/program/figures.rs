//! Figures drawn for the page.

use std::thread;

use super::{
    run::{head, token},
    support::{Answer, Server, Workbook},
};

const PATH: &str = "/_workbook/figures";

fn question(value: &str) -> String {
    format!(r#"{{"ask":"drawing","figure":"ch01/line","values":[{value}]}}"#)
}

fn typed(text: &str) -> String {
    format!(r#"{{"ask":"drawing","figure":"ch01/line","values":[10.0],"texts":["{text}"]}}"#)
}

fn ask(server: &Server, body: &str) -> Answer {
    ask_with(server, &[("x-workbook-token", &token(server))], body)
}

fn ask_with(server: &Server, headers: &[(&str, &str)], body: &str) -> Answer {
    let origin = format!("http://127.0.0.1:{}", server.port);
    let headers = [&[("origin", origin.as_str())], headers].concat();
    server.send(&head(server, PATH, &headers, body.len()), body.as_bytes())
}

#[test]
fn a_figure_follows_the_code_while_the_book_is_served() {
    let workbook = Workbook::sample();
    let server = workbook.serve_with(&["--no-run"]);
    let mut listener = server.listen();
    let first = listener.next();
    let page = server.get("/ch01-double.html");
    page.shows("data-figure=\"ch01/line\" data-script=\"/_workbook/figures.js\" data-params=");
    server.get("/_workbook/figures.js").shows("document.currentScript.ask");
    ask(&server, &question("10.0")).shows("It ends at 20.");

    let code = "crates/ch01-double/src/lib.rs";
    workbook.edit(code, "2.0 * x", "3.0 * x");
    listener.until("a new version", |word| word.version != first.version);
    ask(&server, &question("10.0")).shows("It ends at 30.");

    // While the code does not compile, what drew last draws on.
    workbook.edit(code, "3.0 * x", "3.0 * y");
    listener.until("the mistake", |word| word.mistake.contains("cannot find value `y`"));
    ask(&server, &question("10.0")).shows("It ends at 30.");
}

#[test]
fn a_figure_follows_the_code_although_the_page_cannot() {
    let workbook = Workbook::sample();
    let server = workbook.serve_with(&["--no-run"]);
    let mut listener = server.listen();
    workbook.edit("book/src/index.md", "The first", "{{#nonsense}} The first");
    listener.until("the mistake", |word| word.mistake.contains("index.md:3"));
    workbook.edit("crates/ch01-double/src/lib.rs", "2.0 * x", "4.0 * x");
    let mut drawn = ask(&server, &question("10.0"));
    while drawn.body.contains("It ends at 20.") {
        thread::sleep(std::time::Duration::from_millis(50));
        drawn = ask(&server, &question("10.0"));
    }
    drawn.shows("It ends at 40.");
}

#[test]
fn only_a_page_of_this_server_gets_a_drawing() {
    let workbook = Workbook::sample();
    let server = workbook.serve_with(&["--no-run"]);
    let question = question("10.0");
    let token = token(&server);
    assert_eq!(ask(&server, &question).status, 200);
    for headers in [
        vec![],
        vec![("x-workbook-token", "0123456789abcdef0123456789abcdef")],
        vec![("x-workbook-token", token.as_str()), ("origin", "http://evil.example")],
        vec![("x-workbook-token", token.as_str()), ("sec-fetch-site", "cross-site")],
    ] {
        let answer = ask_with(&server, &headers, &question);
        assert_eq!(answer.status, 403, "{headers:?}: {answer:#?}");
        answer.does_not_show("It ends at");
    }
    let host = format!("127.0.0.1:{}", server.port);
    assert_eq!(server.request("GET", PATH, &host).status, 405);
    assert_eq!(server.request("POST", PATH, "evil.example").status, 403);
}

#[test]
fn a_question_that_makes_no_sense_is_answered_with_a_sentence() {
    let workbook = Workbook::sample();
    let server = workbook.serve_with(&["--no-run"]);
    let long = question(&"1".repeat(20_000));
    for (body, status) in [
        ("", 400),
        ("nonsense", 400),
        (r#"{"ask":"catalogue","figure":"ch01/line","values":[1]}"#, 400),
        (r#"{"ask":"drawing","figure":"ch01/line","values":[NaN]}"#, 400),
        (r#"{"ask":"drawing","figure":"ch01/line","values":[null]}"#, 400),
        (r#"{"ask":"drawing","figure":"ch01/line","values":[1e999]}"#, 400),
        (r#"{"ask":"drawing","figure":"ch01/line","values":[]}"#, 400),
        (typed("a\\u0007b").as_str(), 400),
        (typed(&"é".repeat(plot::LONGEST + 1)).as_str(), 400),
        (long.as_str(), 413),
    ] {
        let answer = ask(&server, body);
        assert_eq!(answer.status, status, "{body}: {answer:#?}");
        assert!(answer.body.ends_with(".\n"), "{body}: {answer:#?}");
    }
    ask(&server, &question("10.0")).shows("It ends at 20.");
    ask(&server, &typed("x*y")).shows("It ends at 20.");
}

#[test]
fn code_that_breaks_off_takes_nothing_along() {
    let workbook = Workbook::sample();
    let code = "crates/ch01-double/src/lib.rs";
    workbook.edit(code, "2.0 * x", "if x > 50.0 { std::process::exit(1) } else { 2.0 * x }");
    let server = workbook.serve_with(&["--no-run"]);
    for _ in 0..3 {
        let broken = ask(&server, &question("60.0"));
        assert_eq!(broken.status, 500, "{broken:#?}");
        broken.shows("The drawing of ch01/line broke off");
        ask(&server, &question("10.0")).shows("It ends at 20.");
    }
}
