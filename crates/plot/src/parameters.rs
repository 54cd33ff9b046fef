//! What a reader may set: numbers with a range, a step and a default, choices by name, lines of
//! text, drawings.

use std::fmt;
use std::ops::RangeInclusive;

use crate::Drawing;
use crate::drawing::letters_of;

/// One number that a figure can be redrawn with, or one choice of a few names.
///
/// The value of a choice is the index of the name, from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Param<Text = &'static str, Names = &'static [&'static str]> {
    /// The field's name in the parameter struct.
    pub name: Text,
    /// What the reader sees beside the control.
    pub label: Text,
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// The distance between two positions of the control.
    pub step: f64,
    /// The value of the figure on the printed page.
    pub default: f64,
    /// The unit shown behind the value, or an empty string.
    pub unit: Text,
    /// Whether the parameter is a time axis, which gets step, play and pause.
    pub time: bool,
    /// The names that the reader chooses from, if it is a choice.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub names: Option<Names>,
}

impl Param {
    /// A parameter without a unit that is not a time axis.
    pub const fn new(
        name: &'static str,
        label: &'static str,
        range: RangeInclusive<f64>,
        step: f64,
        default: f64,
    ) -> Self {
        let (min, max) = (*range.start(), *range.end());
        Self { name, label, min, max, step, default, unit: "", time: false, names: None }
    }

    /// A choice of these names.
    ///
    /// # Panics
    ///
    /// If there are fewer than two names, or `default` is none of them. In a `const`, as
    /// [`parameters!`](crate::parameters) has it, the compiler says so.
    pub const fn choice(
        name: &'static str,
        label: &'static str,
        names: &'static [&'static str],
        default: &str,
    ) -> Self {
        assert!(names.len() >= 2, "a choice has two names or more");
        let default = Chosen::new(names, default).index as f64;
        let range = 0.0..=(names.len() - 1) as f64;
        Self { names: Some(names), ..Self::new(name, label, range, 1.0, default) }
    }

    /// The same parameter with a unit.
    pub const fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// The same parameter as a time axis.
    pub const fn time(self) -> Self {
        Self { time: true, ..self }
    }

    /// The nearest value within the range, for a choice the nearest of its names; the default
    /// where `value` is not a number.
    pub fn clamp(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.default;
        }
        let value = value.clamp(self.min, self.max);
        if self.names.is_some() { libm::round(value) } else { value }
    }
}

/// The name that the reader has chosen, and its place among the names.
///
/// ```
/// use plot::Chosen;
///
/// const GATES: &[&str] = &["AND", "OR", "XOR"];
/// let gate = Chosen::new(GATES, "XOR");
/// assert_eq!((gate.index(), gate.name()), (2, "XOR"));
/// assert!(gate == "XOR");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    names: &'static [&'static str],
    index: usize,
}

impl Chosen {
    /// The choice of `name` among `names`.
    ///
    /// # Panics
    ///
    /// If it is none of them.
    pub const fn new(names: &'static [&'static str], name: &str) -> Self {
        let mut index = 0;
        while index < names.len() {
            if same(names[index].as_bytes(), name.as_bytes()) {
                return Self { names, index };
            }
            index += 1;
        }
        panic!("this is none of the names that can be chosen")
    }

    /// The place of the name among the names, from 0.
    pub const fn index(self) -> usize {
        self.index
    }

    /// The name.
    pub const fn name(self) -> &'static str {
        self.names[self.index]
    }
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

impl fmt::Display for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl PartialEq<str> for Chosen {
    fn eq(&self, name: &str) -> bool {
        self.name() == name
    }
}

impl PartialEq<&str> for Chosen {
    fn eq(&self, name: &&str) -> bool {
        self.name() == *name
    }
}

