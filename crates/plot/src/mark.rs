//! A mark on a chart and its looks.

use crate::sheet::{Align, At, Pen, TEXT};
use crate::{Dash, Marker, Role};

/// The side of its place on which a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs)]
pub enum Side {
    Left,
    Right,
    Above,
    Below,
}

/// Something drawn on a [`Chart`](crate::Chart). Its methods change how it looks.
#[derive(Debug)]
pub struct Mark {
    pub(crate) shape: Shape,
    pub(crate) role: Role,
    pub(crate) dash: Dash,
    pub(crate) marker: Option<Marker>,
    pub(crate) width: f64,
    pub(crate) opacity: f64,
    pub(crate) place: Label,
    pub(crate) side: Option<Side>,
    pub(crate) term: Option<&'static str>,
    in_front: bool,
    label: Option<String>,
    is_series: bool,
}

#[derive(Debug)]
pub(crate) enum Shape {
    Line(Vec<At>),
    Points(Vec<At>),
    Vertical(f64),
    Horizontal(f64),
    Arrow(At, At),
    Shade(Vec<At>, f64),
    Bars(Vec<At>),
    Cells {
        cells: Vec<Option<usize>>,
        columns: usize,
        bands: usize,
    },
    /// In shares of the frame, from the upper left.
    Contours(Vec<Vec<At>>),
    Note(At),
    /// A line of text over the frame, counted from the uppermost.
    Heading(usize),
}

impl Shape {
    pub(crate) fn class(&self) -> &'static str {
        match self {
            Shape::Line(_) | Shape::Contours(_) => "fig-line",
            Shape::Points(_) => "fig-points",
            Shape::Vertical(_) | Shape::Horizontal(_) => "fig-rule",
            Shape::Arrow(..) => "fig-arrow",
            Shape::Shade(..) | Shape::Cells { .. } => "fig-area",
            Shape::Bars(_) => "fig-bars",
            Shape::Note(_) | Shape::Heading(_) => "fig-note",
        }
    }
}

/// Where the label of a mark stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Label {
    End,
    /// Beside a curve, where it passes this x.
    Near(f64),
}

impl Mark {
    pub(crate) fn new(shape: Shape) -> Self {
        Self {
            shape,
            role: Role::Ink,
            dash: Dash::Solid,
            marker: None,
            width: 2.0,
            opacity: 1.0,
            place: Label::End,
            side: None,
            term: None,
            in_front: false,
            label: None,
            is_series: false,
        }
    }

    /// Writes this beside the mark. See the crate for the markup of symbols.
    pub fn label(&mut self, label: &str) -> &mut Self {
        self.label = Some(label.into()).filter(|label: &String| !label.is_empty());
        self
    }

    /// Writes nothing beside the mark.
    pub fn unlabelled(&mut self) -> &mut Self {
        self.label = None;
        self
    }

    /// Writes the label of a line above or beside the curve where it passes `x`, not at its end.
    pub fn label_at(&mut self, x: f64, side: Side) -> &mut Self {
        self.place = Label::Near(x);
        self.side(side)
    }

    /// Writes the label on this side. For a line: of its end.
    pub fn side(&mut self, side: Side) -> &mut Self {
        self.side = Some(side);
        self
    }

    /// Gives the mark and its label another role, and so another colour.
    pub fn role(&mut self, role: Role) -> &mut Self {
        self.role = role;
        self
    }

    /// Gives the mark the colour of a term of the book, and the page its card for it.
    pub fn term(&mut self, id: &'static str) -> &mut Self {
        self.term = Some(id);
        self.role(Role::Term(id))
    }

    /// Breaks the line in another way.
    pub fn dash(&mut self, dash: Dash) -> &mut Self {
        self.dash = dash;
        self
    }

    /// Marks points with another shape; on a line, marks its points as well, or about eight of
    /// them where there are many.
    pub fn marker(&mut self, marker: Marker) -> &mut Self {
        self.marker = Some(marker);
        self
    }

    /// Changes the width of lines.
    pub fn width(&mut self, width: f64) -> &mut Self {
        self.width = width.clamp(0.2, 20.0);
        self
    }

    /// Changes the opacity of areas and of points.
    pub fn opacity(&mut self, opacity: f64) -> &mut Self {
        self.opacity = opacity.clamp(0.0, 1.0);
        self
    }

    /// Draws the mark above the points that come before it in the chart.
    pub fn in_front(&mut self) -> &mut Self {
        self.in_front = true;
        self
    }

    pub(crate) fn series(&mut self, n: usize) -> &mut Self {
        self.is_series = true;
        self.role = Role::Series((n % 6) as u8 + 1);
        self.width = 2.6;
        match self.shape {
            Shape::Points(_) => self.marker = Some(Marker::of_series(n)),
            _ => self.dash = Dash::of_series(n),
        }
        self
    }

    pub(crate) fn rule(&mut self) -> &mut Self {
        self.dash(Dash::Dotted).width(1.6)
    }

    pub(crate) fn is_series(&self) -> bool {
        self.is_series
    }

    pub(crate) fn label_text(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// Areas lie under the grid, points above the lines, and what is to be in front with them.
    pub(crate) fn layer(&self) -> usize {
        match self.shape {
            Shape::Shade(..) | Shape::Cells { .. } => 0,
            Shape::Points(_) => 2,
            _ if self.in_front => 2,
            _ => 1,
        }
    }

    pub(crate) fn write(&self, pen: &Pen, at: At, align: Align) {
        let Some(label) = &self.label else { return };
        let mut attributes = vec![("class", "fig-label")];
        attributes.extend(self.term.map(|term| ("data-term", term)));
        pen.group(&attributes, |pen| pen.text(at, label, TEXT, self.role, align));
    }
}

impl Marker {
    pub(crate) fn draw(self, pen: &Pen, (x, y): At, role: Role) {
        match self {
            Marker::Dot => pen.disc((x, y), 5.0, role),
            Marker::Small => pen.disc((x, y), 2.2, role),
            Marker::Ring => {
                pen.disc((x, y), 5.0, Role::Paper);
                pen.ring((x, y), 5.0, role, 2.0);
            }
            Marker::Square => pen.rect((x - 4.5, y - 4.5), (x + 4.5, y + 4.5), role, 1.0),
            Marker::Triangle => {
                pen.area(&[(x, y - 6.0), (x + 5.5, y + 4.0), (x - 5.5, y + 4.0)], role, 1.0);
            }
            Marker::Diamond => {
                let corners = [(x, y - 6.5), (x + 6.0, y), (x, y + 6.5), (x - 6.0, y)];
                pen.area(&corners, role, 1.0);
            }
            Marker::Cross => {
                pen.line(&[(x - 4.5, y - 4.5), (x + 4.5, y + 4.5)], role, 2.4);
                pen.line(&[(x - 4.5, y + 4.5), (x + 4.5, y - 4.5)], role, 2.4);
            }
            Marker::Plus => {
                pen.line(&[(x - 5.5, y), (x + 5.5, y)], role, 2.4);
                pen.line(&[(x, y - 5.5), (x, y + 5.5)], role, 2.4);
            }
        }
    }
}
