//! Numbers as a reader wants to see them, and round positions on an axis.

/// Writes `value` with at most `digits` significant digits: no trailing zeros, a true minus sign,
/// very large and very small values as `4.5×10^{-5}` (a superscript in the text of a figure).
///
/// ```
/// assert_eq!(plot::number(0.083125, 3), "0.0831");
/// assert_eq!(plot::number(-1.50, 3), "−1.5");
/// assert_eq!(plot::number(0.0000453978, 2), "4.5×10^{−5}");
/// ```
pub fn number(value: f64, digits: usize) -> String {
    if value.is_nan() {
        return "not a number".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞".into() } else { "−∞".into() };
    }
    let digits = digits.max(1);
    let (mantissa, exponent) = scientific(value, digits);
    if value == 0.0 {
        return "0".into();
    }
    let text = if (-4..6).contains(&exponent) {
        let decimals = (digits as i32 - 1 - exponent).max(0) as usize;
        trimmed(&format!("{value:.decimals$}"))
    } else {
        match trimmed(&mantissa).as_str() {
            "1" => format!("10^{{{exponent}}}"),
            mantissa => format!("{mantissa}×10^{{{exponent}}}"),
        }
    };
    text.replace('-', "−")
}

/// Writes `value` with exactly `decimals` decimals and a true minus sign, for numbers that are
/// compared with each other or with the text of the page.
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return number(value, 1);
    }
    let text = format!("{value:.decimals$}");
    let is_zero = text.chars().all(|c| matches!(c, '-' | '0' | '.'));
    if is_zero { text.replace('-', "") } else { text.replace('-', "−") }
}

fn trimmed(text: &str) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').into()
    } else {
        text.into()
    }
}

/// Mantissa and decimal exponent, through the decimal writer because `log10` differs in the last
/// bit from one platform to the next.
fn scientific(value: f64, digits: usize) -> (String, i32) {
    let text = format!("{value:.*e}", digits - 1);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (mantissa.into(), exponent.parse().unwrap_or(0))
}

/// A position on an axis and what stands there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tick {
    pub(crate) value: f64,
    pub(crate) label: String,
}

/// Round positions between `start` and `end`, about `wanted` of them.
pub(crate) fn ticks(start: f64, end: f64, wanted: usize) -> Vec<Tick> {
    let rough = (end - start) / wanted.max(1) as f64;
    if !rough.is_finite() || rough <= 0.0 {
        return Vec::new();
    }
    let (_, mut exponent) = scientific(rough, 3);
    let power = |exponent: i32| (0..exponent.abs()).fold(1.0, |p, _| p * 10.0);
    let at = |i: f64, factor: f64, exponent: i32| {
        // Dividing by a whole power gives the number nearest to the decimal; multiplying by 0.1
        // does not.
        if exponent < 0 { i * factor / power(exponent) } else { i * factor * power(exponent) }
    };
    let mut factor = 1.0;
    for candidate in [1.0, 2.0, 5.0, 10.0] {
        factor = candidate;
        if at(1.0, candidate, exponent) >= rough * 0.75 {
            break;
        }
    }
    if factor == 10.0 {
        (factor, exponent) = (1.0, exponent + 1);
    }
    let step = at(1.0, factor, exponent);
    let first = (start / step - 1e-9).ceil();
    let count = ((end / step + 1e-9).floor() - first).clamp(-1.0, 100.0) as i32 + 1;
    (0..count)
        .map(|i| {
            let value = at(first + f64::from(i), factor, exponent);
            let label = if (-5..6).contains(&exponent) && value.abs() < 1e6 {
                fixed(value, (-exponent).max(0) as usize)
            } else {
                number(value, 6)
            };
            Tick { value, label }
        })
        .collect()
}

/// Powers of ten between two logarithms, thinned out to at most about `wanted`, with the steps
/// 2 and 5 where there is room.
pub(crate) fn log_ticks(start: f64, end: f64, wanted: usize) -> Vec<Tick> {
    if !(start.is_finite() && end.is_finite()) {
        return Vec::new();
    }
    let (first, last) = ((start - 1e-9).ceil() as i32, (end + 1e-9).floor() as i32);
    let stride = (last - first) / wanted.max(1) as i32 + 1;
    let factors: &[f64] = if last - first < 2 { &[1.0, 2.0, 5.0] } else { &[1.0] };
    // One way of writing for the whole axis.
    let powers = first < -4 || last > 5;
    let label = |factor: f64, e: i32| match e {
        0 if powers => number(factor, 1),
        _ if powers && factor == 1.0 => format!("10^{{{e}}}").replace('-', "−"),
        _ => number(factor * libm::exp10(f64::from(e)), 3),
    };
    (first - 1..=last)
        .filter(|e| e % stride == 0)
        .flat_map(|e| factors.iter().map(move |factor| (*factor, e)))
        .map(|(factor, e)| Tick {
            value: f64::from(e) + libm::log10(factor),
            label: label(factor, e),
        })
        .filter(|tick| tick.value >= start - 1e-9 && tick.value <= end + 1e-9)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn ticks_are_round_and_labelled_without_noise() {
        let unit = ticks(0.0, 1.0, 5);
        assert_eq!(labels(&unit), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(unit[3].value, 0.6);
        assert_eq!(labels(&ticks(-8.0, 8.0, 8)), ["−8", "−6", "−4", "−2", "0", "2", "4", "6", "8"]);
        assert_eq!(labels(&ticks(0.0, 0.083, 4)), ["0.00", "0.02", "0.04", "0.06", "0.08"]);
        assert_eq!(labels(&ticks(0.0, 40_000.0, 4)), ["0", "10000", "20000", "30000", "40000"]);
    }

    #[test]
    fn an_impossible_range_has_no_ticks() {
        assert!(ticks(1.0, 1.0, 5).is_empty());
        assert!(ticks(f64::NEG_INFINITY, 1.0, 5).is_empty());
        assert!(ticks(0.0, f64::NAN, 5).is_empty());
        assert!(ticks(f64::MIN, f64::MAX, 5).len() <= 101);
    }

    #[test]
    fn logarithmic_ticks_are_powers_of_ten() {
        assert_eq!(labels(&log_ticks(-3.0, 0.0, 6)), ["0.001", "0.01", "0.1", "1"]);
        assert_eq!(labels(&log_ticks(-1.0, 0.0, 6)), ["0.1", "0.2", "0.5", "1"]);
        assert_eq!(labels(&log_ticks(-12.0, 0.0, 4)), ["10^{−12}", "10^{−8}", "10^{−4}", "1"]);
        assert!(log_ticks(-300.0, 300.0, 6).len() <= 8);
    }

    #[test]
    fn numbers_keep_their_significant_digits() {
        assert_eq!(number(1234.5678, 3), "1235");
        assert_eq!(number(0.25, 3), "0.25");
        assert_eq!(number(100.0, 2), "100");
        assert_eq!(number(-0.0, 3), "0");
        assert_eq!(number(6.02e23, 3), "6.02×10^{23}");
        assert_eq!(number(1e-7, 3), "10^{−7}");
        assert_eq!(number(f64::NAN, 3), "not a number");
        assert_eq!(number(f64::NEG_INFINITY, 3), "−∞");
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(fixed(-0.25, 2), "−0.25");
    }
}
