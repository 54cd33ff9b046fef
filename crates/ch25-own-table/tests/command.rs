//! The program as somebody uses it: what it prints, what it says about mistakes, and what it leaves
//! behind.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

#[path = "../../ch12-network/tests/terminal/mod.rs"]
mod terminal;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use ch25_own_table::model::Model;
use tempfile::TempDir;
use terminal::{out, said, with_input};

/// A folder with the shipped tables.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["iris", "auto_mpg"] {
        let file = format!("{}/data/{name}.csv", env!("CARGO_MANIFEST_DIR"));
        fs::copy(file, folder.path().join(format!("{name}.csv"))).unwrap();
    }
    folder
}

fn program(folder: &Path, arguments: &str) -> Command {
    terminal::program(env!("CARGO_BIN_EXE_mlp"), folder, arguments)
}

fn run(folder: &Path, arguments: &str) -> Output {
    program(folder, arguments).output().unwrap()
}

fn run_on(folder: &Path, arguments: &str, input: &str) -> Output {
    with_input(program(folder, arguments), input)
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap()
}

const QUICK: &str = "--epochs 30";

#[test]
fn train_says_what_it_understood_and_what_it_is_worth() {
    let folder = folder();
    let here = folder.path();
    let output = run(here, "train iris.csv --save iris.json --report iris.html");
    assert!(output.status.success(), "{}", said(&output));
    let heard = said(&output);
    assert!(
        heard.starts_with(
            "iris.csv: 150 rows, separated by commas (--separator), the first line names the columns \
         (--no-header), UTF-8 (--encoding)\n\
         target species (the last column; --target changes it): one of 3 classes (setosa 50, \
         versicolor 50, virginica 50) (--question); inputs 4 numbers: sepal_length_cm, \
         sepal_width_cm, petal_length_cm, petal_width_cm (--without)\n\
         warning: 1 row repeats an earlier one, the first on line 144 that of line 103."
        ),
        "{heard}"
    );
    let report = out(&output);
    assert!(
        report.starts_with("verdict on 30 rows that no training has seen:\n  network"),
        "{report}"
    );
    for part in [
        " of 30 right, ",
        "linear model ",
        "constant answer (setosa)  10 of 30 right, 33.3 % ± 8.6 %",
        "true, answered",
        "saved in iris.json\nreport in iris.html\n",
    ] {
        assert!(report.contains(part), "{report}");
    }

    // What the file says is what was printed.
    let model = Model::from_json(&read(here, "iris.json")).unwrap();
    let verdict = model.verdict.clone().unwrap();
    assert!(report.contains(&verdict.lines(&model.plan.target.classes).join("\n")));
    assert!(out(&run(here, "inspect iris.json")).contains(&verdict.sentence()));
    // Reading it and writing it again changes nothing.
    assert_eq!(model.to_json(), read(here, "iris.json"));

    let page = read(here, "iris.html");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.ends_with("</html>\n"));
    assert_eq!(page.matches("<h1>").count(), 1);
    for outside in ["http://", "https://", "<script", "url("] {
        let svg = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!svg.contains(outside), "{outside}");
    }
    assert!(page.contains("<pre tabindex=\"0\"><code>mlp train iris.csv --seed 1</code></pre>"));
    let ids: Vec<&str> = page
        .match_indices(" id=\"")
        .map(|(at, _)| page[at + 5..].split('"').next().unwrap())
        .collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(ids.len(), once.len());
}

#[test]
fn same_seed_same_bytes() {
    let folder = folder();
    let here = folder.path();
    for (file, seed) in [("a.json", 7), ("b.json", 7), ("c.json", 8)] {
        let arguments = format!("train iris.csv {QUICK} --seed {seed} --save {file}");
        assert!(run(here, &arguments).status.success());
    }
    assert_eq!(read(here, "a.json"), read(here, "b.json"));
    let weights = |file: &str| Model::from_json(&read(here, file)).unwrap().network;
    assert_ne!(weights("a.json"), weights("c.json"));
    // The recipe in the file is the command that makes it again.
    let options = Model::from_json(&read(here, "a.json")).unwrap().options;
    assert!(run(here, &format!("train iris.csv {options} --save d.json")).status.success());
    assert_eq!(read(here, "a.json"), read(here, "d.json"));
}

