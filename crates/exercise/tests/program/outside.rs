//! What goes wrong outside of an answer is no fault of the answer.

use std::fs;

use crate::support::{Checkout, STEEP};

fn solved() -> Checkout {
    let checkout = Checkout::started();
    checkout.write(STEEP, &checkout.solution("a-steeper-sigmoid"));
    checkout
}

/// A compiler that does this instead of compiling.
#[cfg(unix)]
fn with_compiler(script: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let checkout = solved();
    let compiler = checkout.root().join("compiler");
    fs::write(&compiler, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&compiler, fs::Permissions::from_mode(0o755)).unwrap();
    let output = checkout.command(&["check", "8.2"]).env("RUSTC", &compiler).output().unwrap();
    assert!(!output.status.success());
    let text = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat();
    assert!(!text.contains("does not compile"), "{script}: {text}");
    assert!(!text.contains("not together with the checks"), "{script}: {text}");
    assert!(text.contains("your code has not been judged"), "{script}: {text}");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(unix)]
#[test]
fn a_compiler_that_dies_says_nothing_of_the_answer() {
    let silent = with_compiler("exit 1");
    assert!(silent.contains("ended with exit status 1 and without a word"), "{silent}");
    let killed = with_compiler("kill -KILL $$");
    assert!(killed.contains("broke off, by being killed (signal 9)"), "{killed}");
    let crashed = with_compiler("echo 'error: rustc interrupted by SIGSEGV' >&2; kill -SEGV $$");
    assert!(crashed.contains("(signal 11)") && crashed.contains("nested"), "{crashed}");
    let panicked = with_compiler("echo 'the compiler unexpectedly panicked' >&2; exit 101");
    assert!(panicked.contains("broke off, with exit status 101"), "{panicked}");
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_called_one() {
    for words in [
        "rustc-LLVM ERROR: IO failure on output stream: No space left on device",
        "{\"level\":\"error\",\"message\":\"linking failed\",\"rendered\":\"ld: final link failed: No space left on device\",\"spans\":[]}",
    ] {
        let said = with_compiler(&format!("printf '%s\\n' '{words}' >&2; exit 1"));
        assert!(said.contains("The disk is full"), "{said}");
    }
    let said = with_compiler(
        "echo 'error: could not read: Too many open files (os error 24)' >&2; exit 1",
    );
    assert!(said.contains("The machine kept the compiler from its work"), "{said}");
}

#[test]
fn an_answer_cannot_say_so_itself() {
    let checkout = solved();
    let answer = checkout.solution("a-steeper-sigmoid");
    let said = checkout
        .check(&format!("compile_error!(\"No space left on device (os error 28)\");\n{answer}"));
    said.contains(&["It does not compile yet"]);
}

#[test]
fn a_file_that_cannot_be_read_keeps_no_other_from_being_checked() {
    let checkout = solved();
    let mut text = checkout.solution("error-and-sign").into_bytes();
    text.extend(b"// caf\xe9\n");
    fs::write(checkout.file("ch08_error_and_sign.rs"), text).unwrap();
    for command in [&["check"][..], &["check", "8"]] {
        let said = checkout.run(command);
        assert!(!said.good);
        said.contains(&[
            "✓ 8.2",
            "? 8.3",
            "could not be checked",
            "1 right, 0 not yet, 1 not begun, 1 not checked",
            "ch08_error_and_sign.rs is not text in UTF-8",
        ]);
    }
    checkout.run(&["check", "8.3"]).contains(&["is not text in UTF-8. Save it as UTF-8"]);
    let said = checkout.run(&["check", "--json"]);
    assert!(
        said.text.contains("\"verdict\":\"passed\"") && said.text.contains("UTF-8"),
        "{}",
        said.text
    );
}

#[cfg(target_os = "linux")]
#[test]
fn the_compiler_has_a_limit_on_memory() {
    let checkout = solved();
    let answer = format!(
        "macro_rules! m {{ ($($t:tt)*) => {{ m!{{$($t)* $($t)*}} }} }}\nm!{{x}}\n{}",
        checkout.solution("a-steeper-sigmoid")
    );
    let said = checkout.check(&answer);
    assert!(!said.good);
    said.contains(&["The compiler was stopped, so your code has not been judged"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_an_answer_started_ends_with_a_check_that_passes() {
    let checkout = Checkout::started();
    let answer = checkout.solution("a-steeper-sigmoid").replacen(
        "    1.0 / (1.0",
        "    let _ = std::process::Command::new(\"setsid\").args([\"-f\", \"sleep\", \"66001.7\"]).status();\n    1.0 / (1.0",
        1,
    );
    let said = checkout.check(&answer);
    assert!(said.good, "{}", said.text);
    let left = fs::read_dir("/proc").unwrap().flatten().filter(|process| {
        fs::read(process.path().join("cmdline"))
            .is_ok_and(|line| String::from_utf8_lossy(&line).contains("66001.7"))
    });
    assert_eq!(left.count(), 0);
}
