//! What holds of every figure, whatever it shows.

use std::collections::BTreeSet;

use plot::diagram::Diagram;
use plot::{
    By, Chart, Chosen, Corner, Dash, Drag, Drawing, Figure, Marker, Parameters as _, Role, Side,
    curve,
};
use roxmltree::Document;

fn wave(x: f64) -> f64 {
    libm::sin(x) * libm::exp(-0.1 * x)
}

/// One of everything a chart can draw.
fn chart(corner: Option<Corner>) -> Figure {
    let mut chart = Chart::new(-5.0..=5.0, -2.0..=2.0).x("S_{preA} < 3 & \"more\"").y("*E*");
    if let Some(corner) = corner {
        chart = chart.legend(corner);
    }
    chart.heat(-1.0, 1.0, 5, |x, y| x * y);
    chart.raster(2, (0.0, 1.0), 3, &[0.0, 0.5, 1.0, f64::NAN]);
    chart.region(|x, y| x > y).role(Role::Series(4));
    chart.contours(&[-0.5, 0.5], |x, y| x * y);
    chart.shade(curve(-5.0..=5.0, 50, wave), 0.0);
    chart.line("f_A", curve(-5.0..=5.0, 300, wave)).marker(Marker::Ring);
    chart.line("f_A'", curve(-5.0..=5.0, 300, |x| 5.0 * wave(x))).term("slope");
    for marker in [Marker::Dot, Marker::Square, Marker::Diamond, Marker::Cross, Marker::Plus] {
        chart.points("seen", [(1.0, 1.0), (2.0, -1.0)]).marker(marker);
    }
    chart.point("here", (4.9, 1.9)).label("a label at the very edge of the frame");
    chart.vertical(1.0).label("here");
    chart.horizontal(0.5).label("half").dash(Dash::Long);
    chart.tangent((0.0, 0.0), 1.0, 9.0).label("slope 1");
    chart.arrow((0.0, 0.0), (1.0, 1.0)).label("step");
    chart.bars("bars", &[1.0, -1.0]);
    chart.note((0.0, 0.0), "[S_{ERROR}](error-signal) = -0.5");
    chart.datum("extra", &[1.0]);
    chart.finish("Everything: S_{preA}", "All at -1.", "See f_A'.")
}

fn diagram() -> Figure {
    let mut net = Diagram::new(640.0, 400.0);
    net.column(60.0, ["i1", "i2"], |_, node| node.line("<1>").beside(Side::Above, "above"));
    net.column(500.0, ["o1"], |_, node| node.role(Role::Series(2)).line("0.5").line("0.6"));
    net.connect(["i1", "i2"], ["o1"], |i, _, edge| edge.label(["0.1", "-0.2"][i]).term("i-to-h"));
    net.back("o1", "i1").term("error-signal").label("S_{ERROR}").bow(20.0);
    net.arrow((10.0, 10.0), (90.0, 10.0));
    net.callout((300.0, 350.0), "[FE](final-error)", (500.0, 200.0));
    net.brace((60.0, 40.0), (500.0, 40.0), "[weight_{ItoH}](i-to-h)");
    net.shade((0.0, 0.0), (100.0, 100.0), Role::Series(1));
    net.datum("weights", &[0.1, -0.2]);
    net.finish("A net", "Two inputs, one output.", "Two weights.")
}

fn every_figure() -> Vec<Figure> {
    let pair = || {
        let mut chart = Chart::new(0.0..=1.0, 0.0..=1.0).size(310.0, 300.0);
        chart.line("a", [(0.0, 0.0), (1.0, 1.0)]);
        chart
    };
    let mut logarithmic = Chart::new(1.0..=1000.0, 1e-4..=1.0).log_x().log_y();
    logarithmic.line("E", curve(1.0..=1000.0, 100, |x| 1.0 / x));
    vec![
        chart(None),
        chart(Some(Corner::TopLeft)),
        diagram(),
        plot::beside([pair(), pair()], "Two", "Two charts.", "Compare."),
        plot::stacked([pair(), pair()], "Two", "Two charts.", "Compare."),
        logarithmic.finish("Log", "Both axes.", "A straight line."),
        Chart::new(0.0..=0.0, f64::NAN..=1.0).finish("Empty", "Nothing.", "Nothing."),
    ]
}

