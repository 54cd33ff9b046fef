//! The program as somebody uses it: what it prints, what it says about mistakes, and what it
//! leaves behind.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

mod terminal;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::process::Stdio;
use std::process::{Command, Output};

use ch12_network::saved::Saved;
use ch12_network::table::Column;
use ch12_network::worked::{RATE, SAMPLES, SEED};
use ch12_network::{Trainer, colours, correct};
use tempfile::TempDir;
use terminal::{out, said, with_input};

const COLOURS: &str = include_str!("../data/colours.csv");

/// A folder with the table of colours.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("colours.csv"), COLOURS).unwrap();
    folder
}

fn program(folder: &Path, arguments: &str) -> Command {
    terminal::program(env!("CARGO_BIN_EXE_ch12-network"), folder, arguments)
}

fn run(folder: &Path, arguments: &str) -> Output {
    program(folder, arguments).output().unwrap()
}

fn run_on(folder: &Path, arguments: &str, input: &str) -> Output {
    with_input(program(folder, arguments), input)
}

fn saved(folder: &Path, file: &str) -> Saved {
    Saved::from_json(&fs::read_to_string(folder.join(file)).unwrap()).unwrap()
}

#[test]
fn train_evaluate_predict() {
    let folder = folder();
    let here = folder.path();
    let trained =
        run(here, "train colours.csv --hidden 4 --lr 1 --epochs 10 --seed 1 --save net.json");
    assert!(trained.status.success(), "{}", said(&trained));

    // The program's network is the library's, to the last bit.
    let samples = colours(SAMPLES, SEED);
    let mut trainer = Trainer::new(ch12_network::worked::network(SEED), RATE);
    (0..10).for_each(|_| _ = trainer.epoch(&samples));
    let Saved { inputs, targets, epochs, network, .. } = saved(here, "net.json");
    assert_eq!(epochs, 10);
    assert_eq!(network, trainer.network);
    assert_eq!(inputs.len(), 3);
    assert_eq!(targets, [Column::Name("is_blue".into())]);

    let right = correct(&network, &samples);
    let error = ch12_network::error(&network, &samples) / SAMPLES as f64;
    let share = right as f64 / 10.0;
    assert_eq!(
        out(&trained),
        format!(
            "10 epochs\nerror {error:.6} a sample\ncorrect {right} of 1000 ({share:.1} %)\n\
             the constant answer 0: 691 of 1000 (69.1 %)\nsaved in net.json\n"
        )
    );
    let lines = said(&trained);
    assert_eq!(lines.lines().count(), 13, "{lines}");
    assert!(
        lines.starts_with(
            "inputs red, green, blue; target is_blue (named by a header, first sample on line 2)\n\
             training 3-4-1 on 1000 samples\nepoch 1 of 10: error 0."
        ),
        "{lines}"
    );
    assert!(lines.contains("\nepoch 10 of 10: error "));
    assert!(lines.contains("10000 updates in "));

    let evaluated = run(here, "evaluate net.json colours.csv");
    assert!(evaluated.status.success());
    assert!(out(&evaluated).starts_with("1000 samples\nerror "), "{}", out(&evaluated));
    assert!(out(&evaluated).contains(&format!("correct {right} of 1000 ({share:.1} %)\n")));
    assert!(out(&evaluated).contains("is_blue is 1: ") && out(&evaluated).contains(" of 309 "));

    let predicted = run(here, "predict net.json colours.csv");
    let answers: Vec<f64> = out(&predicted)
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap().1.parse().unwrap())
        .collect();
    let agree = answers.iter().zip(&samples.targets).filter(|(a, t)| a == t).count();
    assert_eq!((answers.len(), agree), (1000, right));
    assert!(out(&predicted).starts_with("output,answer\n0."));
}

#[test]
fn columns_are_found_by_their_names() {
    let folder = folder();
    let here = folder.path();
    run(here, "train colours.csv --save net.json");
    let ask = |table: &str| out(&run_on(here, "predict net.json -", table));
    let answer = ask("red,green,blue\n0.1,0.2,0.7\n");
    assert_eq!(ask("blue,red,green\n0.7,0.1,0.2\n"), answer);
    assert_eq!(ask("blue,is_blue,red,green\n0.7,0,0.1,0.2\n"), answer);
    assert!(answer.starts_with("output,answer\n") && answer.ends_with(",1\n"));
}

#[test]
fn a_table_without_a_header_goes_by_places() {
    let folder = folder();
    let here = folder.path();
    let (_, body) = COLOURS.split_once('\n').unwrap();
    fs::write(here.join("plain.csv"), body).unwrap();
    run(here, "train plain.csv --save plain.json");
    run(here, "train colours.csv --save named.json");
    let (plain, named) = (saved(here, "plain.json"), saved(here, "named.json"));
    assert_eq!(plain.network, named.network);
    assert_eq!(plain.inputs, [1, 2, 3].map(Column::Number));
    assert_eq!(plain.targets, [Column::Number(4)]);
    let whole = run_on(here, "predict plain.json -", "0.1,0.2,0.7,1\n");
    let inputs = run_on(here, "predict plain.json -", "0.1,0.2,0.7\n");
    assert_eq!(out(&whole), out(&inputs));
    assert_eq!(out(&whole).lines().count(), 1);

    // The target in front: the same samples, the same network.
    let turned: String = body
        .lines()
        .map(|line| {
            let (inputs, target) = line.rsplit_once(',').unwrap();
            format!("{target},{inputs}\n")
        })
        .collect();
    fs::write(here.join("turned.csv"), turned).unwrap();
    run(here, "train turned.csv --target 1 --save turned.json");
    assert_eq!(saved(here, "turned.json").network, named.network);
    assert!(out(&run(here, "evaluate turned.json turned.csv")).starts_with("1000 samples\n"));
}

#[test]
fn training_goes_on_from_a_saved_network() {
    let folder = folder();
    let here = folder.path();
    run(here, "train colours.csv --epochs 6 --save six.json");
    run(here, "train colours.csv --epochs 4 --save four.json");
    let output = run(here, "train colours.csv --epochs 2 --from four.json --save more.json");
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(saved(here, "more.json"), saved(here, "six.json"));
}

/// The orders of a shuffled training go on where they ended.
#[test]
fn a_shuffled_training_goes_on_too() {
    let folder = folder();
    let here = folder.path();
    let shuffled = "train colours.csv --shuffle --seed 7";
    run(here, &format!("{shuffled} --epochs 6 --save six.json"));
    run(here, &format!("{shuffled} --epochs 4 --save four.json"));
    let output = run(here, &format!("{shuffled} --epochs 2 --from four.json --save more.json"));
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(saved(here, "more.json"), saved(here, "six.json"));
    assert_eq!(saved(here, "more.json").epochs, 6);
}

/// What the program takes a table for can be read, and inputs that no sigmoid can use are named.
#[test]
fn a_table_is_described_before_the_training() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let ask = |arguments: &str, table: &str| {
        fs::write(here.join("t.csv"), table).unwrap();
        let output = run(here, arguments);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        said(&output)
    };
    let lines = ask("train t.csv", "height,weight,tall\n150,-0.5,0\n200,0.5,1\n");
    let (first, rest) = lines.split_once('\n').unwrap();
    assert_eq!(
        first,
        "inputs height, weight; target tall (named by a header, first sample on line 2)"
    );
    let warning = "\nwarning: height runs from 150 to 200. Scale inputs to about -1 to 1: far \
                   outside, the sigmoids are flat and next to nothing is learned.\n";
    assert!(rest.contains(warning), "{lines}");
    // A first line without any number is taken for names, and the line says so.
    let lines = ask("train t.csv --target 2", "0.l,O.2,l\n0.2,0.3,1\n0.4,0.1,0\n");
    assert!(lines.starts_with("inputs 0.l, l; target O.2 (named by a header"), "{lines}");
    let lines = ask("train t.csv", "\n0.2,1\n0.4,0\n");
    assert!(
        lines.starts_with(
            "input 1; target 2 (no header, columns by number, first sample on line 2)"
        ),
        "{lines}"
    );
    assert!(!lines.contains("warning"));
}