/// A line of text that a figure can be redrawn with, typed by the reader; or a drawing, told in
/// letters.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Typed<Text = &'static str> {
    /// The field's name in the parameter struct.
    pub name: Text,
    /// What the reader sees beside the field.
    pub label: Text,
    /// How many characters it may have.
    pub longest: usize,
    /// The text of the figure on the printed page.
    pub default: Text,
    /// Rows and columns, where the text is the letters of a [`Drawing`].
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub pixels: Option<[usize; 2]>,
}

/// How many characters the text of any figure may have.
pub const LONGEST: usize = 400;

impl Typed {
    /// A text of at most so many characters.
    ///
    /// # Panics
    ///
    /// If this is more than [`LONGEST`], or the default is longer in bytes. In a `const`, as
    /// [`parameters!`](crate::parameters) has it, the compiler says so.
    pub const fn new(
        name: &'static str,
        label: &'static str,
        longest: usize,
        default: &'static str,
    ) -> Self {
        assert!(longest <= LONGEST, "no figure may ask for so long a text");
        assert!(default.len() <= longest, "the default is longer than the text may be");
        Self { name, label, longest, default, pixels: None }
    }

    /// A drawing of so many pixels, with the letters of the one on the printed page.
    ///
    /// # Panics
    ///
    /// If a side has no pixel or more than [`WIDEST`](crate::WIDEST), or if these are not the
    /// letters of such a drawing. In a `const`, as [`parameters!`](crate::parameters) has it, the
    /// compiler says so.
    pub const fn drawing(
        name: &'static str,
        label: &'static str,
        (rows, columns): (usize, usize),
        default: &'static str,
    ) -> Self {
        assert!(Drawing::read(default, rows, columns).is_ok(), "the default is no such drawing");
        let longest = letters_of(rows, columns);
        Self { pixels: Some([rows, columns]), ..Self::new(name, label, longest, default) }
    }

    /// The text as far as it may go, on one line: what is no printable character becomes a space.
    pub fn clamp(&self, text: &str) -> String {
        text.chars().take(self.longest).map(|c| if c.is_control() { ' ' } else { c }).collect()
    }
}

/// What a reader has set: a struct that a figure is drawn from. Declare it with
/// [`parameters!`](crate::parameters).
pub trait Parameters: Default {
    /// The numbers and choices in order of declaration.
    const PARAMS: &'static [Param];

    /// The texts and drawings in order of declaration.
    const TEXTS: &'static [Typed];

    /// Reads the values in the order of [`PARAMS`](Self::PARAMS) and the texts in the order of
    /// [`TEXTS`](Self::TEXTS). A value outside its range moves to the nearer end, a text that is
    /// too long is cut; what is missing, not a number or not a drawing takes the default.
    fn read(values: &[f64], texts: &[String]) -> Self;

    /// Reads the values; the texts are the default ones.
    fn from_values(values: &[f64]) -> Self {
        Self::read(values, &[])
    }

    /// The values in the order of [`PARAMS`](Self::PARAMS).
    fn values(&self) -> Vec<f64>;

    /// The texts in the order of [`TEXTS`](Self::TEXTS).
    fn texts(&self) -> Vec<String>;
}

