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

    fn holds(self, at: At, margin: f64) -> bool {
        let edge = margin * (self.high - self.low);
        [at.0, at.1].iter().all(|v| *v >= self.low + edge && *v <= self.high - edge)
    }
}

/// The square of a distance.
pub fn apart(one: At, other: At) -> f64 {
    (one.0 - other.0) * (one.0 - other.0) + (one.1 - other.1) * (one.1 - other.1)
}

fn along((from, to): (At, At), share: f64) -> At {
    (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1))
}

/// The place that is farthest from all that is taken.
fn roomiest(places: impl Iterator<Item = At>, taken: &[At]) -> Option<At> {
    let room = |at: &At| taken.iter().map(|other| apart(*at, *other)).fold(f64::INFINITY, f64::min);
    places.max_by(|one, other| room(one).total_cmp(&room(other)))
}

/// Lines with names, and points with names and targets, in a frame.
pub struct Scene {
    pub frame: Frame,
    /// First and second weight and bias of each, in the order of the hidden nodes.
    pub lines: Vec<(String, [f64; 3])>,
    /// Place, name and target.
    pub points: Vec<(At, String, f64)>,
}

const DASHES: [Dash; 4] = [Dash::Solid, Dash::Dashed, Dash::DashDot, Dash::Dotted];

impl Scene {
    /// Draws lines, points and names, each name where it is farthest from everything else.
    pub fn draw(&self, chart: &mut Chart) {
        let span = self.frame.high - self.frame.low;
        let mut taken: Vec<At> = self.points.iter().map(|point| point.0).collect();
        let mut drawn = vec![];
        for (number, (name, line)) in self.lines.iter().enumerate() {
            if let Some(ends) = self.frame.across(*line) {
                chart.segment(ends.0, ends.1).width(2.2).dash(DASHES[number % 4]);
                let samples: Vec<At> = (0..=30).map(|n| along(ends, f64::from(n) / 30.0)).collect();
                taken.extend(&samples);
                drawn.push((name, ends, samples));
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
        let near = 0.0016 * span * span;
        for (number, (at, _, _)) in self.points.iter().enumerate() {
            let here = |other: &&(At, String, f64)| apart(other.0, *at) < near;
            if self.points[..number].iter().any(|earlier| here(&earlier)) {
                continue;
            }
            let names: Vec<&str> =
                self.points.iter().filter(here).map(|point| point.1.as_str()).collect();
            let ring = (0..16).map(|n| {
                let turn = f64::from(n) * std::f64::consts::TAU / 16.0;
                let wide = 0.07 + 0.02 * names.len() as f64;
                (at.0 + wide * span * libm::cos(turn), at.1 + 0.075 * span * libm::sin(turn))
            });
            let inside = ring.filter(|place| self.frame.holds(*place, 0.07));
            if let Some(place) = roomiest(inside, &taken) {
                chart.note(place, &names.join(", "));
                taken.push(place);
                taken.push((place.0 - 0.04 * span, place.1));
                taken.push((place.0 + 0.04 * span, place.1));
            }
        }
        for (name, ends, own) in drawn {
            let long = apart(ends.0, ends.1).sqrt();
            let aside = ((ends.0.1 - ends.1.1) / long, (ends.1.0 - ends.0.0) / long);
            let beside = (1..20).flat_map(|n| {
                [1.0, -1.0].map(|side| {
                    let at = along(ends, f64::from(n) / 20.0);
                    (at.0 + side * 0.075 * span * aside.0, at.1 + side * 0.075 * span * aside.1)
                })
            });
            let others: Vec<At> =
                taken.iter().copied().filter(|place| !own.contains(place)).collect();
            let inside = beside.filter(|place| self.frame.holds(*place, 0.07));
            if let Some(place) = roomiest(inside, &others) {
                chart.note(place, name);
                taken.push(place);
            }
        }
    }
}
