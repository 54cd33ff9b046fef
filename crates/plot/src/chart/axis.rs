//! An axis: its range, and where values and numbers stand on it.

use std::ops::RangeInclusive;

use crate::number::{Tick, log_ticks, ticks};

#[derive(Debug)]
pub(crate) struct Axis {
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) label: String,
    pub(crate) log: bool,
    pub(crate) ticks: Option<Vec<Tick>>,
}

impl Axis {
    pub(crate) fn new(range: RangeInclusive<f64>) -> Self {
        let (start, end) = (*range.start(), *range.end());
        let (start, end) = if !(start.is_finite() && end.is_finite()) {
            (0.0, 1.0)
        } else if start == end {
            let room = if start == 0.0 { 1.0 } else { start.abs() * 0.5 };
            (start - room, end + room)
        } else {
            (start.min(end), start.max(end))
        };
        // The distance of the ends must be a number too.
        let limit = f64::MAX / 4.0;
        let (start, end) = (start.clamp(-limit, limit), end.clamp(-limit, limit));
        Self { start, end, label: String::new(), log: false, ticks: None }
    }

    /// Where a value stands on the axis, in the units the axis is linear in.
    pub(crate) fn place(&self, value: f64) -> f64 {
        if !self.log {
            value
        } else if value > 0.0 {
            libm::log10(value)
        } else {
            f64::NAN
        }
    }

    pub(crate) fn range(&self) -> (f64, f64) {
        if self.log {
            let end = if self.end > 0.0 { self.end } else { 1.0 };
            let start = if self.start > 0.0 { self.start } else { end * 1e-6 };
            (libm::log10(start), libm::log10(end))
        } else {
            (self.start, self.end)
        }
    }

    pub(crate) fn ticks(&self, wanted: usize) -> Vec<Tick> {
        let (start, end) = self.range();
        match &self.ticks {
            Some(ticks) => ticks.clone(),
            None if self.log => log_ticks(start, end, wanted),
            None => ticks(start, end, wanted),
        }
    }

    /// A tick with a name instead of its number.
    pub(crate) fn tick(&self, value: f64, label: &str) -> Tick {
        Tick { value: self.place(value), label: label.into() }
    }
}