#[test]
fn a_figure_is_well_formed_and_says_what_it_is() {
    for figure in every_figure() {
        let document = Document::parse(&figure.svg).expect(&figure.title);
        let svg = document.root_element();
        assert_eq!(svg.tag_name().name(), "svg");
        assert_eq!(svg.attribute("role"), Some("img"));
        assert!(svg.attribute("viewBox").is_some());
        assert_eq!((svg.attribute("width"), svg.attribute("height")), (None, None));
        let ids: Vec<&str> = document.descendants().filter_map(|n| n.attribute("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        // The title names the drawing and the description describes it: neither is read twice.
        let refers = ["aria-labelledby", "aria-describedby"].map(|name| svg.attribute(name));
        assert_eq!(refers, [Some("title"), Some("desc")]);
        assert!(refers.iter().flatten().all(|name| unique.contains(name)));
        let text = |name: &str| {
            let node =
                svg.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
            node.and_then(|node| node.text()).unwrap_or_default().to_owned()
        };
        assert_eq!(text("title"), figure.title);
        assert_eq!(text("desc"), figure.desc);
        assert!(!figure.title.is_empty() && !figure.desc.is_empty());
    }
}

#[test]
fn every_colour_is_a_role() {
    for figure in every_figure() {
        let document = Document::parse(&figure.svg).unwrap();
        for node in document.descendants() {
            for name in ["fill", "stroke"] {
                if let Some(colour) = node.attribute(name) {
                    let role = colour.starts_with("var(--fig-") || colour.starts_with("var(--t-");
                    assert!(role || colour == "none", "{colour} in {}", figure.title);
                }
            }
        }
        assert!(!figure.svg.contains('#'), "{}", figure.title);
        assert!(!figure.svg.contains("font-family"), "{}", figure.title);
        assert!(!figure.svg.contains('\n'), "the figure is one line of HTML");
    }
}

#[test]
fn no_number_is_broken_and_text_stays_on_the_sheet() {
    for figure in every_figure() {
        assert!(!figure.svg.contains("NaN") && !figure.svg.contains("inf"), "{}", figure.title);
        let document = Document::parse(&figure.svg).unwrap();
        for node in document
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        {
            for name in ["x", "y"] {
                let place: f64 = node.attribute(name).unwrap().parse().unwrap();
                assert!((0.0..=2000.0).contains(&place), "{place}: {:?}", node.text());
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(every_figure(), every_figure());
}

#[test]
fn markup_is_set_in_the_drawing_and_plain_elsewhere() {
    let figure = chart(None);
    assert_eq!(figure.title, "Everything: S_preA");
    assert_eq!(figure.desc, "All at −1.");
    assert_eq!(figure.caption, "See f_A′.");
    assert!(!figure.svg.contains("_{"));
    assert!(figure.svg.contains("data-term=\"error-signal\""));
    assert!(figure.svg.contains("data-term=\"slope\""));
}

#[test]
fn what_is_not_a_number_is_left_out_and_said_so() {
    let draw = |bad: f64| {
        let mut chart = Chart::new(0.0..=3.0, 0.0..=3.0);
        chart.line("a", [(0.0, 0.0), (1.0, bad), (2.0, 2.0), (3.0, 3.0)]);
        chart.point("b", (bad, bad)).label("b");
        chart.vertical(bad);
        chart.horizontal(bad);
        chart.tangent((1.0, 1.0), bad, 1.0);
        chart.arrow((0.0, 0.0), (bad, 1.0));
        chart.shade([(0.0, 1.0), (1.0, bad), (2.0, 1.0)], bad);
        chart.heat(0.0, 1.0, 3, |_, _| bad);
        chart.raster(1, (0.0, 1.0), 3, &[bad, 1.0]);
        chart.contours(&[bad, 0.5], |x, _| if x > 1.0 { bad } else { x });
        chart.bars("c", &[bad]);
        chart.finish("Bad values", "A line.", "A line.")
    };
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let figure = draw(bad);
        assert!(Document::parse(&figure.svg).is_ok());
        assert!(!figure.svg.contains("NaN") && !figure.svg.contains("inf"));
        let said = "A line. 3 points are left out because no axis can show the value.";
        assert_eq!(figure.desc, said);
    }
    for huge in [1e300, -1e300] {
        assert!(draw(huge).desc.ends_with("A line."));
    }
}

/// A cell of a raster is as large as the others, a run of one strength is one piece, and a cell
/// without a number is none.
#[test]
fn a_raster_has_a_cell_for_each_number() {
    let draw = |values: &[f64]| {
        let mut chart = Chart::new(0.0..=4.0, 0.0..=2.0).size(400.0, 200.0).bare();
        chart.raster(4, (0.0, 1.0), 2, values);
        chart.finish("Cells", "Cells.", "Cells.").svg
    };
    let empty = draw(&[f64::NAN; 8]);
    let one = draw(&[f64::NAN, 1.0, f64::NAN, f64::NAN, f64::NAN, f64::NAN, f64::NAN, f64::NAN]);
    assert!(one.len() > empty.len());
    // Beyond the range the nearest band is taken.
    let low = [0.0, 0.4, f64::NAN, 0.6, 1.0, 0.2, 0.9, 0.7];
    assert_eq!(draw(&low), draw(&low.map(|value| if value < 0.5 { -7.0 } else { 7.0 * value })));
    assert_ne!(draw(&low), draw(&low.map(|value| 1.0 - value)));
}

#[test]
#[should_panic(expected = "whole rows of 3")]
fn a_raster_has_whole_rows() {
    Chart::new(0.0..=1.0, 0.0..=1.0).raster(3, (0.0, 1.0), 2, &[0.0; 4]);
}

#[test]
fn a_logarithmic_axis_leaves_out_what_is_not_positive() {
    let mut chart = Chart::new(0.0..=3.0, 0.0..=1.0).log_y();
    chart.line("E", [(0.0, 0.1), (1.0, 0.0), (2.0, 0.1)]);
    let figure = chart.finish("Log", "A line.", "A line.");
    assert!(figure.desc.ends_with("1 point is left out because no axis can show the value."));
}

#[test]
fn series_differ_in_more_than_colour() {
    let mut chart = Chart::new(0.0..=1.0, 0.0..=6.0);
    for n in 0..6 {
        chart.line(&format!("line {n}"), [(0.0, f64::from(n)), (1.0, f64::from(n))]);
    }
    let figure = chart.finish("Six", "Six lines.", "Six lines.");
    let document = Document::parse(&figure.svg).unwrap();
    let lines = document.descendants().filter(|node| node.attribute("class") == Some("fig-line"));
    let dashes: BTreeSet<_> = lines.map(|node| node.attribute("stroke-dasharray")).collect();
    assert_eq!(dashes.len(), 6);
}

#[test]
fn the_data_is_what_was_drawn_under_unique_names() {
    let figure = chart(None);
    let names: BTreeSet<&str> = figure.data.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), figure.data.len());
    assert!(names.contains("seen: x (5)"), "{names:?}");
    let (_, y) = figure.data.iter().find(|(name, _)| name == "f_A: y").unwrap();
    let expected: Vec<f64> = curve(-5.0..=5.0, 300, wave).into_iter().map(|p| p.1).collect();
    assert_eq!(*y, expected);
}

#[test]
fn a_region_is_one_path_however_many_cells_it_has() {
    let mut chart = Chart::new(0.0..=1.0, 0.0..=1.0);
    chart.region(|x, y| x + y < 1.0);
    let figure = chart.finish("Half", "Half.", "Half.");
    assert_eq!(figure.svg.matches("crispEdges").count(), 1);
    assert!(figure.svg.len() < 6_000, "{}", figure.svg.len());
}

/// The numbers in the paths of the marks of this class.
fn paths(figure: &Figure, class: &str) -> Vec<Vec<f64>> {
    let document = Document::parse(&figure.svg).expect(&figure.title);
    let marks = document.descendants().filter(|node| node.attribute("class") == Some(class));
    marks
        .map(|mark| {
            let path = mark.descendants().find_map(|node| node.attribute("d"));
            let apart = path.unwrap_or_default().replace('-', " -");
            let numbers = apart.split(|c: char| !"0123456789.-".contains(c));
            numbers.filter_map(|number| number.parse().ok()).collect()
        })
        .collect()
}

#[test]
fn frames_that_stand_below_each_other_begin_and_end_at_the_same_places() {
    let across = || {
        let mut chart = Chart::new(0.0..=1.0, 0.0..=2.0).size(400.0, 200.0);
        chart.segment((0.0, 1.0), (1.0, 1.0));
        chart
    };
    let named = across().y_ticks(&[(1.0, "a long name")]);
    let lines = paths(&plot::stacked([across(), named], "T", "D.", "C."), "fig-line");
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[0][0], lines[0][2]), (lines[1][0], lines[1][2]), "{lines:?}");
    let (from, to) = (lines[0][0], lines[0][0] + lines[0][2]);
    assert!(100.0 < from && from < to && to < 400.0, "{lines:?}");
}

