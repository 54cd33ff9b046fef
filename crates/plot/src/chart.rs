//! Charts: axes, curves, points and what is written beside them.

mod axis;
mod layout;

use std::ops::RangeInclusive;

use axis::Axis;
use layout::Layout;

use crate::mark::{Mark, Shape};
use crate::sheet::{At, Pen, small};
use crate::{Drag, Drawing, Figure, Marker, Role, Side, describe, field, text};

/// The side of the cells that a function of two variables is sampled on.
const CELL: f64 = 4.0;
/// Between charts that share a figure.
const GUTTER: f64 = 20.0;

/// A chart in the house style. Set it up, draw on it, finish it.
///
/// Values that are not finite are left out of the drawing, and the description says so.
#[derive(Debug)]
pub struct Chart {
    size: At,
    x: Axis,
    y: Axis,
    marks: Vec<Mark>,
    series: usize,
    legend: Option<Corner>,
    bare: bool,
    gridless: bool,
    equal_units: bool,
    left_out: usize,
    data: Vec<(String, Vec<f64>)>,
    handles: Vec<(Vec<Drag>, At, String)>,
}

/// A corner of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs)]
pub enum Corner {
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}

/// The chart's own settings, in any order, before anything is drawn.
impl Chart {
    /// A chart whose axes cover these ranges.
    ///
    /// A range that no axis can show is replaced by one around it.
    pub fn new(x: RangeInclusive<f64>, y: RangeInclusive<f64>) -> Self {
        Self {
            size: (640.0, 400.0),
            x: Axis::new(x),
            y: Axis::new(y),
            marks: Vec::new(),
            series: 0,
            legend: None,
            bare: false,
            gridless: false,
            equal_units: false,
            left_out: 0,
            data: Vec::new(),
            handles: Vec::new(),
        }
    }

    /// Names the horizontal axis.
    pub fn x(mut self, label: &str) -> Self {
        self.x.label = label.into();
        self
    }

    /// Names the vertical axis. The name stands above it, upright.
    pub fn y(mut self, label: &str) -> Self {
        self.y.label = label.into();
        self
    }

    /// Makes the horizontal axis logarithmic. Values that are not positive are left out.
    pub fn log_x(mut self) -> Self {
        self.x.log = true;
        self
    }

    /// Makes the vertical axis logarithmic. Values that are not positive are left out.
    pub fn log_y(mut self) -> Self {
        self.y.log = true;
        self
    }

    /// Replaces the numbers below the horizontal axis by these names.
    pub fn x_ticks(mut self, names: &[(f64, &str)]) -> Self {
        self.x.ticks =
            Some(names.iter().map(|&(value, label)| self.x.tick(value, label)).collect());
        self
    }

    /// Replaces the numbers beside the vertical axis by these names.
    pub fn y_ticks(mut self, names: &[(f64, &str)]) -> Self {
        self.y.ticks =
            Some(names.iter().map(|&(value, label)| self.y.tick(value, label)).collect());
        self
    }

    /// Changes the size from 640 × 400. Keep the width unless the figure is shown smaller: text
    /// keeps its size in these units.
    pub fn size(mut self, width: f64, height: f64) -> Self {
        self.size = (width.clamp(200.0, 2000.0), height.clamp(150.0, 2000.0));
        self
    }

    /// Leaves out both axes with their numbers and names, and gives their room to the drawing: for
    /// a picture whose sides measure nothing, such as a view of something in space.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// Leaves out the lines of the grid: where fields with numbers stand side by side, they would
    /// strike the numbers through.
    pub fn no_grid(mut self) -> Self {
        self.gridless = true;
        self
    }

    /// Makes one unit as long across as it is upwards, so that a right angle looks like one. The
    /// frame becomes smaller where it has to.
    pub fn equal_units(mut self) -> Self {
        self.equal_units = true;
        self
    }

    /// Names the series in a box in this corner instead of at their ends.
    pub fn legend(mut self, corner: Corner) -> Self {
        self.legend = Some(corner);
        self
    }
}

/// What is drawn. Each returns the mark, to change its looks.
impl Chart {
    /// Draws a curve through the points. `name` is written at its end and names its numbers.
    pub fn line(&mut self, name: &str, points: impl IntoIterator<Item = At>) -> &mut Mark {
        let points = self.record(name, points);
        let n = self.series;
        self.series += 1;
        self.add(Shape::Line(points)).series(n).label(name)
    }

