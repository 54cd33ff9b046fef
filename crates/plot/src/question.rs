//! What a page asks of a figure, and what it is told: a line of JSON each.

use serde::{Deserialize, Serialize};

use crate::{Drawing, Entry, LONGEST};

/// A question of a page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What is asked for.
    pub ask: Ask,
    /// The figure, `ch08/sigmoid`.
    pub figure: String,
    /// A value for each of its parameters. One outside its range moves to the nearer end.
    pub values: Vec<f64>,
    /// What the reader has typed for each of its texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<String>,
}

/// What can be asked for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ask {
    /// The drawing: a [`Figure`](crate::Figure).
    Drawing,
    /// The computation that the figure follows: [`Steps`](crate::Steps).
    Steps,
}

/// The answer: what was asked for, as JSON, or why there is none.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer<Json> {
    /// What was asked for.
    Given(Json),
    /// Why it is not given.
    Refused(Refusal),
}

/// Why a question has no answer, in a sentence.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Refusal {
    /// There is nothing of this name.
    Unknown(String),
    /// The question is wrong.
    Wrong(String),
    /// The chapter's code broke off.
    Failed(String),
}

impl Refusal {
    /// The sentence.
    pub fn words(&self) -> &str {
        match self {
            Self::Unknown(words) | Self::Wrong(words) | Self::Failed(words) => words,
        }
    }
}

impl Question {
    /// Whether anybody may ask this, whichever figures there are: for a door that does not know
    /// them.
    ///
    /// # Errors
    ///
    /// If a text is longer than any figure allows, or is not one line.
    pub fn may_pass(&self) -> Result<(), Refusal> {
        for text in &self.texts {
            let length = text.chars().count();
            if length > LONGEST {
                return Err(Refusal::Wrong(format!(
                    "A text of {length} characters is too long: no figure takes more than {LONGEST}."
                )));
            }
            if text.contains(char::is_control) {
                return Err(Refusal::Wrong("A text is one line of printable characters.".into()));
            }
        }
        Ok(())
    }

    /// Answers with the figure that is asked for, if it is there.
    ///
    /// # Errors
    ///
    /// If there is no such figure, nothing to follow in it, or values and texts are not its own.
    pub fn answer(&self, entry: Option<&Entry>) -> Result<String, Refusal> {
        let Self { ask, figure, values, texts } = self;
        let entry =
            entry.ok_or_else(|| Refusal::Unknown(format!("There is no figure {figure:?}.")))?;
        self.fits(entry)?;
        let json = match (ask, entry.steps) {
            (Ask::Drawing, _) => serde_json::to_string(&(entry.draw)(values, texts)),
            (Ask::Steps, Some(steps)) => serde_json::to_string(&steps(values, texts)),
            (Ask::Steps, None) => {
                return Err(Refusal::Unknown(format!("There are no steps in {figure}.")));
            }
        };
        json.map_err(|error| Refusal::Failed(format!("{figure} cannot be sent: {error}.")))
    }