#[test]
fn equal_units_keep_a_right_angle() {
    let draw = |chart: Chart| {
        let mut chart = chart.size(600.0, 300.0);
        chart.segment((0.0, 0.0), (3.0, 1.0));
        chart.segment((0.0, 0.0), (-1.0, 3.0));
        let lines = paths(&chart.finish("T", "D.", "C."), "fig-line");
        // A step is written as it is, "l206.6-32.2".
        let (a, b) = ((lines[0][2], lines[0][3]), (lines[1][2], lines[1][3]));
        (a.0 * b.0 + a.1 * b.1) / (a.0.hypot(a.1) * b.0.hypot(b.1))
    };
    let chart = || Chart::new(-4.0..=4.0, -4.0..=4.0);
    assert!(draw(chart()).abs() > 0.1);
    assert!(draw(chart().equal_units()).abs() < 1e-3);
    assert!(draw(chart().bare().equal_units()).abs() < 1e-3);
}

#[test]
fn a_bare_chart_has_no_axes() {
    let draw = |chart: Chart| {
        let mut chart = chart.x("across").y("up");
        chart.points("a", [(0.5, 0.5)]).opacity(0.25).unlabelled();
        chart.finish("T", "D.", "C.").svg
    };
    let chart = || Chart::new(0.0..=1.0, 0.0..=1.0);
    assert!(draw(chart()).contains("fig-axes") && draw(chart()).contains("<text"));
    assert!(!draw(chart().bare()).contains("fig-axes") && !draw(chart().bare()).contains("<text"));
    assert!(draw(chart()).contains("opacity=\"0.25\""));
}

