//! What every figure of the book must keep to, at its defaults and at the ends of its controls.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    thread,
};

use plot::{By, Drawing, Entry, Figure, Printed, Scale};
use roxmltree::{Document, Node};
use serde_json::{Value, json};

/// The defaults, and for each parameter its two ends with the others at their defaults.
fn settings(entry: &Entry) -> Vec<Vec<f64>> {
    let mut settings = vec![entry.defaults()];
    for (i, param) in entry.params.iter().enumerate() {
        for end in [param.min, param.max] {
            let mut values = entry.defaults();
            values[i] = end;
            settings.push(values);
        }
    }
    settings
}

/// For each drawing of the reader's the texts with it blank, and with it full of ink.
fn drawings(entry: &Entry) -> Vec<Vec<String>> {
    let mut settings = vec![];
    for (i, text) in entry.texts.iter().enumerate() {
        let Some([rows, columns]) = text.pixels else { continue };
        let mut full = Drawing::blank(rows, columns);
        (0..rows * columns).for_each(|pixel| full.put(pixel / columns, pixel % columns, true));
        for drawing in [String::new(), full.to_string()] {
            let mut texts = entry.default_texts();
            texts[i] = drawing;
            settings.push(texts);
        }
    }
    settings
}

fn each(check: impl Fn(&str, &Figure)) {
    for (chapter, entry) in figures::all() {
        for texts in drawings(entry) {
            let name = format!("{chapter}/{} at {texts:?}", entry.id);
            check(&name, &(entry.draw)(&entry.defaults(), &texts));
        }
        for values in settings(entry) {
            let name = format!("{chapter}/{} at {values:?}", entry.id);
            check(&name, &entry.at(&values));
        }
    }
}

#[test]
fn ids_are_unique_and_found() {
    let ids: Vec<String> =
        figures::all().iter().map(|(chapter, entry)| format!("{chapter}/{}", entry.id)).collect();
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    for id in &ids {
        let entry = figures::find(id).expect(id);
        assert!(id.ends_with(&format!("/{}", entry.id)));
    }
    assert!(figures::find("ch10").is_none());
    assert!(figures::find("ch10/").is_none());
    assert!(figures::find("ch99/architecture").is_none());
}

#[test]
fn every_figure_is_well_formed_and_described() {
    each(|name, figure| {
        let document = Document::parse(&figure.svg).expect(name);
        assert_eq!(document.root_element().attribute("role"), Some("img"), "{name}");
        for (what, text) in
            [("title", &figure.title), ("desc", &figure.desc), ("caption", &figure.caption)]
        {
            assert!(!text.trim().is_empty(), "{name} has no {what}");
        }
        assert!(
            figure.desc.contains(|c: char| c.is_ascii_digit()) || figure.data.is_empty(),
            "{name}"
        );
        assert!(!figure.svg.contains("NaN") && !figure.svg.contains("inf\""), "{name}");
    });
}

#[test]
fn no_text_leaves_the_sheet() {
    each(|name, figure| {
        let document = Document::parse(&figure.svg).expect(name);
        let root = document.root_element();
        let number = |text: &str| text.parse::<f64>().expect(name);
        let sheet: Vec<f64> =
            root.attribute("viewBox").expect(name).split(' ').map(number).collect();
        for node in document.descendants().filter(|node| node.tag_name().name() == "text") {
            let words: String =
                node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect();
            let nearest = |attribute: &str| node.ancestors().find_map(|n| n.attribute(attribute));
            let size = nearest("font-size").map_or(16.0, number);
            // Narrower than any common font sets words, so what fails is off the sheet for all.
            let width = 0.4 * size * words.chars().count() as f64;
            let x = number(node.attribute("x").expect(name));
            let y = number(node.attribute("y").expect(name));
            let (left, right) = match node.attribute("text-anchor") {
                Some("middle") => (x - width / 2.0, x + width / 2.0),
                Some("end") => (x - width, x),
                _ => (x, x + width),
            };
            assert!(left >= 0.0 && right <= sheet[2], "{name}: {words} leaves the sheet sideways");
            let half = size / 2.0;
            assert!(
                y >= half && y <= sheet[3] - half,
                "{name}: {words} leaves the sheet upwards or down"
            );
        }
    });
}

