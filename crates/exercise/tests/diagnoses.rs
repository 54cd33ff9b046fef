//! What is said of wrong answers, and what is not: each was told something untrue once, or passed,
//! or should be known.

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use exercise::{Catalogue, Checker, report};
use programs::Supervisor;

/// An answer: the exercise, the changes of its solution, what is said, and what is not.
struct Answer {
    id: &'static str,
    changes: &'static [(&'static str, &'static str)],
    said: &'static [&'static str],
    unsaid: &'static [&'static str],
}

const fn answer(
    id: &'static str,
    changes: &'static [(&'static str, &'static str)],
    said: &'static [&'static str],
    unsaid: &'static [&'static str],
) -> Answer {
    Answer { id, changes, said, unsaid }
}

/// In place of the whole solution.
const ALL: &str = "";

const ONE_SIDED: &[&str] = &["→", "You ask", "You hold"];

const ANSWERS: &[Answer] = &[
    // A neighbour whose name has the bars of a size once shifted the names of those behind it.
    answer(
        "ch10/hidden-gradient",
        &[("signal * value", "signal * value / pre_h.len() as f64")],
        &["a factor too many: one over the number of hidden nodes"],
        &["preactivation", "shortcut"],
    ),
    answer(
        "ch10/hidden-gradient",
        &[(
            "error_signal * weight *",
            "error_signal * weight / h_to_o.iter().map(|w| w.abs()).sum::<f64>() *",
        )],
        &["you have the share of the HtoO weight in all sizes, w/Σ|w| where"],
        &["shortcut", "Two things"],
    ),
    // An epoch less, and a column for a row.
    answer(
        "ch04/keep-the-best",
        &[("in 0..epochs", "in 1..epochs")],
        &["You train for one epoch too few"],
        &["No mistake"],
    ),
    answer(
        "ch13/confusion-matrix",
        &[("confusion[kind].iter().sum()", "(0..3).map(|row| confusion[row][kind]).sum()")],
        &["You divided by the column"],
        &["No mistake"],
    ),
    // A test that does not look at one side, at one place, or at what it has set to 0.
    answer(
        "ch15/a-test-for-biases",
        &[("(used - measured).abs()", "(used - measured)")],
        &["biases all end a thousandth too high"],
        &[],
    ),
    answer(
        "ch15/a-test-for-biases",
        &[("array![0.3, -0.6, 0.9]", "array![0.0, 0.0, 0.0]"), ("array![-0.4]", "array![0.0]")],
        &["With biases of 0 nobody can see that"],
        &[],
    ),
    answer(
        "ch17/a-test-for-folds",
        &[("least + 1", "least + 2")],
        &["differ in size by two rows"],
        &[],
    ),
    answer(
        "ch18/not-every-stop",
        &[("assert!(is_minimum(&surface, &high), \"so is the higher one\");", "let _ = high;")],
        &["Ask it about B"],
        &[],
    ),
    // A test that refuses everything is told just that, whatever its mistake.
    answer(
        "ch05/a-test-for-steps",
        &[("moved + 0.01 * slope", "moved - 0.01 * slope")],
        &[
            "Your test refuses a right step",
            "accepted a step uphill",
            "refused the right step, at line 18",
        ],
        ONE_SIDED,
    ),
    answer(
        "ch05/a-test-for-steps",
        &[("moved + 0.01 * slope", "moved + 0.1 * slope")],
        &["refuses every program, the right one too"],
        ONE_SIDED,
    ),
    answer(
        "ch06/sum-or-mean",
        &[("weights[i] - 0.3", "weights[i] + 0.3")],
        &["Your test refuses the right step", "accepted the other direction"],
        ONE_SIDED,
    ),
    answer(
        "ch07/a-test-for-separate",
        &[(ALL, "pub fn test(_: fn(&[f64]) -> bool) { panic!(\"no\") }")],
        &["refuses every program, the right one too", "refused the right program, at line 1: no"],
        ONE_SIDED,
    ),
    answer(
        "ch09/a-test-for-gradients",
        &[("(error_at(NUDGE) - error_at(-NUDGE))", "(error_at(-NUDGE) - error_at(NUDGE))")],
        &["Your test refuses the right gradients", "accepted gradients turned round"],
        ONE_SIDED,
    ),
    answer(
        "ch10/the-silent-bug",
        &[("(before - after)", "(after - before)")],
        &["Your test refuses the right update", "accepted steps uphill"],
        ONE_SIDED,
    ),
    // And one that accepts everything.
    answer(
        "ch09/a-test-for-gradients",
        &[(
            ALL,
            "use ch09_training::{Gradients, Network, Sample};\n\
             pub fn test(_: fn(&Network, &Sample) -> Gradients) {}",
        )],
        &["accepts every program, the wrong ones too", "accepted doubled gradients"],
        ONE_SIDED,
    ),
    answer(
        "ch10/the-silent-bug",
        &[(
            ALL,
            "use ch09_training::{Network, Sample};\n\
             pub fn test(_: fn(&mut Network, &Sample, f64)) {}",
        )],
        &["accepts every program, the wrong ones too"],
        ONE_SIDED,
    ),
    // A test without `.abs()` finds errors on one side only.
    answer("ch05/a-test-for-steps", &[(".abs()", "")], &["accepted weights a little too low"], &[]),
    answer("ch06/sum-or-mean", &[(".abs()", "")], &["accepted weights a little too low"], &[]),
    answer(
        "ch09/a-test-for-gradients",
        &[(".abs()", "")],
        &["accepted gradients a little too small"],
        &[],
    ),
    answer("ch10/the-silent-bug", &[(".abs()", "")], &["accepted weights a little too high"], &[]),
    answer(
        "ch11/the-transposed-program",
        &[
            (
                "(claimed - slope).abs() < 1e-8, \"{claimed} is not {slope}\");\n    }\n    for (at, \
              claimed) in claimed.h_to_o",
                "(claimed - slope) < 1e-8, \"{claimed} is not \
              {slope}\");\n    }\n    for (at, claimed) in claimed.h_to_o",
            ),
            (
                "network.h_to_o[at] += nudge);\n        assert!((claimed - slope).abs()",
                "network.h_to_o[at] += nudge);\n        assert!((claimed - slope)",
            ),
        ],
        &["accepted gradients a little too small"],
        &[],
    ),
    // One that answers by its calls.
    answer(
        "ch06/sum-or-mean",
        &[(
            ALL,
            "use std::sync::atomic::{AtomicUsize, Ordering};\nuse ch03_learning_rule::Sample;\n\
             static CALLS: AtomicUsize = AtomicUsize::new(0);\n\
             pub fn test(_: fn(&mut [f64], &[Sample], f64)) {\n\
             assert!(CALLS.fetch_add(1, Ordering::Relaxed) == 0);\n}",
        )],
        &["Asked about the same program twice"],
        &["✓"],
    ),
    // Only what was seen: these weights have all moved, and not for long.
    answer(
        "ch09/train-it-your-way",
        &[("0..1000", "0..20")],
        &["After your training"],
        &["only those of HtoO have moved", "HtoO weights only"],
    ),
    answer(
        "ch09/train-it-your-way",
        &[(
            "            for (step, row) in step.i_to_h.iter_mut().zip(&gradients.i_to_h) {\n                \
             add(step, row);\n            }\n",
            "",
        )],
        &["An answer with this mistake is told the same", "only those of HtoO have moved"],
        &[],
    ),
    // Yes and no have no ratio; the numbers behind them have.
    answer(
        "ch10/more-than-one-output",
        &[("(activate(pre) - target) * activate_prime(pre)", "activate(pre) - target")],
        &["In S_ERROR of an output the factor f_A′(S_preA,O) is missing", "gradient_HtoO"],
        &["agrees with nudging is"],
    ),
    answer(
        "ch10/more-than-one-output",
        &[(
            "(activate(pre) - target) * activate_prime(pre)",
            "2.0 / targets.len() as f64 * (activate(pre) - target) * activate_prime(pre)",
        )],
        &["there is a factor too many: two over the number of outputs"],
        &["agrees with nudging is"],
    ),
    // Moves beside the weights.
    answer(
        "ch10/one-whole-update",
        &[
            (
                "*weight -= learning_rate * error_signal * out",
                "*weight -= 0.25 * learning_rate * \
             error_signal * out",
            ),
            (
                "*weight -= learning_rate * error_signal * activate(pre)",
                "*weight -= 0.25 * \
             learning_rate * error_signal * activate(pre)",
            ),
        ],
        &["In every move there is a factor too many: one over the number of hidden nodes"],
        &["No mistake that we know"],
    ),
    answer(
        "ch10/one-whole-update",
        &[
            (
                "*weight -= learning_rate * error_signal * out",
                "*weight -= 0.1 * learning_rate * \
             error_signal * out",
            ),
            (
                "*weight -= learning_rate * error_signal * activate(pre)",
                "*weight -= 0.1 * \
             learning_rate * error_signal * activate(pre)",
            ),
        ],
        &["your moves, (after − before) / (−LR), are exactly 0.1 × the right numbers"],
        &["No mistake that we know"],
    ),
    answer(
        "ch10/one-whole-update",
        &[(
            "learning_rate * error_signal * out",
            "learning_rate * learning_rate * error_signal * out",
        )],
        &["In the move of ItoH the factor the learning rate is there twice"],
        &[],
    ),
    answer(
        "ch10/one-whole-update",
        &[(
            "*weight -= learning_rate * error_signal * out",
            "*weight += learning_rate * error_signal * out",
        )],
        &["The sign of the move of ItoH is turned round"],
        &["target minus output"],
    ),
    // And the right answer passes.
    answer("ch10/one-whole-update", &[], &["✓"], &["✗"]),
    // Formulas by their grammar.
    answer(
        "ch10/error-signal",
        &[(
            "final_error * activate_prime(pre_o)",
            "final_error * final_error * activate_prime(pre_o)",
        )],
        &["In S_ERROR the factor FE is there twice"],
        &[],
    ),
    answer(
        "ch10/error-signal",
        &[("final_error * activate_prime(pre_o)", "final_error * pre_o * (1.0 - pre_o)")],
        &["the shortcut on a preactivation where f_A′(S_preA,O) belongs"],
        &[],
    ),
    answer(
        "ch10/output-gradient",
        &[("error_signal * post).collect()", "{ let _ = post; error_signal }).collect()")],
        &["In the gradient of HtoO the factor S_postA,H is missing"],
        &[],
    ),
    answer(
        "ch10/output-gradient",
        &[("error_signal * post)", "2.0 * error_signal * post * post)")],
        &["One of these gives your numbers", "the factor S_postA,H is there twice", "a 2"],
        &[],
    ),
    answer(
        "ch10/hidden-gradient",
        &[
            (
                "error_signal * weight * activate_prime(pre)",
                "error_signal * weight / total * \
             activate_prime(pre)",
            ),
            (
                "    let through_the_node",
                "    let total: f64 = h_to_o.iter().sum();\n    let \
             through_the_node",
            ),
        ],
        &["you have the share of the HtoO weight, w/Σw where the HtoO weight belongs"],
        &["✓"],
    ),
    answer(
        "ch10/hidden-gradient",
        &[("activate_prime(pre);", "activate_prime(pre) * activate_prime(pre);")],
        &["the factor f_A′(S_preA,H) is there twice"],
        &[],
    ),
    answer(
        "ch10/hidden-gradient",
        &[("signal * value)", "{ let _ = value; *signal })")],
        &["In the gradient of ItoH the factor the input is missing"],
        &[],
    ),
    // A mean for a sum, where the number of samples is another in each case.
    answer(
        "ch12/the-training-loop",
        &[("errors.push(epoch_error)", "errors.push(epoch_error / samples.len() as f64)")],
        &["Your E of each epoch is right, but divided by the number of samples"],
        &[],
    ),
    answer(
        "ch14/scale-apart",
        &[(".mapv(f64::sqrt)", ".mapv(|square| square.sqrt() + 1e-8)")],
        &["is right but for", "something small is added"],
        &["No mistake that we know"],
    ),
    answer(
        "ch09/nudge-them-all",
        &[(
            "(above - below) / (2.0 * nudge)",
            "f64::from((above - below) as f32 / (2.0 * nudge) as f32)",
        )],
        &["right to single precision"],
        &["✓"],
    ),
    // Wrong at the ends, and where there is a tie.
    answer(
        "ch03/until-nothing-is-wrong",
        &[("for sample in samples {", "for sample in &samples[1..] {")],
        &["✗"],
        &[],
    ),
    answer(
        "ch03/until-nothing-is-wrong",
        &[("for sample in samples {", "for sample in &samples[..samples.len() - 1] {")],
        &["✗"],
        &[],
    ),
    answer("ch04/keep-the-best", &[("0..epochs", "1..epochs")], &["✗"], &[]),
    answer(
        "ch13/confusion-matrix",
        &[("row.iter().sum()).max()", "row.iter().sum()).min()")],
        &["✗"],
        &[],
    ),
];