plot::parameters! {
    /// Two settings.
    #[derive(PartialOrd)]
    pub struct Settings {
        /// Where.
        x: "position x" in -8.0..=8.0, step 0.5, default 1.0;
        /// When.
        epoch: "epoch" in 0.0..=40.0, step 1.0, default 40.0, unit "epochs", time;
    }
}

fn at(settings: &Settings) -> Figure {
    let mut chart = Chart::new(-8.0..=8.0, 0.0..=40.0);
    chart.point("at", (settings.x, settings.epoch));
    chart.finish("At", "A point.", "A point.")
}

const ENTRY: plot::Entry = plot::entry!("at", at(Settings));

#[test]
fn parameters_are_clamped_and_completed() {
    assert_eq!(Settings::default().values(), [1.0, 40.0]);
    assert_eq!(Settings::from_values(&[-99.0, 99.0]).values(), [-8.0, 40.0]);
    assert_eq!(Settings::from_values(&[f64::NAN]).values(), [1.0, 40.0]);
    assert_eq!(Settings::from_values(&[f64::INFINITY, 3.0, 7.0]).values(), [8.0, 3.0]);
    let [x, epoch] = Settings::PARAMS else { panic!("two parameters") };
    assert_eq!((x.name, x.label, x.unit, x.time), ("x", "position x", "", false));
    assert_eq!((epoch.min, epoch.max, epoch.step), (0.0, 40.0, 1.0));
    assert_eq!((epoch.unit, epoch.time), ("epochs", true));
}