    /// Draws separate points, all with the same marker.
    pub fn points(&mut self, name: &str, points: impl IntoIterator<Item = At>) -> &mut Mark {
        let points = self.record(name, points);
        let n = self.series;
        self.series += 1;
        self.add(Shape::Points(points)).series(n).label(name).side(Side::Right)
    }

    /// Draws one point. Give it a label with [`Mark::label`].
    pub fn point(&mut self, name: &str, at: At) -> &mut Mark {
        let points = self.record(name, [at]);
        self.add(Shape::Points(points)).marker(Marker::Dot).side(Side::Right)
    }

    /// Draws a vertical line across the frame; its label stands on top of it.
    pub fn vertical(&mut self, x: f64) -> &mut Mark {
        self.add(Shape::Vertical(x)).rule()
    }

    /// Writes a line over the middle of the frame, below those already there.
    pub fn heading(&mut self, text: &str) -> &mut Mark {
        let line = self.headings();
        self.add(Shape::Heading(line)).label(text)
    }

    /// How many lines stand over the frame.
    fn headings(&self) -> usize {
        self.marks.iter().filter(|mark| matches!(mark.shape, Shape::Heading(_))).count()
    }

    /// Draws a horizontal line across the frame; its label stands at its right end.
    pub fn horizontal(&mut self, y: f64) -> &mut Mark {
        self.add(Shape::Horizontal(y)).rule()
    }

    /// Draws the straight line through `at` with this slope, `reach` to either side.
    pub fn tangent(&mut self, at: At, slope: f64, reach: f64) -> &mut Mark {
        let end = |side: f64| (at.0 + side * reach, at.1 + side * reach * slope);
        self.segment(end(-1.0), end(1.0))
    }

    /// Draws a straight line between two points.
    pub fn segment(&mut self, from: At, to: At) -> &mut Mark {
        self.add(Shape::Line(vec![from, to])).side(Side::Right)
    }

    /// Draws an arrow.
    pub fn arrow(&mut self, from: At, to: At) -> &mut Mark {
        self.add(Shape::Arrow(from, to)).side(Side::Right)
    }

    /// Shades the area between a curve and `base`.
    pub fn shade(&mut self, points: impl IntoIterator<Item = At>, base: f64) -> &mut Mark {
        let points: Vec<At> = points.into_iter().collect();
        self.add(Shape::Shade(points, base)).role(Role::Series(1)).opacity(0.18)
    }

    /// Draws a bar from 0 to every value, at 0, 1, 2, … on the horizontal axis.
    pub fn bars(&mut self, name: &str, values: &[f64]) -> &mut Mark {
        let points = self.record(name, values.iter().enumerate().map(|(i, &v)| (i as f64, v)));
        let n = self.series;
        self.series += 1;
        self.add(Shape::Bars(points)).series(n).opacity(0.75)
    }

    /// Colours the plane by a function: the larger its value between `low` and `high`, the
    /// stronger, in `bands` steps. Values outside take the nearest band.
    pub fn heat(
        &mut self,
        low: f64,
        high: f64,
        bands: usize,
        f: impl Fn(f64, f64) -> f64,
    ) -> &mut Mark {
        let bands = bands.clamp(1, 32);
        let (values, columns) = self.sampled(0.5, f);
        let band = |value: f64| {
            let t = (value - low) / (high - low) * bands as f64;
            t.is_finite().then(|| (t.max(0.0) as usize).min(bands - 1))
        };
        let cells = values.into_iter().map(band).collect();
        self.add(Shape::Cells { cells, columns, bands }).role(Role::Series(1)).opacity(0.7)
    }

    /// Colours the part of the plane where `f` says so.
    pub fn region(&mut self, f: impl Fn(f64, f64) -> bool) -> &mut Mark {
        let (values, columns) = self.sampled(0.5, |x, y| f64::from(u8::from(f(x, y))));
        let cells = values.into_iter().map(|value| (value > 0.5).then_some(0)).collect();
        self.add(Shape::Cells { cells, columns, bands: 1 }).role(Role::Series(1)).opacity(0.18)
    }

