//! What several figures draw: lines across a square, and names where there is room for them.

use plot::{Chart, Dash, Marker, Role};

pub type At = (f64, f64);

/// A square frame.
#[derive(Clone, Copy)]
pub struct Frame {
    pub low: f64,
    pub high: f64,
}

impl Frame {
    /// Where the line first·x + second·y + bias = 0 enters and leaves the frame.
    pub fn across(self, [first, second, bias]: [f64; 3]) -> Option<(At, At)> {
        let mut ends: Vec<At> = vec![];
        for edge in [self.low, self.high] {
            ends.push((edge, -(first * edge + bias) / second));
            ends.push((-(second * edge + bias) / first, edge));
        }
        let inside = |v: f64| v >= self.low - 1e-9 && v <= self.high + 1e-9;
        ends.retain(|end| inside(end.0) && inside(end.1));
        ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
        let (from, to) = (*ends.first()?, *ends.last()?);
        (apart(from, to) > 1e-9).then_some((from, to))
    }
}

/// The square of a distance.
pub fn apart(one: At, other: At) -> f64 {
    (one.0 - other.0) * (one.0 - other.0) + (one.1 - other.1) * (one.1 - other.1)
}

fn along((from, to): (At, At), share: f64) -> At {
    (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1))
}

/// Lines with names, and points with names and targets, in a frame.
pub struct Scene {
    pub frame: Frame,
    /// How wide the frame is drawn, about.
    pub wide: f64,
    /// First and second weight and bias of each, in the order of the hidden nodes.
    pub lines: Vec<(String, [f64; 3])>,
    /// Place, name and target.
    pub points: Vec<(At, String, f64)>,
}

/// What a name must not cover.
struct Taken {
    points: Vec<At>,
    lines: Vec<Vec<At>>,
}

const DASHES: [Dash; 4] = [Dash::Solid, Dash::Dashed, Dash::DashDot, Dash::Dotted];

/// Half the height and half the width of a name.
fn half(name: &str) -> At {
    (4.6 * name.chars().count() as f64, 8.0)
}

impl Scene {
    /// A length that is drawn as long as this.
    fn length(&self, drawn: f64) -> f64 {
        drawn * (self.frame.high - self.frame.low) / self.wide
    }

    /// The place for a name that leaves the most room between it and all that is taken.
    ///
    /// Where it has to touch something, it is a line and no point or other name.
    fn roomiest(
        &self,
        name: &str,
        places: impl Iterator<Item = At>,
        taken: &Taken,
        own: Option<usize>,
    ) -> Option<At> {
        let (wide, high) = (self.length(half(name).0), self.length(half(name).1));
        let Frame { low, high: top } = self.frame;
        let margin = self.length(5.0);
        let within = |v: f64, half: f64| v - half - margin >= low && v + half + margin <= top;
        let fits = |at: &At| within(at.0, wide) && within(at.1, high);
        let room = |at: &At| {
            let gap = |other: &At| {
                let across = ((other.0 - at.0).abs() - wide).max(0.0);
                let up = ((other.1 - at.1).abs() - high).max(0.0);
                across * across + up * up
            };
            let others = taken.lines.iter().enumerate().filter(|(number, _)| Some(*number) != own);
            let lines = others.flat_map(|(_, line)| line).map(gap).fold(f64::INFINITY, f64::min);
            let points = taken.points.iter().map(gap).fold(f64::INFINITY, f64::min);
            let grace = self.length(6.0);
            points.min(lines + grace * grace)
        };
        places.filter(fits).max_by(|one, other| room(one).total_cmp(&room(other)))
    }

    /// Draws lines, points and names, each name where there is room for it.
    pub fn draw(&self, chart: &mut Chart) {
        let points = self.points.iter().map(|point| point.0).collect();
        let mut taken = Taken { points, lines: vec![] };
        let mut drawn = vec![];
        for (number, (name, line)) in self.lines.iter().enumerate() {
            if let Some(ends) = self.frame.across(*line) {
                chart.segment(ends.0, ends.1).width(2.2).dash(DASHES[number % 4]);
                taken.lines.push((0..=40).map(|n| along(ends, f64::from(n) / 40.0)).collect());
                drawn.push((name, ends));
            }
        }
        for (target, marker) in [(1.0, Marker::Dot), (0.0, Marker::Cross)] {
            let these = self.points.iter().filter(|point| point.2 == target).map(|point| point.0);
            chart
                .points(if target == 1.0 { "yes is right" } else { "no is right" }, these)
                .role(Role::Series(if target == 1.0 { 1 } else { 2 }))
                .marker(marker)
                .unlabelled();
        }
        let near = self.length(9.0);
        for (number, (at, _, _)) in self.points.iter().enumerate() {
            let here = |other: &&(At, String, f64)| apart(other.0, *at) < near * near;
            if self.points[..number].iter().any(|earlier| here(&earlier)) {
                continue;
            }
            let names: Vec<&str> =
                self.points.iter().filter(here).map(|point| point.1.as_str()).collect();
            let name = names.join(", ");
            let (aside, up) = (self.length(half(&name).0 + 11.0), self.length(half(&name).1 + 9.0));
            let ring = (0..24).map(|n| {
                let turn = f64::from(n) * std::f64::consts::TAU / 24.0;
                (at.0 + aside * libm::cos(turn), at.1 + up * libm::sin(turn))
            });
            self.write(chart, &name, ring, &mut taken, None);
        }
        for (number, (name, ends)) in drawn.into_iter().enumerate() {
            let long = apart(ends.0, ends.1).sqrt();
            let aside = ((ends.0.1 - ends.1.1) / long, (ends.1.0 - ends.0.0) / long);
            let (wide, high) = half(name);
            let far = self.length(aside.0.abs() * wide + aside.1.abs() * high + 5.0);
            let beside = (1..20).flat_map(|n| {
                [1.0, -1.0].map(|side| {
                    let at = along(ends, f64::from(n) / 20.0);
                    (at.0 + side * far * aside.0, at.1 + side * far * aside.1)
                })
            });
            self.write(chart, name, beside, &mut taken, Some(number));
        }
    }

    fn write(
        &self,
        chart: &mut Chart,
        name: &str,
        places: impl Iterator<Item = At>,
        taken: &mut Taken,
        own: Option<usize>,
    ) {
        if let Some(at) = self.roomiest(name, places, taken, own) {
            chart.note(at, name);
            let wide = self.length(half(name).0);
            taken
                .points
                .extend([-1.0, -0.5, 0.0, 0.5, 1.0].map(|share| (at.0 + share * wide, at.1)));
        }
    }
}
