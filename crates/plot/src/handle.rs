//! Points of a drawing that a reader can take hold of.

use crate::sheet::At;

/// A point of the drawing that the reader can drag, with mouse, finger or arrow keys. It sets the
/// numbers that it is bound to, as their sliders do.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Handle {
    /// What is taken hold of: "the tip of the weight arrow".
    pub name: String,
    /// Where it is, in the units of the figure.
    pub at: At,
    /// The horizontal axis.
    pub x: Scale,
    /// The vertical axis.
    pub y: Scale,
    /// What it sets.
    pub drags: Vec<Drag>,
}

/// How the values of an axis lie in the figure: `value`, or its decimal logarithm, stands at
/// `zero` + `unit` · `value`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Scale {
    /// Where 0 stands, in the units of the figure.
    pub zero: f64,
    /// How far 1 stands from it.
    pub unit: f64,
    /// Whether the axis is logarithmic.
    pub log: bool,
}

impl Scale {
    /// The axis on which these two values, as they are placed, stand at these two places.
    pub(crate) fn through(values: (f64, f64), places: (f64, f64), log: bool) -> Self {
        let unit = (places.1 - places.0) / (values.1 - values.0);
        Self { zero: places.0 - unit * values.0, unit, log }
    }
}

/// A number that a handle sets, and how it follows from the place where the handle is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Drag {
    /// The field's name in the parameter struct.
    pub param: String,
    /// What of the place it is.
    pub by: By,
}

/// What of a place (x, y), in the values of the axes, a number is.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum By {
    /// `[c, a, b]`: c + a · x + b · y.
    Linear([f64; 3]),
    /// `[x, y, from]`: the angle seen from the centre (x, y), in degrees against the clock, where
    /// `from` is its zero.
    Angle([f64; 3]),
    /// `[x, y]`: the distance from there.
    Distance([f64; 2]),
}

impl Drag {
    fn new(param: &str, by: By) -> Self {
        Self { param: param.into(), by }
    }

    /// The number is the x of the handle.
    pub fn x(param: &str) -> Self {
        Self::linear(param, 0.0, (1.0, 0.0))
    }

    /// The number is the y of the handle.
    pub fn y(param: &str) -> Self {
        Self::linear(param, 0.0, (0.0, 1.0))
    }

    /// The number is `c` + a · x + b · y. The bias of the line that goes through the handle, say.
    pub fn linear(param: &str, c: f64, (a, b): At) -> Self {
        Self::new(param, By::Linear([c, a, b]))
    }

    /// The number is an angle around `centre`, in degrees against the clock; it is 0 in the
    /// direction `from`.
    pub fn angle(param: &str, centre: At, from: f64) -> Self {
        Self::new(param, By::Angle([centre.0, centre.1, from]))
    }

    /// The number is the distance from `centre`.
    pub fn distance(param: &str, centre: At) -> Self {
        Self::new(param, By::Distance([centre.0, centre.1]))
    }
}
