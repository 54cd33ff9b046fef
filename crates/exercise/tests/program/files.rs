//! What stands where something else was expected, what was moved, and who writes at once.

use std::fs;
use std::path::Path;
use std::thread;

use crate::support::{Checkout, STEEP};

fn progress(checkout: &Checkout) -> toml::Table {
    let text = fs::read_to_string(checkout.root().join("practice/progress.toml")).unwrap();
    text.parse().unwrap()
}

/// Every file under a folder with what is in it.
fn all(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(all(&path)),
            false => found.push((path.display().to_string(), fs::read(&path).unwrap())),
        }
    }
    found.sort();
    found
}

#[test]
fn whoever_writes_progress_at_once_loses_nothing() {
    let checkout = Checkout::started();
    for exercise in ["a-steeper-sigmoid", "error-and-sign"] {
        checkout.write(
            &format!("ch08_{}.rs", exercise.replace('-', "_")),
            &checkout.solution(exercise),
        );
    }
    let commands: &[&[&str]] = &[
        &["hint", "a-steeper-sigmoid"],
        &["hint", "error-and-sign"],
        &["hint", "a-test-for-slopes"],
        &["solution", "a-test-for-slopes"],
    ];
    let checks: &[&[&str]] = &[&["check", "a-steeper-sigmoid"], &["check", "error-and-sign"]];
    thread::scope(|scope| {
        for command in [commands, commands, commands, checks].concat() {
            let checkout = &checkout;
            scope.spawn(move || assert!(checkout.run(command).good));
        }
    });
    let known = &progress(&checkout)["exercise"];
    for exercise in ["a-steeper-sigmoid", "error-and-sign", "a-test-for-slopes"] {
        let entry = &known[format!("ch08/{exercise}").as_str()];
        assert_eq!(entry["hints"].as_integer(), Some(3), "{exercise}: {entry}");
    }
    assert_eq!(known["ch08/a-test-for-slopes"]["asked"].as_bool(), Some(true));
    for exercise in ["ch08/a-steeper-sigmoid", "ch08/error-and-sign"] {
        assert!(known[exercise].get("solved").is_some(), "{exercise} lost its tick");
    }
}

#[test]
fn every_command_that_writes_puts_a_broken_progress_file_aside() {
    let solved = |checkout: &Checkout| {
        checkout.write(STEEP, &checkout.solution("a-steeper-sigmoid"));
    };
    for command in [
        &["check", "8.2"][..],
        &["check"],
        &["hint", "8.2"],
        &["reset", "8.2"],
        &["solution", "8.2"],
        &["start"],
        &["list"],
    ] {
        let checkout = Checkout::started();
        solved(&checkout);
        assert!(checkout.run(&["check", "8.2"]).good);
        let path = checkout.root().join("practice/progress.toml");
        let merged = format!("{}<<<<<<< HEAD\n", fs::read_to_string(&path).unwrap());
        fs::write(&path, &merged).unwrap();
        checkout
            .run(command)
            .contains(&["progress.toml.unreadable.1", "Your answers are untouched"]);
        let aside = checkout.root().join("practice/progress.toml.unreadable.1");
        assert_eq!(fs::read_to_string(aside).unwrap(), merged, "{command:?}");
    }
}

#[test]
fn start_refuses_a_folder_with_something_in_it() {
    let checkout = Checkout::new();
    let home = checkout.root().join("home");
    fs::create_dir_all(home.join("project")).unwrap();
    fs::write(home.join("letter"), "mine").unwrap();
    let said = checkout.run(&["start", "home"]);
    assert!(!said.good);
    said.contains(&[
        "home is no practice project and not empty",
        "cargo run -- start home/practice",
    ]);
    assert_eq!(all(&home).len(), 1, "something was laid into it");
    // The advice works, also where the name is taken.
    fs::create_dir(home.join("practice")).unwrap();
    fs::write(home.join("practice/notes"), "").unwrap();
    checkout.run(&["start", "home"]).contains(&["cargo run -- start home/practice-2"]);
    assert!(checkout.run(&["start", "home/practice-2"]).good);
    // Other commands write nothing there either.
    let said = checkout.run(&["hint", "8.2", "--practice", "home"]);
    assert!(!said.good && said.text.contains("home is no practice project"), "{}", said.text);
    for part in ["crates/mine", "target/mine", "book/src/mine", "."] {
        let said = checkout.run(&["start", part]);
        assert!(!said.good, "{part}");
        said.contains(&["belongs to the workbook itself"]);
    }
}