/// A column has a number also where it has a name; a name that is a number comes first.
#[test]
fn a_target_is_found_by_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("t.csv"), "a,b,c\n0.1,0.2,1\n").unwrap();
    fs::write(here.join("years.csv"), "3,2,1\n0.1,0.2,1\n").unwrap();
    run(here, "train t.csv --target 2 --save t.json");
    run(here, "train years.csv --header --target 3 --save years.json");
    assert_eq!(saved(here, "t.json").targets, [Column::Name("b".into())]);
    assert_eq!(saved(here, "years.json").targets, [Column::Name("3".into())]);
    let output = run(here, "train t.csv --target 4");
    let columns = "The columns are a, b, c.";
    assert_eq!(said(&output), format!("error: t.csv: there is no column \"4\". {columns}\n"));
}

/// An output is printed with as many digits as its answer needs.
#[test]
fn an_output_stands_on_the_side_of_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let network = "{\"format\": \"weight-by-weight network\", \"version\": 1, \"inputs\": [1], \
                   \"targets\": [2], \"hidden\": 1, \"i_to_h\": [[0]], \"h_to_o\": [[-8e-7]]}";
    fs::write(here.join("net.json"), network).unwrap();
    // The preactivation is -4e-7, and the sigmoid's slope there is 1/4.
    assert_eq!(out(&run_on(here, "predict net.json -", "0.5\n")), "0.4999999,0\n");
}

/// Two kinds of flowers and a third that lies between them, in six lines.
const FLOWERS: &str =
    "length,red,blue,white\n-1,1,0,0\n-0.9,1,0,0\n0,0,1,0\n0.1,0,1,0\n0.9,0,0,1\n1,0,0,1\n";

/// Targets of which each sample has exactly one are kinds: the largest output is the answer, the
/// answer is a name, and `evaluate` shows what was taken for what.
#[test]
fn targets_that_exclude_each_other_are_kinds() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("t.csv"), FLOWERS).unwrap();
    let targets = "--target red --target blue --target white";
    let output = run(here, &format!("train t.csv {targets} --ones --epochs 3 --save net.json"));
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("exactly one is 1 in each sample"), "{}", said(&output));
    let Saved { kinds, ones, network, .. } = saved(here, "net.json");
    assert!(kinds && ones);
    assert_eq!((network.i_to_h.dim(), network.h_to_o.dim()), ((2, 4), (4, 3)));

    // After so few epochs hardly an output is beyond one half, and every line has its answer.
    let predicted = out(&run(here, "predict net.json t.csv"));
    let mut lines = predicted.lines();
    assert_eq!(lines.next(), Some("red output,blue output,white output,answer"));
    let names = ["red", "blue", "white"];
    let mut counts = [[0; 3]; 3];
    for (number, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        let outputs: Vec<f64> = cells[..3].iter().map(|cell| cell.parse().unwrap()).collect();
        let answer = names.iter().position(|name| *name == cells[3]).unwrap();
        assert!(outputs.iter().all(|output| *output <= outputs[answer]), "{line}");
        counts[number / 2][answer] += 1;
    }
    let right = counts[0][0] + counts[1][1] + counts[2][2];
    let evaluated = out(&run(here, "evaluate net.json t.csv"));
    let lines: Vec<&str> = evaluated.lines().collect();
    assert!(lines[2].starts_with(&format!("correct {right} of 6 (")), "{evaluated}");
    assert_eq!(lines[3], "the constant answer red: 2 of 6 (33.3 %)");
    assert_eq!(lines[4].split_whitespace().collect::<Vec<_>>()[2..], names);
    for (line, (name, row)) in lines[5..].iter().zip(names.iter().zip(counts)) {
        let cells: Vec<String> = line.split_whitespace().map(String::from).collect();
        let wanted: Vec<String> =
            [name.to_string()].into_iter().chain(row.map(|count| count.to_string())).collect();
        assert_eq!(cells, wanted, "{evaluated}");
    }
    assert_eq!(lines.len(), 8, "{evaluated}");
    assert!(
        out(&run(here, &format!("train t.csv {targets}"))).contains("the constant answer red: 2")
    );

    // A line of no kind or of two cannot be counted, and training does not go on with it.
    for line in ["0.3,0,0,0", "0.3,1,1,0", "0.3,0.5,0.5,0"] {
        fs::write(here.join("odd.csv"), format!("{FLOWERS}{line}\n")).unwrap();
        for arguments in ["evaluate net.json odd.csv", "train odd.csv --from net.json"] {
            let sentence = "error: odd.csv:8: in this network red, blue, white are kinds that \
                            exclude each other, so a line has a 1 in one of them and 0 in all \
                            others. Correct the line, or leave it out.\n";
            assert_eq!(said(&run(here, arguments)), sentence, "{arguments}");
        }
        assert!(run(here, "predict net.json odd.csv").status.success());
    }
}

/// Of equal outputs the first is the answer, and outputs are printed with as many digits as it
/// takes to see which is the largest.
#[test]
fn the_answer_can_be_seen_in_the_outputs() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let network = |weights: &str| {
        let network = format!(
            "{{\"format\": \"weight-by-weight network\", \"version\": 1, \"inputs\": [1], \
             \"targets\": [2, 3], \"kinds\": true, \"hidden\": 1, \"i_to_h\": [[0]], \
             \"h_to_o\": [[{weights}]]}}"
        );
        fs::write(here.join("net.json"), network).unwrap();
        out(&run_on(here, "predict net.json -", "0.5\n"))
    };
    assert_eq!(network("0, 0"), "0.500000,0.500000,2\n");
    assert_eq!(network("0, 8e-7"), "0.5000000,0.5000001,3\n");
}

#[test]
fn targets_that_do_not_exclude_each_other_are_questions_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("t.csv"), "x,big,dark\n0.9,1,1\n0.1,0,1\n0.2,0,1\n").unwrap();
    let output = run(here, "train t.csv --target dark --target big --save net.json");
    assert!(output.status.success(), "{}", said(&output));
    let questions = "each target is a question of its own (line 2 has not exactly one 1)";
    assert!(said(&output).contains(questions), "{}", said(&output));
    let constant = "the constant answer dark 1, big 0: 2 of 3 (66.7 %)";
    assert!(out(&output).contains(constant), "{}", out(&output));
    assert!(!saved(here, "net.json").kinds);
    let predicted = out(&run_on(here, "predict net.json -", "x\n0.5\n"));
    assert!(predicted.starts_with("dark output,dark answer,big output,big answer\n0."));
    let evaluated = out(&run(here, "evaluate net.json t.csv"));
    assert!(evaluated.contains("dark is 1: ") && evaluated.contains("big is 0: "));
}

/// The other kinds beside one kind would tell it.
#[test]
fn kinds_among_the_inputs_are_pointed_out() {
    let folder = folder();
    let here = folder.path();
    fs::write(here.join("t.csv"), FLOWERS).unwrap();
    let lines = said(&run(here, "train t.csv"));
    let warning = "warning: exactly one of red, blue, white is 1 in each sample, so the inputs \
                   tell the target.";
    assert!(lines.contains(warning), "{lines}");
    assert!(!said(&run(here, "train colours.csv")).contains("warning"));
    fs::write(here.join("t.csv"), "x,man,tall\n0.1,0,0\n0.2,1,0\n0.3,1,1\n0.4,0,1\n").unwrap();
    assert!(!said(&run(here, "train t.csv")).contains("warning"));
}

/// A table of many no's makes a high score of nothing, and it stands beside the network's own.
#[test]
fn a_constant_answer_is_scored_beside_the_network() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let samples = colours(100, 5).inputs;
    let noise: String = samples
        .rows()
        .into_iter()
        .enumerate()
        .map(|(number, row)| format!("{},{},{}\n", row[0], row[1], u8::from(number % 10 == 0)))
        .collect();
    fs::write(here.join("rare.csv"), noise).unwrap();
    let output = run(here, "train rare.csv --save net.json");
    let scores = "correct 90 of 100 (90.0 %)\nthe constant answer 0: 90 of 100 (90.0 %)\n";
    assert!(out(&output).contains(scores), "{}", out(&output));
    assert!(out(&run(here, "evaluate net.json rare.csv")).contains(scores));
    // Amounts have a constant answer too: their mean, with half the mean square of distances.
    fs::write(here.join("amounts.csv"), "x,y\n0.9,0.25\n0.1,0.75\n").unwrap();
    let output = run(here, "train amounts.csv --save amounts.json");
    let evaluated = out(&run(here, "evaluate amounts.json amounts.csv"));
    assert!(!evaluated.contains("answered"), "{evaluated}");
    let score = "the constant answer 0.500000, the mean: error 0.031250 a sample\n";
    assert!(out(&output).contains(score), "{}", out(&output));
}

