//! What a reader may turn: named numbers with a range, a step and a default.

use std::ops::RangeInclusive;

/// One number that a figure can be redrawn with.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Param<Text = &'static str> {
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
        Self { name, label, min, max, step, default, unit: "", time: false }
    }

    /// The same parameter with a unit.
    pub const fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// The same parameter as a time axis.
    pub const fn time(self) -> Self {
        Self { time: true, ..self }
    }

    /// The nearest value within the range; the default where `value` is not a number.
    pub fn clamp(&self, value: f64) -> f64 {
        if value.is_nan() { self.default } else { value.clamp(self.min, self.max) }
    }
}

/// A struct of numbers that a figure is drawn from. Declare it with
/// [`parameters!`](crate::parameters).
pub trait Parameters: Default {
    /// The fields in order of declaration.
    const PARAMS: &'static [Param];

    /// Reads the values in the order of [`PARAMS`](Self::PARAMS). A value outside its range moves
    /// to the nearer end; one that is missing or not a number takes the default.
    fn from_values(values: &[f64]) -> Self;

    /// The values in the order of [`PARAMS`](Self::PARAMS).
    fn values(&self) -> Vec<f64>;
}

/// Declares a struct of parameters, each with the label its control gets, its range, step and
/// default, and where it applies a unit and the word `time`.
///
/// ```
/// plot::parameters! {
///     /// How far training has come.
///     pub struct Progress {
///         /// The epoch that is shown.
///         epoch: "epoch" in 0.0..=40.0, step 1.0, default 40.0, unit "epochs", time;
///         /// The step size of training.
///         learning_rate: "learning rate LR" in 0.1..=2.0, step 0.1, default 1.0;
///     }
/// }
///
/// use plot::Parameters;
/// assert_eq!(Progress::default().epoch, 40.0);
/// assert_eq!(Progress::from_values(&[99.0]).values(), [40.0, 1.0]);
/// ```
#[macro_export]
macro_rules! parameters {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $(
                $(#[$field_meta:meta])*
                $field:ident: $label:literal in $min:literal..=$max:literal,
                step $step:literal, default $default:literal
                $(, $option:ident $($value:literal)?)*;
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        $vis struct $name {
            $($(#[$field_meta])* pub $field: f64,)+
        }

        impl $crate::Parameters for $name {
            const PARAMS: &'static [$crate::Param] = &[
                $(
                    $crate::Param::new(stringify!($field), $label, $min..=$max, $step, $default)
                        $(.$option($($value)?))*,
                )+
            ];

            fn from_values(values: &[f64]) -> Self {
                let mut values = values.iter().copied();
                let mut params = <Self as $crate::Parameters>::PARAMS.iter();
                $(
                    let $field = params.next().map_or($default, |param| {
                        values.next().map_or(param.default, |value| param.clamp(value))
                    });
                )+
                Self { $($field,)+ }
            }

            fn values(&self) -> ::std::vec::Vec<f64> {
                ::std::vec![$(self.$field,)+]
            }
        }

        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }
    };
}