#[test]
fn a_practice_project_half_laid_out_is_laid_out_to_its_end() {
    let checkout = Checkout::started();
    let practice = checkout.root().join("practice");
    let manifest = fs::read_to_string(practice.join("Cargo.toml")).unwrap();
    // As a kill may leave it: nothing yet, half a file, the manifest alone.
    for left in
        [&[][..], &[".being-written-abc"], &["Cargo.toml"], &["Cargo.toml", ".being-written-x"]]
    {
        fs::remove_dir_all(&practice).unwrap();
        fs::remove_file(checkout.root().join(".practice")).unwrap();
        fs::create_dir(&practice).unwrap();
        for name in left {
            fs::write(practice.join(name), &manifest).unwrap();
        }
        assert!(checkout.run(&["start"]).good, "{left:?}");
        assert!(checkout.file(STEEP).is_file());
        // The manifest is still known to be ours.
        fs::create_dir_all(checkout.root().join("crates/ch77-later/src")).unwrap();
        checkout.run(&["start"]);
        let manifest = fs::read_to_string(practice.join("Cargo.toml")).unwrap();
        assert!(manifest.contains("ch77-later"), "{left:?}: {manifest}");
        fs::remove_dir_all(checkout.root().join("crates/ch77-later")).unwrap();
    }
}

#[test]
fn a_practice_project_that_was_moved_is_found_or_asked_for() {
    let checkout = Checkout::started();
    checkout.write(STEEP, "// mine");
    let root = checkout.root();
    fs::rename(root.join("practice"), root.join("moved")).unwrap();
    for command in [&["check"][..], &["hint", "8.2"], &["start"], &["list"]] {
        let said = checkout.run(command);
        assert!(!said.good, "{command:?}: {}", said.text);
        said.contains(&["practice is not there any more", "cargo run -- start moved"]);
        assert!(!root.join("practice").exists(), "{command:?} laid it anew");
    }
    assert!(checkout.run(&["start", "moved"]).good);
    assert_eq!(fs::read_to_string(root.join("moved/src/bin").join(STEEP)).unwrap(), "// mine");
    checkout.run(&["check", "8.2"]).contains(&["has no function of that name"]);

    // Where it is not found it is asked for.
    let elsewhere = tempfile::tempdir().unwrap();
    fs::rename(root.join("moved"), elsewhere.path().join("far")).unwrap();
    let said = checkout.run(&["start"]);
    assert!(!said.good);
    said.contains(&["moved, where your practice project was, is not there", "start ITS-FOLDER"]);
    let far = elsewhere.path().join("far");
    assert!(checkout.run(&["start", far.to_str().unwrap()]).good);
    checkout.run(&["check", "8.2"]).contains(&["has no function of that name"]);
}

#[test]
fn a_checkout_that_was_moved_finds_its_practice_project() {
    let checkout = Checkout::started();
    let elsewhere = tempfile::tempdir().unwrap();
    let moved = elsewhere.path().join("moved");
    fs::rename(checkout.root(), &moved).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_exercises"));
    let output = command.arg("--root").arg(&moved).arg("check").current_dir(&moved).output();
    let output = output.unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("3 not begun"));
    fs::rename(&moved, checkout.root()).unwrap();
}

#[cfg(unix)]
mod in_the_way {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    /// What may stand in the place of a file, and what is said of it.
    fn put(what: &str, path: &Path) {
        let _ = fs::remove_file(path);
        match what {
            "is a folder" => fs::create_dir(path).unwrap(),
            "is a link that leads nowhere" => symlink("/nowhere/at/all", path).unwrap(),
            _ => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        }
    }

