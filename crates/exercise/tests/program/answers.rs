//! Answers of every kind that a reader may come with, and some that no reader should.

use crate::support::{Checkout, Said};

const RIGHT: &str = "
pub fn steep(pre: f64, steepness: f64) -> f64 {
    1.0 / (1.0 + (-steepness * pre).exp())
}
pub fn steep_prime(pre: f64, steepness: f64) -> f64 {
    steep_prime_from_post(steep(pre, steepness), steepness)
}
pub fn steep_prime_from_post(post: f64, steepness: f64) -> f64 {
    steepness * post * (1.0 - post)
}
fn main() {}
";

/// The verdict on the right answer with one thing changed.
fn with(from: &str, to: &str) -> Said {
    let checkout = Checkout::started();
    assert!(RIGHT.contains(from));
    let said = checkout.check(&RIGHT.replacen(from, to, 1));
    assert_eq!(said.good, said.text.contains('✓'), "{}", said.text);
    // Whatever happened, the next check works.
    assert!(checkout.check(RIGHT).good);
    said
}

#[test]
fn a_right_answer_passes_with_any_main_and_any_names() {
    assert!(with("fn main() {}", "").good);
    assert!(with("fn main() {}", "fn main() { panic!() }\nfn unused() {}").good);
    assert!(
        with(
            "(pre: f64, steepness: f64) -> f64 {\n    1.0",
            "(x: f64, steepness: f64) -> f64 {\n    let pre = x;\n    1.0"
        )
        .good
    );
}

#[test]
fn no_file_passes_by_being_empty_or_by_ending() {
    let checkout = Checkout::started();
    for empty in ["", "fn main() {}"] {
        let said = checkout.check(empty);
        assert!(!said.good);
        said.contains(&["The checks call pub fn steep(pre: f64, steepness: f64) -> f64 and your file has no function of that name"]);
    }
    let said = with("    1.0 /", "    std::process::exit(0);\n    1.0 /");
    said.contains(&["It ended before the checks did", "std::process::exit"]);
}

#[test]
fn what_an_answer_prints_is_no_part_of_it() {
    let said = with(
        "    1.0 / (1.0 +",
        "    println!(\"end\\t0\\nblock\\tf_A\\t\\t1\\t3fe0000000000000 \\nend\");\n    2.0 / (1.0 +",
    );
    assert!(!said.good);
    said.contains(&[
        "first block that differs is f_A",
        "Your f_A is too large by a factor of 2",
        "Your code printed",
    ]);
}

#[test]
fn a_known_mistake_is_called_by_its_name() {
    with("    steepness * post", "    let _ = steepness;\n    post").contains(&[
        "first block that differs is f_A′, in case 3",
        "lacks the factor `steepness`",
        "yours 0.104994 expected 0.419974",
    ]);
}

#[test]
fn two_mistakes_at_once_do_not_hide_each_other() {
    let both = RIGHT
        .replace(
            "steep_prime_from_post(steep(pre, steepness), steepness)",
            "{ let post = steep(pre, steepness); steepness * post * (1.0 - post) }",
        )
        .replace("    steepness * post * (1.0 - post)\n", "    0.3 * steepness * post\n")
        .replace("(-steepness * pre)", "(steepness * pre)");
    Checkout::started().check(&both).contains(&[
        "first block that differs is f_A, in case 2",
        "In f_A these are the numbers of a mistake that we know: Your curve falls where it should rise",
        "Other numbers differ in another way",
    ]);
}

#[test]
fn unknown_mistakes_are_measured() {
    with("steepness * post * (1.0 - post)", "-steepness * post * (1.0 - post)")
        .contains(&["The sign of the slope is turned round"]);
    with("steepness * post * (1.0 - post)", "steepness * steepness * post * (1.0 - post)")
        .contains(&["In the slope the factor the steepness is there twice"]);
    with("steepness * post * (1.0 - post)", "steepness * post * (0.9 - post)").contains(&[
        "No mistake that we know gives these numbers. Over all cases their relative error is",
    ]);
    with("steepness * post * (1.0 - post)", "0.75 * steepness * post * (1.0 - post)")
        .contains(&["Your f_A′ is exactly 0.75 × the right numbers"]);
    with("steepness * post * (1.0 - post)", "0.0").contains(&["Your f_A′ is all zero"]);
}

