//! What the sentences of the page say of its numbers, and what the figures' descriptions say of
//! what is drawn.

use ch02_classification::figures::{ALL, edge_of_yes};
use ch02_classification::worked::{ball, changed, tilted, tips, turned};
use ch02_classification::{distance, length};

/// The second day has the largest warmth, lies far out, and is nearest to the plane but for the draw.
#[test]
fn the_hottest_day_lies_off_to_the_side() {
    let rows = tilted().rows;
    let nearest = rows.iter().filter(|row| row.pre != 0.0).map(|row| row.distance.abs());
    assert_eq!(nearest.fold(f64::INFINITY, f64::min), rows[1].distance);
    assert!(rows.iter().all(|row| row.point[0] <= rows[1].point[0]));
    assert!(rows.iter().all(|row| row.from_middle <= rows[1].from_middle));
    // Up to a right angle is yes, more is no.
    assert!(rows.iter().all(|row| (row.answer == 1.0) == (row.angle <= 90.0)));
}

/// At 15 degrees more than nine of ten are right in every ball; the mean over the balls lies within
/// three standard errors of the wedges' share.
#[test]
fn the_dots_lie_around_the_line() {
    for row in turned().rows {
        let shares = changed(row.degrees);
        let mean = shares.iter().sum::<f64>() / shares.len() as f64;
        let sure = study::standard_error_of_mean(&shares);
        assert!((mean - row.share).abs() <= 3.0 * sure, "{} degrees: {mean}", row.degrees);
        if row.degrees == 15.0 {
            assert!(shares.iter().all(|share| *share < 0.1));
        }
    }
}

/// Three times the angle, three times the mistakes: within two standard errors of the balls' means.
#[test]
fn three_times_the_angle_has_three_times_the_mistakes() {
    let mean = |degrees: f64| {
        let shares = changed(degrees);
        let sum: f64 = shares.iter().sum();
        (sum / shares.len() as f64, study::standard_error_of_mean(&shares))
    };
    for degrees in [5.0, 15.0] {
        let ((one, sure), (three, sure_three)) = (mean(degrees), mean(3.0 * degrees));
        let sure = libm::hypot(3.0 * sure, sure_three);
        assert!((three - 3.0 * one).abs() < 2.0 * sure, "{degrees}: {one}, {three}, {sure}");
    }
}

/// As it stands on the page, the figure from above has 10 of its 60 days in wedges of 30 degrees,
/// and the day of the shadow lies far out but nearly along the plane.
#[test]
fn the_figures_stand_at_what_the_text_says() {
    let at_first = |id: &str| ALL.iter().find(|entry| entry.id == id).expect("it").at_defaults();
    let above = at_first("from_above");
    assert_eq!(datum(&above, "answered otherwise"), [10.0]);
    assert!(above.desc.contains("turned by 30 degrees"), "{}", above.desc);
    assert!(above.desc.contains("10 of 60 points"), "{}", above.desc);
    let shadow = at_first("shadow");
    let (away, angle) = (datum(&shadow, "distance")[0], datum(&shadow, "angle in degrees")[0]);
    assert!(length(&[4.0, -1.0]) > 4.0 && away < 1.0 && (75.0..90.0).contains(&angle), "{angle}");
    // Whoever checks the heading with a calculator finds it right.
    let read = |text: String| text.parse::<f64>().expect("a number");
    let printed = read(plot::fixed(angle, 1));
    assert!(shadow.desc.contains(&format!("at {printed} degrees")), "{}", shadow.desc);
    let product = read(plot::fixed(length(&[4.0, -1.0]), 2)) * printed.to_radians().cos();
    assert_eq!(plot::fixed(product, 2), plot::fixed(away, 2));
}

/// On a day of the plane the squares of the two lengths add up to that of the way between.
#[test]
fn pythagoras_holds_for_a_day_on_the_plane() {
    let shown = tilted();
    let day = &shown.rows[3];
    let squared = |list: &[f64]| list.iter().map(|x| x * x).sum::<f64>();
    assert_eq!((day.pre, squared(&day.point), squared(&shown.weights)), (0.0, 9.0, 9.0));
    assert_eq!(tips().to_tip, 18.0);
    assert_eq!(tips().to_opposite, 18.0);
}

fn figure(id: &str, values: &[f64]) -> plot::Figure {
    let entry = ALL.iter().find(|entry| entry.id == id).expect("a figure");
    (entry.draw)(values, &[])
}