#[test]
fn targets_between_no_and_yes_have_an_error_and_no_score() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("t.csv"), "x,y\n0.9,0.3\n0.1,0.6\n").unwrap();
    let output = run(here, "train t.csv");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("correct answers are not counted"), "{}", out(&output));
    assert!(out(&output).ends_with("not saved; --save FILE keeps a network\n"));
}

#[test]
fn a_loss_curve_is_drawn_on_request() {
    let folder = folder();
    let here = folder.path();
    let output = run(here, "train colours.csv --epochs 3 --curve loss.svg");
    assert!(out(&output).ends_with("loss curve in loss.svg\n"), "{}", said(&output));
    let svg = fs::read_to_string(here.join("loss.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("Over 3 epochs the error a sample falls from"));
    let one = run(here, "train colours.csv --epochs 1 --curve one.svg");
    assert_eq!(one.status.code(), Some(0));
}

#[test]
fn shuffling_is_seeded() {
    let folder = folder();
    let here = folder.path();
    for file in ["a", "b"] {
        run(here, &format!("train colours.csv --shuffle --epochs 2 --save {file}"));
    }
    run(here, "train colours.csv --epochs 2 --save c");
    assert_eq!(saved(here, "a"), saved(here, "b"));
    assert_ne!(saved(here, "a").network, saved(here, "c").network);
}

/// Every mistake in a table, with the sentence that is said about it.
#[test]
fn a_mistake_in_a_table_gets_a_sentence() {
    let folder = folder();
    let here = folder.path();
    for (table, sentence) in [
        (
            "",
            "t.csv: there is nothing in it. A table has a sample on each line, separated by commas.",
        ),
        (
            "\n  \n\r\n",
            "t.csv: there is nothing in it. A table has a sample on each line, separated by commas.",
        ),
        (
            "height,label\n",
            "t.csv: there is a header and no sample below it. Add samples, one on each line.",
        ),
        (
            "height,label\nabc,1\nabc,0\n",
            "t.csv:2, column 1 (height): \"abc\" is not a number, nor is anything in this column. Write numbers in digits with a decimal point, such as 0.25; in place of words put a column of 0 and 1 for each of them. If this column is to be learned, name it with --target.",
        ),
        (
            "height,label\n0.1,1\nO.2,0\n",
            "t.csv:3, column 1 (height): \"O.2\" is not a number. Write it in digits with a decimal point, such as 0.25.",
        ),
        (
            "height,label\n0.1,1\n0.2,0\nheight,label\n0.3,1\n",
            "t.csv:4: this line repeats the header. Take it out.",
        ),
        (
            "height,label\n1 000,1\n",
            "t.csv:2, column 1 (height): \"1 000\" holds a space. Delete it.",
        ),
        (
            "height,width,label\n\"1 0\",2,1\n",
            "t.csv:2, column 1 (height): \"1 0\" holds spaces. Part all cells of a table by commas, or all by semicolons, tabs or bars (|).",
        ),
        (
            "0.1,0.2,1,\n0.3,0.2,0,\n",
            "t.csv:1, column 4: the value is missing. Fill it in, or leave the line out. Where a whole column is empty, take it out.",
        ),
        (
            "height,label\nn/a,1\n",
            "t.csv:2, column 1 (height): the value is missing. Fill it in, or leave the line out.",
        ),
        (
            "height,label\r0.1,1\rO.2,0\r",
            "t.csv:3, column 1 (height): \"O.2\" is not a number. Write it in digits with a decimal point, such as 0.25.",
        ),
        (
            "height,label\n\"0,5\",0\n",
            "t.csv:2, column 1 (height): \"0,5\" has a decimal comma. Write a decimal point.",
        ),
        (
            "height,label\n0.1,\n",
            "t.csv:2, column 2 (label): the value is missing. Fill it in, or leave the line out.",
        ),
        (
            "height,label\n0.1,1\n\n0.1,1,1\n",
            "t.csv:4: this line has 3 values and line 1, the first, has 2. Look for a comma too many or too few on either.",
        ),
        (
            "0.1,1\n0.1\n",
            "t.csv:2: this line has 1 value and line 1, the first, has 2. Look for a comma too many or too few on either.",
        ),
        (
            "height,label\nNaN,1\n",
            "t.csv:2, column 1 (height): \"NaN\" is not a finite number, and one such value would spoil every weight. Write a number, or leave the line out.",
        ),
        (
            "height,label\n1e999,1\n",
            "t.csv:2, column 1 (height): \"1e999\" is not a finite number, and one such value would spoil every weight. Write a number, or leave the line out.",
        ),
        (
            "height,1\n0.1,1\n",
            "t.csv:1, column 1: \"height\" is not a number, and other cells of the first line are. If the line names the columns, say --header; if it is a sample, correct this cell.",
        ),
        ("0.1,,1\n", "t.csv:1, column 2: the value is missing. Fill it in, or leave the line out."),
        (
            "height,,label\n",
            "t.csv:1, column 2: this column has no name in the header. Name it, or take the column out.",
        ),
        (
            "height,label,height\n",
            "t.csv:1, column 3: the name \"height\" belongs to column 1 already. Rename one of the two, or say --no-header if this line is a sample.",
        ),
        (
            "height,label\n\"0.1,1\n0.2,0\n",
            "t.csv:2, column 1 (height): this cell goes on in the next line. Is a closing quotation mark missing?",
        ),
        // The whole rest of the table is in the open cell, or nothing is left to be in it.
        (
            "height,width,label\n0.1,\"0.2,1\n0.1,0.2,0\n",
            "t.csv:2, column 2 (width): this cell goes on in the next line. Is a closing quotation mark missing?",
        ),
        (
            "height,width,label\n0.1,\"0.2,1\n",
            "t.csv:2, column 2 (width): this cell goes on in the next line. Is a closing quotation mark missing?",
        ),
        (
            "height,label\n\"1,000\",1\n",
            "t.csv:2, column 1 (height): \"1,000\" may be in thousands or have a decimal comma. Write it without commas, and with a decimal point if one is meant.",
        ),
        (
            "height,label\n\"1,000,000.5\",1\n",
            "t.csv:2, column 1 (height): \"1,000,000.5\" may be in thousands or have a decimal comma. Write it without commas, and with a decimal point if one is meant.",
        ),
        (
            "height,label\n\"-0,125\",1\n",
            "t.csv:2, column 1 (height): \"-0,125\" has a decimal comma. Write a decimal point.",
        ),
        (
            "height,label\n\u{2212}0.1,1\n",
            "t.csv:2, column 1 (height): \"\u{2212}0.1\" holds a minus sign or dash of its own (U+2212). Write a hyphen, -.",
        ),
        (
            "height,label\n0.2\u{a0},1\n",
            "t.csv:2, column 1 (height): \"0.2\u{a0}\" holds a no-break space (U+00A0). Delete it.",
        ),
        (
            "height,label\n0.2\0,1\n",
            "t.csv:2, column 1 (height): \"0.2\" holds a character that is easily overlooked (U+0000). Delete it.",
        ),
        (
            "height,width,label\n0.1, \"0.2\",1\n",
            "t.csv:2, column 2 (width): \"0.2\" holds a quotation mark. Leave it out, or any space before it.",
        ),
        (
            "height,label\n0.1,\"1\n0.2,0\n",
            "t.csv:2, column 2 (label): this cell goes on in the next line. Is a closing quotation mark missing?",
        ),
        (
            "label\n1\n",
            "t.csv: no column is left for the inputs, as label is the target. Cells are parted by commas, or all by semicolons, tabs or bars (|).",
        ),
        (
            "height,label\n1e308,1\n1e308,0\n",
            "the training broke down in epoch 1: a weight is no longer a finite number. Scale inputs that are very large, or lower --lr.",
        ),
    ] {
        fs::write(here.join("t.csv"), table).unwrap();
        let output = run(here, "train t.csv --lr 10 --save t.json");
        let lines = said(&output);
        let last = lines.lines().last().unwrap_or_default();
        assert_eq!(last, format!("error: {sentence}"), "{table:?}");
        assert_eq!(output.status.code(), Some(1), "{table:?}");
        assert!(!here.join("t.json").exists(), "{table:?}");
    }
    fs::write(here.join("t.csv"), b"height,label\n0.1,1\n\xe9,0\n").unwrap();
    let output = run(here, "train t.csv");
    assert_eq!(
        said(&output),
        "error: t.csv:3, column 1 (height): this is not text in UTF-8. Save the table as \"CSV UTF-8\".\n"
    );
}

/// A target that cannot be learned as it stands is answered with what to do in its column, and
/// never with taking that column away.
#[test]
fn words_and_numbers_of_kinds_are_told_what_to_become() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let no_number = "is not a number, and only numbers from 0 to 1 can be learned.";
    let outside = "lies outside 0 to 1, where every output lies, so no training can reach it.";
    let last = "The last column is the target unless --target names another.";
    for (table, target, sentence) in [
        (
            "a,b,y\n0.1,0.2,no\n0.3,0.1,yes\n",
            "",
            format!("t.csv:2, column 3 (y): the target \"no\" {no_number} Write yes as 1 and no as 0. {last}"),
        ),
        (
            "a,b,y\n0.1,0.2,Sick\n0.3,0.1,well\n0.3,0.1,sick\n",
            "--target y",
            format!("t.csv:2, column 3 (y): the target \"Sick\" {no_number} Write Sick as 1 and well as 0."),
        ),
        (
            "a,b,y\n0.1,0.2,0\n0.3,0.1,l\n",
            "--target y",
            format!("t.csv:3, column 3 (y): the target \"l\" {no_number} Write all targets in digits, yes as 1 and no as 0."),
        ),
        (
            "0.1,0.2,no\n",
            "--target 3",
            format!("t.csv:1, column 3: the target \"no\" {no_number} Write yes as 1 and no as 0; where there are several kinds, put a column of 0 and 1 for each in place of this one, and train with --target for each of them."),
        ),
        (
            "5.1,0.2,setosa\n7.0,1.4,versicolor\n6.3,2.5,virginica\n",
            "--target 3",
            format!("t.csv:1, column 3: the target \"setosa\" {no_number} Put a column for each kind in place of this one (setosa, versicolor, virginica), with 1 in the rows of that kind and 0 in all others, and train with --target for each of them."),
        ),
        (
            "l,w,kind\n5.1,0.2,setosa\n7.0,1.4,versicolor\n6.3,2.5,virginica\n",
            "",
            format!("t.csv:2, column 3 (kind): the target \"setosa\" {no_number} Put a column for each kind in place of this one (setosa, versicolor, virginica), with 1 in the rows of that kind and 0 in all others, and train with --target setosa --target versicolor --target virginica. {last}"),
        ),
        (
            "kind,l,w\nsetosa,0.5,0.2\nvirginica,0.6,0.5\n",
            "",
            "t.csv:2, column 1 (kind): \"setosa\" is not a number, nor is anything in this column. Write numbers in digits with a decimal point, such as 0.25; in place of words put a column of 0 and 1 for each of them. If this column is to be learned, name it with --target.".into(),
        ),
        (
            "1,14.2,1.7\n2,12.3,2.1\n3,13.1,2.6\n",
            "--target 1",
            format!("t.csv:2, column 1: the target 2 {outside} If the targets are numbers of kinds, put a column for each kind in place of this one (1, 2, 3), with 1 in the rows of that kind and 0 in all others, and train with --target for each of them. If they are amounts, divide them by 3; an output times 3 is in the old unit."),
        ),
        (
            "a,y\n0.1,-1\n0.3,1\n",
            "--target y",
            format!("t.csv:2, column 2 (y): the target -1 {outside} If the targets are numbers of kinds, write 1 as 1 and -1 as 0. If they are amounts, subtract -1 and divide by 2; an output times 2 plus -1 is in the old unit."),
        ),
        (
            "label,p1,p2\n5,0,255\n",
            "",
            format!("t.csv:2, column 3 (p2): the target 255 {outside} If the targets are numbers of kinds, put a column for each kind in place of this one (255), with 1 in the rows of that kind and 0 in all others, and train with --target for each of them. If they are amounts, divide them by 255; an output times 255 is in the old unit. {last}"),
        ),
        (
            "a,y\n0.1,1e300\n",
            "--target y",
            format!("t.csv:2, column 2 (y): the target 1e300 {outside} If the targets are numbers of kinds, put a column for each kind in place of this one (1e300), with 1 in the rows of that kind and 0 in all others, and train with --target for each of them. If they are amounts, divide them by 1e300; an output times 1e300 is in the old unit."),
        ),
        (
            "a,y\n0.1,3.5\n0.3,7\n",
            "--target y",
            format!("t.csv:2, column 2 (y): the target 3.5 {outside} If the targets are amounts, divide them by 7; an output times 7 is in the old unit."),
        ),
        (
            "2019,2020,2021\n0.1,0.2,1\n",
            "--target 3",
            format!("t.csv:1, column 3: the target 2021 {outside} If the targets are numbers of kinds, write 2021 as 1 and 1 as 0. If they are amounts, divide them by 2021; an output times 2021 is in the old unit. If this line names the columns, say --header."),
        ),
    ] {
        fs::write(here.join("t.csv"), table).unwrap();
        let output = run(here, &format!("train t.csv {target} --save t.json"));
        assert_eq!(said(&output), format!("error: {sentence}\n"), "{table:?}");
        assert_eq!(output.status.code(), Some(1), "{table:?}");
        assert!(!here.join("t.json").exists(), "{table:?}");
    }
}

/// What the advice says leads to a training.
#[test]
fn the_advice_works() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let kinds = "l,w,setosa,versicolor,virginica\n0.1,0.2,1,0,0\n0.9,0.4,0,1,0\n0.3,0.5,0,0,1\n";
    fs::write(here.join("kinds.csv"), kinds).unwrap();
    let targets = "--target setosa --target versicolor --target virginica";
    assert!(run(here, &format!("train kinds.csv {targets}")).status.success());
    // Divided by the largest, or less the smallest and divided by the range.
    for (amounts, least, range) in [([0.1, 0.7, 3.3], 0.0, 3.3), ([-0.1, 0.7, 7.9], -0.1, 8.0)] {
        let rows: String =
            amounts.iter().map(|amount| format!("0.5,{}\n", (amount - least) / range)).collect();
        fs::write(here.join("amounts.csv"), format!("x,y\n{rows}")).unwrap();
        let output = run(here, "train amounts.csv");
        assert!(output.status.success(), "{}", said(&output));
    }
}