#[test]
fn single_precision_is_named() {
    with("steepness * post * (1.0 - post)", "f64::from((steepness * post * (1.0 - post)) as f32)")
        .contains(&["right to single precision", "The book computes in `f64`"]);
    with("steepness * post * (1.0 - post)", "f64::from(post as f32) * steepness * (1.0 - post)")
        .contains(&["Your f_A′ is right but for", "`f32`, which has seven digits"]);
}

#[test]
fn what_is_no_number_is_said_to_be_none() {
    with("steepness * post * (1.0 - post)", "(post - post) / (post - post)")
        .contains(&["`f_A′` is not a number (NaN) here", "0/0"]);
    with("steepness * post * (1.0 - post)", "post / (post - post)")
        .contains(&["`f_A′` is infinite here"]);
}

#[test]
fn a_wrong_length_is_counted() {
    let checkout = Checkout::started();
    let answer = checkout.solution("error-and-sign");
    let short = answer.replace("output - target).collect()", "output - target).skip(1).collect()");
    assert_ne!(short, answer);
    checkout.write("ch08_error_and_sign.rs", &short);
    let said = checkout.run(&["check", "8.3"]);
    said.contains(&["`FE` has 3 numbers; it should have 4 numbers."]);
}

#[test]
fn a_panic_is_told_with_its_line() {
    with("    1.0 / (1.0 +", "    assert!(pre < 1.0, \"too large\");\n    1.0 / (1.0 +").contains(
        &[
            "It panicked at practice/src/bin/ch08_a_steeper_sigmoid.rs:3 and said: too large",
            "pre 3.0",
            "8 blocks were right up to there",
        ],
    );
}

#[test]
fn a_todo_is_not_a_mistake() {
    with("steepness * post * (1.0 - post)", "todo!()").contains(&[
        "Not finished: the `todo!` at practice/src/bin/ch08_a_steeper_sigmoid.rs:9 was reached",
        "One block was right",
    ]);
}

#[test]
fn a_compiler_error_comes_with_the_readers_path() {
    let said = with("    1.0 /", "    1 /");
    said.contains(&["It does not compile yet", "practice/src/bin/ch08_a_steeper_sigmoid.rs:3:"]);
    assert!(!said.text.contains("harness"), "{}", said.text);
}

#[test]
fn a_changed_signature_is_set_beside_ours() {
    with(
        "pub fn steep_prime(pre: f64, steepness: f64) -> f64 {",
        "pub fn steep_prime(pre: f64, steepness: f64) -> Option<f64> {\n    Some(",
    )
    .contains(&["does not compile"]);
    let answer = RIGHT.replace(
        "steep_prime(pre: f64, steepness: f64) -> f64 {\n    steep_prime_from_post(steep(pre, steepness), steepness)",
        "steep_prime(pre: f64, steepness: f64) -> Option<f64> {\n    Some(steep(pre, steepness))",
    );
    let checkout = Checkout::started();
    checkout.check(&answer).contains(&[
        "The checks call pub fn steep_prime(pre: f64, steepness: f64) -> f64 and your file has pub fn steep_prime(pre: f64, steepness: f64) -> Option<f64>",
    ]);
    checkout
        .check(&RIGHT.replacen("pub fn steep(", "fn steep(", 1))
        .contains(&["put `pub` before it"]);
}

#[test]
fn an_endless_loop_is_ended() {
    with("    1.0 /", "    while pre > 2.0 {}\n    1.0 /").contains(&[
        "had not finished after 5 seconds",
        "a loop that never ends",
        "pre 3.0",
    ]);
}

#[test]
fn a_flood_is_dammed() {
    with("    1.0 /", "    while pre > 2.0 { println!(\"water\"); }\n    1.0 /")
        .contains(&["it had printed more than 1024 KiB"]);
}

