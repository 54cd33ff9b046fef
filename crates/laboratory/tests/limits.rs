//! Whatever is set and opened, there is a network or a sentence.

#![allow(clippy::unwrap_used, reason = "the helpers of the tests are tests")]

use laboratory::points::{MOST, Point, read, short};
use laboratory::settings::OWN;
use laboratory::{Bench, Desk, Settings, Stage};
use serde_json::{Value, json};

fn own(text: &str) -> Result<Bench, String> {
    let settings = Settings { table: OWN.into(), ..Settings::default() };
    Bench::open(&settings, Some(&("own.csv".into(), text.into())))
}

fn refusal(text: &str) -> String {
    match own(text) {
        Ok(_) => panic!("it was opened"),
        Err(sentence) => {
            assert!(sentence.ends_with('.') || sentence.ends_with('?'), "{sentence}");
            assert!(sentence.len() < 900, "{sentence}");
            sentence
        }
    }
}

#[test]
fn a_table_without_a_lesson_gets_a_sentence() {
    let rows = |count: usize, class: &str| {
        (0..count).map(|i| format!("{i},{class}\n")).collect::<String>()
    };
    assert!(refusal("").contains("own.csv"), "{}", refusal(""));
    assert!(refusal("x,class\n").contains("no row"));
    assert!(refusal(&format!("x,class\n{}", rows(1, "a"))).contains("row"));
    assert!(refusal(&format!("x,class\n{}", rows(50, "a"))).contains("in every row"));
    assert!(refusal("x,class\n1,2,3\n4\n").contains("own.csv:"));
    assert!(refusal(&"x,y\n".repeat(20_000_000 / 4 + 1)).contains("larger than the 20 MB"));
    // 10,000 columns: too many weights for a page with the usual network, and none too many for less.
    let header: Vec<String> = (0..10_000).map(|i| format!("c{i}")).collect();
    let mut wide = header.join(",") + ",class\n";
    for row in 0..12 {
        let cells: Vec<String> =
            (0..10_000).map(|i| ((i * 7 + row * 13) % 11).to_string()).collect();
        wide += &(cells.join(",") + if row % 2 == 0 { ",a\n" } else { ",b\n" });
    }
    let settings = |hidden: &str| {
        let mut settings = Settings { table: OWN.into(), ..Settings::default() };
        settings.set("hidden", hidden).unwrap();
        settings
    };
    let file = ("wide.csv".to_string(), wide.into_bytes());
    let refused = Bench::open(&settings("64"), Some(&file)).err().unwrap();
    assert!(refused.contains("at most 300000") && refused.contains("fewer hidden"), "{refused}");
    assert!(Bench::open(&settings("2"), Some(&file)).is_ok());
}

#[test]
fn nothing_that_is_set_makes_a_number_that_is_none() {
    for optimiser in ["adam", "plain", "momentum", "nesterov", "rmsprop"] {
        for activation in ["tanh", "relu", "sigmoid"] {
            for (lr, table) in [("1e6", "moons"), ("1e300", "moons"), ("1e6", "auto_mpg")] {
                let pairs = json!([
                    ["table", table],
                    ["optimiser", optimiser],
                    ["activation", activation],
                    ["lr", lr],
                    ["epochs", "25"]
                ]);
                let mut desk = Desk::default();
                let open = json!({ "do": "open", "pairs": pairs }).to_string();
                assert!(!desk.ask(&open, &[]).contains("refused"));
                let mut epochs = 0;
                while desk.epoch() == Some(Stage::More) {
                    epochs += 1;
                    assert!(epochs < 30);
                }
                let told = desk.ask(&json!({ "do": "told" }).to_string(), &[]);
                assert!(!told.contains("null") && !told.contains("NaN"), "{told}");
                let told: Value = serde_json::from_str(&told).unwrap();
                assert!(!told["told"]["ended"].as_str().unwrap().is_empty());
                for value in desk.regions(8).iter().chain(&desk.nodes(8)) {
                    assert!(value.is_finite());
                }
                let finished = desk.ask(&json!({ "do": "finish" }).to_string(), &[]);
                assert!(!finished.contains("NaN"), "{finished}");
            }
        }
    }
}