/// Who takes hold of something must find it on the sheet, and at first not two things in one place.
#[test]
fn handles_lie_on_the_sheet_and_apart() {
    each(|name, figure| {
        let document = Document::parse(&figure.svg).expect(name);
        let sheet: Vec<f64> = document
            .root_element()
            .attribute("viewBox")
            .expect(name)
            .split(' ')
            .map(|text| text.parse().expect(name))
            .collect();
        for handle in &figure.handles {
            let (x, y) = handle.at;
            assert!((0.0..=sheet[2]).contains(&x) && (0.0..=sheet[3]).contains(&y), "{name}");
            assert!(handle.x.unit != 0.0 && handle.y.unit != 0.0, "{name}");
        }
    });
    for (chapter, entry) in figures::all() {
        let handles = entry.at_defaults().handles;
        for (index, one) in handles.iter().enumerate() {
            for other in &handles[..index] {
                let apart = (one.at.0 - other.at.0).hypot(one.at.1 - other.at.1);
                assert!(
                    apart > 40.0,
                    "{chapter}/{}: {} lies on {}",
                    entry.id,
                    one.name,
                    other.name
                );
            }
        }
    }
}

/// A handle that is where it is sets what is set: the figure does not jump when it is touched.
#[test]
fn handles_stand_for_the_values_that_are_drawn() {
    for (chapter, entry) in figures::all() {
        for values in settings(entry) {
            for handle in entry.at(&values).handles {
                let value = |scale: Scale, place: f64| {
                    let value = (place - scale.zero) / scale.unit;
                    if scale.log { 10.0_f64.powf(value) } else { value }
                };
                let (x, y) = (value(handle.x, handle.at.0), value(handle.y, handle.at.1));
                for drag in &handle.drags {
                    let index = entry.params.iter().position(|param| param.name == drag.param);
                    let name = format!("{chapter}/{} at {values:?}: {}", entry.id, drag.param);
                    let index = index.expect(&name);
                    let param = &entry.params[index];
                    let set = match drag.by {
                        By::Linear([c, a, b]) => c + a * x + b * y,
                        // In the middle of the circle there is no angle to set.
                        By::Angle([cx, cy, _])
                            if (y - cy).hypot(x - cx) < 0.2 / handle.x.unit.abs() =>
                        {
                            continue;
                        }
                        By::Angle([cx, cy, from]) => {
                            let angle = (y - cy).atan2(x - cx).to_degrees() - from;
                            angle - 360.0 * ((angle - values[index]) / 360.0).round()
                        }
                        By::Distance([cx, cy]) => (x - cx).hypot(y - cy),
                    };
                    // The place is known to a tenth of a unit.
                    let off = (param.clamp(set) - values[index]).abs();
                    let room = 0.51 * param.step + 0.01 * (param.max - param.min);
                    assert!(off <= room, "{name}: the handle says {set}");
                }
            }
        }
    }
}

#[test]
fn drawing_twice_gives_the_same() {
    for (_, entry) in figures::all() {
        assert_eq!(entry.at_defaults(), entry.at_defaults(), "{}", entry.id);
    }
}

#[test]
fn defaults_lie_within_their_range_and_on_a_step() {
    for (chapter, entry) in figures::all() {
        for param in entry.params {
            let name = format!("{chapter}/{}: {}", entry.id, param.name);
            assert!(param.min < param.max && param.step > 0.0, "{name}");
            assert!((param.min..=param.max).contains(&param.default), "{name}");
            let steps = (param.default - param.min) / param.step;
            assert!(
                (steps - steps.round()).abs() < 1e-6,
                "{name}: the control cannot show {}",
                param.default
            );
            assert!(!param.label.is_empty(), "{name}");
            if let Some(names) = param.names {
                let unique: BTreeSet<&&str> = names.iter().collect();
                assert!(unique.len() == names.len() && !unique.contains(&""), "{name}: {names:?}");
            }
        }
        let names: Vec<&str> = entry
            .params
            .iter()
            .map(|param| param.name)
            .chain(entry.texts.iter().map(|text| text.name))
            .collect();
        let unique: BTreeSet<&&str> = names.iter().collect();
        assert_eq!(unique.len(), names.len(), "{chapter}/{}", entry.id);
    }
}

