//! The sheet that plotters draws on: an SVG whose colours are roles and whose text is marked up.
//!
//! plotters places everything on whole units, so it draws at ten times the size and the sheet
//! writes tenths. What plotters cannot say (dashes, halos, `data-` attributes) goes on a group
//! around what it draws. Nothing here measures text: in a browser plotters would ask the page for
//! its fonts, and the figure would differ from the printed one.

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::IntoDrawingArea as _;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingArea, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle};
use plotters::style::{Color as _, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::Role;
use crate::text;

/// Sheet units in one unit of the figure.
const SCALE: f64 = 10.0;

/// The size of ordinary text, in units of a figure that is 640 wide: about the size of the page's
/// own text at full width, and still readable when the figure is shown at 340 pixels.
pub(crate) const TEXT: f64 = 19.0;

/// The width of a phone in pixels. The page gives a figure all of it.
const PHONE: f64 = 390.0;

/// The least size of a text on a phone in pixels.
const LEAST: f64 = 11.0;

/// The size of text on a sheet of this width that a phone's reader can just read, a little rounded up.
fn least(width: f64) -> f64 {
    libm::ceil(width * LEAST / PHONE * 10.0 + 1.0) / 10.0
}

/// The size of lesser text on a sheet of this width: never so small that a phone's reader cannot
/// read it, nor larger than ordinary text.
pub(crate) fn small(width: f64) -> f64 {
    least(width).clamp(17.0, TEXT)
}

/// A place in the figure: right of and below the upper left corner.
pub(crate) type At = (f64, f64);

/// Where a text stands relative to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Middle,
    End,
}

#[derive(Default)]
struct Body {
    svg: String,
    /// The roles used so far. plotters knows colours only as numbers: here, an index.
    roles: Vec<Role>,
    /// The `d` of the path that shapes are collected in, if they are.
    path: Option<String>,
}

/// Draws in units of the figure and in roles.
pub(crate) struct Pen {
    area: DrawingArea<Sheet, Shift>,
    body: Rc<RefCell<Body>>,
    size: At,
    /// What is drawn at (0, 0) comes to lie here.
    origin: Cell<At>,
}

impl Pen {
    pub(crate) fn new(size: At) -> Self {
        let body = Rc::new(RefCell::new(Body::default()));
        let sheet = Sheet {
            body: Rc::clone(&body),
            size: (to_sheet(size.0).max(1) as u32, to_sheet(size.1).max(1) as u32),
        };
        Self { area: sheet.into_drawing_area(), body, size, origin: Cell::new((0.0, 0.0)) }
    }

