//! The book's house style for figures: SVG that follows light and dark, with title and
//! description, the same bytes on every machine and in the browser.
//!
//! A figure is a function of named parameters. It sets up a [`Chart`] (or a
//! [`diagram::Diagram`]), draws on it and finishes it:
//!
//! ```
//! use plot::{Chart, Figure, Side, curve, number};
//!
//! plot::parameters! {
//!     /// Where the parabola is touched.
//!     pub struct TouchedAt {
//!         /// The place of the tangent.
//!         x: "position x" in -2.0..=2.0, step 0.1, default 1.0;
//!     }
//! }
//!
//! /// A parabola and its slope at one place.
//! pub fn parabola(p: &TouchedAt) -> Figure {
//!     let (y, slope) = (p.x * p.x, 2.0 * p.x);
//!     let mut chart = Chart::new(-2.0..=2.0, 0.0..=4.0).x("*x*").y("*x*^2");
//!     chart.line("x^2", curve(-2.0..=2.0, 100, |x| x * x));
//!     chart.tangent((p.x, y), slope, 0.5).term("slope");
//!     chart.point("touched", (p.x, y)).label(&format!("slope {}", number(slope, 3))).side(Side::Left);
//!     let desc = format!("At x = {} the slope of x^2 is {}.", number(p.x, 3), number(slope, 3));
//!     chart.finish("The slope of a parabola", &desc, "The steeper the curve, the larger its slope.")
//! }
//!
//! pub const ALL: &[plot::Entry] = &[plot::entry!("parabola", parabola(TouchedAt))];
//!
//! assert!(ALL[0].at_defaults().svg.starts_with("<svg"));
//! ```
//!
//! A reader sets numbers, chooses among names, types texts and draws: see [`parameters!`]. A point
//! of the drawing can be bound to one number or two and dragged: see [`Chart::handle`].
//!
//! Text takes a little markup: `S_{preA,H}` sets a subscript, `10^{-3}` a superscript, `f_A'` a
//! prime, `*x*` italics, `[FE](final-error)` a term of the book with its colour and card. Titles, descriptions and captions may hold it too; they get it as plain
//! text. What a reader has typed is shown as it is by [`literal`]. Sentences with numbers come from the numbers: [`amount`], [`course`], [`number`], [`fixed`].

mod chart;
mod curve;
mod describe;
pub mod diagram;
mod drawing;
#[cfg(feature = "serde")]
mod exact;
mod field;
mod figure;
mod handle;
mod mark;
mod number;
mod parameters;
#[cfg(feature = "serde")]
pub mod question;
mod role;
#[cfg(not(target_arch = "wasm32"))]
mod save;
mod sheet;
pub mod steps;
mod text;

pub use chart::{Chart, Corner, beside, stacked};
pub use describe::{amount, bounds, course};
pub use drawing::{Drawing, Unreadable, WIDEST};
#[doc(hidden)]
pub use figure::on_the_page;
pub use figure::{Entry, Figure, Follow, Objection, Printed};
pub use handle::{By, Drag, Handle, Scale};
pub use mark::{Mark, Side};
pub use number::{fixed, number};
#[doc(hidden)]
pub use parameters::settings;
pub use parameters::{Chosen, LONGEST, Param, Parameters, Typed};
pub use role::{Dash, Marker, Role};
pub use steps::Steps;
pub use text::{html, literal};

use std::ops::RangeInclusive;

/// `steps` + 1 points of a function, evenly spaced over a range.
pub fn curve(range: RangeInclusive<f64>, steps: usize, f: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
    let (start, end) = (*range.start(), *range.end());
    let steps = steps.max(1);
    (0..=steps)
        .map(|i| {
            let x = start + (end - start) * (i as f64 / steps as f64);
            (x, f(x))
        })
        .collect()
}