#[test]
fn predict_takes_raw_rows_in_any_order() {
    let folder = folder();
    let here = folder.path();
    run(here, &format!("train iris.csv {QUICK} --save iris.json"));
    let ask = |table: &str| {
        let output = run_on(here, "predict iris.json -", table);
        assert!(output.status.success(), "{}", said(&output));
        out(&output)
    };
    let names = "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm";
    let answer = ask(&format!("{names}\n5.1,3.5,1.4,0.2\n"));
    let lines: Vec<&str> = answer.lines().collect();
    assert_eq!(lines[0], "species,probability,setosa,versicolor,virginica");
    assert!(lines[1].starts_with("setosa,0."), "{answer}");
    assert_eq!(lines.len(), 2);
    let same = [
        "petal_width_cm,petal_length_cm,sepal_width_cm,sepal_length_cm\n0.2,1.4,3.5,5.1\n"
            .to_string(),
        format!("who,{names},species\nMr X,5.1,3.5,1.4,0.2,\n"),
        format!("{}\n5,1;3,5;1,4;0,2\n", names.replace(',', ";")),
        format!("{}\n5.1\t3.5\t1.4\t0.2\n", names.replace(',', "\t")),
    ];
    for table in same {
        assert_eq!(ask(&table), answer, "{table}");
    }
    let plain = run_on(here, "predict iris.json - --no-header", "5.1,3.5,1.4,0.2\n");
    assert_eq!(out(&plain), answer);
    let json = "{\"petal_width_cm\": 0.2, \"petal_length_cm\": 1.4, \"sepal_width_cm\": 3.5, \
                \"sepal_length_cm\": 5.1}\n";
    let object = ask(json);
    let value: serde_json::Value = serde_json::from_str(&object).unwrap();
    assert_eq!(value["species"], "setosa");
    let share = value["probabilities"]["setosa"].as_f64().unwrap();
    assert_eq!(format!("setosa,{share:.6}"), lines[1][..15]);
    assert_eq!(out(&run_on(here, "predict iris.json - --csv", json)), answer);

    // What cannot be asked gets a sentence; what is odd gets a note.
    let cases = [
        (
            "5.1,3.5,1.4,0.2\n",
            "error: standard input: there is no header, and this network knows its columns by their names. Add a first line with sepal_length_cm, ",
        ),
        (
            "sepal_length_cm,sepal_width_cm,petal_length\n5.1,3.5,1.4\n",
            "error: standard input: there is no column \"petal_length_cm\"; the network was trained with it, and it is needed. Is \"petal_length\" it? The columns are ",
        ),
        (
            &format!("{names}\n5.1,3.5,tall,0.2\n"),
            "error: standard input:2, column 3 (petal_length_cm): \"tall\" is not a number. Correct it; or say --missing tall",
        ),
        (&format!("{names}\n"), "error: standard input: there is a header and no row below it."),
        ("", "error: standard input: there is nothing in it."),
    ];
    for (table, sentence) in cases {
        let output = run_on(here, "predict iris.json -", table);
        assert!(said(&output).starts_with(sentence), "{}", said(&output));
        assert_eq!((output.status.code(), out(&output)), (Some(1), String::new()));
    }
    let far = run_on(here, "predict iris.json -", &format!("{names}\n510,3.5,1.4,0.2\n"));
    assert!(said(&far).contains("sepal_length_cm is far outside of "), "{}", said(&far));
    let gap = run_on(here, "predict iris.json -", &format!("{names}\n,3.5,1.4,0.2\n"));
    assert!(out(&gap).contains("setosa"), "{}", said(&gap));
}