    /// The finished element, with what assistive technology needs.
    pub(crate) fn finish(self, title: &str, desc: &str) -> String {
        let body = self.body.borrow();
        let mut svg = String::with_capacity(body.svg.len() + desc.len() + 400);
        svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" viewBox=\"0 0 ");
        tenths(&mut svg, to_sheet(self.size.0));
        svg.push(' ');
        tenths(&mut svg, to_sheet(self.size.1));
        // Three quarters of the text is too small for a phone: there the page's style gives an index
        // this size, at which it is still told from the text by standing lower or higher.
        let index = match body.svg.contains(text::SCRIPT_SIZE) {
            true => format!(";--index:{}px", least(self.size.0)),
            false => String::new(),
        };
        // Text keeps its size from figure to figure, so a narrow one is not blown up.
        let _ = write!(
            svg,
            "\" style=\"max-width:min(100%,{}px){index}\" role=\"img\" aria-labelledby=\"title\" \
             aria-describedby=\"desc\" font-size=\"{TEXT}\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\
             <title id=\"title\">",
            libm::round(self.size.0)
        );
        text::escape(&mut svg, title);
        svg.push_str("</title><desc id=\"desc\">");
        text::escape(&mut svg, desc);
        svg.push_str("</desc>");
        svg.push_str(&body.svg);
        svg.push_str("</svg>");
        svg
    }

    /// Draws with the origin moved here.
    pub(crate) fn moved(&self, origin: At, draw: impl FnOnce(&Self)) {
        let before = self.origin.replace(origin);
        draw(self);
        self.origin.set(before);
    }

    /// Draws within a group that has these attributes.
    pub(crate) fn group(&self, attributes: &[(&str, &str)], draw: impl FnOnce(&Self)) {
        self.body.borrow_mut().open_group(attributes);
        draw(self);
        self.body.borrow_mut().svg.push_str("</g>");
    }

    /// Draws a text on a ground of paper, so that it can be read on top of lines.
    pub(crate) fn halo(&self, draw: impl FnOnce(&Self)) {
        let paper = format!("var({})", Role::Paper.variable());
        let attributes =
            [("stroke", paper.as_str()), ("stroke-width", "6"), ("paint-order", "stroke")];
        self.group(&attributes, draw);
    }

    /// Draws many shapes of one colour as a single path.
    pub(crate) fn filled_path(&self, role: Role, opacity: f64, draw: impl FnOnce(&Self)) {
        self.body.borrow_mut().path = Some(String::new());
        draw(self);
        let mut body = self.body.borrow_mut();
        if let Some(d) = body.path.take().filter(|d| !d.is_empty()) {
            // Crisp edges: neighbouring regions would otherwise show a seam of paper.
            let _ = write!(body.svg, "<path shape-rendering=\"crispEdges\" fill=\"");
            body.push_role(role);
            body.svg.push('"');
            body.push_opacity("fill-opacity", opacity);
            let _ = write!(body.svg, " d=\"{d}\"/>");
        }
    }

    pub(crate) fn line(&self, points: &[At], role: Role, width: f64) {
        let points: Vec<_> = points.iter().copied().map(|at| self.sheet(at)).collect();
        self.put(&PathElement::new(points, self.style(role, 1.0).stroke_width(width_of(width))));
    }

    pub(crate) fn area(&self, points: &[At], role: Role, opacity: f64) {
        let points: Vec<_> = points.iter().copied().map(|at| self.sheet(at)).collect();
        self.put(&Polygon::new(points, self.style(role, opacity).filled()));
    }

    pub(crate) fn rect(&self, from: At, to: At, role: Role, opacity: f64) {
        self.put(&Rectangle::new(
            [self.sheet(from), self.sheet(to)],
            self.style(role, opacity).filled(),
        ));
    }

    pub(crate) fn disc(&self, centre: At, radius: f64, role: Role) {
        self.put(&Circle::new(
            self.sheet(centre),
            to_sheet(radius),
            self.style(role, 1.0).filled(),
        ));
    }

    pub(crate) fn ring(&self, centre: At, radius: f64, role: Role, width: f64) {
        let style = self.style(role, 1.0).stroke_width(width_of(width));
        self.put(&Circle::new(self.sheet(centre), to_sheet(radius), style));
    }

    /// A text whose middle line passes through `at`.
    pub(crate) fn text(&self, at: At, markup: &str, size: f64, role: Role, align: Align) {
        let horizontal = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::SansSerif, size, FontStyle::Normal);
        let colour = self.body.borrow_mut().colour(role);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(horizontal, VPos::Center));
        self.put(&Text::new(markup, self.sheet(at), style));
    }

    /// An arrow head at `tip` for a line that comes from `from`.
    pub(crate) fn arrow_head(&self, from: At, tip: At, size: f64, role: Role) {
        let (dx, dy) = (tip.0 - from.0, tip.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt();
        if length > 0.0 {
            let (ux, uy) = (dx / length * size, dy / length * size);
            let corner = |side: f64| (tip.0 - ux + side * 0.42 * uy, tip.1 - uy - side * 0.42 * ux);
            let notch = (tip.0 - 0.75 * ux, tip.1 - 0.75 * uy);
            self.area(&[tip, corner(1.0), notch, corner(-1.0)], role, 1.0);
        }
    }

    fn sheet(&self, at: At) -> BackendCoord {
        let origin = self.origin.get();
        (to_sheet(at.0 + origin.0), to_sheet(at.1 + origin.1))
    }

    fn style(&self, role: Role, opacity: f64) -> ShapeStyle {
        let colour = self.body.borrow_mut().colour(role).mix(opacity);
        ShapeStyle { color: colour, filled: false, stroke_width: 10 }
    }

    fn put<'a, E>(&self, element: &'a E)
    where
        &'a E: plotters::element::PointCollection<'a, BackendCoord>,
        E: plotters::element::Drawable<Sheet>,
    {
        // The sheet cannot fail, and plotters' only other error is a sheet borrowed twice.
        let drawn = self.area.draw(element);
        debug_assert!(drawn.is_ok());
    }
}

fn to_sheet(units: f64) -> i32 {
    // Saturates, so a number far off the sheet stays off the sheet.
    libm::round(units * SCALE) as i32
}

fn width_of(width: f64) -> u32 {
    to_sheet(width).max(0) as u32
}

/// Writes tenths as a decimal number, without a trailing zero.
fn tenths(out: &mut String, value: i32) {
    if value < 0 {
        out.push('-');
    }
    let value = value.unsigned_abs();
    let _ = write!(out, "{}", value / 10);
    if !value.is_multiple_of(10) {
        let _ = write!(out, ".{}", value % 10);
    }
}

fn pair(out: &mut String, (x, y): (i32, i32)) {
    tenths(out, x);
    if y >= 0 {
        out.push(' ');
    }
    tenths(out, y);
}

impl Body {
    fn colour(&mut self, role: Role) -> RGBColor {
        let index = self.roles.iter().position(|&known| known == role).unwrap_or_else(|| {
            self.roles.push(role);
            self.roles.len() - 1
        });
        RGBColor((index >> 8) as u8, (index & 0xff) as u8, 0)
    }

    fn role(&self, colour: BackendColor) -> Role {
        let (high, low, _) = colour.rgb;
        let index = usize::from(high) << 8 | usize::from(low);
        self.roles.get(index).copied().unwrap_or(Role::Ink)
    }