    fn fits(&self, entry: &Entry) -> Result<(), Refusal> {
        let Self { figure, values, texts, .. } = self;
        for (what, given, takes) in [
            ("values", values.len(), entry.params.len()),
            ("texts", texts.len(), entry.texts.len()),
        ] {
            if given != takes {
                return Err(Refusal::Wrong(format!(
                    "{figure} has another number of {what}: {given} were given, and it takes \
                     {takes}. Load the page again, it may be older than the figure."
                )));
            }
        }
        for (param, value) in entry.params.iter().zip(values) {
            let named =
                |names: &[&str]| value.fract() == 0.0 && (0.0..names.len() as f64).contains(value);
            if !value.is_finite() || param.names.is_some_and(|names| !named(names)) {
                return Err(Refusal::Wrong(format!(
                    "{value} is no value of {} in {figure}.",
                    param.name
                )));
            }
        }
        self.may_pass()?;
        for (param, text) in entry.texts.iter().zip(texts) {
            if text.chars().count() > param.longest {
                return Err(Refusal::Wrong(format!(
                    "{} in {figure} takes at most {} characters.",
                    param.name, param.longest
                )));
            }
            if let Some([rows, columns]) = param.pixels
                && let Err(why) = Drawing::read(text, rows, columns)
            {
                return Err(Refusal::Wrong(format!(
                    "{} in {figure} is no drawing of {rows} by {columns} pixels: {why}.",
                    param.name
                )));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Figure, Parameters as _, entry};

    crate::parameters! {
        /// A place.
        struct Place {
            /// The place.
            x: "x" in 0.0..=1.0, step 0.1, default 0.0;
            /// What is written there.
            words: "words" text up to 9, default "here";
            /// Its looks.
            looks: "looks" one of ["round", "square"], default "square";
        }
    }

    fn point(p: &Place) -> Figure {
        let figure = Figure {
            svg: String::new(),
            title: "A point".into(),
            desc: format!("{} {}", p.looks, p.words),
            caption: String::new(),
            data: vec![("x".into(), vec![p.x])],
            objections: vec![],
            handles: vec![],
        };
        if p.words.is_empty() { figure.objecting("words", "There are none.") } else { figure }
    }

    const POINT: Entry = entry!("point", point(Place));

    fn question(ask: Ask, values: &[f64], words: &str) -> Question {
        Question {
            ask,
            figure: "ch01/point".into(),
            values: values.to_vec(),
            texts: vec![words.into()],
        }
    }

    fn ask(ask: Ask, values: &[f64], words: &str) -> Result<String, Refusal> {
        question(ask, values, words).answer(Some(&POINT))
    }

    fn drawn(values: &[f64], words: &str) -> Figure {
        serde_json::from_str(&ask(Ask::Drawing, values, words).unwrap()).unwrap()
    }

    #[test]
    fn a_drawing_is_the_figure_for_these_values_and_texts() {
        let figure = drawn(&[0.1, 0.0], "a <b>");
        assert_eq!(figure, point(&Place::read(&[0.1, 0.0], &["a <b>".into()])));
        assert_eq!(figure.desc, "round a <b>");
        assert!(figure.objections.is_empty());
        // Out of range is not wrong: a control may stand at its end.
        assert_eq!(drawn(&[7.0, 1.0], "").data[0].1, [1.0]);
        let [objection] = &drawn(&[0.0, 1.0], "").objections[..] else { panic!("one objection") };
        assert_eq!((&*objection.text, &*objection.sentence), ("words", "There are none."));
    }

    #[test]
    fn a_question_without_texts_may_leave_them_out() {
        let json = r#"{"ask":"drawing","figure":"ch08/sigmoid","values":[0.1]}"#;
        let question: Question = serde_json::from_str(json).unwrap();
        assert_eq!(question.texts, [""; 0]);
        assert_eq!(serde_json::to_string(&question).unwrap(), json);
    }

    #[test]
    fn what_cannot_be_answered_is_refused_in_a_sentence() {
        let refused = |outcome: Result<String, Refusal>| outcome.unwrap_err();
        assert!(matches!(refused(ask(Ask::Steps, &[0.1, 0.0], "")), Refusal::Unknown(_)));
        for values in [
            &[][..],
            &[0.1],
            &[0.1, 0.0, 0.2],
            &[f64::NAN, 0.0],
            &[f64::INFINITY, 0.0],
            // A choice has no value between its names, and none beside them.
            &[0.1, 0.5],
            &[0.1, 2.0],
            &[0.1, -1.0],
        ] {
            let refusal = refused(ask(Ask::Drawing, values, ""));
            assert!(matches!(refusal, Refusal::Wrong(_)), "{values:?}: {refusal:?}");
            assert!(refusal.words().ends_with('.'), "{refusal:?}");
        }
        for words in ["ten letters", "two\nlines", "\u{0}"] {
            let refusal = refused(ask(Ask::Drawing, &[0.1, 0.0], words));
            assert!(matches!(refusal, Refusal::Wrong(_)), "{words:?}: {refusal:?}");
        }
        let none = Question { texts: vec![], ..question(Ask::Drawing, &[0.1, 0.0], "") };
        assert!(matches!(refused(none.answer(Some(&POINT))), Refusal::Wrong(_)));
        let question = Question { figure: "x\n".into(), ..none };
        assert_eq!(refused(question.answer(None)).words(), "There is no figure \"x\\n\".");
    }

    crate::parameters! {
        /// A shape.
        struct Shape {
            /// The shape.
            shape: "shape" drawing of 4 by 3, default "### #.# #.# ###";
        }
    }

    fn shape(p: &Shape) -> Figure {
        Figure { desc: p.shape.ink().to_string(), ..point(&Place::default()) }
    }

    #[test]
    fn what_a_reader_draws_is_drawn_or_refused_in_a_sentence() {
        let entry = entry!("shape", shape(Shape));
        let ask = |letters: &str| {
            let question = Question {
                ask: Ask::Drawing,
                figure: "ch01/shape".into(),
                values: vec![],
                texts: vec![letters.into()],
            };
            question.answer(Some(&entry))
        };
        for (letters, ink) in [("9v", "10"), ("9", "5"), ("", "0")] {
            let figure: Figure = serde_json::from_str(&ask(letters).unwrap()).unwrap();
            assert_eq!(figure.desc, ink);
        }
        for (letters, words) in [
            (
                "A!",
                "shape in ch01/shape is no drawing of 4 by 3 pixels: its character 2 is none of \
                 A to Z, a to z, 0 to 9, - and _.",
            ),
            ("9vA", "shape in ch01/shape takes at most 2 characters."),
        ] {
            assert_eq!(ask(letters), Err(Refusal::Wrong(words.into())), "{letters}");
        }
    }

    #[test]
    fn no_door_lets_a_text_in_that_no_figure_takes() {
        let may_pass = |words: &str| question(Ask::Drawing, &[], words).may_pass();
        assert!(may_pass(&"é".repeat(LONGEST)).is_ok());
        for words in [&*"é".repeat(LONGEST + 1), "a\u{1b}b", "a\rb"] {
            assert!(matches!(may_pass(words), Err(Refusal::Wrong(_))), "{words:?}");
        }
    }
}
