//! A finished figure, and the entry under which the book finds it.
//!
//! With the feature `serde` these types are also what the tools say to each other in JSON. Who
//! reads them back has texts of its own, `Printed<String, Vec<String>>`, where a chapter has literals.

use crate::{Handle, Param, Steps, Typed};

/// A finished figure: the drawing and what is said about it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Figure {
    /// One complete `<svg>` element. Its only ids are `title` and `desc`.
    pub svg: String,
    /// The name of the figure.
    pub title: String,
    /// What the drawing shows, with its numbers, for readers who cannot see it.
    pub desc: String,
    /// What to see in it, as plain text.
    pub caption: String,
    /// The numbers behind the drawing, by name.
    #[cfg_attr(feature = "serde", serde(default, with = "crate::exact::series"))]
    pub data: Vec<(String, Vec<f64>)>,
    /// What is wrong with a text that the reader has typed; mostly nothing.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub objections: Vec<Objection>,
    /// The points that the reader can take hold of.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub handles: Vec<Handle>,
}

/// What is wrong with a text that the reader has typed. The page shows it beside the field.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Objection {
    /// The text: the field's name in the parameter struct.
    pub text: String,
    /// What is wrong with it, as a plain sentence.
    pub sentence: String,
}

impl Figure {
    /// The same figure, with what is wrong with one of the reader's texts. The sentence has no
    /// markup, so it may quote what was typed.
    pub fn objecting(mut self, text: &str, sentence: &str) -> Self {
        self.objections.push(Objection { text: text.into(), sentence: sentence.into() });
        self
    }
}

/// What gives the computation that a figure follows, for its values and texts.
pub type Follow = fn(&[f64], &[String]) -> Steps;

/// A figure as a chapter lists it: its id, its parameters and the function that draws it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The id within the chapter, as in `{{#figure ch08/<id>}}`.
    pub id: &'static str,
    /// The parameters, in the order in which `draw` takes their values.
    pub params: &'static [Param],
    /// The texts, in the order in which `draw` takes them.
    pub texts: &'static [Typed],
    /// Draws the figure for the given values and texts.
    pub draw: fn(&[f64], &[String]) -> Figure,
    /// The computation that the figure follows, for a figure to be stepped through.
    pub steps: Option<Follow>,
}

/// A figure as the printed page needs it: drawn at its defaults, with what a reader may change.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Printed<Text = &'static str, Names = &'static [&'static str]> {
    /// The id within the book, `ch08/sigmoid`.
    pub id: String,
    /// The figure.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub figure: Figure,
    /// The parameters.
    #[cfg_attr(feature = "serde", serde(default = "Vec::new"))]
    pub params: Vec<Param<Text, Names>>,
    /// The texts.
    #[cfg_attr(
        feature = "serde",
        serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")
    )]
    pub texts: Vec<Typed<Text>>,
    /// The computation that the figure follows.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub steps: Option<Steps<Text>>,
    /// The drawing at the last step of that computation, with every number in it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub finished: Option<String>,
}

impl Entry {
    /// The default of every parameter.
    pub fn defaults(&self) -> Vec<f64> {
        self.params.iter().map(|param| param.default).collect()
    }

    /// The default of every text.
    pub fn default_texts(&self) -> Vec<String> {
        self.texts.iter().map(|text| text.default.to_owned()).collect()
    }

    /// Whether a reader can change it.
    pub fn is_live(&self) -> bool {
        !(self.params.is_empty() && self.texts.is_empty())
    }

    /// The default of every parameter, and of the time axis its end.
    pub fn at_the_end(&self) -> Vec<f64> {
        let end = |param: &Param| if param.time { param.max } else { param.default };
        self.params.iter().map(end).collect()
    }

    /// The figure for these values, with its texts as they are printed.
    pub fn at(&self, values: &[f64]) -> Figure {
        (self.draw)(values, &self.default_texts())
    }

    /// The figure as the printed page shows it.
    pub fn at_defaults(&self) -> Figure {
        (self.draw)(&self.defaults(), &self.default_texts())
    }

    /// What the printed page of this chapter, `ch08`, shows.
    pub fn printed(&self, chapter: &str) -> Printed {
        Printed {
            id: format!("{chapter}/{}", self.id),
            figure: self.at_defaults(),
            params: self.params.to_vec(),
            texts: self.texts.to_vec(),
            steps: self.steps.map(|steps| steps(&self.defaults(), &self.default_texts())),
            finished: self.steps.map(|_| self.at(&self.at_the_end()).svg),
        }
    }
}

/// Stands in a browser for a figure that nothing changes.
///
/// # Panics
///
/// Always: its page shows the figure and has nothing to ask.
#[doc(hidden)]
pub fn on_the_page() -> Figure {
    panic!("nothing changes this figure, and its page shows it")
}

/// Lists a figure function as an [`Entry`]: `entry!("sigmoid", sigmoid_at(SigmoidAt))`, or
/// `entry!("architecture", architecture())` for a figure without parameters, or
/// `entry!("stepper", stepper(Setting), steps)` for one to be stepped through.
#[macro_export]
macro_rules! entry {
    ($id:literal, $draw:ident()) => {
        $crate::Entry {
            id: $id,
            params: &[],
            texts: &[],
            // The page has it already, so a browser's script is spared whatever it takes to draw it.
            draw: |_, _| if cfg!(target_arch = "wasm32") { $crate::on_the_page() } else { $draw() },
            steps: None,
        }
    };
    ($id:literal, $draw:ident($params:ty)) => {
        $crate::Entry {
            id: $id,
            params: <$params as $crate::Parameters>::PARAMS,
            texts: <$params as $crate::Parameters>::TEXTS,
            draw: |values, texts| $draw(&<$params as $crate::Parameters>::read(values, texts)),
            steps: None,
        }
    };
    ($id:literal, $draw:ident($params:ty), $steps:ident) => {
        $crate::Entry {
            steps: Some(|values, texts| {
                $steps(&<$params as $crate::Parameters>::read(values, texts))
            }),
            ..$crate::entry!($id, $draw($params))
        }
    };
}