const GATES: [&str; 3] = ["AND", "OR", "XOR"];

plot::parameters! {
    /// One of each kind.
    struct Kinds {
        /// A choice.
        gate: "gate" one of GATES, default "XOR";
        /// A text.
        formula: "formula" text up to 12, default "x*y";
        /// A number.
        weight: "weight" in 0.0..=1.0, step 0.5, default 0.5;
        /// Another text.
        name: "name" text up to 3, default "";
        /// Another choice.
        side: "side" one of ["left", "right"], default "left";
    }
}

#[test]
fn choices_and_texts_are_read_in_their_own_order() {
    let kinds = Kinds::default();
    assert_eq!(kinds.values(), [2.0, 0.5, 0.0]);
    assert_eq!(kinds.texts(), ["x*y", ""]);
    assert_eq!((kinds.gate.name(), kinds.gate.index(), kinds.side.name()), ("XOR", 2, "left"));
    assert!(kinds.gate == "XOR" && kinds.gate == Chosen::new(&GATES, "XOR"));
    let read = Kinds::read(&[1.2, 9.0, 7.0], &["a\u{1}b".into(), "éàüö".into()]);
    assert_eq!((read.gate.name(), read.weight, read.side.name()), ("OR", 1.0, "right"));
    assert_eq!((&*read.formula, &*read.name), ("a b", "éàü"));
    assert_eq!(Kinds::from_values(&[f64::NAN]).gate.name(), "XOR");
    assert_eq!(Kinds::read(&read.values(), &read.texts()), read);
    let names: Vec<_> = Kinds::PARAMS.iter().map(|param| (param.name, param.names)).collect();
    let sides: &[&str] = &["left", "right"];
    assert_eq!(names, [("gate", Some(&GATES[..])), ("weight", None), ("side", Some(sides))]);
    assert_eq!(Kinds::TEXTS[0], plot::Typed::new("formula", "formula", 12, "x*y"));
}

const RING: &str = "
    ####
    #..#
    ####
";

plot::parameters! {
    /// Drawings beside what else there is.
    struct Drawn {
        /// A drawing.
        ring: "ring" drawing of 3 by 4, default RING;
        /// A number.
        weight: "weight" in 0.0..=1.0, step 0.5, default 0.5;
        /// Another drawing, told in letters.
        dot: "dot" drawing of 2 by 2, default "E";
    }
}

#[test]
fn a_drawing_is_read_as_a_text_and_what_is_none_takes_the_default() {
    let drawn = Drawn::default();
    assert_eq!(drawn.texts(), ["-f", "E"]);
    assert!(drawn.ring.ink() == 10 && !drawn.ring.is_inked(1, 1));
    assert!(drawn.dot.ink() == 1 && drawn.dot.is_inked(1, 1));
    let [ring, dot] = Drawn::TEXTS else { panic!("two drawings") };
    assert_eq!((ring.name, ring.label, ring.longest, ring.default), ("ring", "ring", 2, "-f"));
    assert_eq!((ring.pixels, dot.pixels), (Some([3, 4]), Some([2, 2])));
    let read = Drawn::read(&[1.0], &["".into(), "g".into()]);
    assert_eq!((read.ring, read.weight), (Drawing::blank(3, 4), 1.0));
    assert!(read.dot.is_inked(0, 0) && read.dot.ink() == 1);
    assert_eq!(Drawn::read(&read.values(), &read.texts()), read);
    // Too long, no letters, ink beyond the last pixel: as printed.
    for wrong in ["AAA", "Aé", "?", " "] {
        assert_eq!(Drawn::read(&[], &[wrong.into(), "B".into()]), drawn, "{wrong}");
    }
}

/// The courses of the paths that fill a plane.
fn shades<'a>(document: &'a Document<'_>) -> impl Iterator<Item = &'a str> {
    let crisp = |node: &roxmltree::Node| node.attribute("shape-rendering").is_some();
    document.descendants().filter(crisp).filter_map(|path| path.attribute("d"))
}

