//! The chapter's figures.

use ch01_perceptron::worked::{WEIGHTS, days};
use ch01_perceptron::{perceptron, preactivation};
use plot::{
    Chart, Corner, Dash, Drag, Entry, Figure, Marker, Role, Side, curve, entry, fixed, number,
};

use crate::worked::{ANGLES, ball, changed, otherwise, turned_by};
use crate::{distance, length};

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[
    entry!("space", space(View)),
    entry!("days", days_on_a_road(Wind)),
    entry!("mirror", mirror(Place)),
    entry!("shadow", shadow(Day)),
    entry!("from_above", from_above(Turning)),
    entry!("wedges", wedges()),
];

/// How many points the figures show.
const SHOWN: usize = 60;

/// Shades the side of yes of the line through the middle at right angles to these two weights. The
/// chart's frame reaches so far to the right and to the left, and so far up and down.
pub fn half_plane(chart: &mut Chart, weights: [f64; 2], frame: (f64, f64)) {
    if let Some((edge, base)) = edge_of_yes(weights, frame) {
        chart.shade(edge, base);
    }
}

/// The lower or upper edge of what is answered yes within a frame around the middle, and the side
/// of the frame that it is shaded to. Nothing where both weights are zero.
pub fn edge_of_yes(weights: [f64; 2], frame: (f64, f64)) -> Option<(Vec<(f64, f64)>, f64)> {
    let ([across, up], (wide, high)) = (weights, frame);
    if across == 0.0 && up == 0.0 {
        return None;
    }
    if up.abs() < 1e-9 * across.abs() {
        let side = if across > 0.0 { [0.0, wide] } else { [-wide, 0.0] };
        return Some((side.map(|x| (x, high)).into(), -high));
    }
    // The line at the sides of the frame, and where it leaves it above and below.
    let mut stops = vec![-wide, wide];
    if across != 0.0 {
        let leaves = [-high, high].map(|y| -y * up / across);
        stops.extend(leaves.into_iter().filter(|x| x.abs() < wide));
    }
    stops.sort_by(f64::total_cmp);
    let height = |x: f64| (-x * across / up).clamp(-high, high);
    let edge = stops.into_iter().map(|x| (x, height(x))).collect();
    Some((edge, if up > 0.0 { high } else { -high }))
}

/// A ring of this radius around a place, for answers that are wrong.
pub fn ring((x, y): (f64, f64), radius: f64) -> Vec<(f64, f64)> {
    let at = |a: f64| (x + radius * libm::cos(a), y + radius * libm::sin(a));
    curve(0.0..=360.0, 24, f64::to_radians).into_iter().map(|(_, angle)| at(angle)).collect()
}

/// Where the reader of a picture of space stands.
struct Eye {
    around: (f64, f64),
    down: (f64, f64),
}

impl Eye {
    /// Seen from a little above, so that what is further away is drawn higher.
    fn at(around: f64) -> Self {
        let degrees = |angle: f64| (libm::sin(angle.to_radians()), libm::cos(angle.to_radians()));
        Self { around: degrees(around), down: degrees(20.0) }
    }

    fn sees(&self, [x, y, z]: [f64; 3]) -> (f64, f64) {
        let ((sin, cos), (down, level)) = (self.around, self.down);
        let (across, away) = (x * cos - y * sin, x * sin + y * cos);
        (across, level * z + down * away)
    }

    /// The direction in which the reader looks.
    fn look(&self) -> [f64; 3] {
        let ((sin, cos), (down, level)) = (self.around, self.down);
        [level * sin, level * cos, -down]
    }
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/// What the three axes measure.
const NAMES: [&str; 3] = ["warmth", "damp", "wind"];

/// How pale what lies behind the sheet is drawn.
const PALE: f64 = 0.45;

/// A piece of the decision plane, `reach` from a place of it to all sides.
fn sheet(chart: &mut Chart, eye: &Eye, weights: [f64; 3], middle: [f64; 3], reach: f64) {
    let long = length(&weights);
    if long > 0.0 {
        let normal = weights.map(|weight| weight / long);
        // What of the second axis lies in the plane; of the third, if that is nothing.
        let aside = if normal[1].abs() < 0.98 { [0.0, 1.0, 0.0] } else { [0.0, 0.0, 1.0] };
        let out = preactivation(&aside, &normal);
        let flat = [0, 1, 2].map(|i| aside[i] - out * normal[i]);
        let size = reach / length(&flat);
        let one = flat.map(|x| size * x);
        let other = cross(normal, one);
        let corner =
            |a: f64, b: f64| eye.sees([0, 1, 2].map(|i| middle[i] + a * other[i] + b * one[i]));
        for share in [-0.5, 0.0, 0.5] {
            chart.segment(corner(share, -1.0), corner(share, 1.0)).role(Role::Grid).width(1.2);
            chart.segment(corner(-1.0, share), corner(1.0, share)).role(Role::Grid).width(1.2);
        }
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)];
        let corners = corners.map(|(a, b)| corner(a, b));
        chart.shade(corners, corners[0].1).role(Role::Ink).opacity(0.07);
        chart.line("decision plane", corners).role(Role::Ink).dash(Dash::Solid).unlabelled();
    }
}

