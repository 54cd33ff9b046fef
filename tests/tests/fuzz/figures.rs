//! Figures at every corner of their controls: whatever may be asked of one is drawn as SVG with
//! finite numbers on the sheet and words for who does not see it, twice the same; whatever may not
//! is refused in a sentence.

use plot::{
    Drawing, Figure,
    question::{Ask, Question},
};
use proptest::{collection::vec, prelude::*, sample::select};
use roxmltree::Document;

use crate::{
    held::{Outcome, Target, alone, ensure, sentence},
    inputs::{edited, strewn},
};

const WORDS: &[&str] = &[
    "0",
    "1",
    "-1",
    "0.5",
    "1e308",
    "-1e308",
    "1e-308",
    "null",
    "[",
    "]",
    ",",
    "{",
    "}",
    "\"",
    ":",
    "\"texts\"",
    "\"values\"",
    "\"ask\"",
    "\"drawing\"",
    "\"steps\"",
    "\"figure\"",
    "\"ch08/sigmoid\"",
    "\\u0000",
    "x",
    "é",
    "\\",
];

/// The id of each figure.
fn ids() -> Vec<String> {
    figures::all().iter().map(|(chapter, entry)| format!("{chapter}/{}", entry.id)).collect()
}

/// A question about a figure: each control at an end, its default, or anywhere.
fn question() -> impl Strategy<Value = Question> {
    select(ids()).prop_flat_map(|figure| {
        let entry = figures::find(&figure).unwrap();
        let values: Vec<_> = entry
            .params
            .iter()
            .map(|param| {
                let (least, most) = (param.min, param.max);
                let steps = ((most - least) / param.step).round() as u32;
                let step = param.step;
                let anywhere = match param.names {
                    Some(_) => (0..=steps).prop_map(f64::from).boxed(),
                    None => (least..=most).boxed(),
                };
                prop_oneof![
                    3 => Just(least),
                    3 => Just(most),
                    2 => Just(param.default),
                    3 => (0..=steps).prop_map(move |n| (least + f64::from(n) * step).min(most)),
                    1 => anywhere,
                    1 => select(vec![1e300, -1e300, least - step, most + step, -0.0]),
                ]
            })
            .collect();
        let texts: Vec<_> = entry
            .texts
            .iter()
            .map(|text| {
                let default = text.default.to_owned();
                match text.pixels {
                    Some([rows, columns]) => prop_oneof![
                        Just(default),
                        Just(String::new()),
                        vec(any::<u8>(), 0..rows * columns).prop_map(move |inked| {
                            let mut drawing = Drawing::blank(rows, columns);
                            for (pixel, ink) in inked.iter().enumerate() {
                                drawing.put(pixel / columns, pixel % columns, ink % 3 == 0);
                            }
                            drawing.to_string()
                        }),
                    ]
                    .boxed(),
                    None => prop_oneof![
                        2 => Just(default),
                        2 => select(vec!["x*y", "x/0", "ln(0)", "exp(exp(exp(x*y)))", "(", "", "0*x", "x^-2"])
                            .prop_map(str::to_owned),
                        1 => "[ -~]{0,40}".prop_map(|text: String| text),
                    ]
                    .boxed(),
                }
            })
            .collect();
        let asks = if entry.steps.is_some() { vec![Ask::Drawing, Ask::Steps] } else { vec![Ask::Drawing] };
        (select(asks), Just(figure), values, texts)
            .prop_map(|(ask, figure, values, texts)| Question { ask, figure, values, texts })
    })
}

#[test]
fn figures() {
    let written = |question: &Question| serde_json::to_vec(question).unwrap();
    let defaults = figures::all().into_iter().map(|(chapter, entry)| {
        written(&Question {
            ask: Ask::Drawing,
            figure: format!("{chapter}/{}", entry.id),
            values: entry.defaults(),
            texts: entry.default_texts(),
        })
    });
    let inputs = prop_oneof![
        12 => question().prop_map(move |question| written(&question)),
        2 => edited(defaults.collect(), WORDS),
        1 => strewn(WORDS, 20),
    ];
    Target {
        name: "figures",
        cases: 60,
        inputs: inputs.boxed(),
        law: &law,
        peak_elsewhere: &alone,
    }
    .hold();
}

