//! Where everything on a chart stands, and how it is drawn.

use plotters::coord::CoordTranslate as _;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

use super::{Chart, Corner};
use crate::curve::{self, Frame};
use crate::mark::{Label, Mark, Shape};
use crate::number::Tick;
use crate::sheet::{Align, At, Pen, TEXT};
use crate::{Handle, Marker, Role, Scale, Side, field, text};

/// Around a drawing without axes.
const BARE: f64 = 8.0;
/// Between the lines of text that share a margin.
const LINE: f64 = 22.0;

/// Where everything stands.
pub(super) struct Layout<'a> {
    chart: &'a Chart,
    /// The size of the text on the axes, a little smaller than the labels.
    small: f64,
    /// The frame in the units of the figure.
    sides: Sides,
    /// The frame in the units of the axes.
    frame: Frame,
    map: Cartesian2d<RangedCoordf64, RangedCoordf64>,
    x_ticks: Vec<Tick>,
    y_ticks: Vec<Tick>,
}

/// A frame in the units of the figure.
#[derive(Clone, Copy)]
struct Sides {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Sides {
    /// From the units of the axes to tenths of those of the figure.
    fn map(self, frame: Frame) -> Cartesian2d<RangedCoordf64, RangedCoordf64> {
        let sheet = |units: f64| (units * 10.0).round() as i32;
        Cartesian2d::new(
            frame.x.0..frame.x.1,
            frame.y.0..frame.y.1,
            (sheet(self.left)..sheet(self.right), sheet(self.bottom)..sheet(self.top)),
        )
    }

    /// The largest frame within this one, around its middle, in which a unit of one axis is as
    /// long as a unit of the other.
    fn with_equal_units(self, frame: Frame) -> Self {
        let (across, up) = (frame.x.1 - frame.x.0, frame.y.1 - frame.y.0);
        let (width, height) = (self.right - self.left, self.bottom - self.top);
        let unit = (width / across).min(height / up);
        let (x, y) = ((width - unit * across) / 2.0, (height - unit * up) / 2.0);
        Self {
            left: self.left + x,
            right: self.right - x,
            top: self.top + y,
            bottom: self.bottom - y,
        }
    }
}

/// Gives frames that stand below each other the same left and right sides: the innermost ones.
pub(super) fn aligned(mut layouts: Vec<Layout>) -> Vec<Layout> {
    let left = layouts.iter().fold(0.0, |left, layout| layout.sides.left.max(left));
    let right = layouts.iter().fold(f64::INFINITY, |right, layout| layout.sides.right.min(right));
    for layout in &mut layouts {
        layout.sides = Sides { left, right, ..layout.sides };
        layout.map = layout.sides.map(layout.frame);
    }
    layouts
}

impl<'a> Layout<'a> {
    /// The layout of a chart on a sheet whose lesser texts have this size.
    pub(super) fn of(chart: &'a Chart, small: f64) -> Self {
        let (width, height) = chart.size;
        let frame = Frame { x: chart.x.range(), y: chart.y.range() };
        let y_ticks = chart.y.ticks((height / 75.0) as usize);
        let x_ticks = chart.x.ticks((width / 85.0) as usize);
        let widest = |labels: &mut dyn Iterator<Item = &str>, size: f64| {
            labels.map(|label| text::width(label) * size).fold(0.0, f64::max)
        };
        let tick_width = widest(&mut y_ticks.iter().map(|tick| tick.label.as_str()), small);
        let left = (tick_width + 14.0).clamp(20.0, width * 0.44);
        let last_tick = x_ticks.last().map_or(0.0, |tick| text::width(&tick.label) * small / 2.0);
        let labels = chart.marks.iter().filter(|mark| chart.labelled_at_end(mark));
        let end_width = widest(&mut labels.filter_map(|mark| mark.label_text()), TEXT);
        let end_width = if end_width > 0.0 { end_width + 14.0 } else { 0.0 };
        let right = width - (last_tick.max(end_width) + 4.0).min(width * 0.45);
        let has_rule_label = chart
            .marks
            .iter()
            .any(|mark| matches!(mark.shape, Shape::Vertical(_)) && mark.label_text().is_some());
        let top = 12.0
            + if chart.y.label.is_empty() { 0.0 } else { LINE + 4.0 }
            + if has_rule_label { LINE } else { 0.0 }
            + LINE * chart.headings() as f64;
        let bottom = height - 30.0 - if chart.x.label.is_empty() { 0.0 } else { LINE + 4.0 };
        let sides = if chart.bare {
            Sides { left: BARE, right: width - BARE, top: BARE, bottom: height - BARE }
        } else {
            Sides { left, right, top, bottom }
        };
        let sides = if chart.equal_units { sides.with_equal_units(frame) } else { sides };
        Self { chart, small, sides, frame, map: sides.map(frame), x_ticks, y_ticks }
    }