#[test]
fn a_verdict_says_what_was_seen_and_no_more() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("a workspace");
    let catalogue = Catalogue::load(root).unwrap_or_else(|error| panic!("{error}"));
    let supervisor = Supervisor::at(env!("CARGO_BIN_EXE_exercises").into());
    let checker =
        Checker::supervised_by(&catalogue, supervisor).unwrap_or_else(|error| panic!("{error}"));
    checker.prepare().unwrap_or_else(|error| panic!("{error}"));
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, |n| n.get().min(8)) {
            scope.spawn(|| {
                while let Some(answer) = ANSWERS.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let complaint = tried(&checker, &catalogue, answer);
                    wrong.lock().expect("no answer panics").extend(complaint);
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no answer panics");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is amiss in the verdict on an answer.
fn tried(checker: &Checker, catalogue: &Catalogue, answer: &Answer) -> Option<String> {
    let all = || catalogue.exercises().iter().chain(catalogue.contracts());
    let Some(exercise) = all().find(|one| one.id == answer.id) else {
        return Some(format!("there is no exercise {}", answer.id));
    };
    let mut text = exercise.solution.clone();
    for (from, to) in answer.changes {
        if from.is_empty() {
            (*to).clone_into(&mut text);
        } else if text.contains(from) {
            text = text.replacen(from, to, 1);
        } else {
            return Some(format!("{}: “{from}” is not in the solution", answer.id));
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("answer.rs");
    fs::write(&file, text).expect("a file");
    let words = match checker.check(exercise, &file) {
        Ok(checked) => report(exercise, &checked, &file.display().to_string()),
        Err(error) => format!("{error}"),
    };
    let plain = words.split("\u{1b}[").enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('m').map_or(part, |two| two.1),
    });
    let plain: String = plain.collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let lacking = answer.said.iter().find(|said| !line.contains(**said));
    let too_much = answer.unsaid.iter().find(|said| line.contains(**said));
    let complaint = match (lacking, too_much) {
        (Some(said), _) => format!("“{said}” is not said"),
        (_, Some(said)) => format!("“{said}” is said"),
        _ => return None,
    };
    Some(format!("{} {:?}: {complaint}:\n{plain}", answer.id, answer.changes))
}