/// Which way the axes run, in a corner where no point lies.
fn directions(chart: &mut Chart, eye: &Eye, (right, up): (f64, f64)) {
    let axes = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    for (axis, name) in axes.into_iter().zip(NAMES) {
        let (x, y) = eye.sees(axis);
        // A text is wider than high, so beside an arrow it stands further away than above.
        let long = (x * x + y * y).sqrt();
        let beyond = 2.4 + (0.9 + 1.1 * (x / long).abs()) / long;
        chart.arrow((right, up), (right + 2.4 * x, up + 2.4 * y)).width(1.4);
        chart.note((right + beyond * x, up + beyond * y), name);
    }
}

/// The arrow of some weights from the middle, `times` as long.
fn arrow(chart: &mut Chart, eye: &Eye, weights: [f64; 3], times: f64) {
    let (from, to) = (eye.sees([0.0; 3]), eye.sees(weights.map(|weight| times * weight)));
    let side = if to.0 < from.0 { Side::Left } else { Side::Right };
    chart.arrow(from, to).term("weight").width(2.8).label("*w*").side(side);
}

plot::parameters! {
    /// Where the reader stands, and how the plane lies.
    pub struct View {
        /// Degrees around the vertical axis.
        around: "walk around, degrees" in -180.0..=180.0, step 5.0, default -30.0;
        /// The weight of the warmth.
        first: "weight of warmth" in -2.0..=2.0, step 0.1, default 1.0;
        /// The weight of the damp.
        second: "weight of damp" in -2.0..=2.0, step 0.1, default 0.0;
        /// The weight of the wind.
        third: "weight of wind" in -2.0..=2.0, step 0.1, default 0.0;
    }
}

/// Points in space and the decision plane among them.
pub fn space(p: &View) -> Figure {
    let weights = [p.first, p.second, p.third];
    let long = length(&weights);
    let eye = Eye::at(p.around);
    let mut chart = Chart::new(-14.0..=14.0, -12.5..=12.5).size(560.0, 500.0).bare().equal_units();
    sheet(&mut chart, &eye, weights, [0.0; 3], 9.0);
    directions(&mut chart, &eye, (-11.8, -9.6));
    let points = ball(SHOWN, 2);
    let (yes, no): (Vec<_>, Vec<_>) =
        points.into_iter().partition(|point| perceptron(point, &weights) == 1.0);
    // Going on in the direction of the look, one comes from the plane to the points behind it.
    let behind = preactivation(&eye.look(), &weights);
    let sides = [("yes", &yes, 1, Marker::Dot, behind), ("no", &no, 2, Marker::Cross, -behind)];
    for (name, points, series, marker, behind) in sides {
        chart
            .points(name, points.iter().map(|point| eye.sees(*point)))
            .role(Role::Series(series))
            .marker(marker)
            .opacity(if behind > 1e-9 { PALE } else { 1.0 })
            .unlabelled();
    }
    if long > 0.0 {
        arrow(&mut chart, &eye, weights, 5.0 / long);
    }
    chart.datum("counted yes", &[yes.len() as f64]);
    chart.datum("weights", &weights);
    let [first, second, third] = weights.map(|weight| number(weight, 3));
    let plane = if long > 0.0 {
        "and a piece of the plane through its middle on which the preactivation is 0. The arrow of \
         the weights, drawn with a length of 5, sticks out of the plane at right angles."
    } else {
        "and no plane, since the preactivation is 0 everywhere."
    };
    let desc = format!(
        "{SHOWN} points in a ball, with the weights {first}, {second} and {third}, {plane} The {} \
         points that are answered yes are drawn as discs, the {} that are answered no as crosses. \
         Three small arrows in a corner show the directions of warmth, damp and wind.",
        yes.len(),
        no.len(),
    );
    chart.finish(
        "The decision plane",
        &desc,
        "The perceptron cuts space in two with a flat sheet through the middle. Discs are answered \
         yes, crosses no, and points behind the sheet are paler. The arrow of the weights, \
         always drawn equally long, points to the side of yes and sticks out of the sheet at right \
         angles. Walk around it, or change the weights and see the sheet tilt.",
    )
}