    /// From the units of the axes to those of the figure.
    fn map(&self, at: At) -> At {
        let (x, y) = self.map.translate(&at);
        (f64::from(x) / 10.0, f64::from(y) / 10.0)
    }

    /// From values to the units of the axes.
    fn place(&self, at: At) -> At {
        (self.chart.x.place(at.0), self.chart.y.place(at.1))
    }

    /// From values to the figure, if the point lies within the frame.
    fn visible(&self, at: At) -> Option<At> {
        let placed = self.place(at);
        self.frame.contains(placed).then(|| self.map(placed))
    }

    /// A curve of values as it is drawn.
    fn runs(&self, points: &[At]) -> Vec<Vec<At>> {
        let placed: Vec<At> = points.iter().map(|&at| self.place(at)).collect();
        self.frame
            .runs(&placed)
            .into_iter()
            .map(|run| {
                let run: Vec<At> = run.into_iter().map(|at| self.map(at)).collect();
                curve::simplified(&run, 0.15)
            })
            .collect()
    }

    pub(super) fn draw(&self, pen: &Pen) {
        let marks = &self.chart.marks;
        for layer in 0..3 {
            if layer == 1 && !self.chart.bare {
                self.draw_axes(pen);
            }
            for mark in marks.iter().filter(|mark| mark.layer() == layer) {
                self.draw_mark(pen, mark);
            }
        }
        pen.halo(|pen| self.draw_labels(pen));
        if let Some(corner) = self.chart.legend {
            self.draw_legend(pen, corner);
        }
    }

    /// The handles of the chart, which stands at `origin` in the figure. One that lies outside the
    /// frame is held at its side.
    pub(super) fn handles(&self, origin: At) -> impl Iterator<Item = Handle> {
        let Sides { left, right, top, bottom } = self.sides;
        let (x, y) = (self.frame.x, self.frame.y);
        let x_scale = Scale::through(x, (origin.0 + left, origin.0 + right), self.chart.x.log);
        let y_scale = Scale::through(y, (origin.1 + bottom, origin.1 + top), self.chart.y.log);
        self.chart.handles.iter().filter_map(move |(drags, at, name)| {
            let placed = self.place(*at);
            if placed.0.is_nan() || placed.1.is_nan() {
                return None;
            }
            let (px, py) = self.map((placed.0.clamp(x.0, x.1), placed.1.clamp(y.0, y.1)));
            Some(Handle {
                name: name.clone(),
                at: (origin.0 + px, origin.1 + py),
                x: x_scale,
                y: y_scale,
                drags: drags.clone(),
            })
        })
    }