/// Where the rectangles of a path lie: left, top, right, bottom.
fn pieces(course: &str) -> Vec<[f64; 4]> {
    let numbers = |piece: &str| -> Vec<f64> {
        piece.split([' ', 'H', 'V', 'z']).filter_map(|number| number.parse().ok()).collect()
    };
    let rectangle = |piece: &str| match numbers(piece)[..] {
        [left, top, right, bottom, again] if again == left => [left, top, right, bottom],
        _ => panic!("{piece}"),
    };
    course.split('M').skip(1).map(rectangle).collect()
}

/// An edge between two shades is the same number for both, so that no seam and no overlap is seen.
#[test]
fn shades_meet_without_a_seam() {
    let mut chart = Chart::new(-1.0..=1.0, -1.0..=1.0).size(390.0, 371.0).bare();
    chart.heat(-1.0, 1.0, 6, |x, y| (3.0 * x).sin() * y);
    let svg = chart.finish("Shades", "A wave in six shades.", "A wave.").svg;
    let document = Document::parse(&svg).expect("a drawing");
    let mut rows = std::collections::BTreeMap::<u64, Vec<(f64, f64)>>::new();
    for [left, top, right, _] in shades(&document).flat_map(pieces) {
        rows.entry((10.0 * top).round() as u64).or_default().push((left, right));
    }
    assert!(rows.len() > 20);
    for row in rows.values_mut() {
        row.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(row.windows(2).all(|pair| pair[0].1 == pair[1].0), "{row:?}");
    }
}

/// Each run of ink in a row is one piece of the path, as long as it has pixels.
#[test]
fn a_drawing_fills_the_frame_with_its_pixels() {
    let mut chart = Chart::new(0.0..=4.0, 0.0..=3.0).size(440.0, 330.0).bare().equal_units();
    chart.drawing(&Drawn::default().ring);
    let svg = chart.finish("Ring", "A ring of 10 pixels.", "A ring.").svg;
    let document = Document::parse(&svg).expect("a drawing");
    let course = shades(&document).next().expect("a path");
    let tenths = |[left, _, right, _]: &[f64; 4]| (10.0 * (right - left)).round();
    let widths: Vec<f64> = pieces(course).iter().map(tenths).collect();
    let [top, left, right, bottom] = widths[..] else { panic!("{course}") };
    assert!(top == bottom && left == right && (top / left - 4.0).abs() < 0.01, "{widths:?}");
}

#[test]
fn what_a_reader_types_is_drawn_as_text() {
    let evil = "</text><script>alert(1)</script><a href=\"javascript:x\" onload='y'>&";
    for shown in [evil.to_owned(), plot::literal(evil)] {
        let mut chart = Chart::new(0.0..=1.0, 0.0..=1.0).x(&shown).y(&shown);
        chart.line(&shown, [(0.0, 0.0), (1.0, 1.0)]).label(&shown);
        chart.point(&shown, (0.5, 0.5)).label(&shown);
        let mut net = Diagram::new(640.0, 400.0);
        net.column(60.0, ["i1"], |_, node| node.line(&shown).beside(Side::Above, &shown));
        net.callout((300.0, 350.0), &shown, (500.0, 200.0));
        for figure in [chart.finish(&shown, &shown, &shown), net.finish(&shown, &shown, &shown)] {
            let document = Document::parse(&figure.svg).unwrap();
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                assert!(!["script", "a"].contains(&node.tag_name().name()), "{}", figure.svg);
                for attribute in node.attributes() {
                    assert!(!attribute.name().starts_with("on"), "{}", figure.svg);
                }
            }
        }
    }
}

#[test]
fn an_entry_draws_at_its_values() {
    assert_eq!(ENTRY.at_defaults(), at(&Settings::default()));
    assert_eq!(ENTRY.at(&[2.0]), at(&Settings { x: 2.0, epoch: 40.0 }));
}

/// What the page computes when a handle is at its own place: the values that it was drawn from.
fn dragged(handle: &plot::Handle, at: (f64, f64)) -> Vec<f64> {
    let value = |scale: plot::Scale, place: f64| {
        let value = (place - scale.zero) / scale.unit;
        if scale.log { libm::exp10(value) } else { value }
    };
    let (x, y) = (value(handle.x, at.0), value(handle.y, at.1));
    let set = |drag: &Drag| match drag.by {
        By::Linear([c, a, b]) => c + a * x + b * y,
        By::Angle([cx, cy, from]) => libm::atan2(y - cy, x - cx).to_degrees() - from,
        By::Distance([cx, cy]) => libm::hypot(x - cx, y - cy),
    };
    handle.drags.iter().map(set).collect()
}

