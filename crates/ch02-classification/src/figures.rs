//! The chapter's figures.

use ch01_perceptron::{perceptron, preactivation};
use plot::{Chart, Dash, Drag, Entry, Figure, Marker, Role, Side, entry, number};

use crate::length;
use crate::worked::{ball, otherwise, turned_by};

/// Every figure of the chapter.
pub const ALL: &[Entry] =
    &[entry!("space", space(View)), entry!("from_above", from_above(Turning))];

/// How many points the figures show.
const SHOWN: usize = 60;

plot::parameters! {
    /// Where the reader stands, and how the plane lies.
    pub struct View {
        /// Degrees around the vertical axis.
        around: "walk around, degrees" in -180.0..=180.0, step 5.0, default -30.0;
        /// The weight of the third coordinate; the first one's is 1.
        tilt: "third weight" in -2.0..=2.0, step 0.1, default 0.0;
    }
}

/// Points in space and the decision plane among them.
pub fn space(p: &View) -> Figure {
    let weights = [1.0, 0.0, p.tilt];
    let degrees = |angle: f64| (libm::sin(angle.to_radians()), libm::cos(angle.to_radians()));
    let (sin, cos) = degrees(p.around);
    // Seen from a little above, so that what is further away is drawn higher.
    let (down, level) = degrees(20.0);
    let seen = |[x, y, z]: [f64; 3]| {
        let (across, away) = (x * cos - y * sin, x * sin + y * cos);
        (across, level * z + down * away)
    };
    let look = [level * sin, level * cos, -down];
    let mut chart = Chart::new(-14.0..=14.0, -12.5..=12.5).size(560.0, 500.0).bare().equal_units();

    // The plane is spanned by the second axis and by what is at right angles to both it and the
    // weights.
    let long = length(&weights);
    let side = [-9.0 * p.tilt / long, 0.0, 9.0 / long];
    let corner = |a: f64, b: f64| seen([a * side[0], 9.0 * b, a * side[2]]);
    for share in [-0.5, 0.0, 0.5] {
        chart.segment(corner(share, -1.0), corner(share, 1.0)).role(Role::Grid).width(1.2);
        chart.segment(corner(-1.0, share), corner(1.0, share)).role(Role::Grid).width(1.2);
    }
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)];
    chart
        .line("decision plane", corners.map(|(a, b)| corner(a, b)))
        .role(Role::Ink)
        .dash(Dash::Solid)
        .unlabelled();

    // Which way the axes run, in a corner where no point lies.
    let (right, up) = (-10.2, -9.0);
    for (axis, name) in
        [([1.0, 0.0, 0.0], "1st"), ([0.0, 1.0, 0.0], "2nd"), ([0.0, 0.0, 1.0], "3rd")]
    {
        let (x, y) = seen(axis);
        let beyond = 2.4 + 1.2 / (x * x + y * y).sqrt();
        chart.arrow((right, up), (right + 2.4 * x, up + 2.4 * y)).width(1.4);
        chart.note((right + beyond * x, up + beyond * y), name);
    }

    let points = ball(SHOWN, 2);
    let (yes, no): (Vec<_>, Vec<_>) =
        points.into_iter().partition(|point| perceptron(point, &weights) == 1.0);
    // Going on in the direction of the look, one comes from the plane to the points behind it.
    let behind = preactivation(&look, &weights);
    let sides = [("yes", &yes, 1, Marker::Dot, behind), ("no", &no, 2, Marker::Cross, -behind)];
    for (name, points, series, marker, behind) in sides {
        chart
            .points(name, points.iter().map(|point| seen(*point)))
            .role(Role::Series(series))
            .marker(marker)
            .opacity(if behind > 1e-9 { 0.45 } else { 1.0 })
            .unlabelled();
    }
    let tip = weights.map(|weight| 5.0 * weight);
    let (from, to) = (seen([0.0; 3]), seen(tip));
    chart.arrow(from, to).term("weight").width(2.8).label("*w*").side(if to.0 < from.0 {
        Side::Left
    } else {
        Side::Right
    });
    chart.datum("counted yes", &[yes.len() as f64]);
    chart.datum("weights", &weights);
    let desc = format!(
        "{SHOWN} points in a ball, and a piece of the plane through its middle on which the \
         preactivation is 0, for the weights 1, 0 and {}. The arrow of the weights, drawn five \
         times as long, sticks out of the plane at right angles. The {} points on the arrow's side, \
         drawn as discs, are answered yes; the {} on the other side, drawn as crosses, no. Three \
         small arrows in a corner show the directions of the first, the second and the third \
         coordinate.",
        number(p.tilt, 3),
        yes.len(),
        no.len(),
    );
    chart.finish(
        "The decision plane",
        &desc,
        "The perceptron cuts space in two with a flat sheet through the middle. Discs are answered \
         yes, crosses no, and whichever lie behind the sheet are paler. The arrow of the weights, \
         drawn five times as long, points to the side of yes and sticks out of the sheet at right \
         angles. Walk around it, or give the third coordinate a weight and see the sheet tilt.",
    )
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
        .size(560.0, 560.0)
        .equal_units()
        .x("first coordinate")
        .y("second coordinate");
    chart.region(|x, y| preactivation(&[x, y, 0.0], &weights) >= 0.0);
    let wanted = |point: &[f64; 3]| point[0] >= 0.0;
    for (name, right, marker) in [("yes", true, Marker::Dot), ("no", false, Marker::Cross)] {
        let these = points.iter().filter(|point| wanted(point) == right);
        chart
            .points(name, these.map(|point| (point[0], point[1])))
            .role(Role::Series(if right { 1 } else { 2 }))
            .marker(marker)
            .unlabelled();
    }
    let along = [-12.0, 12.0].map(|t| (-t * weights[1], t * weights[0]));
    chart.line("plane", along).role(Role::Ink).dash(Dash::Dashed).unlabelled();
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
        "The same points seen from above. Discs have a first coordinate of 0 or more, crosses a \
         negative one. The weights are turned by {} degrees, to {} and {}, and the line on which \
         the preactivation is 0 is turned with them: {other} of {SHOWN} points are now answered \
         otherwise than with the weights 1 and 0, and so are mistakes.",
        number(p.degrees, 3),
        number(weights[0], 3),
        number(weights[1], 3),
    );
    chart.finish(
        "Turning the weights",
        &desc,
        "Looking down along the third axis the plane is a line. The shaded side is answered yes. \
         The marks say what should be: discs outside the shade and crosses within it are mistakes. \
         Turn the arrow of the weights, drawn six times as long: the line turns with it, and only \
         a point's direction from the middle decides when it is swept, not how far out it lies.",
    )
}