    fn draw_axes(&self, pen: &Pen) {
        pen.group(&[("class", "fig-axes")], |pen| {
            let inside = |value: f64, (low, high): (f64, f64)| (low..=high).contains(&value);
            for tick in &self.x_ticks {
                if inside(tick.value, self.frame.x) {
                    let (x, _) = self.map((tick.value, self.frame.y.0));
                    if self.chart.x.ticks.is_none() && !self.chart.gridless {
                        pen.line(&[(x, self.sides.top), (x, self.sides.bottom)], Role::Grid, 1.0);
                    }
                    let at = (x, self.sides.bottom + 17.0);
                    pen.text(at, &tick.label, self.small, Role::Ink, Align::Middle);
                }
            }
            for tick in &self.y_ticks {
                if inside(tick.value, self.frame.y) {
                    let (_, y) = self.map((self.frame.x.0, tick.value));
                    if !self.chart.gridless {
                        pen.line(&[(self.sides.left, y), (self.sides.right, y)], Role::Grid, 1.0);
                    }
                    let at = (self.sides.left - 9.0, y);
                    pen.text(at, &tick.label, self.small, Role::Ink, Align::End);
                }
            }
            let corner = (self.sides.left, self.sides.bottom);
            pen.line(
                &[(self.sides.left, self.sides.top), corner, (self.sides.right, self.sides.bottom)],
                Role::Ink,
                1.3,
            );
            let (x, y) = (&self.chart.x.label, &self.chart.y.label);
            if !x.is_empty() {
                let at =
                    ((self.sides.left + self.sides.right) / 2.0, self.sides.bottom + 20.0 + LINE);
                pen.text(self.kept_inside(at, x), x, TEXT, Role::Ink, Align::Middle);
            }
            if !y.is_empty() {
                pen.text((2.0, 13.0), y, TEXT, Role::Ink, Align::Start);
            }
        });
    }

    fn draw_mark(&self, pen: &Pen, mark: &Mark) {
        let mut attributes = vec![("class", mark.shape.class())];
        attributes.extend(mark.term.map(|term| ("data-term", term)));
        attributes.extend(mark.dash.array().map(|dash| ("stroke-dasharray", dash)));
        let opacity = mark.opacity.to_string();
        if matches!(mark.shape, Shape::Points(_)) && mark.opacity < 1.0 {
            attributes.push(("opacity", &opacity));
        }
        pen.group(&attributes, |pen| self.draw_shape(pen, mark));
        if let (Shape::Line(points), Some(marker)) = (&mark.shape, mark.marker) {
            pen.group(&[("class", "fig-points")], |pen| {
                let every = if points.len() <= 25 { 1 } else { points.len() / 8 };
                for at in points.iter().step_by(every).filter_map(|&at| self.visible(at)) {
                    marker.draw(pen, at, mark.role);
                }
            });
        }
    }

    fn draw_shape(&self, pen: &Pen, mark: &Mark) {
        match &mark.shape {
            Shape::Line(points) => {
                for run in self.runs(points) {
                    pen.line(&run, mark.role, mark.width);
                }
            }
            Shape::Points(points) => {
                let marker = mark.marker.unwrap_or(Marker::Dot);
                for at in points.iter().filter_map(|&at| self.visible(at)) {
                    marker.draw(pen, at, mark.role);
                }
            }
            Shape::Vertical(x) => {
                if let Some((x, _)) = self.on_x(*x) {
                    pen.line(&[(x, self.sides.bottom), (x, self.sides.top)], mark.role, mark.width);
                }
            }
            Shape::Horizontal(y) => {
                if let Some((_, y)) = self.on_y(*y) {
                    pen.line(&[(self.sides.left, y), (self.sides.right, y)], mark.role, mark.width);
                }
            }
            Shape::Arrow(from, to) => {
                if let (Some(from), Some(to)) = (self.visible(*from), self.visible(*to)) {
                    let back = shortened(from, to, 6.0);
                    pen.line(&[from, back], mark.role, mark.width);
                    pen.arrow_head(from, to, 12.0, mark.role);
                }
            }
            Shape::Shade(points, base) => self.shade(pen, mark, points, *base),
            Shape::Bars(points) => {
                let (_, zero) = self.map((self.frame.x.0, self.clamp_y(self.chart.y.place(0.0))));
                for &(i, value) in points {
                    let (i, value) = self.place((i, value));
                    let sides = (i - 0.35, i + 0.35);
                    if value.is_finite() && sides.0 >= self.frame.x.0 && sides.1 <= self.frame.x.1 {
                        let from = self.map((sides.0, self.clamp_y(value)));
                        let to = self.map((sides.1, self.frame.y.0));
                        let (high, low) = (from.1.min(zero), from.1.max(zero));
                        pen.rect((from.0, high), (to.0, low), mark.role, mark.opacity);
                    }
                }
            }
            Shape::Cells { cells, columns, bands } => {
                self.cells(pen, mark, cells, *columns, *bands);
            }
            Shape::Contours(lines) => {
                for line in lines {
                    let line: Vec<At> = line.iter().map(|&at| self.within(at)).collect();
                    pen.line(&curve::simplified(&line, 0.15), mark.role, mark.width);
                }
            }
            Shape::Note(_) | Shape::Heading(_) => {}
        }
    }

