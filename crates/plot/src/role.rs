//! What a mark means decides its colour; the theme decides what the colour is.

/// The role of a mark. The theme gives every role a colour for light and one for dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Axes and text: `--fig-ink`.
    Ink,
    /// Grid lines and other quiet marks: `--fig-grid`.
    Grid,
    /// The ground of the figure: `--fig-paper`.
    Paper,
    /// Series 1 to 6: `--fig-1` … `--fig-6`. Higher numbers start again.
    Series(u8),
    /// The colour of a term of the book's vocabulary, by its id: `--t-<id>`.
    Term(&'static str),
}

impl Role {
    /// The CSS variable that holds the colour.
    pub(crate) fn variable(self) -> String {
        match self {
            Role::Ink => "--fig-ink".into(),
            Role::Grid => "--fig-grid".into(),
            Role::Paper => "--fig-paper".into(),
            Role::Series(n) => format!("--fig-{}", n.saturating_sub(1) % 6 + 1),
            Role::Term(id) => format!("--t-{id}"),
        }
    }
}

/// How a line is broken, so that colour is never the only difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// Dash and dot in turn.
    DashDot,
    /// Long dashes.
    Long,
    /// Dash and two dots in turn.
    DashDotDot,
}

impl Dash {
    /// The style of the n-th series, counted from 0.
    pub(crate) fn of_series(n: usize) -> Self {
        use Dash::*;
        [Solid, Dashed, DashDot, Dotted, Long, DashDotDot][n % 6]
    }

    /// The value of `stroke-dasharray`. Caps are round, so gaps are a stroke width longer than
    /// they look.
    pub(crate) fn array(self) -> Option<&'static str> {
        match self {
            Dash::Solid => None,
            Dash::Dashed => Some("8 7"),
            Dash::Dotted => Some("0 6"),
            Dash::DashDot => Some("10 6 0 6"),
            Dash::Long => Some("18 7"),
            Dash::DashDotDot => Some("10 6 0 6 0 6"),
        }
    }
}

/// The shape that marks a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A filled circle.
    Dot,
    /// A smaller one, where many stand close together.
    Small,
    /// A circle with an empty middle.
    Ring,
    /// A filled square.
    Square,
    /// A filled triangle that points up.
    Triangle,
    /// A filled diamond.
    Diamond,
    /// Two crossed strokes.
    Cross,
    /// An upright cross.
    Plus,
}

impl Marker {
    /// The marker of the n-th series, counted from 0.
    pub(crate) fn of_series(n: usize) -> Self {
        use Marker::*;
        [Dot, Square, Triangle, Diamond, Cross, Ring][n % 6]
    }
}
