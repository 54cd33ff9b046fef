//! Each description agrees with what is drawn, at twenty settings of every live figure: whoever
//! cannot see the drawing is told of this one and of no other.
//!
//! Four things are held. A number of a description stands in the drawing as well: in a text of it,
//! on a control, at an end of a curve or at its turns, or as a count of what is drawn. A point said
//! to be at (x, y) is drawn there. Another drawing has another description, and the same drawing
//! the same one. And nothing in it is no number, or more than one of a thing that there is once.

mod drawing;
mod exceptions;
mod numbers;

use std::{collections::BTreeSet, sync::Mutex, thread};

use plot::{Entry, Figure, Param};

use crate::{
    drawing::Drawing,
    exceptions::{COMPUTED, Exception, SAME_WORDS},
    numbers::{Number, numbers},
};

const SETTINGS: usize = 20;

/// A figure drawn for some values.
struct Drawn {
    values: Vec<f64>,
    figure: Figure,
}

/// The defaults, the ends of the controls, and places in between, the same ones every time.
fn settings(entry: &Entry) -> Vec<Vec<f64>> {
    let mut settings = vec![entry.defaults()];
    for (index, param) in entry.params.iter().enumerate() {
        for end in [param.min, param.max] {
            let mut values = entry.defaults();
            values[index] = end;
            settings.push(values);
        }
    }
    // The stepper has 24 parameters; some of the places in between are to be left.
    settings.truncate(SETTINGS - 6);
    let mut state = 1_u64;
    let mut chance = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / (1_u64 << 24) as f64
    };
    while settings.len() < SETTINGS {
        let mut place = |param: &Param| {
            let steps = ((param.max - param.min) / param.step * chance()).round();
            param.clamp(param.min + steps * param.step)
        };
        settings.push(entry.params.iter().map(&mut place).collect());
    }
    settings
}

/// Every live figure with its drawings.
fn drawings() -> &'static [(String, &'static Entry, Vec<Drawn>)] {
    use std::sync::OnceLock;
    static DRAWINGS: OnceLock<Vec<(String, &'static Entry, Vec<Drawn>)>> = OnceLock::new();
    DRAWINGS.get_or_init(|| {
        let live: Vec<_> =
            figures::all().into_iter().filter(|(_, entry)| entry.is_live()).collect();
        let left = Mutex::new(live.into_iter().enumerate().collect::<Vec<_>>());
        let done = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(2, |n| n.get().min(8)) {
                scope.spawn(|| {
                    loop {
                        let next = left.lock().expect("nobody panics").pop();
                        let Some((index, (chapter, entry))) = next else { break };
                        let draw = |values: Vec<f64>| {
                            let figure = entry.at(&values);
                            Drawn { values, figure }
                        };
                        let drawn: Vec<Drawn> = settings(entry).into_iter().map(draw).collect();
                        let id = format!("{chapter}/{}", entry.id);
                        done.lock().expect("nobody panics").push((index, (id, entry, drawn)));
                    }
                });
            }
        });
        let mut done = done.into_inner().expect("nobody panics");
        done.sort_by_key(|(index, _)| *index);
        done.into_iter().map(|(_, figure)| figure).collect()
    })
}

/// Fails with all that is wrong, and with the exceptions that nothing needs.
fn settle(wrong: &[String], used: &BTreeSet<usize>, exceptions: &[Exception]) {
    let idle = exceptions.iter().enumerate().filter(|(index, _)| !used.contains(index));
    let idle: Vec<String> =
        idle.map(|(_, known)| format!("{}: “{}” needs no exception", known.0, known.1)).collect();
    let all: Vec<&String> = wrong.iter().chain(&idle).collect();
    assert!(all.is_empty(), "{} sentences:\n{all:#?}", all.len());
}