fn law(input: &[u8]) -> Outcome {
    // What is no question is told so by the program that is asked.
    let Ok(question) = serde_json::from_slice::<Question>(input) else { return Ok(()) };
    let entry = figures::find(&question.figure);
    let answer = question.answer(entry);
    ensure(question.answer(entry) == answer, "another answer the second time", || {
        question.figure.clone()
    })?;
    let json = match answer {
        Err(refusal) => {
            ensure(refusal.words().ends_with('.'), "no sentence", || refusal.words().to_owned())?;
            return sentence(refusal.words());
        }
        Ok(json) => json,
    };
    if question.ask == Ask::Steps {
        return serde_json::from_str::<serde_json::Value>(&json)
            .map(drop)
            .map_err(|error| format!("steps that are no JSON: {error}"));
    }
    let figure: Figure = serde_json::from_str(&json)
        .map_err(|error| format!("a figure that does not come back: {error}"))?;
    drawn(&figure).map_err(|why| {
        let (kind, words) = why.split_once(": ").unwrap_or((&why, ""));
        format!("{} {kind}: {words}", question.figure)
    })
}

fn drawn(figure: &Figure) -> Outcome {
    for (what, text) in
        [("title", &figure.title), ("description", &figure.desc), ("caption", &figure.caption)]
    {
        ensure(!text.trim().is_empty(), "without words", || what.into())?;
        let word =
            |wanted: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted);
        ensure(!word("NaN") && !word("inf"), "a number that is none is told", || text.clone())?;
    }
    let document = Document::parse(&figure.svg).map_err(|error| format!("no SVG: {error}"))?;
    let root = document.root_element();
    let said =
        root.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "desc")));
    ensure(
        said.is_some_and(|said| said.text() == Some(&figure.desc)),
        "another description",
        || format!("{:?}", figure.desc),
    )?;
    let sheet: Vec<f64> = root
        .attribute("viewBox")
        .ok_or("no sheet: none")?
        .split(' ')
        .map(|text| text.parse().unwrap_or(f64::NAN))
        .collect();
    ensure(sheet.len() == 4 && sheet.iter().all(|side| side.is_finite()), "no sheet", || {
        format!("{sheet:?}")
    })?;
    for node in root.descendants() {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let places = matches!(
                name,
                "x" | "y"
                    | "x1"
                    | "y1"
                    | "x2"
                    | "y2"
                    | "cx"
                    | "cy"
                    | "r"
                    | "rx"
                    | "ry"
                    | "width"
                    | "height"
                    | "points"
                    | "d"
                    | "transform"
                    | "stroke-width"
                    | "font-size"
                    | "opacity"
                    | "viewBox"
            );
            if !places {
                continue;
            }
            let of_numbers = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | 'e'));
            let bare = value.replace("NaN", "\u{0}").replace("inf", "\u{0}");
            ensure(!bare.contains('\0'), "a place that is no number", || {
                format!("{name}={value:?}")
            })?;
            for number in value.split(of_numbers).filter(|text| !text.is_empty()) {
                // A path may write 1-2 for two numbers.
                let Ok(number) = number.parse::<f64>() else { continue };
                ensure(number.abs() < 1e5, "a place far off the sheet", || {
                    format!("{name}={value:?}")
                })?;
            }
        }
    }
    for handle in &figure.handles {
        let (x, y) = handle.at;
        let on_it = (0.0..=sheet[2]).contains(&x) && (0.0..=sheet[3]).contains(&y);
        ensure(on_it, "a handle off the sheet", || format!("{handle:?}"))?;
    }
    for objection in &figure.objections {
        sentence(&objection.sentence)?;
    }
    Ok(())
}