/// The same samples give the same network, whatever parts their cells, and a table that is parted
/// in two ways is told so.
#[test]
fn cells_are_parted_by_what_the_first_line_has() {
    let folder = folder();
    let here = folder.path();
    run(here, "train colours.csv --epochs 2 --save comma.json");
    for (name, separator, parted) in
        [("semicolon", ";", "semicolons"), ("tab", "\t", "tabs"), ("bar", "|", "bars")]
    {
        for (header, table) in [
            (true, COLOURS.to_string()),
            (true, COLOURS.replacen("blue,", "\"blue, in parts\",", 1)),
            (false, COLOURS.split_once('\n').unwrap().1.to_string()),
        ] {
            let quoted = table.replace(", in", "\0");
            let table = quoted.replace(',', separator).replace('\0', ", in");
            fs::write(here.join("t.csv"), table).unwrap();
            let output = run(here, &format!("train t.csv --epochs 2 --save {name} --force"));
            assert!(
                said(&output).contains(&format!(", parted by {parted}, ")),
                "{}",
                said(&output)
            );
            let (ours, comma) = (saved(here, name), saved(here, "comma.json"));
            assert_eq!(ours.network, comma.network, "{name}");
            assert_eq!(header, matches!(ours.inputs[0], Column::Name(_)));
        }
    }
    let part = "Part all cells of a table by commas, or all by semicolons, tabs or bars (|)";
    for (table, mistake) in [
        ("a,b,y\n0.1;0.2;1\n", "2, column 1 (a): \"0.1;0.2;1\" holds a semicolon"),
        ("a,b,y\n0.1\t0.2\t1\n", "2, column 1 (a): \"0.10.21\" holds a tab"),
        ("a,b,y\n0.1|0.2|1\n", "2, column 1 (a): \"0.1|0.2|1\" holds a bar (|)"),
        ("a,b,y\n0.1 0.2 1\n", "2, column 1 (a): \"0.1 0.2 1\" holds spaces"),
        ("a,b,y\n0,1;0,2;1\n", "2, column 2 (b): \"1;0\" holds a semicolon"),
        ("a;b;y\n0.1,0.2,1\n", "2, column 1 (a): \"0.1,0.2,1\" holds commas"),
        ("a b y\n0.1 0.2 1\n", "2, column 1 (a b y): \"0.1 0.2 1\" holds spaces"),
        ("0,1;0,2;1\n", "1, column 2: \"1;0\" holds a semicolon"),
    ] {
        fs::write(here.join("t.csv"), table).unwrap();
        let lines = said(&run(here, "train t.csv"));
        assert_eq!(lines, format!("error: t.csv:{mistake}. {part}.\n"), "{table:?}");
    }
    for (table, sentence) in [
        (
            "a;b;y\n0,1;0,2;1\n",
            "t.csv:2, column 1 (a): \"0,1\" has a decimal comma. Write a decimal point.",
        ),
        (
            "0,1;0,2;1\n0,3;0,4;0\n",
            "t.csv:1, column 1: \"0,1\" has a decimal comma. Write a decimal point.",
        ),
        (
            "a;b;y\n0.1;0.2;1\n0.1;1\n",
            "t.csv:3: this line has 2 values and line 1, the first, has 3. Look for a semicolon too many or too few on either.",
        ),
    ] {
        fs::write(here.join("t.csv"), table).unwrap();
        assert_eq!(said(&run(here, "train t.csv")), format!("error: {sentence}\n"), "{table:?}");
    }
}