    /// Draws the pixels of a drawing, over the whole frame. Where the axes run from 0 to its columns
    /// and its rows, and have equal units, they are squares.
    pub fn drawing(&mut self, drawing: &Drawing) -> &mut Mark {
        let columns = drawing.columns();
        let pixels = (0..drawing.rows()).flat_map(|row| (0..columns).map(move |c| (row, c)));
        let cells =
            pixels.map(|(row, column)| drawing.is_inked(row, column).then_some(0)).collect();
        self.add(Shape::Cells { cells, columns, bands: 1 })
    }

    /// Draws the lines on which a function takes these values.
    pub fn contours(&mut self, levels: &[f64], f: impl Fn(f64, f64) -> f64) -> &mut Mark {
        let (values, columns) = self.sampled(0.0, f);
        let rows = values.len() / columns;
        let lines = levels
            .iter()
            .flat_map(|&level| field::contour(&values, columns, level))
            .map(|line| {
                line.into_iter()
                    .map(|(c, r)| (c / (columns - 1) as f64, r / (rows - 1) as f64))
                    .collect()
            })
            .collect();
        self.add(Shape::Contours(lines)).role(Role::Ink).width(1.2)
    }

    /// Colours a grid of equal cells over the whole frame, as [`heat`](Self::heat) does: a value for
    /// each cell, row by row from the upper left. Cells whose value is not finite stay empty.
    ///
    /// # Panics
    ///
    /// If there are not as many values in the last row as in the others.
    pub fn raster(
        &mut self,
        columns: usize,
        (low, high): (f64, f64),
        bands: usize,
        values: &[f64],
    ) -> &mut Mark {
        assert!(columns > 0 && values.len().is_multiple_of(columns), "whole rows of {columns}");
        let bands = bands.clamp(1, 32);
        let band = |value: &f64| {
            let t = (value - low) / (high - low) * bands as f64;
            t.is_finite().then(|| (t.max(0.0) as usize).min(bands - 1))
        };
        let cells = values.iter().map(band).collect();
        self.add(Shape::Cells { cells, columns, bands }).role(Role::Series(1)).opacity(0.7)
    }

    /// Writes a text with its middle at a point of the plane.
    pub fn note(&mut self, at: At, label: &str) -> &mut Mark {
        self.add(Shape::Note(at)).label(label)
    }

    /// Adds named numbers that the figure shows in another way than as a series.
    pub fn datum(&mut self, name: &str, values: &[f64]) {
        push_unique(&mut self.data, text::plain(name), values.to_vec());
    }

    /// Lets the reader take hold of a point of the plane and drag it, with mouse, finger or arrow
    /// keys. `drags` says which parameters it sets and how; `name` says what it is. The page shows
    /// a ring around the point, so draw something there.
    ///
    /// ```
    /// # use plot::{Chart, Drag};
    /// # let (mut chart, weights) = (Chart::new(-2.0..=2.0, -2.0..=2.0), (1.0, 0.5));
    /// chart.arrow((0.0, 0.0), weights);
    /// chart.handle([Drag::x("first"), Drag::y("second")], weights, "the tip of the weight arrow");
    /// ```
    pub fn handle(&mut self, drags: impl IntoIterator<Item = Drag>, at: At, name: &str) {
        self.handles.push((drags.into_iter().collect(), at, text::sentence(name)));
    }

    fn add(&mut self, shape: Shape) -> &mut Mark {
        let index = self.marks.len();
        self.marks.push(Mark::new(shape));
        &mut self.marks[index]
    }

    fn record(&mut self, name: &str, points: impl IntoIterator<Item = At>) -> Vec<At> {
        let points: Vec<At> = points.into_iter().collect();
        let name = text::plain(name);
        push_unique(&mut self.data, format!("{name}: x"), points.iter().map(|p| p.0).collect());
        push_unique(&mut self.data, format!("{name}: y"), points.iter().map(|p| p.1).collect());
        self.left_out += points
            .iter()
            .filter(|p| !self.x.place(p.0).is_finite() || !self.y.place(p.1).is_finite())
            .count();
        points
    }