fn datum(figure: &plot::Figure, name: &str) -> Vec<f64> {
    let found = figure.data.iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1.clone()
}

/// Whichever tip is nearer is on the day's side, at every place that the figure can be set to.
#[test]
fn the_mirror_tells_the_nearer_tip() {
    for warmth in (-8..=8).map(|half| f64::from(half) / 2.0) {
        for damp in (-8..=8).map(|half| f64::from(half) / 2.0) {
            let drawn = figure("mirror", &[warmth, damp]);
            let squared = datum(&drawn, "squared distances");
            assert_eq!(squared[1] - squared[0], 4.0 * (warmth + 2.0 * damp));
            let side = if squared[0] < squared[1] {
                "side of yes"
            } else if squared[0] > squared[1] {
                "on the side of no."
            } else {
                "on the line itself"
            };
            assert!(drawn.desc.contains(side), "{}", drawn.desc);
        }
    }
}

/// The shadow is the distance, and the length times the cosine of the drawn angle.
#[test]
fn the_shadow_is_the_distance() {
    for warmth in [-4.0, -1.5, 0.0, 2.0, 4.0] {
        for damp in [-3.0, -0.5, 1.0, 4.0] {
            let drawn = figure("shadow", &[warmth, damp]);
            let away = datum(&drawn, "distance")[0];
            assert_eq!(away, distance(&[warmth, damp], &[1.0, 2.0]));
            let angle = datum(&drawn, "angle in degrees")[0].to_radians();
            assert!((length(&[warmth, damp]) * angle.cos() - away).abs() < 1e-9);
            let backwards = drawn.desc.contains("counts as negative");
            assert_eq!(backwards, away < 0.0, "{}", drawn.desc);
        }
    }
}

/// As the page stands, the greenhouse's plane is seen from the side of yes.
#[test]
fn the_sheet_is_seen_from_the_side_of_yes() {
    let entry = ALL.iter().find(|entry| entry.id == "days").expect("a figure");
    let drawn = entry.at_defaults();
    assert!(datum(&drawn, "preactivation of a step towards the reader")[0] > 0.5);
    assert!(drawn.desc.contains("seen from the side of yes"), "{}", drawn.desc);
    // From the opposite place it is the other side.
    let across = figure("days", &[-1.0, 60.0]);
    assert!(across.desc.contains("seen from the side of no"), "{}", across.desc);
}

/// Each mistake of the figure lies within one of its two wedges, and no right answer does.
#[test]
fn every_ring_lies_in_a_wedge() {
    for degrees in [-170.0_f64, -60.0, 5.0, 30.0, 90.0, 175.0] {
        let (low, high) = (degrees.min(0.0), degrees.max(0.0));
        let wrong = ball(60, 2).into_iter().filter(|point| {
            let angle = libm::atan2(point[1], point[0]).to_degrees();
            [90.0, -90.0, 270.0, -270.0].into_iter().any(|side| {
                let turned = angle - side;
                low < turned && turned < high
            })
        });
        let drawn = figure("from_above", &[degrees]);
        assert_eq!(datum(&drawn, "answered otherwise"), [wrong.count() as f64], "{degrees}");
    }
}

/// The shaded side ends on the line where it is within the frame, and at the frame elsewhere; and
/// what lies between its edge and its base is answered yes.
#[test]
fn the_shade_ends_on_the_line() {
    let (wide, high) = (5.0, 4.5);
    for degrees in 0..360 {
        let (up, across) = f64::from(degrees).to_radians().sin_cos();
        let (edge, base) = edge_of_yes([across, up], (wide, high)).expect("there are weights");
        for pair in edge.windows(2) {
            for share in [0.01, 0.25, 0.5, 0.99] {
                let x = pair[0].0 + share * (pair[1].0 - pair[0].0);
                let y = pair[0].1 + share * (pair[1].1 - pair[0].1);
                let pre = across * x + up * y;
                assert!(pre.abs() < 1e-9 || (y.abs() - high).abs() < 1e-9, "{degrees}: {x}, {y}");
                let inside = 0.5 * (y + base);
                if (inside - y).abs() > 1e-9 {
                    assert!(across * x + up * inside > -1e-9, "{degrees}: {x}, {inside}");
                }
            }
        }
    }
    assert!(edge_of_yes([0.0, 0.0], (wide, high)).is_none());
}