/// Declares a struct of parameters, each with the label its control gets.
///
/// A *number* has a range, its step and default, and where it applies a unit and the word `time`;
/// its field is an `f64`. A *choice* is `one of` a few names, with a name as default; its field is
/// a [`Chosen`]. A *text* has a largest number of characters; its field is a `String`. A *drawing*
/// has rows and columns of pixels, and as default its letters or its rows; its field is a
/// [`Drawing`]. Texts and drawings stand above the other controls.
///
/// ```
/// plot::parameters! {
///     /// How far training has come.
///     pub struct Progress {
///         /// The epoch that is shown.
///         epoch: "epoch" in 0.0..=40.0, step 1.0, default 40.0, unit "epochs", time;
///         /// The step size of training.
///         learning_rate: "learning rate LR" in 0.1..=2.0, step 0.1, default 1.0;
///         /// What the nodes do with their preactivations.
///         activation: "activation function" one of ["sigmoid", "tanh", "ReLU"], default "tanh";
///         /// What is written above it all.
///         heading: "heading" text up to 20, default "Training";
///         /// What the network is to see.
///         shown: "what it sees" drawing of 3 by 5, default "
///             .....
///             .####
///             ....#";
///     }
/// }
///
/// use plot::Parameters;
/// let progress = Progress::default();
/// assert_eq!(progress.epoch, 40.0);
/// assert_eq!((progress.activation.name(), progress.activation.index()), ("tanh", 1));
/// assert_eq!(progress.heading, "Training");
/// assert!(progress.shown.ink() == 5 && progress.shown.is_inked(2, 4));
/// assert_eq!(Progress::from_values(&[99.0]).values(), [40.0, 1.0, 1.0]);
/// ```
///
/// Names that are used elsewhere too are an array: `one of GATES` with
/// `const GATES: [&str; 4] = ["AND", "OR", "NAND", "XOR"];`. A default that is none of the names
/// does not compile:
///
/// ```compile_fail
/// plot::parameters! {
///     /// A gate.
///     pub struct Gate {
///         /// Which one.
///         gate: "gate" one of ["AND", "OR"], default "XOR";
///     }
/// }
/// use plot::Parameters;
/// assert!(Gate::PARAMS.len() == 1);
/// ```
///
/// Nor does a drawing of another size:
///
/// ```compile_fail
/// plot::parameters! {
///     /// A shape.
///     pub struct Shape {
///         /// Which one.
///         shape: "shape" drawing of 2 by 2, default "## #";
///     }
/// }
/// use plot::Parameters;
/// assert!(Shape::TEXTS.len() == 1);
/// ```
#[macro_export]
macro_rules! parameters {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $(
                $(#[$field_meta:meta])*
                $field:ident: $label:literal
                $(in $min:literal..=$max:literal, step $step:literal, default $default:literal
                    $(, $option:ident $($value:literal)?)*)?
                $(one of $names:expr, default $chosen:literal)?
                $(text up to $longest:literal, default $typed:literal)?
                $(drawing of $rows:literal by $columns:literal, default $drawn:expr)?;
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        $vis struct $name {
            $(
                $(#[$field_meta])*
                pub $field: $crate::parameters!(
                    @type $(number $min)? $(choice $names)? $(text $longest)? $(drawing $rows)?
                ),
            )+
        }

        $crate::parameters!(@copy $name $($($longest)?)+);

        impl $crate::Parameters for $name {
            const PARAMS: &'static [$crate::Param] = &[
                $(
                    $(
                        $crate::Param::new(stringify!($field), $label, $min..=$max, $step, $default)
                            $(.$option($($value)?))*,
                    )?
                    $($crate::Param::choice(stringify!($field), $label, &$names, $chosen),)?
                )+
            ];

            const TEXTS: &'static [$crate::Typed] = &[
                $(
                    $($crate::Typed::new(stringify!($field), $label, $longest, $typed),)?
                    $($crate::Typed::drawing(stringify!($field), $label, ($rows, $columns), {
                        const LETTERS: $crate::settings::Letters =
                            $crate::settings::default_drawing($rows, $columns, $drawn).letters();
                        LETTERS.as_str()
                    }),)?
                )+
            ];

            #[allow(unused_mut, unused_variables)]
            fn read(values: &[f64], texts: &[::std::string::String]) -> Self {
                let mut values = $crate::settings::Values::new(Self::PARAMS, values);
                let mut texts = $crate::settings::Texts::new(Self::TEXTS, texts);
                Self {
                    $(
                        $field: $crate::parameters!(
                            @read values texts
                            $(number $min)? $(choice $names)? $(text $longest)? $(drawing $rows)?
                        ),
                    )+
                }
            }

            fn values(&self) -> ::std::vec::Vec<f64> {
                ::std::vec![
                    $(
                        $($crate::parameters!(@value self.$field, number $min),)?
                        $($crate::parameters!(@value self.$field, choice $names),)?
                    )+
                ]
            }

            fn texts(&self) -> ::std::vec::Vec<::std::string::String> {
                ::std::vec![
                    $(
                        $($crate::parameters!(@value self.$field, text $longest),)?
                        $($crate::parameters!(@value self.$field, drawing $rows),)?
                    )+
                ]
            }
        }

        impl ::core::default::Default for $name {
            fn default() -> Self {
                <Self as $crate::Parameters>::read(&[], &[])
            }
        }
    };
    (@type number $any:tt) => { f64 };
    (@type choice $any:tt) => { $crate::Chosen };
    (@type text $any:tt) => { ::std::string::String };
    (@type drawing $any:tt) => { $crate::Drawing };
    (@copy $name:ident) => { impl ::core::marker::Copy for $name {} };
    (@copy $name:ident $($any:tt)+) => {};
    (@read $values:ident $texts:ident number $any:tt) => { $values.number() };
    (@read $values:ident $texts:ident choice $any:tt) => { $values.choice() };
    (@read $values:ident $texts:ident text $any:tt) => { $texts.text() };
    (@read $values:ident $texts:ident drawing $any:tt) => { $texts.drawing() };
    (@value $self:ident.$field:ident, number $any:tt) => { $self.$field };
    (@value $self:ident.$field:ident, choice $any:tt) => { $self.$field.index() as f64 };
    (@value $self:ident.$field:ident, text $any:tt) => { $self.$field.clone() };
    (@value $self:ident.$field:ident, drawing $any:tt) => {
        ::std::string::ToString::to_string(&$self.$field)
    };
}