plot::parameters! {
    /// A day of the greenhouse.
    pub struct Wind {
        /// Metres per second above the mark.
        wind: "wind above its mark, m/s" in -2.0..=4.0, step 0.1, default -1.0;
        /// Degrees around the vertical axis.
        around: "walk around, degrees" in -180.0..=180.0, step 5.0, default -120.0;
    }
}

/// Chapter 1's three days in space, on a line along the third axis, and the greenhouse's plane.
pub fn days_on_a_road(p: &Wind) -> Figure {
    /// So that the three days are seen apart.
    const SCALE: f64 = 2.6;
    let eye = Eye::at(p.around);
    let [warmth, damp, _] = days().calm.inputs;
    let at = |wind: f64| eye.sees([warmth, damp, wind].map(|x| SCALE * x));
    let mut chart = Chart::new(-14.0..=14.0, -12.5..=12.5).size(560.0, 500.0).bare().equal_units();
    // Halfway to the draw, so that the line goes through the sheet and not past its edge.
    let draw = days().edge.inputs[2];
    sheet(&mut chart, &eye, WEIGHTS, [warmth, damp, draw].map(|x| 0.5 * SCALE * x), 8.5);
    directions(&mut chart, &eye, (-10.2, -9.0));
    // Going on in the direction of the look, one comes from the plane to what is behind it.
    let behind = preactivation(&eye.look(), &WEIGHTS);
    let hidden = |pre: f64| pre * behind > 1e-9;
    let pre = |wind: f64| preactivation(&[warmth, damp, wind], &WEIGHTS);
    for (name, ends) in [("the road, yes", [-2.0, draw]), ("the road, no", [draw, 4.0])] {
        chart
            .line(name, ends.map(at))
            .role(Role::Ink)
            .dash(Dash::Dashed)
            .width(if hidden(pre(ends[0]) + pre(ends[1])) { 0.9 } else { 2.0 })
            .unlabelled();
    }
    arrow(&mut chart, &eye, WEIGHTS, SCALE);
    for day in [days().calm, days().windy, days().edge] {
        let yes = day.post == 1.0;
        chart
            .point(if yes { "yes" } else { "no" }, at(day.inputs[2]))
            .role(Role::Series(if yes { 1 } else { 2 }))
            .marker(if yes { Marker::Dot } else { Marker::Cross })
            .opacity(if hidden(day.pre) { PALE } else { 1.0 });
    }
    let here = [warmth, damp, p.wind];
    let away = distance(&here, &WEIGHTS);
    let long = length(&WEIGHTS);
    let foot = eye.sees([0, 1, 2].map(|i| SCALE * (here[i] - away * WEIGHTS[i] / long)));
    chart.segment(foot, at(p.wind)).role(Role::Series(3)).width(3.4);
    chart
        .line("this day", ring(at(p.wind), 0.62))
        .role(Role::Series(3))
        .dash(Dash::Solid)
        .unlabelled();
    // Along the line only the height in the picture changes, and steadily.
    let ((_, still), (_, higher)) = (at(0.0), at(1.0));
    let wind = Drag::linear("wind", -still / (higher - still), (0.0, 1.0 / (higher - still)));
    chart.handle([wind], at(p.wind), "the ringed day");
    let answer = if pre(p.wind) >= 0.0 { "yes" } else { "no" };
    let (sum, far) = (fixed(pre(p.wind), 2), fixed(away, 2));
    let wind = number(p.wind, 3);
    chart.note((3.4, -11.6), &format!("wind {wind}: sum {sum}, distance {far}, {answer}"));
    chart.datum("distance", &[away]);
    chart.datum("preactivation of a step towards the reader", &[-behind]);
    let side = if behind < 0.0 { "yes" } else { "no" };
    let desc = format!(
        "The plane of the weights 1, 2 and −2 in the space of warmth, damp and wind, and the arrow \
         of the weights at right angles to it, seen from the side of {side}. A dashed line runs along the wind, at a warmth of 2 \
         and a damp of half a step, through chapter 1's three days: at a wind of 1 on the side of \
         yes, at 2 on the side of no, at 1.5 in the plane. The day in the ring has a wind of {wind}, \
         a sum of {sum} and a distance from the plane of {far}: {answer}.",
    );
    chart.finish(
        "Three days and the plane of the greenhouse",
        &desc,
        "All days that differ in their wind alone lie on a line, the dashed one. It pierces the \
         sheet where the day is a draw, and what lies behind the sheet is drawn paler or thinner. \
         Discs are the days of chapter 1 that are answered yes, the cross is the windy one. The \
         ringed day moves with the wind; the thick stroke is its way straight to the plane.",
    )
}