    /// The values of `f` row by row from the upper left, and how many there are in a row.
    /// `offset` 0.5 takes the middles of the cells, 0 their corners.
    fn sampled(&self, offset: f64, f: impl Fn(f64, f64) -> f64) -> (Vec<f64>, usize) {
        let cells = |length: f64| (length / CELL).round().clamp(2.0, 200.0) as usize;
        let (columns, rows) = (cells(self.size.0 * 0.85), cells(self.size.1 * 0.8));
        let extra = if offset == 0.0 { 1 } else { 0 };
        let (x, y) = (self.x.range(), self.y.range());
        let undo = |axis: &Axis, v: f64| if axis.log { libm::exp10(v) } else { v };
        let mut values = Vec::with_capacity((columns + extra) * (rows + extra));
        for row in 0..rows + extra {
            let v = y.1 + (y.0 - y.1) * (row as f64 + offset) / rows as f64;
            for column in 0..columns + extra {
                let u = x.0 + (x.1 - x.0) * (column as f64 + offset) / columns as f64;
                values.push(f(undo(&self.x, u), undo(&self.y, v)));
            }
        }
        (values, columns + extra)
    }
}

impl Chart {
    /// Draws the chart. `desc` says what it shows, with its numbers, to a reader who cannot see
    /// it; `caption` says what to see in it.
    pub fn finish(self, title: &str, desc: &str, caption: &str) -> Figure {
        beside([self], title, desc, caption)
    }
}

/// Draws charts in a row, as one figure. Two charts of 310 × 300 fit the usual width.
pub fn beside(
    charts: impl IntoIterator<Item = Chart>,
    title: &str,
    desc: &str,
    caption: &str,
) -> Figure {
    let mut next = 0.0;
    let place = |chart: Chart| {
        let at = (next, 0.0);
        next += chart.size.0 + GUTTER;
        (at, chart)
    };
    composed(charts.into_iter().map(place).collect(), Frames::Apart, title, desc, caption)
}

/// Draws charts below each other, as one figure. Their frames begin and end at the same places, so
/// that what stands below is what lies below.
pub fn stacked(
    charts: impl IntoIterator<Item = Chart>,
    title: &str,
    desc: &str,
    caption: &str,
) -> Figure {
    let mut next = 0.0;
    let place = |chart: Chart| {
        let at = (0.0, next);
        next += chart.size.1 + GUTTER;
        (at, chart)
    };
    composed(charts.into_iter().map(place).collect(), Frames::Aligned, title, desc, caption)
}

/// Whether the frames of a figure's charts have their left and right sides in common.
#[derive(Clone, Copy, PartialEq)]
enum Frames {
    Apart,
    Aligned,
}

fn composed(
    charts: Vec<(At, Chart)>,
    frames: Frames,
    title: &str,
    desc: &str,
    caption: &str,
) -> Figure {
    let title = text::sentence(title);
    let mut desc = text::sentence(desc);
    let left_out: usize = charts.iter().map(|(_, chart)| chart.left_out).sum();
    if left_out > 0 {
        let points = describe::count(left_out, "point is", "points are");
        desc = format!("{desc} {points} left out because no axis can show the value.");
    }
    let extent = charts.iter().fold((1.0_f64, 1.0_f64), |extent, (at, chart)| {
        (extent.0.max(at.0 + chart.size.0), extent.1.max(at.1 + chart.size.1))
    });
    let pen = Pen::new(extent);
    let small = small(extent.0);
    let mut layouts: Vec<Layout> =
        charts.iter().map(|(_, chart)| Layout::of(chart, small)).collect();
    if frames == Frames::Aligned {
        layouts = layout::aligned(layouts);
    }
    for ((at, _), layout) in charts.iter().zip(&layouts) {
        pen.moved(*at, |pen| layout.draw(pen));
    }
    let svg = pen.finish(&title, &desc);
    let handles =
        charts.iter().zip(&layouts).flat_map(|((at, _), layout)| layout.handles(*at)).collect();
    let mut data = Vec::new();
    for (name, values) in charts.into_iter().flat_map(|(_, chart)| chart.data) {
        push_unique(&mut data, name, values);
    }
    let (caption, objections) = (text::sentence(caption), Vec::new());
    Figure { svg, title, desc, caption, data, objections, handles }
}

/// Two series of one name would hide each other where the numbers are looked up.
fn push_unique(data: &mut Vec<(String, Vec<f64>)>, name: String, values: Vec<f64>) {
    let mut unique = name.clone();
    let mut n = 2;
    while data.iter().any(|(known, _)| *known == unique) {
        unique = format!("{name} ({n})");
        n += 1;
    }
    data.push((unique, values));
}