/// A file of another kind is called by its name.
#[test]
fn what_is_no_text_in_utf_8_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let text = "a,y\n0.1,1\n";
    let utf_16 =
        |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
    let [little, big] = [utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes)];
    let named = "text in UTF-16, and UTF-8 is wanted";
    for (bytes, what) in [
        (little.clone(), named),
        (big.clone(), named),
        ([&[0xff, 0xfe], little.as_slice()].concat(), named),
        ([&[0xfe, 0xff], big.as_slice()].concat(), named),
        (b"PK\x03\x04...".to_vec(), "a spreadsheet's own file or another archive, and no text"),
        (b"\x1f\x8b...".to_vec(), "packed by gzip, and no text"),
    ] {
        fs::write(here.join("t.csv"), bytes).unwrap();
        let sentence = format!("error: t.csv: this is {what}. Save the table as \"CSV UTF-8\".\n");
        assert_eq!(said(&run(here, "train t.csv")), sentence);
    }
}

/// With one more input that is always 1, in training and afterwards.
#[test]
fn a_column_of_ones_is_one_option() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let rows = ["0.25,-0.5,1", "-0.75,0.5,0", "0.5,0.25,1"];
    let with: String = rows
        .iter()
        .map(|row| row.rsplit_once(',').unwrap())
        .map(|(inputs, target)| format!("{inputs},1,{target}\n"))
        .collect();
    fs::write(here.join("plain.csv"), format!("a,b,y\n{}\n", rows.join("\n"))).unwrap();
    fs::write(here.join("with.csv"), format!("a,b,one,y\n{with}")).unwrap();
    let output = run(here, "train plain.csv --ones --epochs 5 --save ones.json");
    let lines = said(&output);
    assert!(lines.starts_with("inputs a, b and a column of ones; target y ("), "{lines}");
    assert!(lines.contains("\ntraining 3-4-1 on 3 samples\n"), "{lines}");
    run(here, "train with.csv --epochs 5 --save with.json");
    let (ones, with) = (saved(here, "ones.json"), saved(here, "with.json"));
    assert_eq!(ones.network, with.network);
    assert!(ones.ones && !with.ones && ones.inputs.len() == 2);
    for command in ["predict", "evaluate"] {
        let [ours, theirs] = ["ones.json plain.csv", "with.json with.csv"]
            .map(|files| out(&run(here, &format!("{command} {files}"))));
        assert_eq!(ours, theirs);
        assert!(ours.lines().count() > 3, "{ours}");
    }
    run(here, "train plain.csv --ones --epochs 3 --save three.json");
    run(here, "train plain.csv --from three.json --epochs 2 --save five.json");
    assert_eq!(saved(here, "five.json"), ones);
    let text = fs::read_to_string(here.join("with.json")).unwrap();
    assert!(!text.contains("ones") && !text.contains("kinds"), "{text}");
}

#[path = "../exercises/your-own-table/solution.rs"]
#[expect(dead_code, reason = "its main is for whoever runs it")]
mod your_own_table;

/// The commands of the exercise on the table of its solution print the numbers that it returns.
#[test]
fn a_table_of_ones_own_goes_through_all_three_commands() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("own.csv"), your_own_table::own()).unwrap();
    fs::write(here.join("new.csv"), your_own_table::new()).unwrap();
    let task = include_str!("../exercises/your-own-table/task.md");
    let commands: Vec<&str> = task
        .lines()
        .filter_map(|line| line.strip_prefix("cargo run -p ch12-network -- "))
        .collect();
    let printed: Vec<String> = commands.iter().map(|command| out(&run(here, command))).collect();
    let [trained, evaluated, predicted] = &printed[..] else { panic!("three commands") };
    let after = |text: &str, words: &str| -> usize {
        let rest = text.split_once(words).unwrap().1;
        rest.trim_start_matches(|c: char| !c.is_ascii_digit())
            .split(' ')
            .next()
            .unwrap()
            .parse()
            .unwrap()
    };
    let counts = [trained, evaluated].map(|text| {
        // The constant answer is named by its digit before a colon.
        let (_, constant) = text.split_once("the constant answer ").unwrap();
        [after(text, "correct "), after(constant, ": ")]
    });
    assert_eq!(counts.concat(), your_own_table::read_off());
    assert_eq!(predicted.lines().count(), your_own_table::new().lines().count());
}

/// Whatever stands in the column of the target, or nothing.
#[test]
fn a_prediction_needs_no_target() {
    let folder = folder();
    let here = folder.path();
    run(here, "train colours.csv --epochs 1 --save net.json");
    let (_, body) = COLOURS.split_once('\n').unwrap();
    fs::write(here.join("plain.csv"), body).unwrap();
    run(here, "train plain.csv --epochs 1 --save plain.json");
    let answer = out(&run_on(here, "predict plain.json -", "0.1,0.2,0.7\n"));
    for target in ["", "?", "NA", "yes", "7", "-1", "inf", "0,5"] {
        let table = format!("red,green,blue,is_blue\n0.1,0.2,0.7,\"{target}\"\n");
        let output = run_on(here, "predict net.json -", &table);
        assert_eq!(out(&output), format!("output,answer\n{answer}"), "{target}: {}", said(&output));
        let output = run_on(here, "predict plain.json -", &format!("0.1,0.2,0.7,\"{target}\"\n"));
        assert_eq!(out(&output), answer, "{target}: {}", said(&output));
    }
}

/// Names in tables and networks are text of somebody else's, and a terminal obeys some text.
#[cfg(unix)]
#[test]
fn no_name_reaches_the_terminal_as_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let (red, title) = ("a\u{1b}[31mb", "c\u{1b}]0;x\u{7}\u{9b}2J");
    let table = format!("{red},{title},d\n0,1,0\n1,0,1\n");
    fs::write(here.join("t.csv"), &table).unwrap();
    fs::write(here.join(format!("{red}.csv")), &table).unwrap();
    fs::write(here.join("other.csv"), format!("d,{red}x\n0,1\n")).unwrap();
    fs::write(here.join("twice.csv"), format!("{red},{red}\n0,1\n")).unwrap();
    fs::write(here.join("words.csv"), format!("d,{red}\n0,{title}\n0,{red}\n0,{red}2\n")).unwrap();
    let run = |arguments: &[&str]| program(here, "").args(arguments).output().unwrap();
    let trained = ["train", "t.csv", "--target", red, "--target", title, "--save", "net.json"];
    let network = |from: &str, to: &str| {
        let text = fs::read_to_string(here.join("net.json")).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(here.join("odd.json"), text.replacen(from, to, 1)).unwrap();
    };
    let shown = |output: Output| {
        for text in [out(&output), said(&output)] {
            assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        }
        said(&output)
    };
    assert!(shown(run(&trained)).contains("a[31mb"));
    for arguments in [
        vec!["predict", "net.json", "t.csv"],
        vec!["evaluate", "net.json", "t.csv"],
        vec!["evaluate", "net.json", "other.csv"],
        vec!["predict", "net.json", "other.csv"],
        vec!["train", "other.csv", "--from", "net.json"],
        vec!["train", "t.csv", "--target", red, "--target", red],
        vec!["train", "t.csv", "--target", "\u{1b}[1m"],
        vec!["train", "twice.csv"],
        vec!["train", "words.csv"],
        vec!["train", &format!("{red}.csv"), "--target", "9"],
        vec!["train", "t.csv", "--save", &format!("{red}.json")],
    ] {
        shown(run(&arguments));
    }
    for (from, to) in [
        ("\"epochs\"", "\"\\u001b[31mepochs\""),
        ("\"d\"", "\"a\\u001b[31mb\""),
        ("weight-by-weight", "\\u001b[31m"),
        ("\"hidden\": 4", "\"hidden\": \"\\u001b[31m\""),
    ] {
        network(from, to);
        assert!(shown(run(&["evaluate", "odd.json", "t.csv"])).starts_with("error: "), "{from}");
    }
}