/// Two weights for pictures on paper: the greenhouse's of warmth and damp, with the wind at its
/// mark.
const ON_PAPER: [f64; 2] = [WEIGHTS[0], WEIGHTS[1]];

plot::parameters! {
    /// A windless day.
    pub struct Place {
        /// Degrees above the mark.
        warmth: "warmth" in -4.0..=4.0, step 0.5, default 3.0;
        /// Steps of damp above the mark.
        damp: "damp" in -4.0..=4.0, step 0.5, default 1.0;
    }
}

/// The line of a plane on paper, at right angles to its weights, `far` to either side.
fn plane_on_paper(chart: &mut Chart, far: f64) {
    let long = length(&ON_PAPER);
    let along = [-far, far].map(|t| (-t * ON_PAPER[1] / long, t * ON_PAPER[0] / long));
    chart.line("plane", along).role(Role::Ink).dash(Dash::Solid).unlabelled();
}

/// A chart of windless days.
fn windless() -> Chart {
    let ticks = [(-4.0, "−4"), (-2.0, "−2"), (0.0, "0"), (2.0, "2"), (4.0, "4")];
    Chart::new(-5.0..=5.0, -5.0..=5.0)
        .size(520.0, 540.0)
        .equal_units()
        .x("warmth, °C above its mark")
        .x_ticks(&ticks)
        .y("damp, steps above its mark")
        .y_ticks(&ticks)
}

/// A point between the tips of two opposite arrows.
pub fn mirror(p: &Place) -> Figure {
    let (at, tip) = ((p.warmth, p.damp), (ON_PAPER[0], ON_PAPER[1]));
    let image = (-tip.0, -tip.1);
    let squared = |tip: (f64, f64)| (at.0 - tip.0).powi(2) + (at.1 - tip.1).powi(2);
    let pre = preactivation(&[at.0, at.1], &ON_PAPER);
    let mut chart = windless();
    half_plane(&mut chart, ON_PAPER, (5.0, 5.0));
    plane_on_paper(&mut chart, 9.0);
    chart.segment(at, tip).role(Role::Series(3)).width(2.6);
    chart.segment(at, image).role(Role::Series(3)).width(2.6).dash(Dash::Dashed);
    chart.arrow((0.0, 0.0), tip).term("weight").width(3.0).label("*w*").side(Side::Above);
    chart
        .arrow((0.0, 0.0), image)
        .term("weight")
        .width(3.0)
        .dash(Dash::Dashed)
        .label("−*w*")
        .side(Side::Below);
    chart.point("day", at).role(Role::Ink).label("*x*").side(Side::Right);
    chart.handle([Drag::x("warmth"), Drag::y("damp")], at, "the day");
    let (near, far) = (squared(tip), squared(image));
    let said = format!("squared: {} to *w*, {} to −*w*", number(near, 4), number(far, 4));
    chart.heading(&said);
    chart.datum("squared distances", &[near, far]);
    let nearer = if pre > 0.0 {
        "so it is nearer to the weights, on the side of yes"
    } else if pre < 0.0 {
        "so it is nearer to the opposite arrow, on the side of no"
    } else {
        "so it is as far from both, on the line itself"
    };
    let desc = format!(
        "Windless days on paper. The weights are an arrow from the middle to (1, 2), and an opposite \
         one goes to (−1, −2). A line through the middle, at right angles to both, parts the side of \
         yes, shaded, from that of no. The day at ({}, {}) has a preactivation of {}. Its squared \
         distance from the weights' tip is {}, from the opposite tip {}, {nearer}.",
        number(at.0, 2),
        number(at.1, 2),
        number(pre, 4),
        number(near, 4),
        number(far, 4),
    );
    chart.finish(
        "A mirror between two arrows",
        &desc,
        "The line stands halfway between the tips of *w* and −*w*, like a mirror between a thing and \
         its image. Whichever tip is nearer to the day *x* is on its side; that of *w* is shaded. Move the day onto the \
         line, and the two strokes become equally long.",
    )
}