/// What of a description is nowhere in its drawing: the words around each such number, with `#`
/// in its place.
fn not_drawn(entry: &Entry, drawn: &Drawn) -> Vec<(String, Number)> {
    let drawing = Drawing::of(&drawn.figure);
    let mut controls = Vec::new();
    for (param, value) in entry.params.iter().zip(&drawn.values) {
        match param.names {
            None => controls.push(*value),
            Some(names) => controls.extend(
                names
                    .get((value - param.min) as usize)
                    .into_iter()
                    .flat_map(|name| numbers(name).into_iter().map(|number| number.value)),
            ),
        }
    }
    let said = numbers(&drawn.figure.desc);
    // How high a curve is where a control stands, or where the description says.
    let places: Vec<f64> =
        controls.iter().copied().chain(said.iter().map(|number| number.value)).collect();
    let ends = drawing.ends(&places);
    said.into_iter()
        .filter(|number| {
            !(drawing.says(number)
                || controls.iter().any(|value| number.is(*value))
                || ends.iter().any(|value| number.is(*value))
                || number.is_percent_of(&ends)
                || drawing.counts(number))
        })
        .map(|number| (number.among(&drawn.figure.desc, 70), number))
        .collect()
}

#[test]
fn every_number_that_a_description_says_is_drawn() {
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for (id, entry, drawn) in drawings() {
        let missing: Vec<Vec<(String, Number)>> =
            drawn.iter().map(|drawn| not_drawn(entry, drawn)).collect();
        for (one, missing) in drawn.iter().zip(&missing) {
            for (around, number) in missing {
                // What is said in the same words of every drawing is about the task; but a curve
                // may be told wrongly in the same words too, so only counts may be.
                let everywhere = number.is_whole()
                    && drawn.iter().all(|other| {
                        let near = number.among(&one.figure.desc, 12);
                        numbers(&other.figure.desc).iter().any(|same| {
                            same.text == number.text && same.among(&other.figure.desc, 12) == near
                        })
                    });
                let known =
                    COMPUTED.iter().position(|known| known.0 == id && around.contains(known.1));
                used.extend(known);
                if !everywhere && known.is_none() {
                    wrong.push(format!("{id} at {:?}: {} in “{around}”", one.values, number.text));
                }
            }
        }
    }
    settle(&wrong, &used, COMPUTED);
}