/// Numbers that somebody has changed in a file are refused, or do no harm.
#[test]
fn an_edited_file_breaks_no_arithmetic() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("t.csv"), "a,b,y\n1e308,1e308,1\n0.5,0.5,0\n").unwrap();
    fs::write(here.join("small.csv"), "a,b,y\n0.5,0.25,1\n0.5,0.5,0\n").unwrap();
    run(here, "train small.csv --ones --epochs 1 --save net.json");
    let text = fs::read_to_string(here.join("net.json")).unwrap();
    let edit = |from: &str, to: &str| {
        assert!(text.contains(from), "{text}");
        fs::write(here.join("odd.json"), text.replacen(from, to, 1)).unwrap();
    };
    for (epochs, more, counted) in [
        (u64::MAX, 10, false),
        (u64::MAX - 9, 10, false),
        (u64::MAX - 10, 10, true),
        (u64::MAX - 10, 11, false),
    ] {
        edit("\"epochs\": 1", &format!("\"epochs\": {epochs}"));
        assert!(run(here, "evaluate odd.json small.csv").status.success());
        for shuffle in ["", "--shuffle"] {
            let output =
                run(here, &format!("train small.csv --from odd.json --epochs {more} {shuffle}"));
            assert_eq!(output.status.success(), counted, "{}", said(&output));
            let sentence = format!(
                "error: the network has been trained for {epochs} epochs, as its file says, and \
                 {more} more cannot be counted. Correct \"epochs\" in the file.\n"
            );
            assert!(counted || said(&output) == sentence, "{}", said(&output));
        }
    }
    for (from, to, sentence) in [
        (
            "[\"a\", \"b\"]",
            "[\"a\", 1.5]",
            "this is not a saved network: a column is a name or a whole number (line 4)",
        ),
        (
            "[\"a\", \"b\"]",
            "[\"a\", 2]",
            "its columns are to be names throughout, or numbers throughout",
        ),
        (
            "\"ones\": true",
            "\"kinds\": true",
            "i_to_h should have 2 rows of 4 weights, and has 3 rows. Take the file as it was saved",
        ),
        (
            "\"ones\": true",
            "\"ones\": true, \"kinds\": true",
            "\"kinds\" is true, and there is one target alone. Kinds are two or more",
        ),
        (
            "\"ones\": true",
            "\"ones\": 1",
            "this is not a saved network: invalid type: integer \"1\", where true or false should be (line 6)",
        ),
        (
            "\"hidden\": 4",
            "\"hidden\": 18446744073709551615",
            "\"hidden\" is 18446744073709551615, and the weights are those of 4 hidden nodes",
        ),
    ] {
        edit(from, to);
        let output = run(here, "predict odd.json small.csv");
        assert_eq!(said(&output), format!("error: odd.json: {sentence}.\n"));
    }
    // Sums beyond the largest number there is are no outputs.
    let line = text.lines().find(|line| line.starts_with("    [")).unwrap();
    edit(line, "    [1e308, -1e308, 1e308, -1e308],");
    for command in ["predict", "evaluate"] {
        let weights = text.lines().skip_while(|line| !line.contains("h_to_o")).nth(1).unwrap();
        let odd = fs::read_to_string(here.join("odd.json")).unwrap();
        fs::write(here.join("odd.json"), odd.replacen(weights, "    [1.7e308],", 1)).unwrap();
        let output = run(here, &format!("{command} odd.json t.csv"));
        assert_ne!(output.status.code(), Some(101), "{}", said(&output));
        assert!(!out(&output).contains("NaN"), "{}", out(&output));
    }
    fs::write(
        here.join("inf.json"),
        "{\"format\": \"weight-by-weight network\", \"version\": 1, \"inputs\": [\"a\", \"b\"], \
         \"targets\": [\"y\"], \"hidden\": 1, \"i_to_h\": [[10], [-10]], \"h_to_o\": [[1]]}",
    )
    .unwrap();
    for command in ["predict", "evaluate"] {
        let output = run(here, &format!("{command} inf.json t.csv"));
        let sentence = "error: t.csv:2: the outputs for this line are no numbers any more. Scale \
                        inputs that are very large; if none is, weights of the network are.\n";
        assert_eq!((said(&output).as_str(), out(&output).as_str()), (sentence, ""));
    }
}