plot::parameters! {
    /// A windless day.
    pub struct Day {
        /// Degrees above the mark.
        warmth: "warmth" in -4.0..=4.0, step 0.5, default 4.0;
        /// Steps of damp above the mark.
        damp: "damp" in -4.0..=4.0, step 0.5, default -1.0;
    }
}

/// A point's distance from the plane, its shadow on the arrow, and the angle between the two.
pub fn shadow(p: &Day) -> Figure {
    let long = length(&ON_PAPER);
    let unit = [ON_PAPER[0] / long, ON_PAPER[1] / long];
    let at = (p.warmth, p.damp);
    let away = distance(&[at.0, at.1], &ON_PAPER);
    let from_middle = length(&[at.0, at.1]);
    let on_arrow = (away * unit[0], away * unit[1]);
    let foot = (at.0 - on_arrow.0, at.1 - on_arrow.1);
    let mut chart = windless();
    half_plane(&mut chart, ON_PAPER, (5.0, 5.0));
    plane_on_paper(&mut chart, 9.0);
    let line = [-9.0, 9.0].map(|t| (t * unit[0], t * unit[1]));
    chart
        .line("direction of the weights", line)
        .role(Role::Ink)
        .dash(Dash::Solid)
        .width(0.7)
        .unlabelled();
    chart.segment((0.0, 0.0), at).role(Role::Ink).width(1.6);
    chart.segment(at, on_arrow).role(Role::Ink).width(1.2).dash(Dash::Dotted);
    chart.segment(foot, at).role(Role::Series(3)).width(4.2);
    // Beside the arrow, on the side away from the day.
    let turn = unit[0] * at.1 - unit[1] * at.0;
    let away_from_day = if turn > 0.0 { -1.0 } else { 1.0 };
    let aside = (-unit[1] * away_from_day, unit[0] * away_from_day);
    let beside = |(x, y): (f64, f64), by: f64| (x + by * aside.0, y + by * aside.1);
    let half = |a: (f64, f64), b: (f64, f64)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    chart
        .segment(beside((0.0, 0.0), 0.22), beside(on_arrow, 0.22))
        .role(Role::Series(4))
        .width(5.0);
    if away.abs() > 0.8 {
        // Beside their strokes, the second one within the rectangle if there is room for it. Short
        // strokes lie close to the plane's line: one text beyond the tip, one across the line.
        let out = if away.abs() < 1.6 { 0.75 * away.signum() } else { 0.0 };
        let (x, y) = beside(half((0.0, 0.0), on_arrow), 0.22);
        let at_shadow = (x - 1.1 * away_from_day + out * unit[0], y + out * unit[1]);
        chart.note(at_shadow, "shadow").role(Role::Series(4));
        let (x, y) = half(foot, at);
        let outwards = if turn.abs() > 2.6 { -1.0 } else { 1.0 };
        let at_distance = if out == 0.0 {
            (x + 1.25 * outwards * away_from_day, y)
        } else {
            (foot.0 - 1.3 * out * unit[0], foot.1 - 1.3 * out * unit[1])
        };
        chart.note(at_distance, "distance").role(Role::Series(3));
    }
    chart
        .arrow((0.0, 0.0), (ON_PAPER[0], ON_PAPER[1]))
        .term("weight")
        .width(2.6)
        .label("*w*")
        .side(if turn > 0.0 { Side::Left } else { Side::Right });
    // The angle, from the arrow to the day.
    let cosine = if from_middle > 0.0 { away / from_middle } else { 0.0 };
    let angle = libm::acos(cosine.clamp(-1.0, 1.0));
    let of_arrow = libm::atan2(unit[1], unit[0]);
    let way = if turn < 0.0 { -1.0 } else { 1.0 };
    if from_middle > 1.0 {
        let arc = curve(0.0..=1.0, 24, |t| of_arrow + way * t * angle);
        let arc = arc.into_iter().map(|(_, a)| (0.8 * libm::cos(a), 0.8 * libm::sin(a)));
        chart.line("angle", arc).role(Role::Ink).dash(Dash::Solid).width(1.6).unlabelled();
    }
    chart.point("day", at).role(Role::Ink).label("*x*").side(Side::Right);
    chart.handle([Drag::x("warmth"), Drag::y("damp")], at, "the day");
    let degrees = fixed(angle.to_degrees(), 1);
    let (far, reach) = (fixed(away, 2), fixed(from_middle, 2));
    let said = format!("shadow {far} = {reach} · cos {degrees}°");
    chart.heading(&said);
    chart.datum("distance", &[away]);
    chart.datum("angle in degrees", &[angle.to_degrees()]);
    let side = if away < 0.0 {
        "behind the middle, and counts as negative"
    } else {
        "on the arrow's side"
    };
    let desc = format!(
        "Windless days on paper, the arrow of the weights (1, 2), and the line at right angles to \
         it. The day at ({}, {}) is {reach} from the middle, at {degrees} degrees to the arrow. Its \
         distance from the line is {far}, drawn as a thick stroke, and its shadow on the arrow's \
         direction, drawn in another colour beside the arrow, is as long: it falls {side}.",
        number(at.0, 2),
        number(at.1, 2),
    );
    chart.finish(
        "Distance and shadow",
        &desc,
        "The thin line runs in the direction of the arrow *w*. The stroke beside it is the day's \
         shadow: what is left of the way from the middle to *x* when only that direction counts. \
         The thick stroke from the plane's line to *x* is the day's distance, and as long. Move the \
         day past the right angle and the shadow falls backwards.",
    )
}

