//! Sentences made from the numbers, so that a description cannot disagree with its figure.

use crate::number;

/// Says how `name` runs over `values`: `the error falls from 0.083 to 0.002`.
///
/// A run that turns is told with its turning value, and values that are not numbers are passed
/// over.
///
/// ```
/// assert_eq!(plot::course("the error", &[0.083, 0.02, 0.002]), "the error falls from 0.083 to 0.002");
/// assert_eq!(plot::course("the slope", &[0.0, 0.25, 0.0]), "the slope rises from 0 to 0.25 and falls back to 0");
/// ```
pub fn course(name: &str, values: &[f64]) -> String {
    let finite: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    let (Some(&first), Some(&last)) = (finite.first(), finite.last()) else {
        return format!("{name} has no value that can be shown");
    };
    let (low, high) = bounds(&finite).unwrap_or((first, last));
    let say = |value| number(value, 3);
    // What a reader could not see in the figure is no turn.
    let notable = (high - low) * 0.02;
    if high == low {
        format!("{name} stays at {}", say(first))
    } else if low < first.min(last) - notable && high > first.max(last) + notable {
        format!(
            "{name} goes from {} to {}, between {} and {}",
            say(first),
            say(last),
            say(low),
            say(high)
        )
    } else if high > first.max(last) + notable {
        format!("{name} rises from {} to {} and falls back to {}", say(first), say(high), say(last))
    } else if low < first.min(last) - notable {
        format!("{name} falls from {} to {} and rises again to {}", say(first), say(low), say(last))
    } else if last > first {
        format!("{name} rises from {} to {}", say(first), say(last))
    } else {
        format!("{name} falls from {} to {}", say(first), say(last))
    }
}

/// The smallest and the largest finite value, if there is one.
pub fn bounds(values: &[f64]) -> Option<(f64, f64)> {
    values.iter().copied().filter(|v| v.is_finite()).fold(None, |bounds, v| match bounds {
        None => Some((v, v)),
        Some((low, high)) => Some((v.min(low), v.max(high))),
    })
}

/// An amount with its noun: `1 degree`, `2.5 degrees`, with at most `digits` significant digits.
///
/// ```
/// assert_eq!(plot::amount(1.0, 2, "degree", "degrees"), "1 degree");
/// assert_eq!(plot::amount(-0.5, 2, "degree", "degrees"), "−0.5 degrees");
/// ```
pub fn amount(value: f64, digits: usize, one: &str, many: &str) -> String {
    let text = number(value, digits);
    let noun = if text == "1" { one } else { many };
    format!("{text} {noun}")
}

/// `1 value is`, `2 values are`: a count with its noun and verb.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_course_is_told() {
        assert_eq!(course("a", &[1.0, 2.0]), "a rises from 1 to 2");
        assert_eq!(course("a", &[2.0, f64::NAN, 1.0]), "a falls from 2 to 1");
        assert_eq!(course("a", &[1.0, 1.0]), "a stays at 1");
        assert_eq!(course("a", &[2.0, 1.0, 3.0]), "a falls from 2 to 1 and rises again to 3");
        assert_eq!(course("a", &[0.0, 5.0, -5.0, 1.0]), "a goes from 0 to 1, between −5 and 5");
        assert_eq!(course("a", &[f64::NAN]), "a has no value that can be shown");
    }

    #[test]
    fn bounds_ignore_what_is_not_finite() {
        assert_eq!(bounds(&[f64::NAN, 3.0, f64::INFINITY, 1.0]), Some((1.0, 3.0)));
        assert_eq!(bounds(&[]), None);
    }
}