/// What [`parameters!`](crate::parameters) reads values with.
#[doc(hidden)]
pub mod settings {
    use super::{Chosen, Drawing, Param, Typed};

    pub use crate::drawing::Letters;

    /// The drawing of the printed page.
    pub const fn default_drawing(rows: usize, columns: usize, told: &str) -> Drawing {
        match Drawing::read(told, rows, columns) {
            Ok(drawing) => drawing,
            Err(_) => panic!("the default is no drawing of this size"),
        }
    }

    /// Values one after the other, each with its parameter.
    #[derive(Debug)]
    pub struct Values<'a> {
        params: &'static [Param],
        values: &'a [f64],
        next: usize,
    }

    impl<'a> Values<'a> {
        pub fn new(params: &'static [Param], values: &'a [f64]) -> Self {
            Self { params, values, next: 0 }
        }

        fn next(&mut self) -> (&'static Param, f64) {
            let param = &self.params[self.next];
            let value = self.values.get(self.next).copied();
            self.next += 1;
            (param, value.map_or(param.default, |value| param.clamp(value)))
        }

        pub fn number(&mut self) -> f64 {
            self.next().1
        }

        pub fn choice(&mut self) -> Chosen {
            let (param, value) = self.next();
            Chosen { names: param.names.unwrap_or(&[""]), index: value as usize }
        }
    }

    /// Texts one after the other, each with its parameter.
    #[derive(Debug)]
    pub struct Texts<'a> {
        params: &'static [Typed],
        texts: &'a [String],
        next: usize,
    }

    impl<'a> Texts<'a> {
        pub fn new(params: &'static [Typed], texts: &'a [String]) -> Self {
            Self { params, texts, next: 0 }
        }

        pub fn text(&mut self) -> String {
            let param = &self.params[self.next];
            let text = self.texts.get(self.next);
            self.next += 1;
            text.map_or_else(|| param.default.to_owned(), |text| param.clamp(text))
        }

        pub fn drawing(&mut self) -> Drawing {
            let param = &self.params[self.next];
            let text = self.texts.get(self.next).map_or(param.default, String::as_str);
            self.next += 1;
            let [rows, columns] = param.pixels.unwrap_or([1, 1]);
            let read = |text| Drawing::read(text, rows, columns);
            read(text)
                .or_else(|_| read(param.default))
                .unwrap_or_else(|_| Drawing::blank(rows, columns))
        }
    }
}