/// What lies between two directions from the middle, in degrees, within a square frame that
/// reaches so far.
fn wedge_within(from: f64, to: f64, reach: f64) -> Vec<(f64, f64)> {
    let on_frame = |degrees: f64| {
        let angle = degrees.to_radians();
        let (cos, sin) = (libm::cos(angle), libm::sin(angle));
        let out = reach / cos.abs().max(sin.abs());
        (out * cos, out * sin)
    };
    let edge = curve(from.min(to)..=from.max(to), 72, |degrees| degrees);
    let edge = edge.into_iter().map(|(degrees, _)| on_frame(degrees));
    [(0.0, 0.0)].into_iter().chain(edge).chain([(0.0, 0.0)]).collect()
}

plot::parameters! {
    /// How far the weights are turned.
    pub struct Turning {
        /// The angle to the first axis.
        degrees: "turn, degrees" in -180.0..=180.0, step 5.0, default 30.0;
    }
}

/// Looking down the third axis: the plane is a line, and the weights turn it.
pub fn from_above(p: &Turning) -> Figure {
    let weights = turned_by(p.degrees);
    let points = ball(SHOWN, 2);
    let other = otherwise(&points, p.degrees);
    let mut chart = Chart::new(-10.0..=10.0, -10.0..=10.0)
        .size(540.0, 580.0)
        .equal_units()
        .x("warmth, °C above its mark")
        .y("damp, steps above its mark");
    half_plane(&mut chart, [weights[0], weights[1]], (10.0, 10.0));
    for side in [90.0, -90.0] {
        let wedge = wedge_within(side, side + p.degrees, 9.999);
        chart.shade(wedge, 0.0).role(Role::Series(3)).opacity(0.24);
    }
    let wanted = |point: &[f64; 3]| point[0] >= 0.0;
    for (name, right, marker) in [("yes", true, Marker::Dot), ("no", false, Marker::Cross)] {
        let these = points.iter().filter(|point| wanted(point) == right);
        chart
            .points(name, these.map(|point| (point[0], point[1])))
            .role(Role::Series(if right { 1 } else { 2 }))
            .marker(marker)
            .unlabelled();
    }
    for point in
        points.iter().filter(|point| wanted(point) != (perceptron(*point, &weights) == 1.0))
    {
        chart
            .line("mistake", ring((point[0], point[1]), 0.45))
            .role(Role::Series(3))
            .dash(Dash::Solid)
            .width(1.8)
            .unlabelled();
    }
    let along = [-15.0, 15.0].map(|t| (-t * weights[1], t * weights[0]));
    chart.line("plane", along).role(Role::Ink).dash(Dash::Dashed).unlabelled();
    chart
        .vertical(0.0)
        .role(Role::Ink)
        .width(1.6)
        .label(&format!("turned by {}°: {other} of {SHOWN} wrong", number(p.degrees, 3)));
    chart
        .arrow((0.0, 0.0), (6.0 * weights[0], 6.0 * weights[1]))
        .term("weight")
        .width(2.6)
        .label("*w*")
        .side(if weights[0] < 0.0 { Side::Left } else { Side::Right });
    let tip = (6.0 * weights[0], 6.0 * weights[1]);
    chart.handle([Drag::angle("degrees", (0.0, 0.0), 0.0)], tip, "the tip of the weight arrow");
    chart.datum("weights", &weights);
    chart.datum("answered otherwise", &[other as f64]);
    let desc = format!(
        "The points of the first figure seen from above. Discs are at or above the mark of the \
         thermometer, crosses below. The weights are turned by {} degrees, to {} and {}, and the line on which \
         the preactivation is 0 is turned with them: {other} of {SHOWN} points are now answered \
         otherwise than with the weights 1 and 0, and so are mistakes, each in a ring. They lie in \
         two wedges between that line and the upright one of the thermostat.",
        number(p.degrees, 3),
        fixed(weights[0], 2),
        fixed(weights[1], 2),
    );
    chart.finish(
        "Turning the weights",
        &desc,
        "Seen along the wind's axis, the thermostat's plane is the dotted line and the turned plane \
         the dashed one. Discs should be answered yes, crosses no; what the turned plane answers yes is shaded. The two tinted wedges are where \
         the answers of the two planes differ; every ring, a mistake, lies in one. Turn the arrow \
         of the weights, drawn six times as long, and the wedges open.",
    )
}