/// Every other mistake.
#[test]
fn a_mistake_in_a_command_gets_a_sentence() {
    let folder = folder();
    let here = folder.path();
    run(here, "train colours.csv --save net.json");
    fs::write(here.join("notes.txt"), "mine").unwrap();
    fs::write(here.join("plain.csv"), "0.1,0.2,0.3,1\n").unwrap();
    fs::write(here.join("more.csv"), "red,green,blue,is_blue,day\n0.1,0.2,0.3,1,0.5\n").unwrap();
    fs::write(here.join("less.csv"), "red,green\n0.1,0.2\n").unwrap();
    fs::write(here.join("inputs.csv"), "red,green,blue\n0.1,0.2,0.3\n").unwrap();
    fs::write(here.join("json.json"), "{}").unwrap();
    fs::create_dir(here.join("folder")).unwrap();
    run(here, "train plain.csv --save plain.json");
    let newer = fs::read_to_string(here.join("net.json")).unwrap();
    let lines: Vec<&str> = newer.lines().collect();
    fs::write(here.join("cut.json"), lines[..10].join("\n")).unwrap();
    for (file, old, new) in [
        ("five.json", "\"hidden\": 4", "\"hidden\": 5"),
        ("null.json", "[\n    [", "[\n    [null, "),
        ("unnamed.json", "  \"version\": 1,\n", ""),
    ] {
        assert!(newer.contains(old), "{old}");
        fs::write(here.join(file), newer.replacen(old, new, 1)).unwrap();
    }
    fs::write(here.join("words.csv"), "red,green,blue\nno,0.2,0.3\nyes,0.2,0.3\n").unwrap();
    fs::write(here.join("Red.csv"), "Red,green,blue\n0.1,0.2,0.3\n").unwrap();
    fs::write(here.join("newer.json"), newer.replace("\"version\": 1", "\"version\": 7")).unwrap();
    for (arguments, sentence) in [
        ("train folder", "folder: this is a folder, and a file is wanted."),
        (
            "train colours.csv --save notes.txt",
            "notes.txt exists already. Choose another name, or say --force to replace it.",
        ),
        (
            "train colours.csv --curve notes.txt",
            "notes.txt exists already. Choose another name, or say --force to replace it.",
        ),
        (
            "train colours.csv --save colours.csv --force",
            "colours.csv is read by this command and would be lost. Choose another name.",
        ),
        ("train colours.csv --save folder", "folder cannot be written: it is a folder."),
        (
            "train colours.csv --save -",
            "what is saved is not written to standard output. Name a file instead of -.",
        ),
        (
            "train colours.csv --curve - --force",
            "what is saved is not written to standard output. Name a file instead of -.",
        ),
        (
            "train colours.csv --save nowhere/net.json",
            "nowhere/net.json cannot be written: there is no folder nowhere.",
        ),
        (
            "train colours.csv --save a --curve a",
            "--save and --curve name the same file. Choose two names.",
        ),
        (
            "train colours.csv --target is_bleu",
            "colours.csv: there is no column \"is_bleu\" (did you mean \"is_blue\"?). The columns are red, green, blue, is_blue.",
        ),
        (
            "train colours.csv --target is_blue --target is_blue",
            "--target names the column \"is_blue\" twice.",
        ),
        (
            "train plain.csv --target 5",
            "plain.csv: there is no column \"5\". The columns are 1, 2, 3, 4.",
        ),
        (
            "predict notes.txt colours.csv",
            "notes.txt: this is not a saved network: it does not begin with {.",
        ),
        (
            "predict cut.json colours.csv",
            "cut.json: the file ends early, on line 10. Save the network again.",
        ),
        (
            "predict five.json colours.csv",
            "five.json: \"hidden\" is 5, and the weights are those of 4 hidden nodes.",
        ),
        (
            "predict null.json colours.csv",
            "null.json: this is not a saved network: invalid type: null, where a number should be (line 9).",
        ),
        (
            "predict unnamed.json colours.csv",
            "unnamed.json: this is not a saved network: missing field \"version\".",
        ),
        ("predict - -", "standard input holds one file, and two are wanted. Name one of them."),
        (
            "predict net.json Red.csv",
            "Red.csv: there is no column \"red\" (did you mean \"Red\"?). The columns are Red, green, blue.",
        ),
        (
            "predict json.json colours.csv",
            "json.json: this is JSON, and not a network: \"format\" should be \"weight-by-weight network\".",
        ),
        (
            "predict newer.json colours.csv",
            "newer.json: this network has version 7 of the format, and this program reads version 1. Use the program that saved it, or a newer one.",
        ),
        (
            "predict net.json plain.csv",
            "plain.csv: there is no header, and this network knows its columns by their names. Add a first line with red, green, blue.",
        ),
        (
            "predict plain.json colours.csv",
            "colours.csv: there is a header, and this network was trained on a table without one. Take the first line away, or say --no-header if it is a sample.",
        ),
        (
            "predict net.json less.csv",
            "less.csv: there is no column \"blue\". The columns are red, green.",
        ),
        (
            "predict net.json more.csv",
            "more.csv: this network was not trained with a column \"day\". Leave it out; the inputs are red, green, blue.",
        ),
        (
            "predict net.json words.csv",
            "words.csv:2, column 1 (red): \"no\" is not a number, nor is anything in this column. Write numbers in digits with a decimal point, such as 0.25; in place of words put a column of 0 and 1 for each of them.",
        ),
        (
            "evaluate net.json inputs.csv",
            "inputs.csv: there is no column \"is_blue\". The columns are red, green, blue.",
        ),
    ] {
        let output = run(here, arguments);
        assert_eq!(said(&output), format!("error: {sentence}\n"), "{arguments}");
        assert_eq!(output.status.code(), Some(1), "{arguments}");
        assert_eq!(out(&output), "", "{arguments}");
    }
    let missing = run(here, "train nothing.csv");
    assert!(said(&missing).starts_with("error: nothing.csv cannot be read: "));
    assert_eq!(missing.status.code(), Some(1));
    assert_eq!(fs::read_to_string(here.join("notes.txt")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(here.join("colours.csv")).unwrap(), COLOURS);
}

#[test]
fn a_mistake_in_an_option_is_a_usage_error() {
    let folder = folder();
    let here = folder.path();
    for (arguments, part) in [
        ("train colours.csv --sav net.json", "'--save'"),
        (
            "train colours.csv --epochs 0",
            "epochs are a whole number from 1 to 4294967295, in digits",
        ),
        ("train colours.csv --epochs 1e3", "epochs are a whole number from 1"),
        ("train colours.csv --epochs -1", "epochs are a whole number from 1"),
        ("train colours.csv --hidden 0", "hidden nodes are a whole number from 1 to 10000"),
        ("train colours.csv --hidden -1", "hidden nodes are a whole number from 1 to 10000"),
        ("train colours.csv --seed -1", "a seed is a whole number from 0"),
        ("train colours.csv --lr -1", "a learning rate is a number above 0, such as 0.5"),
        ("train colours.csv --from net.json --seed 3", "--seed has nothing to draw"),
        ("train colours.csv --lr NaN", "a learning rate is a number above 0, such as 0.5"),
        ("train colours.csv --lr inf", "a learning rate is a number above 0, such as 0.5"),
        ("train colours.csv --lr=-1", "a learning rate is a number above 0, such as 0.5"),
        ("train colours.csv --header --no-header", "cannot be used with"),
        ("train colours.csv --from net.json --hidden 3", "cannot be used with"),
        ("train colours.csv --from net.json --ones", "cannot be used with"),
        ("trian colours.csv", "'train'"),
        ("train", "<TABLE>"),
    ] {
        let output = run(here, arguments);
        assert!(said(&output).contains(part), "{arguments}: {}", said(&output));
        assert_eq!(output.status.code(), Some(2), "{arguments}");
    }
    let help = run(here, "--help");
    assert_eq!(help.status.code(), Some(0));
    assert!(out(&help).contains("Example, with the colours"));
}

#[test]
fn force_replaces_a_file_whole() {
    let folder = folder();
    let here = folder.path();
    fs::write(here.join("net.json"), "old ".repeat(1000)).unwrap();
    let output = run(here, "train colours.csv --epochs 1 --save net.json --force");
    assert!(output.status.success(), "{}", said(&output));
    saved(here, "net.json");
    let files = fs::read_dir(here).unwrap().count();
    assert_eq!(files, 2, "nothing else is left behind");
}

/// Whatever way the same place is written, nothing is written over something else that matters.
#[test]
fn no_file_is_written_over_another_that_is_needed() {
    let folder = folder();
    let here = folder.path();
    fs::create_dir(here.join("sub")).unwrap();
    run(here, "train colours.csv --epochs 1 --save net.json");
    let network = fs::read_to_string(here.join("net.json")).unwrap();
    for (arguments, sentence) in [
        (
            "train colours.csv --save a --curve ./a",
            "--save and --curve name the same file. Choose two names.",
        ),
        (
            "train colours.csv --save net.json --curve sub/../net.json --force",
            "--save and --curve name the same file. Choose two names.",
        ),
        (
            "train colours.csv --from net.json --curve ./net.json --force",
            "./net.json is read by this command and would be lost. Choose another name.",
        ),
        (
            "train colours.csv --curve sub/../colours.csv --force",
            "sub/../colours.csv is read by this command and would be lost. Choose another name.",
        ),
    ] {
        let output = run(here, arguments);
        assert_eq!(said(&output), format!("error: {sentence}\n"), "{arguments}");
        assert_eq!(output.status.code(), Some(1), "{arguments}");
    }
    assert_eq!(fs::read_to_string(here.join("net.json")).unwrap(), network);
    assert_eq!(fs::read_to_string(here.join("colours.csv")).unwrap(), COLOURS);
    assert_eq!(names(here), ["colours.csv", "net.json", "sub"]);
    // The network that a training goes on with may be replaced by what it becomes.
    let output = run(here, "train colours.csv --epochs 1 --from net.json --save net.json --force");
    assert!(output.status.success(), "{}", said(&output));
    assert_ne!(fs::read_to_string(here.join("net.json")).unwrap(), network);
}

/// The names of all files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| name(entry).into_string().unwrap()).collect();
    names.sort();
    names
}

/// Also where the shell has opened the file, and its name is nowhere in the command.
#[cfg(unix)]
#[test]
fn a_stream_is_not_written_over() {
    let folder = folder();
    let here = folder.path();
    let table = fs::File::open(here.join("colours.csv")).unwrap();
    let output = program(here, "train - --save colours.csv --force").stdin(table).output().unwrap();
    let sentence = "is this command's own input or output. Choose another name.\n";
    assert_eq!(said(&output), format!("error: colours.csv {sentence}"));
    let report = fs::File::create(here.join("report")).unwrap();
    let output = program(here, "train colours.csv --save report --force").stdout(report).output();
    assert_eq!(said(&output.unwrap()), format!("error: report {sentence}"));
    assert_eq!(fs::read_to_string(here.join("colours.csv")).unwrap(), COLOURS);
}