    fn on_x(&self, x: f64) -> Option<At> {
        let placed = (self.chart.x.place(x), self.frame.y.0);
        self.frame.contains(placed).then(|| self.map(placed))
    }

    fn on_y(&self, y: f64) -> Option<At> {
        let placed = (self.frame.x.0, self.chart.y.place(y));
        self.frame.contains(placed).then(|| self.map(placed))
    }

    fn clamp_y(&self, y: f64) -> f64 {
        if y.is_nan() { self.frame.y.0 } else { y.clamp(self.frame.y.0, self.frame.y.1) }
    }

    /// From shares of the frame to the figure.
    fn within(&self, (u, v): At) -> At {
        (
            self.sides.left + u * (self.sides.right - self.sides.left),
            self.sides.top + v * (self.sides.bottom - self.sides.top),
        )
    }

    fn shade(&self, pen: &Pen, mark: &Mark, points: &[At], base: f64) {
        // A shaded area may be higher than the frame: it then ends at the frame.
        let base = self.clamp_y(self.chart.y.place(base));
        let clamped: Vec<At> = points
            .iter()
            .map(|&at| self.place(at))
            .filter(|at| at.0.is_finite() && !at.1.is_nan())
            .map(|at| (at.0, self.clamp_y(at.1)))
            .collect();
        for run in self.frame.runs(&clamped) {
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                let ends = [self.map((last.0, base)), self.map((first.0, base))];
                let run: Vec<At> = run.iter().map(|&at| self.map(at)).collect();
                let mut outline = curve::simplified(&run, 0.15);
                outline.extend(ends);
                pen.area(&outline, mark.role, mark.opacity);
            }
        }
    }

    fn cells(&self, pen: &Pen, mark: &Mark, cells: &[Option<usize>], columns: usize, bands: usize) {
        let rows = cells.len() / columns;
        let runs = field::runs(columns, rows, |column, row| cells[row * columns + column]);
        for band in 0..bands {
            let opacity = mark.opacity * (band + 1) as f64 / bands as f64;
            pen.filled_path(mark.role, opacity, |pen| {
                for &(row, from, to, _) in runs.iter().filter(|run| run.3 == band) {
                    let at = |column: usize, row: usize| {
                        self.within((column as f64 / columns as f64, row as f64 / rows as f64))
                    };
                    pen.rect(at(from, row), at(to, row + 1), mark.role, 1.0);
                }
            });
        }
    }
}

