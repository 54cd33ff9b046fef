//! The laboratory as it stands on paper, and before a reader starts it.

use plot::{Chart, Dash, Entry, Figure, Marker, Role, amount, beside, entry, number};

use crate::bench::{Bench, Stage};
use crate::settings::Settings;

/// All of them.
pub const ALL: &[Entry] = &[entry!("standing", standing())];

/// Cells of the picture in each direction.
const CELLS: usize = 72;

/// What the laboratory shows when the training that it begins with is over.
pub fn standing() -> Figure {
    let mut bench = Bench::open(&Settings::default(), None).expect("a table of the shelf");
    while matches!(bench.epoch(), Stage::More) {}
    let (about, told) = (bench.about(), bench.told());
    let [left, right, bottom, top] = about.frame.expect("two inputs");
    let cells = bench.regions(CELLS);
    let answer = |x: f64, y: f64| {
        let column = ((x - left) / (right - left) * CELLS as f64) as usize;
        let row = ((top - y) / (top - bottom) * CELLS as f64) as usize;
        let (column, row) = (column.min(CELLS - 1), row.min(CELLS - 1));
        cells[2 * (row * CELLS + column)] as usize
    };
    let mut plane = Chart::new(left..=right, bottom..=top).size(318.0, 330.0).x("*x*").y("*y*");
    let markers = [Marker::Dot, Marker::Cross];
    for class in 0..2 {
        plane
            .region(|x, y| answer(x, y) == class)
            .role(Role::Series(class as u8 + 1))
            .opacity(0.22);
    }
    for (class, marker) in markers.into_iter().enumerate() {
        let of_class = about.points.iter().filter(|mark| mark.2 as usize == class);
        plane
            .points(&about.classes[class], of_class.map(|mark| (mark.0, mark.1)))
            .role(Role::Series(class as u8 + 1))
            .marker(marker)
            .opacity(0.8)
            .unlabelled();
    }
    let course = |of: fn(&(usize, f64, f64)) -> f64| {
        told.course.iter().map(move |point| (point.0 as f64, of(point))).collect::<Vec<_>>()
    };
    let (training, validation) = (course(|point| point.1), course(|point| point.2));
    let all = training.iter().chain(&validation).map(|point| point.1);
    let (least, most) = all.fold((f64::INFINITY, 0.0_f64), |(a, b), v| (a.min(v), b.max(v)));
    let last = told.epochs.max(2) as f64;
    let mut errors = Chart::new(1.0..=last, least * 0.8..=most * 1.25).size(318.0, 330.0).log_y();
    errors = errors.x("epoch").y("error");
    errors.line("training", training.iter().copied()).role(Role::Series(3)).dash(Dash::Solid);
    errors.line("validation", validation.iter().copied()).role(Role::Series(4)).dash(Dash::Dashed);
    errors.vertical(told.best as f64).role(Role::Ink).dash(Dash::Dotted).width(1.4);
    let first = &told.course[0];
    let end = &told.course[told.course.len() - 1];
    let desc = format!(
        "Left, {} of two moons in the plane and the two regions of what the network {} answers. Right, \
         the errors of {}: on training from {} to {}, on validation from {} to {}, smallest in epoch {}. {}.",
        amount(about.points.len() as f64, 4, "row", "rows"),
        told.nodes.iter().map(usize::to_string).collect::<Vec<_>>().join("-"),
        amount(told.epochs as f64, 4, "epoch", "epochs"),
        number(first.1, 3),
        number(end.1, 3),
        number(first.2, 3),
        number(end.2, 3),
        told.best,
        told.worth
    );
    beside(
        [plane, errors],
        "The laboratory after its first training",
        &desc,
        "Two moons, and a network of eight hidden nodes when its training is over. Left, the two \
         tints are the two answers of the network of the best epoch; discs and crosses are the two \
         classes, in the rows of training and validation. Right, the two errors after each epoch on a \
         logarithmic axis; the dotted line is at the best epoch.",
    )
}
