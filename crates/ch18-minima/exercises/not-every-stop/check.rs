use answer::test;
use ch18_minima::ndarray::Array1;
use ch18_minima::worked::bottoms;
use ch18_minima::{NodeSurface, Surface, roll, survey};

use crate::checks::Checks;

fn right(surface: &NodeSurface, place: &Array1<f64>) -> bool {
    let measured = survey(surface, place);
    measured.slope < 1e-6 && measured.curvatures.values[0] > 0.0
}

fn short_gradient(surface: &NodeSurface, place: &Array1<f64>) -> bool {
    survey(surface, place).slope < 1e-6
}

/// Looks at the gradient, and at the bend along each weight alone.
fn four_nudges(surface: &NodeSurface, place: &Array1<f64>) -> bool {
    let here = surface.error(place);
    let rises = |weight: usize, by: f64| {
        let mut nudged = place.clone();
        nudged[weight] += by;
        surface.error(&nudged) > here
    };
    let all = (0..2).all(|weight| rises(weight, -0.01) && rises(weight, 0.01));
    all && survey(surface, place).slope < 1e-6
}

/// Takes a stretch for a minimum where a hundred steps hardly change the error.
fn stands_still(surface: &NodeSurface, place: &Array1<f64>) -> bool {
    let end = roll(surface, place, 0.25, 0.0, 100).pop().unwrap_or_else(|| place.clone());
    let level = surface.error(place) - surface.error(&end) < 5e-4;
    let measured = survey(surface, place);
    let no_pass = measured.slope > 1e-6;
    right(surface, place) || (level && no_pass && measured.curvatures.values[0] < 0.0)
}

fn bends_alone(surface: &NodeSurface, place: &Array1<f64>) -> bool {
    survey(surface, place).curvatures.values[0] > 0.0
}

/// Whether the surface is as low here as at A, or lower.
fn lowest(surface: &NodeSurface, place: &Array1<f64>) -> bool {
    let [low, _] = bottoms();
    surface.error(place) < surface.error(&low) + 1e-6
}

fn global_alone(surface: &NodeSurface, place: &Array1<f64>) -> bool {
    right(surface, place) && lowest(surface, place)
}

fn local_alone(surface: &NodeSurface, place: &Array1<f64>) -> bool {
    right(surface, place) && !lowest(surface, place)
}

pub fn check(c: &mut Checks) {
    c.case(inputs![]);
    c.refuses("accepts the right function", || test(right));
    c.refuses("refuses a short gradient", || test(short_gradient));
    c.refuses("refuses four nudges", || test(four_nudges));
    c.refuses("refuses a curve that stands still", || test(stands_still));
    c.refuses("refuses upward bends alone", || test(bends_alone));
    c.refuses("refuses the global minimum alone", || test(global_alone));
    c.refuses("refuses all minima but the global one", || test(local_alone));
}