/// What is written in the frame and its margins.
impl Layout<'_> {
    fn draw_labels(&self, pen: &Pen) {
        let mut at_end: Vec<(f64, &Mark)> = Vec::new();
        for mark in &self.chart.marks {
            let Some(label) = mark.label_text() else { continue };
            if self.chart.labelled_at_end(mark) {
                at_end.extend(self.end_of(mark).map(|(_, y)| (y, mark)));
            } else if self.chart.legend.is_none() || !mark.is_series() {
                self.draw_label(pen, mark, label);
            }
        }
        at_end.sort_by(|a, b| a.0.total_cmp(&b.0));
        let wanted: Vec<f64> = at_end.iter().map(|label| label.0).collect();
        let places = spread(&wanted, LINE, self.sides.top + 4.0, self.sides.bottom - 4.0);
        for (y, (_, mark)) in places.into_iter().zip(at_end) {
            mark.write(pen, (self.sides.right + 10.0, y), Align::Start);
        }
    }

    /// Where the drawing of a mark ends on the right.
    fn end_of(&self, mark: &Mark) -> Option<At> {
        match &mark.shape {
            Shape::Line(points) => self.runs(points).last().and_then(|run| run.last().copied()),
            Shape::Horizontal(y) => self.on_y(*y),
            _ => None,
        }
    }

    fn draw_label(&self, pen: &Pen, mark: &Mark, label: &str) {
        let anchor = match (&mark.shape, mark.place) {
            (Shape::Vertical(x), _) => self.on_x(*x).map(|(x, _)| (x, self.sides.top - 13.0)),
            (Shape::Heading(line), _) => {
                let below = self.chart.headings() - 1 - line;
                let middle = (self.sides.left + self.sides.right) / 2.0;
                Some((middle, self.sides.top - 13.0 - LINE * below as f64))
            }
            (Shape::Note(at), _) => self.visible(*at),
            (Shape::Line(points), Label::Near(x)) => {
                interpolate(points, x).and_then(|y| self.visible((x, y)))
            }
            (Shape::Points(points), _) => points.iter().rev().find_map(|&at| self.visible(at)),
            (Shape::Arrow(_, to), _) => self.visible(*to),
            _ => self.end_of(mark),
        };
        let Some(anchor) = anchor else { return };
        let half = text::width(label) * TEXT / 2.0;
        let side = match mark.side {
            Some(Side::Right) if anchor.0 + 2.0 * half + 14.0 > self.chart.size.0 => {
                Some(Side::Left)
            }
            Some(Side::Left) if anchor.0 - 2.0 * half - 14.0 < 0.0 => Some(Side::Right),
            side => side,
        };
        // Clear of the ring that the page shows around a handle.
        let held = |(_, at, _): &(Vec<_>, At, String)| {
            self.visible(*at)
                .is_some_and(|at| (at.0 - anchor.0).abs() + (at.1 - anchor.1).abs() < 1.0)
        };
        let ring = if self.chart.handles.iter().any(held) { 11.0 } else { 0.0 };
        let (dx, dy) = match side {
            Some(Side::Right) => (half + 13.0 + ring, 0.0),
            Some(Side::Left) => (-half - 13.0 - ring, 0.0),
            Some(Side::Above) => (0.0, -19.0 - ring),
            Some(Side::Below) => (0.0, 19.0 + ring),
            None => (0.0, 0.0),
        };
        let (x, y) = self.kept_inside((anchor.0 + dx, anchor.1 + dy), label);
        // Clear of the horizontal axis and its numbers,
        let floor = self.sides.bottom - 14.0;
        let y = match side {
            _ if self.chart.bare || y <= floor || !self.inside(anchor) => y,
            Some(Side::Below) => anchor.1 - 19.0 - ring,
            _ => floor,
        };
        // and of the vertical one.
        let at = (x.max((self.sides.left + half + 6.0).min(self.chart.size.0 - half)), y);
        mark.write(pen, at, Align::Middle);
    }

    /// Whether a place of the figure lies in the frame.
    fn inside(&self, (x, y): At) -> bool {
        let Sides { left, right, top, bottom } = self.sides;
        // Places are whole tenths; a side of the frame need not be one.
        let within = |v: f64, from: f64, to: f64| v > from - 0.1 && v < to + 0.1;
        within(x, left, right) && within(y, top, bottom)
    }

    /// Moves a text with this middle so that none of it leaves the figure.
    fn kept_inside(&self, at: At, label: &str) -> At {
        let half = text::width(label) * TEXT / 2.0 + 2.0;
        let (width, height) = self.chart.size;
        let clamp = |v: f64, low: f64, high: f64| if low < high { v.clamp(low, high) } else { v };
        (clamp(at.0, half, width - half), clamp(at.1, 10.0, height - 10.0))
    }

    fn draw_legend(&self, pen: &Pen, corner: Corner) {
        let series: Vec<&Mark> =
            self.chart.marks.iter().filter(|m| m.is_series() && m.label_text().is_some()).collect();
        let widest = series
            .iter()
            .filter_map(|mark| mark.label_text())
            .map(|label| text::width(label) * TEXT)
            .fold(0.0, f64::max);
        let (width, height) = (widest + 64.0, series.len() as f64 * (LINE + 2.0) + 8.0);
        let x = match corner {
            Corner::TopLeft | Corner::BottomLeft => self.sides.left + 10.0,
            Corner::TopRight | Corner::BottomRight => self.sides.right - width - 8.0,
        };
        let y = match corner {
            Corner::TopLeft | Corner::TopRight => self.sides.top + 8.0,
            Corner::BottomLeft | Corner::BottomRight => self.sides.bottom - height - 8.0,
        };
        pen.group(&[("class", "fig-legend")], |pen| {
            pen.rect((x, y), (x + width, y + height), Role::Paper, 0.85);
            for (i, mark) in series.iter().enumerate() {
                let middle = y + 4.0 + (LINE + 2.0) * (i as f64 + 0.5);
                let (from, to) = ((x + 8.0, middle), (x + 44.0, middle));
                if matches!(mark.shape, Shape::Line(_)) {
                    let dash = mark.dash.array().map(|dash| ("stroke-dasharray", dash));
                    pen.group(dash.as_slice(), |pen| pen.line(&[from, to], mark.role, mark.width));
                }
                if let Some(marker) = mark.marker {
                    marker.draw(pen, (x + 26.0, middle), mark.role);
                }
                mark.write(pen, (x + 54.0, middle), Align::Start);
            }
        });
    }
}