#[test]
fn recursion_without_end_is_ended() {
    with("    1.0 /", "    if pre > 2.0 { return steep(pre + 1.0, steepness) + 1.0; }\n    1.0 /")
        .contains(&["It ran out of stack"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_memory_hog_is_refused() {
    with(
        "    1.0 /",
        "    let mut hoard = Vec::new();\n    while pre > 2.0 { hoard.push(Vec::<u8>::with_capacity(1 << 26)); }\n    1.0 /",
    )
    .contains(&["memory allocation of 67108864 bytes failed", "there are 512 MiB"]);
    // Little by little it is counted.
    with(
        "    1.0 /",
        "    if pre > 2.0 { let held: Vec<_> = (0..20).map(|_| std::thread::spawn(|| \
         std::hint::black_box(vec![1u8; 40 << 20]).len())).collect(); for one in held { let _ = one.join(); } \
         loop {} }\n    1.0 /",
    )
    .contains(&["512 MiB"]);
}

/// An answer that goes on to print or to do this, and what is said of it.
fn going_on(line: &str) -> Said {
    with("    1.0 /", &format!("    {line}\n    1.0 /"))
}

#[test]
fn no_output_can_imitate_an_end() {
    for words in [
        "memory allocation of 1073741824 bytes failed",
        "thread 'main' (1) has overflowed its stack",
        "thread 'main' has overflowed its stack\\nfatal runtime error: stack overflow, aborting",
    ] {
        let said = going_on(&format!("eprintln!(\"{words}\"); std::process::exit(3);"));
        said.contains(&[
            "It ended before the checks did, with exit status 3",
            "std::process::exit",
            "Its last words were",
        ]);
        for end in ["It was stopped", "It ran out of stack", "512 MiB"] {
            assert!(!said.text.contains(end), "{words}: {}", said.text);
        }
    }
    // Even by aborting it is quoted, not believed.
    going_on("eprintln!(\"memory allocation of 8 bytes failed\"); std::process::abort();")
        .contains(&["ended by aborting, with the words memory allocation of 8 bytes failed"]);
    let said =
        going_on("eprintln!(\"thread 'main' has overflowed its stack\"); std::process::abort();");
    said.contains(&["It ended before the checks did, by aborting (signal 6)"]);
    assert!(!said.text.contains("ran out of stack"), "{}", said.text);
    // And a flood of words before it does not hide how it really ended.
    going_on(
        "if pre == 3.0 { eprintln!(\"{}\", \"words \".repeat(20_000)); } if pre > 2.0 { return steep(pre + 1.0, \
         steepness) + 1.0; }",
    )
    .contains(&["It ran out of stack"]);
}

#[test]
fn a_hook_of_ones_own_keeps_the_words_of_a_panic() {
    let said = going_on("std::panic::set_hook(Box::new(|_| ())); panic!(\"mine\");");
    said.contains(&["It panicked and said: mine"]);
    let said = going_on("std::panic::resume_unwind(Box::new(7));");
    said.contains(&["It panicked."]);
    let said = going_on("std::panic::set_hook(Box::new(|_| ())); todo!();");
    said.contains(&["Not finished: the `todo!` was reached"]);
}

#[cfg(unix)]
#[test]
fn a_signal_has_its_name() {
    going_on(
        "let _ = std::process::Command::new(\"kill\").args([\"-ILL\", \
              &std::process::id().to_string()]).status(); loop {}",
    )
    .contains(&["It ended before the checks did, by an illegal instruction (signal 4)"]);
}

#[test]
fn whoever_reads_from_standard_input_finds_it_empty() {
    let said = going_on(
        "let mut line = String::new(); std::io::stdin().read_line(&mut line).unwrap(); \
                         assert_eq!(line, \"\");",
    );
    assert!(said.good, "{}", said.text);
}

/// What an answer does to the folder in which it runs changes neither its verdict nor anything
/// elsewhere.
#[cfg(unix)]
#[test]
fn an_answer_that_removes_or_replaces_its_folder_is_judged_all_the_same() {
    let elsewhere = tempfile::tempdir().unwrap();
    let letter = elsewhere.path().join("letter");
    std::fs::write(&letter, "mine").unwrap();
    for line in [
        "let _ = std::env::current_dir().map(std::fs::remove_dir_all);".to_owned(),
        format!(
            "let here = std::env::current_dir().unwrap_or_default(); let _ = \
             std::fs::remove_dir_all(&here); let _ = std::os::unix::fs::symlink({:?}, &here);",
            elsewhere.path()
        ),
        format!(
            "let record = std::env::args().nth(1).unwrap(); let _ = std::fs::remove_file(&record); \
             let _ = std::os::unix::fs::symlink({letter:?}, &record);"
        ),
        "let record = std::env::args().nth(1).unwrap(); let _ = std::fs::remove_file(&record); \
         let _ = std::process::Command::new(\"mkfifo\").arg(&record).status();"
            .to_owned(),
        "let _ = std::fs::create_dir(\"y\"); let _ = std::fs::write(\"y/f\", \"\"); let _ = \
         std::process::Command::new(\"chmod\").args([\"000\", \"y\"]).status();"
            .to_owned(),
    ] {
        let said = going_on(&line);
        assert!(said.good, "{line}\n{}", said.text);
        assert_eq!(std::fs::read_to_string(&letter).unwrap(), "mine");
    }
}

#[test]
fn a_test_that_a_reader_writes_is_tested() {
    let checkout = Checkout::started();
    let solution = checkout.solution("a-test-for-slopes");
    let answer = |text: &str| {
        checkout.write("ch08_a_test_for_slopes.rs", text);
        checkout.run(&["check", "a-test-for-slopes"])
    };
    answer(&solution).contains(&["accepts the right program and refuses every wrong one"]);
    answer(&solution.replace("1e-8", "0.02"))
        .contains(&["Your test accepts", "Your tolerance is wider than the mistake"]);
    let all = answer("pub fn test(_: fn(f64) -> f64, _: fn(f64) -> f64) {}");
    all.contains(&["Your test accepts every program", "accepted the activation itself"]);
    all.lacks(&["→", "You ask", "tolerance"]);
    for all in [
        answer("pub fn test(_: fn(f64) -> f64, _: fn(f64) -> f64) { panic!(\"no\") }"),
        answer(&solution.replace("(2.0 * nudge)", "(-2.0 * nudge)")),
        answer(&solution.replace("(claimed - measured).abs() < 1e-8", "claimed == measured")),
    ] {
        all.contains(&[
            "Your test refuses every program, the right one too",
            "refused the right slope, at line ",
            "refused the activation itself, at",
        ]);
        all.lacks(&["→", "You ask", "to the last bit"]);
    }
    answer(&solution.replace(".abs()", "")).contains(&["accepted a slope a little too small"]);
    let counting = "use std::sync::atomic::{AtomicUsize, Ordering};
        static CALLS: AtomicUsize = AtomicUsize::new(0);
        pub fn test(_: fn(f64) -> f64, _: fn(f64) -> f64) {
            assert!(CALLS.fetch_add(1, Ordering::Relaxed) == 0);
        }";
    let fickle = answer(counting);
    assert!(!fickle.good);
    fickle.contains(&["Asked about the same program twice", "accepts the right slope"]);
    answer("pub fn test(_: fn(f64) -> f64, _: fn(f64) -> f64) { todo!() }")
        .contains(&["Not finished"]);
}

#[test]
fn every_choice_gets_its_sentence() {
    let checkout = Checkout::new();
    checkout.add("sure-and-wrong");
    assert!(checkout.run(&["start"]).good);
    let choose = |letter: char| {
        let text = format!("pub fn answer() -> char {{ '{letter}' }}");
        checkout.write("ch08_sure_and_wrong.rs", &text);
        checkout.run(&["check", "8.1"])
    };
    choose('b')
        .contains(&["Your answer is b", "multiplied by the slope of the activation function"]);
    choose('z').contains(&["Your answer is z", "The choice is between 'a', 'b', 'c', 'd'"]);
    let right = choose('c');
    assert!(right.good);
    right.contains(&["Right. Out in the tail the curve is nearly flat"]);
}
