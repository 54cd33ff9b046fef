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
    .contains(&["more memory than the 512 MiB"]);
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
    choose('b').contains(&["Your answer is b", "the activation function where its slope belongs"]);
    choose('z').contains(&["Your answer is z", "The choice is between 'a', 'b', 'c', 'd'"]);
    let right = choose('c');
    assert!(right.good);
    right.contains(&["Right. Out in the tail the curve is nearly flat"]);
}
