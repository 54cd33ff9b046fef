//! What a page asks of a figure, and what it is told: a line of JSON each.

use serde::{Deserialize, Serialize};

use crate::{Entry, Param};

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
    /// Answers with the figure that is asked for, if it is there.
    ///
    /// # Errors
    ///
    /// If there is no such figure, nothing to follow in it, or the values are not its own.
    pub fn answer(&self, entry: Option<&Entry>) -> Result<String, Refusal> {
        let Self { ask, figure, values } = self;
        let entry =
            entry.ok_or_else(|| Refusal::Unknown(format!("There is no figure {figure:?}.")))?;
        fits(figure, entry.params, values)?;
        let json = match (ask, entry.steps) {
            (Ask::Drawing, _) => serde_json::to_string(&(entry.draw)(values)),
            (Ask::Steps, Some(steps)) => serde_json::to_string(&steps(values)),
            (Ask::Steps, None) => {
                return Err(Refusal::Unknown(format!("There are no steps in {figure}.")));
            }
        };
        json.map_err(|error| Refusal::Failed(format!("{figure} cannot be sent: {error}.")))
    }
}

fn fits(figure: &str, params: &[Param], values: &[f64]) -> Result<(), Refusal> {
    if values.len() != params.len() {
        return Err(Refusal::Wrong(format!(
            "{figure} has another number of values: {} were given, and it takes {}. Load the page \
             again, it may be older than the figure.",
            values.len(),
            params.len()
        )));
    }
    match params.iter().zip(values).find(|(_, value)| !value.is_finite()) {
        Some((param, value)) => {
            Err(Refusal::Wrong(format!("{value} is no value of {} in {figure}.", param.name)))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Figure, entry};

    crate::parameters! {
        /// A place.
        struct Place {
            /// The place.
            x: "x" in 0.0..=1.0, step 0.1, default 0.0;
        }
    }

    fn point(p: &Place) -> Figure {
        Figure {
            svg: String::new(),
            title: "A point".into(),
            desc: String::new(),
            caption: String::new(),
            data: vec![("x".into(), vec![p.x])],
        }
    }

    const POINT: Entry = entry!("point", point(Place));

    fn ask(ask: Ask, values: &[f64]) -> Result<String, Refusal> {
        let question = Question { ask, figure: "ch01/point".into(), values: values.to_vec() };
        question.answer(Some(&POINT))
    }

    #[test]
    fn a_drawing_is_the_figure_for_these_values() {
        let figure: Figure = serde_json::from_str(&ask(Ask::Drawing, &[0.1]).unwrap()).unwrap();
        assert_eq!(figure, point(&Place { x: 0.1 }));
        // Out of range is not wrong: a control may stand at its end.
        assert!(ask(Ask::Drawing, &[7.0]).unwrap().contains("[1.0]"));
    }

    #[test]
    fn what_cannot_be_answered_is_refused_in_a_sentence() {
        let refused = |outcome: Result<String, Refusal>| outcome.unwrap_err();
        assert!(matches!(refused(ask(Ask::Steps, &[0.1])), Refusal::Unknown(_)));
        for values in [&[][..], &[0.1, 0.2], &[f64::NAN], &[f64::INFINITY]] {
            let refusal = refused(ask(Ask::Drawing, values));
            assert!(matches!(refusal, Refusal::Wrong(_)), "{values:?}: {refusal:?}");
            assert!(refusal.words().ends_with('.'), "{refusal:?}");
        }
        let question = Question { ask: Ask::Drawing, figure: "x\n".into(), values: vec![] };
        let refusal = refused(question.answer(None));
        assert_eq!(refusal.words(), "There is no figure \"x\\n\".");
    }
}