#[test]
fn a_point_that_is_described_is_drawn_there() {
    let mut wrong = Vec::new();
    let mut found = 0;
    for (id, _, drawn) in drawings() {
        for Drawn { values, figure } in drawn {
            let drawing = Drawing::of(figure);
            for (x, y) in numbers::points(&figure.desc) {
                found += 1;
                if !drawing.has_a_mark_at(&x, &y) {
                    wrong.push(format!("{id} at {values:?}: ({}, {})", x.text, y.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} points:\n{wrong:#?}", wrong.len());
    assert!(found > 100, "only {found} points: are they still told as (x, y)?");
}

#[test]
fn descriptions_change_with_their_drawings() {
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for (id, entry, drawn) in drawings() {
        let marks: Vec<String> = drawn.iter().map(|drawn| drawing::marks(&drawn.figure)).collect();
        // A number that is set on a control is no news; the drawing may be blind to it.
        let words: Vec<String> =
            drawn.iter().map(|drawn| numbers::without(&drawn.figure.desc, &drawn.values)).collect();
        for (one, this) in drawn.iter().enumerate() {
            for (other, that) in drawn.iter().enumerate().take(one) {
                let mut apart =
                    (0..this.values.len()).filter(|&i| this.values[i] != that.values[i]);
                let (first, second) = (apart.next(), apart.next());
                let fault = if marks[one] == marks[other] && words[one] != words[other] {
                    "the same drawing, other words"
                } else if second.is_none()
                    && marks[one] != marks[other]
                    && this.figure.desc == that.figure.desc
                {
                    "another drawing, the same words"
                } else {
                    continue;
                };
                let name = first.map_or("", |index| entry.params[index].name);
                let known = SAME_WORDS.iter().position(|known| known.0 == id && known.1 == name);
                used.extend(known);
                if known.is_none() {
                    wrong.push(format!(
                        "{id}, `{name}`, {:?} and {:?}: {fault}",
                        this.values, that.values
                    ));
                }
            }
        }
    }
    settle(&wrong, &used, SAME_WORDS);
}

#[test]
fn descriptions_are_sentences_with_numbers() {
    let mut wrong = Vec::new();
    for (id, _, drawn) in drawings() {
        for Drawn { values, figure } in drawn {
            for fault in numbers::faults(&figure.desc) {
                wrong.push(format!("{id} at {values:?}: {fault}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{wrong:#?}", wrong.len());
}

/// The tests above find what they are made for.
mod broken {
    use plot::{Chart, Entry, Figure, curve, fixed};

    use super::{Drawn, not_drawn, numbers};
    use crate::drawing::Drawing;

    plot::parameters! {
        /// Where the curve has its lowest point.
        struct Lowest {
            /// The lowest point.
            lowest: "lowest point" in 0.0..=80.0, step 1.0, default 43.0;
        }
    }

    /// Says a lowest point and a place, and draws a parabola with the point (2, its lowest).
    fn parabola(p: &Lowest, said: f64, place: (f64, f64)) -> Figure {
        let mut chart = Chart::new(0.0..=4.0, 0.0..=100.0).x("x").y("per cent");
        chart.line("share", curve(0.0..=4.0, 40, |x| p.lowest + 5.0 * (x - 2.0) * (x - 2.0)));
        chart.point("lowest", (2.0, p.lowest));
        let desc = format!(
            "The lowest point is {} per cent, drawn at ({}, {}).",
            fixed(said, 1),
            fixed(place.0, 1),
            fixed(place.1, 1)
        );
        chart.finish("A parabola", &desc, "It has a lowest point.")
    }

    fn told(p: &Lowest) -> Figure {
        parabola(p, p.lowest, (2.0, p.lowest))
    }

    /// As a figure of this book once did: the lower end of an axis is told as a value.
    fn clamped(p: &Lowest) -> Figure {
        parabola(p, p.lowest.min(37.3), (2.0, p.lowest))
    }

    fn elsewhere(p: &Lowest) -> Figure {
        parabola(p, p.lowest, (2.0, p.lowest + 1.0))
    }

    const TOLD: Entry = plot::entry!("told", told(Lowest));
    const CLAMPED: Entry = plot::entry!("clamped", clamped(Lowest));
    const ELSEWHERE: Entry = plot::entry!("elsewhere", elsewhere(Lowest));

    #[test]
    fn a_clamped_value_is_found() {
        for (entry, missing) in [(TOLD, 0), (CLAMPED, 1)] {
            let values = entry.defaults();
            let figure = entry.at(&values);
            let found = not_drawn(&entry, &Drawn { values, figure });
            assert_eq!(found.len(), missing, "{found:?}");
        }
    }

    #[test]
    fn a_point_in_another_place_is_found() {
        for (entry, there) in [(TOLD, true), (ELSEWHERE, false)] {
            let figure = entry.at_defaults();
            let points = numbers::points(&figure.desc);
            let [(x, y)] = points.as_slice() else { panic!("{points:?}") };
            assert_eq!(Drawing::of(&figure).has_a_mark_at(x, y), there, "{}", figure.desc);
        }
    }

    #[test]
    fn what_is_no_sentence_is_found() {
        assert!(numbers::faults("After 1 epoch the error is 0.25, at (0.5, −1).").is_empty());
        for fault in [
            "It is not a number.",
            "After 1 epochs.",
            "At 1.22×10⁻¹⁶.",
            "At −0.0.",
            "The 3^2 fields.",
        ] {
            assert_eq!(numbers::faults(fault).len(), 1, "{fault}");
        }
    }
}
