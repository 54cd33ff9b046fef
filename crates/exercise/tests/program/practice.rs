//! The practice project: nothing of the reader's is ever lost.

use std::fs;

use exercise::{Catalogue, Practice, Written};

use crate::support::{Checkout, STEEP};

#[test]
fn start_lays_out_a_cargo_project_outside_the_workspace() {
    let checkout = Checkout::new();
    checkout.run(&["start"]).contains(&["practice is yours: 3 exercises"]);
    let manifest = fs::read_to_string(checkout.root().join("practice/Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    assert!(manifest.contains_key("workspace"));
    let chapter = manifest["dependencies"]["ch08-sigmoid"]["path"].as_str().unwrap();
    assert_eq!(chapter, "../crates/ch08-sigmoid");
    assert!(checkout.read(STEEP).contains("todo!"));
    // What its README has the reader run is there.
    let readme = fs::read_to_string(checkout.root().join("practice/README.md")).unwrap();
    let (_, named) = readme.split_once("cargo run --bin ").unwrap();
    let named = named.split('`').next().unwrap();
    assert!(checkout.file(&format!("{named}.rs")).is_file(), "{named}");
    checkout.run(&["check"]).contains(&["0 right, 0 not yet, 3 not begun"]);
}

#[test]
fn start_again_overwrites_nothing_and_adds_what_is_new() {
    let checkout = Checkout::started();
    checkout.write(STEEP, "// mine");
    let readme = checkout.root().join("practice/README.md");
    fs::write(&readme, "mine").unwrap();
    checkout.run(&["start"]).contains(&["has all 3 exercises already"]);

    let new = checkout.exercise("another");
    fs::rename(checkout.exercise("error-and-sign"), &new).unwrap();
    fs::write(checkout.exercise("a-steeper-sigmoid").join("task.md"), "Another task.").unwrap();
    checkout.run(&["start"]).contains(&[
        "one exercise added, 2 files kept",
        "new 8.3 The error and its sign",
        "changed 8.2 A steeper sigmoid",
        "Your files are kept",
    ]);
    assert_eq!(checkout.read(STEEP), "// mine");
    assert_eq!(fs::read_to_string(readme).unwrap(), "mine");
    assert!(checkout.file("ch08_another.rs").is_file());
}

#[test]
fn a_manifest_that_became_the_readers_is_left_alone() {
    let checkout = Checkout::started();
    let manifest = checkout.root().join("practice/Cargo.toml");
    let later = checkout.root().join("crates/ch77-later/src");
    fs::create_dir_all(&later).unwrap();
    checkout.run(&["start"]);
    let text = fs::read_to_string(&manifest).unwrap();
    assert!(text.contains("ch77-later"), "an untouched manifest follows the book: {text}");

    let mine = format!("{text}# mine\n");
    fs::write(&manifest, &mine).unwrap();
    fs::rename(later.parent().unwrap(), checkout.root().join("crates/ch78-later")).unwrap();
    checkout.run(&["start"]).contains(&["ch78-later = { path = \"../crates/ch78-later\" }"]);
    assert_eq!(fs::read_to_string(&manifest).unwrap(), mine);
}

#[test]
fn start_refuses_a_folder_that_is_somebody_elses() {
    let checkout = Checkout::new();
    let other = checkout.root().join("other");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("Cargo.toml"), "[package]\nname = \"other\"\n").unwrap();
    let said = checkout.run(&["start", "other"]);
    assert!(!said.good);
    said.contains(&["other is another Cargo project already"]);
    checkout.run(&["start", "crates/mine"]).contains(&["belongs to the workbook itself"]);
    assert!(!checkout.root().join("crates/mine").exists());
}

#[test]
fn a_practice_project_elsewhere_is_remembered() {
    let checkout = Checkout::new();
    checkout.run(&["check"]).contains(&["practice is not there yet. `cargo run -- start`"]);
    assert!(checkout.run(&["start", "else/where"]).good);
    checkout.run(&["check"]).contains(&["0 right, 0 not yet, 3 not begun"]);
    assert!(!checkout.root().join("practice").exists());
}

#[test]
fn reset_keeps_every_file_under_a_number_of_its_own() {
    let checkout = Checkout::started();
    let starter = checkout.read(STEEP);
    for (n, text) in ["// one", "// two", "// three"].iter().enumerate() {
        checkout.write(STEEP, text);
        let backup = format!("{STEEP}.{}.bak", n + 1);
        checkout.run(&["reset", "8.2"]).contains(&["is the starter again", &backup]);
        assert_eq!(checkout.read(&backup), *text);
        assert_eq!(checkout.read(STEEP), starter);
    }
    assert_eq!(checkout.read(&format!("{STEEP}.1.bak")), "// one");
}

#[test]
fn progress_remembers_and_says_when_an_exercise_has_changed() {
    let checkout = Checkout::started();
    checkout.write(STEEP, &checkout.solution("a-steeper-sigmoid"));
    let said = checkout.run(&["check", "8.2"]);
    assert!(said.good);
    said.contains(&["Right in 8 cases", "Next: 8.3"]);
    checkout.run(&["list"]).contains(&["Chapter 8 1 of 3 solved", "✓ 8.2"]);

    let task = checkout.exercise("a-steeper-sigmoid").join("task.md");
    fs::write(&task, "Another task.").unwrap();
    checkout.run(&["list"]).contains(&["changed since you solved it; your file is kept"]);
    checkout.run(&["check", "8.2"]).contains(&["has changed since you solved it"]);
    // It still passes, so it is solved as it stands now.
    assert!(!checkout.run(&["list"]).text.contains("changed"));
}

#[test]
fn hints_are_given_one_at_a_time_and_remembered() {
    let checkout = Checkout::started();
    checkout.run(&["hint", "8.2"]).contains(&["hint 1 of 3", "A nudge"]);
    checkout.run(&["hint", "a-steeper-sigmoid"]).contains(&["hint 2 of 3", "A worked step"]);
    checkout.run(&["hint", STEEP]).contains(&["hint 3 of 3", "What the answer looks like"]);
    checkout.run(&["hint", "8.2"]).contains(&["hint 3 of 3", "That was the last one"]);
}

#[test]
fn a_solution_is_earned_or_asked_for_twice() {
    let checkout = Checkout::started();
    checkout.run(&["solution", "8.2"]).contains(&["not solved yet", "ask once more"]);
    let said = checkout.run(&["solution", "8.2"]);
    said.contains(&["yours", "ours", "todo!", "steepness * post * (1.0 - post)"]);
}

#[test]
fn a_progress_file_that_broke_is_kept_and_costs_no_answer() {
    let checkout = Checkout::started();
    let progress = checkout.root().join("practice/progress.toml");
    fs::write(&progress, "\u{0}\u{0}").unwrap();
    checkout
        .run(&["list"])
        .contains(&["progress file could not be read", "progress.toml.unreadable.1"]);
    checkout.write(STEEP, &checkout.solution("a-steeper-sigmoid"));
    assert!(checkout.run(&["check", "8.2"]).good);
}

#[test]
fn an_unknown_exercise_gets_the_nearest() {
    let checkout = Checkout::started();
    let said = checkout.run(&["check", "a-steper-sigmoid"]);
    assert!(!said.good);
    said.contains(&[
        "There is no exercise a-steper-sigmoid. The nearest is ch08/a-steeper-sigmoid.",
    ]);
}

#[test]
fn the_command_line_of_check_is_strict() {
    let checkout = Checkout::started();
    checkout.run(&["check", "--crate", "."]).contains(&["--chapter <N>"]);
    checkout
        .run(&["check", "--crate", ".", "--chapter", "8"])
        .contains(&["Chapter 8 has no contract"]);
}

#[test]
fn a_file_is_written_only_over_what_was_read() {
    let checkout = Checkout::started();
    let catalogue = Catalogue::load(checkout.root()).unwrap();
    let exercise = catalogue.find("8.2").unwrap();
    let practice = Practice::open(&catalogue, &checkout.root().join("practice")).unwrap();
    let read = practice.read(exercise).unwrap();
    assert_eq!(read.text, checkout.read(STEEP));

    checkout.write(STEEP, "// an editor's");
    let refused = practice.write(exercise, &read.digest, "// the page's", false).unwrap();
    let Written::ChangedSince(theirs) = refused else { panic!("written: {refused:?}") };
    assert_eq!(
        (theirs.text.as_str(), checkout.read(STEEP).as_str()),
        ("// an editor's", "// an editor's")
    );
    assert_eq!(practice.read(exercise).unwrap(), theirs);

    let kept = practice.write(exercise, &theirs.digest, "// the page's", true).unwrap();
    let Written::Now { digest, backup: Some(backup) } = kept else { panic!("{kept:?}") };
    assert_eq!(fs::read_to_string(backup).unwrap(), "// an editor's");
    assert_eq!(checkout.read(STEEP), "// the page's");

    // What is gone cannot be written over.
    fs::remove_file(checkout.file(STEEP)).unwrap();
    let again = practice.write(exercise, &digest, "// anew", false).unwrap();
    assert!(matches!(again, Written::Now { backup: None, .. }), "{again:?}");
    assert_eq!(checkout.read(STEEP), "// anew");
    let beside = fs::read_dir(checkout.root().join("practice/src/bin")).unwrap();
    assert_eq!(beside.count(), 4, "three exercises and one backup");
}

/// An editor that writes as fast as it can, and a page that does: every text that the editor
/// wrote last, or that the page was told is saved, is in the file or in a backup.
#[cfg(target_os = "linux")]
#[test]
fn two_that_write_at_once_lose_nothing() {
    let checkout = Checkout::started();
    let catalogue = Catalogue::load(checkout.root()).unwrap();
    let exercise = catalogue.find("8.2").unwrap();
    let practice = Practice::open(&catalogue, &checkout.root().join("practice")).unwrap();
    let file = checkout.file(STEEP);
    // Each of them looks, as an editor does, before it writes over what it has not seen.
    let writer = |who: &str| {
        let mut saved = Vec::new();
        for number in 0..60 {
            let text = format!("// {who} {number}");
            let read = practice.read(exercise).unwrap();
            std::thread::yield_now();
            let written = practice.write(exercise, &read.digest, &text, true).unwrap();
            if matches!(written, Written::Now { .. }) {
                saved.push(text);
            }
        }
        saved
    };
    let saved: Vec<String> = std::thread::scope(|scope| {
        let both = ["page", "editor"].map(|who| scope.spawn(move || writer(who)));
        both.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    let texts: Vec<String> = fs::read_dir(file.parent().unwrap())
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert!(saved.len() >= 60, "{}", saved.len());
    for text in &saved {
        assert!(texts.contains(text), "{text} is lost");
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;

    let checkout = Checkout::started();
    let catalogue = Catalogue::load(checkout.root()).unwrap();
    let exercise = catalogue.find("8.2").unwrap();
    let practice = Practice::open(&catalogue, &checkout.root().join("practice")).unwrap();
    let elsewhere = checkout.root().join("elsewhere.rs");
    fs::rename(checkout.file(STEEP), &elsewhere).unwrap();
    fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o600)).unwrap();
    std::os::unix::fs::symlink(&elsewhere, checkout.file(STEEP)).unwrap();
    let read = practice.read(exercise).unwrap();
    practice.write(exercise, &read.digest, "// mine", false).unwrap();
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "// mine");
    assert!(fs::symlink_metadata(checkout.file(STEEP)).unwrap().is_symlink());
    assert_eq!(fs::metadata(&elsewhere).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn an_exercise_begun_again_has_no_tick_until_it_passes_again() {
    let checkout = Checkout::started();
    checkout.write(STEEP, &checkout.solution("a-steeper-sigmoid"));
    assert!(checkout.run(&["check", "8.2"]).good);
    checkout.run(&["reset", "8.2"]).contains(&["is the starter again"]);
    let list = checkout.run(&["list"]);
    list.contains(&["0 of 3 solved", "begun again since you solved it"]);
    checkout.run(&["reset", "8.2"]).contains(&["is the starter already"]);
    assert!(!checkout.file(&format!("{STEEP}.2.bak")).exists(), "a starter needs no backup");
    checkout.write(STEEP, &checkout.solution("a-steeper-sigmoid"));
    assert!(checkout.run(&["check", "8.2"]).good);
    checkout.run(&["list"]).contains(&["✓ 8.2", "1 of 3 solved"]);
}

#[test]
fn a_starter_that_nobody_touched_is_not_begun_by_an_update() {
    let checkout = Checkout::started();
    let starter = checkout.exercise("a-steeper-sigmoid").join("starter.rs");
    let text = fs::read_to_string(&starter).unwrap();
    fs::write(&starter, format!("{text}// another starter\n")).unwrap();
    checkout.run(&["start"]).contains(&["changed 8.2"]);
    let list = checkout.run(&["list"]);
    assert!(!list.text.contains("begun"), "{}", list.text);
    checkout.run(&["check"]).contains(&["0 right, 0 not yet, 3 not begun"]);
    checkout.write(STEEP, &format!("{}// mine\n", checkout.read(STEEP)));
    checkout.run(&["list"]).contains(&["… 8.2"]);
}