    const KINDS: [&str; 3] = ["is a folder", "is a link that leads nowhere", "is no ordinary file"];

    #[test]
    fn of_an_exercise() {
        for what in KINDS {
            let checkout = Checkout::started();
            checkout.write("ch08_error_and_sign.rs", &checkout.solution("error-and-sign"));
            put(what, &checkout.file(STEEP));
            for command in
                [&["check", "8.2"][..], &["check", "8.2", "--json"], &["reset", "8.2"], &["start"]]
            {
                let said = checkout.run(command);
                assert!(!said.good, "{command:?}: {}", said.text);
                said.contains(&["ch08_a_steeper_sigmoid.rs", what, "Move it out of the way"]);
            }
            // The others are checked all the same.
            let said = checkout.run(&["check"]);
            assert!(!said.good);
            said.contains(&["✓ 8.3", "? 8.2", "1 not begun, 1 not checked", what]);
            assert!(checkout.run(&["list"]).good);
        }
    }

    #[test]
    fn of_progress() {
        for what in KINDS {
            let checkout = Checkout::started();
            checkout.write(STEEP, &checkout.solution("a-steeper-sigmoid"));
            put(what, &checkout.root().join("practice/progress.toml"));
            let said = checkout.run(&["check", "8.2"]);
            assert!(said.good, "the verdict is given: {}", said.text);
            said.contains(&[
                "Right in 8 cases",
                "could not be noted as solved",
                "progress.toml",
                what,
            ]);
            checkout.run(&["check"]).contains(&["✓ 8.2", "1 right", "progress.toml", what]);
            checkout.run(&["hint", "8.2"]).contains(&["A nudge", "progress.toml", what]);
            checkout.run(&["list"]).contains(&["progress.toml", what]);
        }
    }

    #[test]
    fn of_anything_else_that_start_lays_out() {
        for what in KINDS {
            for name in ["Cargo.toml", "README.md", ".gitignore"] {
                let checkout = Checkout::started();
                put(what, &checkout.root().join("practice").join(name));
                let said = checkout.run(&["start"]);
                assert!(!said.good, "{name} {what}");
                said.contains(&[name, what]);
            }
        }
        for (name, said) in [("practice", "practice is a file"), ("practice/src", "src is a file")]
        {
            let checkout = Checkout::new();
            let path = checkout.root().join(name);
            if name != "practice" {
                assert!(checkout.run(&["start"]).good);
                fs::remove_dir_all(&path).unwrap();
            }
            fs::write(&path, "mine").unwrap();
            checkout.run(&["start"]).contains(&[said, "and a folder has to be there"]);
            checkout.run(&["check", "8.2"]).contains(&["practice"]);
            assert_eq!(fs::read_to_string(path).unwrap(), "mine");
        }
    }

    #[test]
    fn a_link_to_progress_or_to_an_answer_stays_one() {
        let checkout = Checkout::started();
        let practice = checkout.root().join("practice");
        let elsewhere = tempfile::tempdir().unwrap();
        for (path, name) in
            [(practice.join("progress.toml"), "progress.toml"), (checkout.file(STEEP), STEEP)]
        {
            fs::rename(&path, elsewhere.path().join(name)).unwrap();
            symlink(elsewhere.path().join(name), &path).unwrap();
        }
        checkout.write(STEEP, "// mine");
        assert!(checkout.run(&["hint", "8.2"]).good);
        checkout.run(&["reset", "8.2"]).contains(&["rs.1.bak"]);
        assert_eq!(checkout.read(&format!("{STEEP}.1.bak")), "// mine");
        for path in [practice.join("progress.toml"), checkout.file(STEEP)] {
            assert!(fs::symlink_metadata(path).unwrap().is_symlink());
        }
        assert!(checkout.read(STEEP).contains("todo!"));
        let known = fs::read_to_string(elsewhere.path().join("progress.toml")).unwrap();
        assert!(known.contains("hints = 1"), "{known}");
    }
}