/// A dot for each share, in per cent, as near to its angle as it can stand clear of the others.
fn swarm(degrees: f64, shares: &[f64]) -> Vec<(f64, f64)> {
    let mut dots: Vec<(f64, f64)> = vec![];
    for share in shares {
        // The two axes have nearly the same scale: a dot is 0.4 wide.
        let free =
            |at: &(f64, f64)| dots.iter().all(|dot| libm::hypot(dot.0 - at.0, dot.1 - at.1) > 0.47);
        let aside = (0..200).flat_map(|n| [1.0, -1.0].map(|side| side * 0.05 * f64::from(n)));
        let dot = aside.map(|by| (degrees + by, 100.0 * share)).find(free);
        dots.push(dot.unwrap_or((degrees, 100.0 * share)));
    }
    dots
}

/// The share of a ball that changes its answer, over the angle of the turn.
pub fn wedges() -> Figure {
    let mut chart = Chart::new(0.0..=52.0, 0.0..=31.0)
        .size(640.0, 400.0)
        .x("turn of the weights, degrees")
        .x_ticks(&[(0.0, "0"), (5.0, "5"), (15.0, "15"), (30.0, "30"), (45.0, "45")])
        .y("changed answers, per cent")
        .legend(Corner::BottomRight);
    chart
        .line("two wedges of an orange", [(0.0, 0.0), (50.4, 28.0)])
        .role(Role::Ink)
        .dash(Dash::Dashed);
    // The larger angles would leave these no room.
    let strips: Vec<(f64, Vec<f64>)> = ANGLES
        .into_iter()
        .filter(|degrees| *degrees <= 45.0)
        .map(|degrees| (degrees, changed(degrees)))
        .collect();
    let dots = strips.iter().flat_map(|(degrees, shares)| swarm(*degrees, shares));
    chart.points("one ball of a thousand points", dots).role(Role::Series(1)).marker(Marker::Small);
    let said: Vec<String> = strips
        .iter()
        .filter_map(|(degrees, shares)| {
            let (least, most) = plot::bounds(shares)?;
            Some(format!(
                "at {} degrees from {} to {} per cent",
                number(*degrees, 3),
                fixed(100.0 * least, 1),
                fixed(100.0 * most, 1),
            ))
        })
        .collect();
    let desc = format!(
        "The share of points that get another answer when the weights are turned, a dot for each \
         of {} balls of 1000 points: {}. A straight line from 0 at no turn to 28 per cent at 50.4 \
         degrees runs through the middle of the dots.",
        strips[0].1.len(),
        said.join(", "),
    );
    chart.finish(
        "An orange, counted",
        &desc,
        "Each dot is a ball of a thousand points, drawn by chance, and the share of them that change \
         their answer; the fifty of one angle stand beside each other where they would lie on each other. The dashed line \
         is the share of the two wedges. The dots lie around it: three times the angle, three times the mistakes.",
    )
}
