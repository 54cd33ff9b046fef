//! `check --json`: every verdict as data.

use serde_json::Value;

use crate::support::{Checkout, STEEP};

const FILE: &str = "practice/src/bin/ch08_a_steeper_sigmoid.rs";

struct Tried {
    checkout: Checkout,
    solution: String,
}

impl Tried {
    fn new() -> Tried {
        let checkout = Checkout::started();
        let solution = checkout.solution("a-steeper-sigmoid");
        Tried { checkout, solution }
    }

    /// The verdict on the solution with something put before its first line of arithmetic.
    #[track_caller]
    fn with(&self, line: &str) -> Value {
        self.on(&self.solution.replacen(
            "    1.0 / (1.0",
            &format!("    {line}\n    1.0 / (1.0"),
            1,
        ))
    }

    #[track_caller]
    fn on(&self, answer: &str) -> Value {
        self.checkout.write(STEEP, answer);
        let output = self.checkout.command(&["check", "8.2", "--json"]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        let data: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(data["exercise"], "ch08/a-steeper-sigmoid");
        assert_eq!((&data["title"], &data["file"]), (&"A steeper sigmoid".into(), &FILE.into()));
        assert_eq!(data["passed"], output.status.success());
        // What the terminal says is in it too.
        assert!(data["words"].as_str().unwrap().contains("A steeper sigmoid"), "{data}");
        data
    }
}

#[track_caller]
fn mark(data: &Value, message: &str) -> (u64, u64) {
    let mark = &data["marks"][0];
    assert!(mark["message"].as_str().unwrap_or_default().contains(message), "{data:#}");
    let place = &mark["places"][0];
    assert_eq!(place["file"], FILE);
    (place["line"].as_u64().unwrap(), place["column"].as_u64().unwrap())
}

/// The line and column of a piece of an answer, from 1.
fn place_of(answer: &str, piece: &str) -> (u64, u64) {
    let at = answer.find(piece).unwrap();
    let line = answer[..at].matches('\n').count() + 1;
    let column = answer[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
    (line as u64, column as u64)
}

#[test]
fn a_verdict_is_data() {
    let tried = Tried::new();
    let data = tried.on(&tried.solution);
    assert_eq!((&data["verdict"], &data["passed"]), (&"passed".into(), &true.into()));
    assert_eq!((&data["difference"], &data["diagnosis"]), (&Value::Null, &Value::Null));
    assert_eq!(data["marks"], Value::Array(Vec::new()));
    // Nothing that was not asked for: the starter as it was laid out.
    assert!(tried.checkout.run(&["reset", "8.2"]).good);
    let starter = tried.checkout.read(STEEP);
    assert_eq!(tried.on(&starter)["verdict"], "not-written");
}

#[test]
fn a_difference_comes_with_its_numbers_and_its_diagnosis() {
    let tried = Tried::new();
    let wrong = tried.solution.replace("steepness * post", "post");
    assert_ne!(wrong, tried.solution);
    let data = tried.on(&wrong);
    assert_eq!(data["verdict"], "different");
    let difference = &data["difference"];
    assert_eq!((&difference["block"], &difference["case"]), (&"f_A′".into(), &3.into()));
    assert_eq!(difference["inputs"][0]["name"], "pre");
    let (yours, expected) = (&difference["yours"]["values"], &difference["expected"]["values"]);
    assert!(yours[0].as_f64().unwrap() < expected[0].as_f64().unwrap(), "{data:#}");
    assert_eq!(data["diagnosis"]["kind"], "known");
    let text = data["diagnosis"]["text"].as_str().unwrap();
    assert!(text.contains("lacks the factor"), "{text}");

    let data = tried.on(&tried.solution.replace("steepness * post", "0.7 * post"));
    assert_eq!(data["diagnosis"]["kind"], "apart");
    assert!(data["diagnosis"]["apart"].as_f64().unwrap() > 0.0);
    let data = tried.on(&tried.solution.replace("steepness * post", "-steepness * post"));
    assert_eq!(data["diagnosis"]["kind"], "slip");
    let data = tried.on(&tried.solution.replace("steepness * post", "0.3 * steepness * post"));
    assert_eq!(data["diagnosis"]["kind"], "related");
    let data = tried.on(&tried.solution.replace("steepness * post", "0.0 / 0.0 * post"));
    assert_eq!(data["diagnosis"]["kind"], "not-a-number");
}

#[test]
fn places_are_lines_and_columns() {
    let tried = Tried::new();
    let answer =
        tried.solution.replacen("    1.0 / (1.0", "    let _: f64 = \"θ\";\n    1.0 / (1.0", 1);
    let data = tried.on(&answer);
    assert_eq!(data["verdict"], "does-not-compile");
    assert_eq!(mark(&data, "mismatched types"), place_of(&answer, "\"θ\""));
    let place = &data["marks"][0]["places"][0];
    assert_eq!(place["end_column"].as_u64().unwrap() - place["column"].as_u64().unwrap(), 3);

    let answer = tried.solution.replacen(
        "    1.0 / (1.0",
        "    if pre > 2.0 { todo!() }\n    1.0 / (1.0",
        1,
    );
    let data = tried.on(&answer);
    assert_eq!(data["verdict"], "not-written");
    assert_eq!(mark(&data, "This was reached"), place_of(&answer, "todo!"));

    let answer = answer.replace("todo!()", "panic!(\"too large\")");
    let data = tried.on(&answer);
    assert_eq!(data["verdict"], "panicked");
    assert_eq!(mark(&data, "It panicked here"), place_of(&answer, "panic!"));
}

#[test]
fn every_other_verdict_has_its_name() {
    let tried = Tried::new();
    let sheet = tried.checkout.exercise("a-steeper-sigmoid").join("exercise.toml");
    let text = std::fs::read_to_string(&sheet).unwrap();
    let name = |line: &str| tried.with(line)["verdict"].as_str().unwrap().to_owned();
    assert_eq!(name("println!(\"{}\", \"x\".repeat(2 << 20));"), "too-loud");
    assert_eq!(name("std::process::exit(0);"), "ended-early");
    assert_eq!(name("if pre > 2.0 { return steep(pre + 1.0, steepness) + 1.0; }"), "too-deep");
    if cfg!(target_os = "linux") {
        assert_eq!(name("std::hint::black_box(vec![1u8; 1 << 30]);"), "too-big");
        let many = "for _ in 0..300 { std::thread::Builder::new().stack_size(16384)\
                    .spawn(|| std::thread::sleep(std::time::Duration::from_secs(3600))).unwrap(); } \
                    loop { std::thread::sleep(std::time::Duration::from_secs(1)); }";
        assert_eq!(name(many), "too-many");
    }
    let renamed = tried.solution.replace("steep_prime(", "slope(");
    assert_eq!(tried.on(&renamed)["verdict"], "signature");
    std::fs::write(&sheet, text.replacen("kind =", "time_limit = 0.3\nkind =", 1)).unwrap();
    assert_eq!(name("while pre > 2.0 {}"), "too-slow");
}

#[test]
fn several_checks_are_a_line_each() {
    let tried = Tried::new();
    tried.checkout.write(STEEP, &tried.solution);
    let output = tried.checkout.command(&["check", "8", "--json"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let verdicts: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let passed: Vec<bool> = verdicts.iter().map(|data| data["passed"] == true).collect();
    assert_eq!(passed, [true, false, false]);
}