#[cfg(unix)]
#[test]
fn force_writes_through_links_and_keeps_the_rights() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder();
    let here = folder.path();
    fs::create_dir(here.join("sub")).unwrap();
    fs::write(here.join("sub/net.json"), "old").unwrap();
    fs::set_permissions(here.join("sub/net.json"), fs::Permissions::from_mode(0o600)).unwrap();
    symlink("sub/net.json", here.join("link.json")).unwrap();
    let output = run(here, "train colours.csv --epochs 1 --save link.json --force");
    assert!(output.status.success(), "{}", said(&output));
    assert!(here.join("link.json").is_symlink());
    saved(here, "sub/net.json");
    let mode = fs::metadata(here.join("sub/net.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(names(&here.join("sub")), ["net.json"]);

    // The table behind a link is the table.
    symlink("colours.csv", here.join("table.csv")).unwrap();
    symlink("nothing.json", here.join("dangling.json")).unwrap();
    let pipe = Command::new("mkfifo").arg(here.join("pipe")).status().unwrap();
    assert!(pipe.success());
    fs::write(here.join("fixed.json"), "mine").unwrap();
    fs::set_permissions(here.join("fixed.json"), fs::Permissions::from_mode(0o444)).unwrap();
    for (arguments, sentence) in [
        (
            "train colours.csv --save table.csv --force",
            "table.csv is read by this command and would be lost. Choose another name.",
        ),
        (
            "train colours.csv --save dangling.json --force",
            "dangling.json is a link that leads to no file. Choose another name.",
        ),
        (
            "train colours.csv --save pipe --force",
            "pipe is a device or a pipe and no file. Choose another name.",
        ),
        (
            "train colours.csv --save fixed.json --force",
            "fixed.json is write-protected. Choose another name.",
        ),
    ] {
        let output = run(here, arguments);
        assert_eq!(said(&output), format!("error: {sentence}\n"), "{arguments}");
        assert_eq!(output.status.code(), Some(1), "{arguments}");
    }
    assert_eq!(fs::read_to_string(here.join("fixed.json")).unwrap(), "mine");
    let long = "x".repeat(300);
    let output = run(here, &format!("train colours.csv --save {long}"));
    assert!(said(&output).starts_with(&format!("error: {long} cannot be written: ")));
    assert!(said(&output).ends_with(". Choose another name.\n"), "{}", said(&output));
    assert_eq!(out(&output), "");
}

/// A place that cannot be written is found before the training.
#[cfg(target_os = "linux")]
#[test]
fn an_unwritable_place_is_found_at_the_start() {
    let folder = folder();
    let output = run(folder.path(), "train colours.csv --save /proc/net-of-weights.json");
    assert_eq!(output.status.code(), Some(1));
    let lines = said(&output);
    assert!(lines.starts_with("error: /proc/net-of-weights.json cannot be written: "), "{lines}");
    assert!(lines.ends_with(". Choose another folder.\n"), "{lines}");
}

/// A training that would go on for ever, and is past its first epoch.
#[cfg(unix)]
struct Running {
    child: std::process::Child,
    lines: std::io::BufReader<std::process::ChildStderr>,
}

#[cfg(unix)]
impl Running {
    fn start(folder: &Path, arguments: &str) -> Running {
        use std::io::{BufRead, BufReader};
        let arguments = format!("train colours.csv --epochs 4000000000 {arguments}");
        let mut child = program(folder, &arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.starts_with("epoch 1 of") {
            line.clear();
            assert_ne!(lines.read_line(&mut line).unwrap(), 0, "it ended by itself");
        }
        Running { child, lines }
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// The exit code, what was printed, and what was said after the first epoch.
    fn end(mut self) -> (Option<i32>, String, String) {
        use std::io::Read;
        let status = self.child.wait().unwrap();
        let (mut report, mut said) = (String::new(), String::new());
        self.child.stdout.take().unwrap().read_to_string(&mut report).unwrap();
        self.lines.read_to_string(&mut said).unwrap();
        (status.code(), report, said)
    }
}

/// The first Ctrl-C stops the training and saves it; the file is a network like any other. So do
/// the signals of a system that is shut down and of a terminal that is closed.
#[cfg(unix)]
#[test]
fn ctrl_c_saves_what_is_there() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let folder = folder();
        let here = folder.path();
        let running = Running::start(here, "--save net.json --curve loss.svg");
        running.signal(signal);
        let (code, report, _) = running.end();
        assert_eq!(code, Some(130), "{signal}: {report}");
        assert!(report.starts_with("stopped after "), "{signal}: {report}");
        assert!(report.contains("saved in net.json\nloss curve in loss.svg\n"), "{report}");
        saved(here, "net.json");
        assert!(run(here, "evaluate net.json colours.csv").status.success());
        assert_eq!(names(here), ["colours.csv", "loss.svg", "net.json"]);
    }
}

/// What is ended without a warning leaves nothing behind that nobody can name.
#[cfg(unix)]
#[test]
fn a_killed_training_leaves_nothing() {
    let folder = folder();
    let here = folder.path();
    for _ in 0..proof::kills::count(5) {
        let running = Running::start(here, "--save net.json --curve loss.svg");
        std::thread::sleep(std::time::Duration::from_micros(proof::kills::any(100_000)));
        running.signal("-KILL");
        assert_eq!(running.end().0, None);
        assert_eq!(names(here), ["colours.csv"]);
    }
}

/// What has been learned is kept even where its place has been taken or has gone.
#[cfg(unix)]
#[test]
fn what_cannot_be_moved_to_its_place_is_kept_elsewhere() {
    let folder = folder();
    let here = folder.path();
    let kept = |said: &str| {
        let (_, rest) = said.split_once("is kept in ").unwrap_or_else(|| panic!("{said}"));
        let (name, rest) = rest.split_once("; move it").unwrap();
        assert_eq!(rest, " to a name of your choice.\n");
        Saved::from_json(&fs::read_to_string(here.join(name)).unwrap()).unwrap()
    };

    let running = Running::start(here, "--save net.json");
    fs::write(here.join("net.json"), "somebody else's").unwrap();
    running.signal("-INT");
    let (code, report, said) = running.end();
    assert_eq!(code, Some(1));
    assert!(report.starts_with("stopped after ") && !report.contains("saved in"), "{report}");
    let reason = "a file of this name has appeared meanwhile";
    assert!(said.starts_with(&format!("error: net.json cannot be written: {reason}.")), "{said}");
    kept(&said);
    assert_eq!(fs::read_to_string(here.join("net.json")).unwrap(), "somebody else's");

    fs::create_dir(here.join("sub")).unwrap();
    let running = Running::start(here, "--save sub/net.json");
    fs::remove_dir_all(here.join("sub")).unwrap();
    running.signal("-INT");
    let (code, _, said) = running.end();
    assert_eq!(code, Some(1));
    assert!(said.starts_with("error: sub/net.json cannot be written: "), "{said}");
    kept(&said);
}

/// Whoever reads only the first line gets it, and no complaint.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_mistake() {
    use std::io::{BufRead, BufReader};

    let folder = folder();
    let here = folder.path();
    run(here, "train colours.csv --epochs 1 --save net.json");
    let (header, body) = COLOURS.split_once('\n').unwrap();
    fs::write(here.join("long.csv"), format!("{header}\n{}", body.repeat(50))).unwrap();
    let mut child = program(here, "predict net.json long.csv")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert_eq!(first, "output,answer\n");
    let output = child.wait_with_output().unwrap();
    assert_eq!((said(&output).as_str(), output.status.code()), ("", Some(0)));
}

/// The page's words about the options: all that `train` has, with the defaults that its help names.
#[test]
fn the_page_names_every_option_of_train() {
    let page = include_str!("../../../book/src/ch12-network.md");
    let section = page.split("\n## ").find(|section| section.starts_with("The program\n")).unwrap();
    let spans = section.split('`').skip(1).step_by(2);
    let code: Vec<&str> = spans.filter(|code| !code.starts_with("cargo")).collect();
    let folder = folder();
    let help = out(&run(folder.path(), "train --help"));
    let options =
        help.split("Options:").nth(1).and_then(|rest| rest.split("Order:").next()).unwrap();
    let named = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| c.is_whitespace() || "`,".contains(c));
        words.filter(|word| word.starts_with("--")).map(String::from).collect()
    };
    let of_help: Vec<String> = options
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with('-'))
        .filter_map(|line| named(line).into_iter().next())
        .filter(|option| option != "--help")
        .collect();
    let of_page: BTreeSet<String> = code.iter().flat_map(|code| named(code)).collect();
    assert_eq!(of_page, of_help.into_iter().chain(["--help".into()]).collect());
    let defaults = code.iter().find(|code| code.starts_with("--hidden")).unwrap();
    let defaults: Vec<&str> = defaults.split(' ').collect();
    assert_eq!(defaults.len(), 8);
    for pair in defaults.chunks(2) {
        let at = options.find(&format!("{} ", pair[0])).unwrap();
        let told = options[at..].split("[default: ").nth(1).and_then(|rest| rest.split(']').next());
        assert_eq!(told, Some(pair[1]), "{}", pair[0]);
    }
}
