//! The chapter's figures.

use plot::{Chart, Entry, Figure, Role, entry, number};

use crate::mean;
use crate::worked::three;

/// Every figure of the chapter.
pub const ALL: &[Entry] = &[entry!("mean", moved(Last))];

plot::parameters! {
    /// What the reader may turn.
    pub struct Last {
        /// The last of the three values.
        last: "the last value" in -4.0..=8.0, step 0.5, default 4.0;
    }
}

/// Three values as points and their mean as a line.
pub fn moved(p: &Last) -> Figure {
    let [first, second, _] = three().values;
    let values = [first, second, p.last];
    let level = mean(&values);
    let mut chart = Chart::new(0.5..=3.5, -5.0..=9.0).size(640.0, 260.0).x("place").y("value");
    for (place, value) in (1..).zip(values) {
        chart.point("value", (f64::from(place), value)).unlabelled();
    }
    chart.horizontal(level).role(Role::Ink).label("mean");
    chart.datum("values", &values);
    chart.datum("mean", &[level]);
    let desc = format!(
        "Three points at {}, {} and {}, and a level line at their mean, {}.",
        number(first, 3),
        number(second, 3),
        number(p.last, 3),
        number(level, 4),
    );
    chart.finish(
        "Three values and their mean",
        &desc,
        "Move the last value: the mean follows it, three times as slowly.",
    )
}