    fn push_role(&mut self, role: Role) {
        // A term that the theme does not know is drawn as ordinary ink.
        let _ = match role {
            Role::Term(_) => {
                write!(self.svg, "var({},var({}))", role.variable(), Role::Ink.variable())
            }
            _ => write!(self.svg, "var({})", role.variable()),
        };
    }

    fn push_opacity(&mut self, name: &str, opacity: f64) {
        if opacity < 1.0 {
            let _ = write!(self.svg, " {name}=\"{}\"", libm::round(opacity * 1000.0) / 1000.0);
        }
    }

    fn open_group(&mut self, attributes: &[(&str, &str)]) {
        self.svg.push_str("<g");
        for (name, value) in attributes {
            let _ = write!(self.svg, " {name}=\"");
            text::escape(&mut self.svg, value);
            self.svg.push('"');
        }
        self.svg.push('>');
    }

    fn paint(&mut self, attribute: &str, colour: BackendColor) {
        let _ = write!(self.svg, " {attribute}=\"");
        self.push_role(self.role(colour));
        self.svg.push('"');
        let opacity = if attribute == "fill" { "fill-opacity" } else { "stroke-opacity" };
        self.push_opacity(opacity, colour.alpha);
    }

    fn stroke(&mut self, style: &impl BackendStyle) {
        self.paint("stroke", style.color());
        self.svg.push_str(" stroke-width=\"");
        tenths(&mut self.svg, style.stroke_width() as i32);
        self.svg.push('"');
    }

    fn fill_or_stroke(&mut self, style: &impl BackendStyle, fill: bool) {
        if fill {
            self.paint("fill", style.color());
        } else {
            self.svg.push_str(" fill=\"none\"");
            self.stroke(style);
        }
    }
}

/// Writes a path in steps from point to point, which takes half the bytes of absolute places.
fn write_path(d: &mut String, points: impl IntoIterator<Item = BackendCoord>) {
    let mut last: Option<BackendCoord> = None;
    for (x, y) in points {
        match last {
            None => {
                d.push('M');
                pair(d, (x, y));
                d.push('l');
            }
            Some((from_x, from_y)) => {
                let (dx, dy) = (x.saturating_sub(from_x), y.saturating_sub(from_y));
                if dx >= 0 && !d.ends_with('l') {
                    d.push(' ');
                }
                pair(d, (dx, dy));
            }
        }
        last = Some((x, y));
    }
}

/// The backend that plotters draws through.
struct Sheet {
    body: Rc<RefCell<Body>>,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Sheet {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let mut body = self.body.borrow_mut();
        let (width, height) = (right - left, bottom - top);
        if let Some(d) = &mut body.path {
            // Places and no widths: an edge that two rectangles share is the same number in both, and
            // falls on the same pixel.
            d.push('M');
            pair(d, (left, top));
            for (command, place) in [('H', right), ('V', bottom), ('H', left)] {
                d.push(command);
                tenths(d, place);
            }
            d.push('z');
            return Ok(());
        }
        body.svg.push_str("<rect");
        for (name, value) in [("x", left), ("y", top), ("width", width), ("height", height)] {
            let _ = write!(body.svg, " {name}=\"");
            tenths(&mut body.svg, value);
            body.svg.push('"');
        }
        body.fill_or_stroke(style, fill);
        body.svg.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut body = self.body.borrow_mut();
        body.svg.push_str("<path");
        body.fill_or_stroke(style, false);
        body.svg.push_str(" d=\"");
        write_path(&mut body.svg, path);
        body.svg.push_str("\"/>");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let mut body = self.body.borrow_mut();
        body.svg.push_str("<circle");
        for (name, value) in [("cx", x), ("cy", y), ("r", radius as i32)] {
            let _ = write!(body.svg, " {name}=\"");
            tenths(&mut body.svg, value);
            body.svg.push('"');
        }
        body.fill_or_stroke(style, fill);
        body.svg.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut body = self.body.borrow_mut();
        body.svg.push_str("<path");
        body.paint("fill", style.color());
        body.svg.push_str(" d=\"");
        write_path(&mut body.svg, path);
        body.svg.push_str("z\"/>");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        markup: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let mut body = self.body.borrow_mut();
        body.svg.push_str("<text");
        for (name, value) in [("x", x), ("y", y)] {
            let _ = write!(body.svg, " {name}=\"");
            tenths(&mut body.svg, value);
            body.svg.push('"');
        }
        let anchor = style.anchor();
        body.svg.push_str(match anchor.v_pos {
            VPos::Top => " dy=\"0.75em\"",
            VPos::Center => " dy=\"0.35em\"",
            VPos::Bottom => "",
        });
        body.svg.push_str(match anchor.h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        if style.size() != TEXT {
            let _ = write!(body.svg, " font-size=\"{}\"", style.size());
        }
        body.paint("fill", style.color());
        body.svg.push('>');
        text::write_svg(&mut body.svg, markup, style.size());
        body.svg.push_str("</text>");
        Ok(())
    }
}