#[test]
fn a_number_is_predicted_in_its_own_unit_and_words_go_in() {
    let folder = folder();
    let here = folder.path();
    run(here, "train auto_mpg.csv --epochs 60 --save mpg.json");
    let evaluated = run(here, "evaluate mpg.json auto_mpg.csv");
    assert!(said(&evaluated).contains("this is the table that the network was trained on"));
    assert!(out(&evaluated).starts_with("398 rows\n  network"), "{}", out(&evaluated));
    assert!(out(&evaluated).contains(", R² 0."), "{}", out(&evaluated));
    let predicted = out(&run(here, "predict mpg.json auto_mpg.csv"));
    let answers: Vec<f64> = predicted.lines().skip(1).map(|line| line.parse().unwrap()).collect();
    assert_eq!(answers.len(), 398);
    let table = read(here, "auto_mpg.csv");
    let truths: Vec<f64> = table
        .lines()
        .skip(1)
        .map(|line| line.rsplit(',').next().unwrap().parse().unwrap())
        .collect();
    let square = |(a, b): (&f64, &f64)| (a - b) * (a - b);
    let root = (answers.iter().zip(&truths).map(square).sum::<f64>() / 398.0).sqrt();
    // `evaluate` and the answers of `predict` come to the same.
    let line = out(&evaluated).lines().nth(1).unwrap().to_string();
    let off: f64 =
        line.split("off by ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!((off - root).abs() < 1e-3, "{off} {root}");

    let new = table.lines().take(3).collect::<Vec<_>>().join("\n").replace("USA", "Mars");
    let output = run_on(here, "predict mpg.json -", &new);
    assert!(
        said(&output).contains(
            "origin has words that the network was not trained with, in 2 rows, such as \"Mars\""
        ),
        "{}",
        said(&output)
    );
    assert_eq!(out(&output).lines().count(), 3);
    let matters = run(here, "inspect mpg.json auto_mpg.csv");
    assert!(out(&matters).contains("by auto_mpg.csv):\n  weight_lb"), "{}", out(&matters));
}

#[test]
fn folds_judge_by_every_row() {
    let folder = folder();
    let here = folder.path();
    let output = run(here, &format!("train iris.csv --folds 5 {QUICK} --save iris.json"));
    let report = out(&output);
    assert_eq!(report.matches("  fold ").count(), 5, "{report}");
    assert!(
        report.contains("verdict on 150 rows each judged by a network that had not seen it:\n")
    );
    let rows: usize = report
        .lines()
        .filter(|line| line.contains("fold "))
        .map(|line| {
            line.split(" of ").nth(1).unwrap().split(' ').next().unwrap().parse::<usize>().unwrap()
        })
        .sum();
    assert_eq!(rows, 150);
    assert_eq!(Model::from_json(&read(here, "iris.json")).unwrap().folds, 5);
}

#[test]
fn a_file_that_is_no_network_gets_a_sentence() {
    let folder = folder();
    let here = folder.path();
    run(here, &format!("train iris.csv {QUICK} --save iris.json"));
    let text = read(here, "iris.json");
    let half: String = text.lines().take(20).collect::<Vec<_>>().join("\n");
    let edits: Vec<(String, &str)> = vec![
        (String::new(), "there is nothing in it, and no network."),
        (half, "the file ends early, on line 20. Take the whole file, or train again"),
        ("species\n".into(), "this is no network: it does not begin with {."),
        (
            "{}".into(),
            "this is JSON, and no network: \"format\" should be \"weight-by-weight mlp\".",
        ),
        (
            text.replace("\"version\": 1", "\"version\": 9"),
            "this network has version 9 of the format",
        ),
        (
            text.replace("weight-by-weight mlp", "weight-by-weight network"),
            "this network is from chapter 12's program",
        ),
        (
            text.replace("\"unit\": ", "\"unit\": -"),
            "the unit of sepal_length_cm is not a number above 0.",
        ),
        (
            text.replacen("\"name\": \"sepal_width_cm\"", "\"name\": \"sepal_length_cm\"", 1),
            "the column sepal_length_cm is there twice.",
        ),
        (
            text.replacen("\"setosa\",\n", "", 1),
            "the question is \"classes\", and there are 2 classes.",
        ),
        (
            text.replacen("\"biases\": [", "\"biases\": [0.5, ", 1),
            "layer 1 has 33 biases, and row 1 of its weights has 32.",
        ),
        (
            text.replacen("\"biases\": [", "\"biases\": [null, ", 1),
            "this is no network that can be read: ",
        ),
        (
            text.replacen("\"tanh\"", "\"tan\"", 1),
            "the activation \"tan\" is not known; it is one of sigmoid, tanh",
        ),
        (
            text.replacen("\"seed\"", "\"sead\"", 1),
            "this is no network that can be read: unknown field \"sead\"",
        ),
        (
            text.replacen("\"seed\"", "\"\\u001b[2Jseed\"", 1),
            "this is no network that can be read: unknown field \"[2Jseed\"",
        ),
    ];
    for (text, sentence) in edits {
        fs::write(here.join("odd.json"), text).unwrap();
        for command in
            ["inspect odd.json", "predict odd.json iris.csv", "evaluate odd.json iris.csv"]
        {
            let output = run(here, command);
            assert!(
                said(&output).starts_with(&format!("error: odd.json: {sentence}")),
                "{}",
                said(&output)
            );
            assert_eq!(output.status.code(), Some(1));
        }
    }
    // A file from elsewhere says what its command was, and a terminal shows it and obeys nothing.
    let told = text.replacen("\"options\": \"", "\"options\": \"\\u001b[2J\\u202e", 1);
    fs::write(here.join("odd.json"), told).unwrap();
    let output = run(here, "inspect odd.json");
    assert!(out(&output).contains("mlp train iris.csv [2J"), "{output:?}");
    assert!(!out(&output).contains(['\u{1b}', '\u{202e}']), "{output:?}");
    fs::write(here.join("odd.json"), b"\xff\xfe").unwrap();
    assert!(
        said(&run(here, "inspect odd.json"))
            .starts_with("error: odd.json: this is no network, as it is no text.")
    );
}

#[test]
fn a_mistake_in_a_command_gets_a_sentence() {
    let folder = folder();
    let here = folder.path();
    fs::create_dir(here.join("folder")).unwrap();
    fs::write(here.join("mine.txt"), "mine").unwrap();
    run(here, &format!("train iris.csv {QUICK} --save iris.json"));
    let cases = [
        ("train folder", "folder: this is a folder, and a file is wanted."),
        ("train nothing.csv", "nothing.csv cannot be read: "),
        (
            "train iris.csv --target specis",
            "iris.csv: there is no column \"specis\". Is \"species\" meant? The columns are ",
        ),
        ("train iris.csv --target 9", "iris.csv: there is no column \"9\"."),
        ("train iris.csv --without sepal", "iris.csv: there is no column \"sepal\"."),
        (
            "train iris.csv --without species",
            "iris.csv: the target species (the last column; --target changes it) is left out by --without.",
        ),
        (
            "train iris.csv --question number",
            "iris.csv: the target species (the last column; --target changes it) is of words, such as \"setosa\"",
        ),
        ("train iris.csv --question yes-no", ""),
        (
            "train iris.csv --target 1 --question yes-no",
            "iris.csv: the target sepal_length_cm (--target) has 35 different values, and --question yes-no wants two.",
        ),
        (
            "train iris.csv --folds 90",
            "iris.csv: 150 rows cannot be dealt out to 90 folds of at least two.",
        ),
        ("train iris.csv --save folder", "folder cannot be written: it is a folder."),
        (
            "train iris.csv --save mine.txt",
            "mine.txt exists already. Choose another name, or say --force to replace it.",
        ),
        (
            "train iris.csv --save iris.csv --force",
            "iris.csv is read by this command and would be lost. Choose another name.",
        ),
        (
            "train iris.csv --save no/where.json",
            "no/where.json cannot be written: there is no folder no.",
        ),
        (
            "train iris.csv --save a --report a",
            "--save and --report name the same file. Choose two names.",
        ),
        ("train iris.csv --save -", "what is saved is not written to standard output."),
        ("predict - -", "standard input holds one file, and two are wanted. Name one of them."),
        (
            "evaluate iris.json auto_mpg.csv",
            "auto_mpg.csv: there is no column \"sepal_length_cm\"; the network was trained with it, and it is needed.",
        ),
        ("train iris.csv --lr 1000 --hidden 8 --epochs 3", ""),
    ];
    for (arguments, sentence) in cases {
        let output = run(here, arguments);
        let heard = said(&output);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments}: {heard}");
        if !sentence.is_empty() {
            assert!(heard.starts_with(&format!("error: {sentence}")), "{arguments}: {heard}");
            assert_eq!(output.status.code(), Some(1), "{arguments}");
        }
    }
    assert_eq!(read(here, "mine.txt"), "mine");
    let usage = [
        ("train iris.csv --epochs 0", "this is a whole number from 1 to 1000000"),
        ("train iris.csv --lr nan", "a learning rate is a number above 0"),
        ("train iris.csv --hidden 1,x", "hidden layers are whole numbers from 1 to 4096"),
        ("train iris.csv --folds 1", "this is a whole number from 2 to 100"),
        ("train iris.csv --activation step", "hidden nodes are of tanh, relu or sigmoid"),
        ("train iris.csv --question 3", "a target is a number, yes-no or classes"),
        (
            "train iris.csv --separator x",
            "cells are separated by comma, semicolon, tab, bar or spaces",
        ),
        ("trian iris.csv", "'train'"),
    ];
    for (arguments, part) in usage {
        let output = run(here, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(said(&output).contains(part), "{arguments}: {}", said(&output));
    }
}

/// Numbers as large as are read, and weights as large as fit, give files that can be read and no NaN.
#[test]
fn extreme_numbers_end_in_a_sentence() {
    let folder = folder();
    let here = folder.path();
    let rows: String = (0..40)
        .map(|row| {
            format!("{}e58,{}e-300,{}e58\n", row * 7 % 40, row % 9, (row * 11 % 40) as f64 - 20.0)
        })
        .collect();
    fs::write(here.join("far.csv"), format!("a,b,y\n{rows}")).unwrap();
    let output = run(here, &format!("train far.csv {QUICK} --save far.json --report far.html"));
    assert!(output.status.success(), "{}", said(&output));
    Model::from_json(&read(here, "far.json")).unwrap();
    for command in
        ["inspect far.json far.csv", "predict far.json far.csv", "evaluate far.json far.csv"]
    {
        let output = run(here, command);
        assert!(output.status.success(), "{command}: {}", said(&output));
        assert!(!out(&output).contains("NaN") && !out(&output).contains("inf"), "{}", out(&output));
    }
    run(here, &format!("train iris.csv {QUICK} --save net.json"));
    let text = read(here, "net.json");
    let (head, tail) = text.rsplit_once("\"weights\": [\n        [").unwrap();
    let huge = tail.split_once(',').unwrap().1;
    fs::write(here.join("odd.json"), format!("{head}\"weights\": [\n        [1.7e308,{huge}"))
        .unwrap();
    let output = run(here, "predict odd.json iris.csv");
    assert!(!out(&output).contains("NaN"), "{}", out(&output));
    // It goes on, but never becomes better than it began.
    let output = run(here, "train auto_mpg.csv --lr 1000");
    assert!(said(&output).contains("so this is the network as it began. Say a smaller --lr."));
    let output = run(here, "train iris.csv --lr 1e300 --activation relu");
    assert_eq!(output.status.code(), Some(1));
    let sentence = "error: the training broke down in epoch 1: a weight is no finite number any more. Say a smaller --lr.";
    assert_eq!(said(&output).lines().last(), Some(sentence));
}

/// No name of a column or a file reaches a terminal as a command.
#[test]
fn no_name_is_obeyed_by_a_terminal() {
    let folder = folder();
    let here = folder.path();
    let odd = read(here, "iris.csv")
        .replace("species", "spe\u{1b}[31mcies")
        .replace("setosa", "set\u{7}osa");
    fs::write(here.join("odd.csv"), odd).unwrap();
    let output = run(here, &format!("train odd.csv {QUICK} --save odd.json --report odd.html"));
    let inspected = run(here, "inspect odd.json");
    let predicted = run(here, "predict odd.json odd.csv");
    for text in
        [said(&output), out(&output), out(&inspected), out(&predicted), read(here, "odd.html")]
    {
        assert!(!text.contains(['\u{1b}', '\u{7}']), "{text:?}");
    }
}

#[cfg(unix)]
mod signals {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    use std::time::{Duration, Instant};

    use proof::kills;

    use super::*;

    fn start(here: &Path, arguments: &str) -> std::process::Child {
        program(here, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn signal(child: &std::process::Child, name: &str) {
        Command::new("kill").args([name, &child.id().to_string()]).status().unwrap();
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn ctrl_c_keeps_the_best_so_far() {
        let folder = folder();
        let here = folder.path();
        let long = "train iris.csv --epochs 3000 --patience 3000 --hidden 1024";
        for name in ["-INT", "-TERM", "-HUP"] {
            let mut child = start(here, &format!("{long} --save net.json --report r.html --force"));
            let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
            lines
                .find(|line| line.as_ref().unwrap().starts_with("training 4-1024-3"))
                .unwrap()
                .unwrap();
            std::thread::sleep(Duration::from_millis(300));
            signal(&child, name);
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(130), "{name}");
            assert!(
                out(&output).contains("saved in net.json\nreport in r.html\n"),
                "{}",
                out(&output)
            );
            let model = Model::from_json(&read(here, "net.json")).unwrap();
            assert!(model.verdict.unwrap().rows == 30 && model.epochs < 3000);
        }
        // So early that nothing is there to keep.
        let mut child =
            start(here, "train iris.csv --epochs 1000000 --patience 1000000 --save early.json");
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        lines.find(|line| line.as_ref().unwrap().starts_with("target species")).unwrap().unwrap();
        std::thread::sleep(Duration::from_millis(200));
        signal(&child, "-INT");
        let rest: Vec<String> = lines.map(Result::unwrap).collect();
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!(
            rest.last().unwrap(),
            "stopped before anything was learned, so there is nothing to keep."
        );
        assert!(!here.join("early.json").exists());
    }

    /// Ended at any moment, it has left a file whole or not at all, and nothing that grows. `KILLS`
    /// says how often.
    #[test]
    fn a_kill_tears_no_file() {
        let folder = folder();
        let here = folder.path();
        let temporary = here.join("temporary");
        fs::create_dir(&temporary).unwrap();
        let train = format!("train iris.csv {QUICK} --save net.json --force --report r.html");
        let begun = Instant::now();
        run(here, &train);
        let length = begun.elapsed();
        let whole = read(here, "net.json");
        let (mut alive, mut interrupted) = (0, 0);
        for _ in 0..kills::count(25) {
            let mut command = program(here, &train);
            command.env("TMPDIR", &temporary).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().unwrap();
            std::thread::sleep(kills::moment(length));
            alive += usize::from(child.try_wait().unwrap().is_none());
            let signal = kills::Signal::any();
            signal.send(&mut child);
            let status = child.wait().unwrap();
            let model = read(here, "net.json");
            if model != whole {
                // Asked to stop, it keeps the best so far, which is a model as well.
                assert_eq!(status.code(), Some(130), "{signal:?}");
                let model = Model::from_json(&model).unwrap();
                assert!(model.epochs < 30, "{}", model.epochs);
                interrupted += 1;
                fs::write(here.join("net.json"), &whole).unwrap();
            }
            if let Ok(page) = fs::read_to_string(here.join("r.html")) {
                assert!(page.ends_with("</html>\n"), "half a report: {page}");
            }
            kills::wait_until_all_have_left(here);
        }
        println!("{alive} met it at work, {interrupted} were asked and kept what there was");
        assert!(alive > 0, "no kill met a training that was still at work");
        assert_eq!(names(&temporary), [""; 0]);
        for name in names(here) {
            let known = ["iris.csv", "auto_mpg.csv", "net.json", "r.html", "temporary"];
            if name.starts_with("unfinished-") {
                // Between its last byte and the place of the old one a file has a name of its own.
                println!("{name} is left of a kill at that very moment");
                let text = read(here, &name);
                let whole = text.ends_with("</html>\n") || Model::from_json(&text).is_ok();
                assert!(whole || !cfg!(target_os = "linux"), "{name} is torn");
            } else {
                assert!(known.contains(&name.as_str()), "{name} is left");
            }
        }
        assert!(run(here, &train).status.success());
        assert_eq!(read(here, "net.json"), whole, "after all that");
    }
}

/// The optimiser is an option, and stands in the file unless it is Adam.
#[test]
fn another_optimiser_is_in_the_file() {
    let folder = folder();
    let here = folder.path();
    for name in ["adam", "plain", "momentum", "nesterov", "rmsprop"] {
        let arguments =
            format!("train iris.csv --epochs 3 --lr 0.02 --optimiser {name} --save {name}.json");
        let output = run(here, &arguments);
        assert!(output.status.success(), "{}", said(&output));
        let text = read(here, &format!("{name}.json"));
        assert_eq!(text.contains(&format!("\"optimiser\": \"{name}\"")), name != "adam");
        assert_eq!(text.contains("\"optimiser\""), name != "adam");
        let model = Model::from_json(&text).unwrap();
        assert_eq!(model.to_json(), text);
        assert_eq!(model.options.contains(&format!("--optimiser {name}")), name != "adam");
        // The linear model beside it is Adam's, at its own rate unless the network is Adam's too.
        let rate = if name == "adam" { 10.0 * 0.02 } else { 10.0 * 0.003 };
        assert_eq!(model.recipe.linear().learning_rate, rate);
    }
    assert_ne!(read(here, "plain.json"), read(here, "momentum.json"));
    let strange = read(here, "plain.json").replace("\"plain\"", "\"plane\"");
    let refused = Model::from_json(&strange).unwrap_err().to_string();
    assert!(refused.contains("optimiser \"plane\" is not known"), "{refused}");
    let output = run(here, "train iris.csv --optimiser adamw");
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("optimisers are adam, plain"), "{}", said(&output));
}