#[test]
fn a_rate_that_breaks_the_training_ends_in_a_sentence() {
    let (settings, _) =
        Settings::from_pairs([("table", "auto_mpg"), ("optimiser", "plain"), ("lr", "1e300")]);
    let mut bench = Bench::open(&settings, None).unwrap();
    while bench.epoch() == Stage::More {}
    let told = bench.told();
    assert_eq!(told.stage, Stage::Broke);
    assert!(
        told.ended.contains("broke down in epoch") && told.ended.contains("smaller learning rate")
    );
    assert!(bench.finish().err().unwrap().contains("smaller learning rate"));
}

#[test]
fn an_address_holds_all_settings() {
    let mut settings = Settings { table: "drawn".into(), ..Settings::default() };
    settings.points = (0..MOST as i32)
        .map(|i| Point { x: i % 201 - 100, y: 100 - i % 199, class: (i % 3) as usize })
        .collect();
    for (name, text) in [
        ("target", "class & more"),
        ("without", "x,y"),
        ("without", "ü=1"),
        ("hidden", "3,2,1"),
        ("activation", "relu"),
        ("optimiser", "rmsprop"),
        ("lr", "0.012345678901234567"),
        ("batch", "7"),
        ("epochs", "11"),
        ("patience", "5"),
        ("seed", "18446744073709551615"),
        ("pace", "fast"),
    ] {
        settings.set(name, text).unwrap();
    }
    let pairs = settings.pairs();
    let again = pairs.iter().map(|(name, text)| (*name, text.as_str()));
    assert_eq!(Settings::from_pairs(again), (settings, vec![]));
    assert_eq!(Settings::default().pairs(), [("table", "moons".to_string())]);
}

#[test]
fn what_is_no_setting_is_said_and_the_rest_is_taken() {
    let (settings, wrong) = Settings::from_pairs([
        ("table", "nowhere"),
        ("seed", "4"),
        ("lr", "fast"),
        ("colour", "red"),
        ("points", "zzzzz"),
    ]);
    assert_eq!(settings.recipe.seed, 4);
    assert_eq!(wrong.len(), 4);
    for (sentence, part) in wrong.iter().zip(["nowhere", "learning rate", "colour", "drawn points"])
    {
        assert!(sentence.contains(part) && sentence.ends_with('.'), "{sentence}");
    }
}

#[test]
fn points_are_read_as_they_were_written() {
    let points: Vec<Point> = [(-100, 100, 0), (100, -100, 2), (0, 1, 1)]
        .map(|(x, y, class)| Point { x, y, class })
        .into();
    assert_eq!(read(&short(&points)), Ok(points));
    for text in ["1", "40000", "1zzzz", "1-100", "0aaaa", &"12s2s".repeat(MOST + 1)] {
        assert!(read(text).unwrap_err().ends_with('.'), "{text}");
    }
}

#[test]
fn the_desk_refuses_in_sentences() {
    let mut desk = Desk::default();
    for question in ["", "{}", "{\"do\":\"dance\"}", "{\"do\":\"told\"}", "{\"do\":\"finish\"}"] {
        let answer: Value = serde_json::from_str(&desk.ask(question, &[])).unwrap();
        assert!(answer["refused"].as_str().unwrap().ends_with('.'), "{answer}");
    }
    assert!(desk.epoch().is_none() && desk.regions(4).is_empty() && desk.nodes(4).is_empty());
}

/// The picture of the plane is what the network answers at the points of the plane.
#[test]
fn a_point_lies_in_the_region_of_its_answer() {
    let mut bench = Bench::open(&Settings::default(), None).unwrap();
    while bench.epoch() == Stage::More {}
    let about = bench.about();
    let told = bench.told();
    let [left, right, bottom, top] = about.frame.unwrap();
    let n = 400;
    let cells = bench.regions(n);
    let mut right_ones = [0, 0];
    for mark in &about.points {
        let column = ((mark.0 - left) / (right - left) * n as f64) as usize;
        let row = ((top - mark.1) / (top - bottom) * n as f64) as usize;
        right_ones[mark.3 as usize] +=
            usize::from(f64::from(cells[2 * (row * n + column)]) == mark.2);
    }
    let of_confusion: usize = (0..2).map(|class| told.confusion[class][class]).sum();
    assert!(right_ones[1].abs_diff(of_confusion) <= 1, "{right_ones:?} {of_confusion}");
    assert_eq!(about.points.len(), about.rows[0] + about.rows[1]);
    assert_eq!(bench.nodes(10).len(), 8 * 100);
}