impl Chart {
    /// Whether the label of a mark stands in the right margin.
    fn labelled_at_end(&self, mark: &Mark) -> bool {
        if mark.label_text().is_none() || mark.place != Label::End {
            return false;
        }
        match &mark.shape {
            Shape::Horizontal(_) => true,
            Shape::Line(points) if self.legend.is_none() && mark.side.is_none() => {
                let (start, end) = self.x.range();
                let reach = |at: &At| (self.x.place(at.0) - start) / (end - start);
                points.last().is_some_and(|at| reach(at) > 0.95)
            }
            _ => false,
        }
    }
}

/// The value of a curve at `x`, along the straight line between its points.
fn interpolate(points: &[At], x: f64) -> Option<f64> {
    points.windows(2).find_map(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let between = (a.0 <= x && x <= b.0) || (b.0 <= x && x <= a.0);
        let t = if a.0 == b.0 { 0.0 } else { (x - a.0) / (b.0 - a.0) };
        between.then_some(a.1 + t * (b.1 - a.1))
    })
}

/// A point `by` before `to` on the way from `from`.
fn shortened(from: At, to: At, by: f64) -> At {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt();
    let t = if length > by { 1.0 - by / length } else { 0.0 };
    (from.0 + t * dx, from.1 + t * dy)
}

/// Moves sorted places apart until neighbours are `gap` away from each other, between two limits.
fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut places = wanted.to_vec();
    let mut at_least = low;
    for place in &mut places {
        *place = place.max(at_least);
        at_least = *place + gap;
    }
    let mut at_most = high;
    for place in places.iter_mut().rev() {
        *place = place.min(at_most);
        at_most = *place - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_moved_apart_and_stay_in_order() {
        let places = spread(&[50.0, 52.0, 54.0, 200.0], 20.0, 0.0, 210.0);
        assert_eq!(places, [50.0, 70.0, 90.0, 200.0]);
        let places = spread(&[195.0, 200.0, 205.0], 20.0, 0.0, 210.0);
        assert_eq!(places, [170.0, 190.0, 210.0]);
    }

    #[test]
    fn a_curve_is_read_between_its_points() {
        assert_eq!(interpolate(&[(0.0, 0.0), (2.0, 4.0)], 0.5), Some(1.0));
        assert_eq!(interpolate(&[(0.0, 0.0), (2.0, 4.0)], 3.0), None);
    }
}