fn close(one: &[f64], other: &[f64], by: f64) {
    assert_eq!(one.len(), other.len());
    let near = one.iter().zip(other).all(|(a, b)| (a - b).abs() <= by * b.abs().max(1.0));
    assert!(near, "{one:?}, not {other:?}");
}

#[test]
fn a_handle_stands_for_the_values_of_its_place() {
    // Places are tenths of the figure's units.
    let mut linear = Chart::new(-2.0..=2.0, -1.0..=3.0).size(300.0, 300.0).y("*y*");
    linear.handle([Drag::x("a"), Drag::y("b")], (0.5, 2.0), "*the point*");
    linear.handle([Drag::linear("bias", 1.0, (-2.0, 4.0))], (1.5, -0.5), "the line");
    let mut logarithmic = Chart::new(1e-3..=10.0, 1.0..=100.0).log_x().log_y().size(310.0, 300.0);
    logarithmic.handle([Drag::x("a"), Drag::y("b")], (0.02, 30.0), "the rate");
    let mut square = Chart::new(-5.0..=5.0, -5.0..=5.0).size(600.0, 300.0).equal_units();
    let around = (1.0, -1.0);
    let turned = [Drag::angle("turn", around, 10.0), Drag::distance("length", around)];
    square.handle(turned, (1.0, 2.0), "the tip");
    let lower = plot::stacked([linear, square], "Two", "Two.", "Two.");
    let wide = plot::beside([Chart::new(0.0..=1.0, 0.0..=1.0), logarithmic], "Two", "Two.", "Two.");
    let [point, line, tip] = &lower.handles[..] else { panic!("three handles") };
    let [rate] = &wide.handles[..] else { panic!("one handle") };
    assert_eq!(point.name, "the point");
    close(&dragged(point, point.at), &[0.5, 2.0], 0.01);
    close(&dragged(line, line.at), &[1.0 - 3.0 - 2.0], 0.03);
    close(&dragged(tip, tip.at), &[80.0, 3.0], 0.01);
    close(&dragged(rate, rate.at), &[0.02, 30.0], 0.01);
    assert!(rate.x.log && rate.at.0 > 660.0, "the second chart stands behind the first");
    // Up on the page is up on the axis.
    let higher = dragged(point, (point.at.0 + 5.0, point.at.1 - 5.0));
    assert!(higher[0] > 0.5 && higher[1] > 2.0);
}

#[test]
fn a_handle_never_leaves_the_frame() {
    let mut chart = Chart::new(0.0..=1.0, 0.0..=1.0);
    chart.handle([Drag::x("a")], (7.0, f64::INFINITY), "far");
    chart.handle([Drag::x("a")], (f64::NAN, 0.0), "nowhere");
    let figure = chart.finish("Far", "Far.", "Far.");
    let [far] = &figure.handles[..] else { panic!("one handle") };
    assert!(far.at.0 <= 640.0 && far.at.1 >= 0.0, "{far:?}");
    // Nothing of it is drawn: a ring on paper would promise what paper cannot do.
    assert!(!figure.svg.contains("far"));
}

#[test]
fn a_place_of_a_diagram_can_be_held() {
    let mut net = Diagram::new(200.0, 100.0);
    // This text makes the sheet larger to the left.
    net.column(40.0, ["i1"], |_, node| node.line("1").beside(Side::Left, "a long name beside it"));
    let place = net.place("i1");
    net.handle([Drag::linear("i1", 3.0, (0.0, -0.1))], (place.0, 20.0), "the input");
    let figure = net.finish("A node", "A node with 1.", "One.");
    let [handle] = &figure.handles[..] else { panic!("one handle") };
    close(&dragged(handle, handle.at), &[1.0], 1e-12);
    assert!(handle.at.0 > place.0);
}