#[test]
fn the_catalogue_reads_as_it_was_printed() {
    let catalogue = figures::catalogue();
    assert_eq!(catalogue.len(), figures::all().len());
    let json = serde_json::to_string(&catalogue).expect("JSON");
    let read: Vec<Printed<String, Vec<String>>> =
        serde_json::from_str(&json).expect("the same JSON");
    for (printed, read) in catalogue.iter().zip(&read) {
        let (id, bits) = (&printed.id, |figure: &Figure| -> Vec<(String, Vec<u64>)> {
            let bits = |values: &[f64]| values.iter().map(|value| value.to_bits()).collect();
            figure.data.iter().map(|(name, values)| (name.clone(), bits(values))).collect()
        });
        assert_eq!(id, &read.id);
        assert_eq!(printed.figure.svg, read.figure.svg, "{id}");
        assert_eq!(bits(&printed.figure), bits(&read.figure), "{id}");
        assert_eq!(
            serde_json::to_string(read).expect("JSON"),
            serde_json::to_string(printed).expect("JSON")
        );
        let names: BTreeSet<&String> = printed.figure.data.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), printed.figure.data.len(), "{id}: two series share a name");
    }
}

/// Every parameter of a figure to be stepped through is set somewhere, and once.
#[test]
fn the_settings_of_a_stepper_are_its_parameters() {
    for (chapter, entry) in figures::all() {
        let Some(steps) = entry.steps else { continue };
        let settings = steps(&entry.defaults(), &entry.default_texts()).settings;
        let mut set: Vec<&str> = settings.switches.iter().map(|switch| switch.param).collect();
        set.extend(settings.seed.iter().map(|seed| seed.param));
        set.extend(settings.groups.iter().flat_map(|group| group.params.clone()));
        set.extend(entry.params.iter().filter(|param| param.time).map(|param| param.name));
        set.sort_unstable();
        let mut params: Vec<&str> = entry.params.iter().map(|param| param.name).collect();
        params.sort_unstable();
        assert_eq!(set, params, "{chapter}/{}", entry.id);
        assert_eq!(entry.params.iter().filter(|param| param.time).count(), 1);
        for switch in settings.switches {
            let param = entry.params.iter().find(|param| param.name == switch.param);
            assert!(param.is_some_and(|param| (param.min, param.max) == (0.0, 1.0)));
        }
    }
}

/// The program that answers, with the pipe of its questions and that of its answers.
fn answering() -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_figures"))
        .arg("answer")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let questions = program.stdin.take().expect("a pipe");
    let answers = BufReader::new(program.stdout.take().expect("a pipe"));
    (program, questions, answers)
}

/// The program as the server runs it: a line in, a line out.
#[test]
fn questions_are_answered_line_by_line() {
    let (mut program, mut questions, mut answers) = answering();
    let mut ask = |question: &str| -> Value {
        writeln!(questions, "{question}").expect("it listens");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("it answers");
        serde_json::from_str(&answer).expect("JSON")
    };
    let sigmoid = figures::find("ch08/sigmoid").expect("the sigmoid");
    let drawn = ask(r#"{"ask":"drawing","figure":"ch08/sigmoid","values":[0.1]}"#);
    let figure: Figure = serde_json::from_value(drawn["given"].clone()).expect("a figure");
    assert_eq!(figure, sigmoid.at(&[0.1]));
    for (question, kind) in [
        ("nonsense", "wrong"),
        (r#"{"ask":"drawing","figure":"ch08/sigmoid","values":[]}"#, "wrong"),
        (r#"{"ask":"drawing","figure":"ch08/sigmoid","values":[null]}"#, "wrong"),
        (r#"{"ask":"steps","figure":"ch08/sigmoid","values":[0.1]}"#, "unknown"),
        (r#"{"ask":"drawing","figure":"ch08/nothing","values":[]}"#, "unknown"),
    ] {
        let answer = ask(question);
        assert!(answer["refused"][kind].is_string(), "{question}: {answer}");
    }
    drop(questions);
    assert!(program.wait().expect("it ends").success());
}

/// Who asked may be killed while there is much to draw.
#[test]
fn who_can_no_longer_be_asked_ends() {
    const MANY: usize = 2000;
    let (mut program, mut questions, answers) = answering();
    let asking = thread::spawn(move || {
        let stepper = figures::find("ch10/stepper").expect("the stepper");
        let question = json!({
            "ask": "drawing", "figure": "ch10/stepper", "values": stepper.defaults(),
        });
        for _ in 0..MANY {
            writeln!(questions, "{question}").expect("it listens");
        }
    });
    let answered = answers.lines().map_while(Result::ok).count();
    asking.join().expect("all is asked");
    assert!(program.wait().expect("it ends").success());
    assert!(answered < MANY, "it has answered everything first");
}
