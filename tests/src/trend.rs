//! Whether what is measured again and again grows.

/// A straight line through measurements.
#[derive(Clone, Copy, Debug)]
pub struct Trend {
    /// The mean of the measurements.
    pub mean: f64,
    /// By how much they grow in a unit of time.
    pub slope: f64,
    /// The standard error of the slope.
    pub error: f64,
}

impl Trend {
    /// The line of least squares through the means of `blocks` equal stretches of time. One
    /// measurement resembles the next, so its own scatter would make the slope look surer than it
    /// is; the means of stretches that are long enough do not.
    ///
    /// None with fewer than three stretches that have measurements, or no stretch of time at all.
    pub fn of(points: &[(f64, f64)], blocks: usize) -> Option<Self> {
        let first = points.iter().map(|point| point.0).fold(f64::INFINITY, f64::min);
        let last = points.iter().map(|point| point.0).fold(f64::NEG_INFINITY, f64::max);
        let length = (last - first) / blocks as f64;
        let means: Vec<(f64, f64)> = (0..blocks)
            .filter_map(|block| {
                let is_in = |time: f64| {
                    let at = ((time - first) / length) as usize;
                    at.min(blocks - 1) == block
                };
                mean(points.iter().copied().filter(|point| is_in(point.0)))
            })
            .collect();
        let (middle, level) = mean(means.iter().copied())?;
        let spread: f64 = means.iter().map(|(time, _)| (time - middle).powi(2)).sum();
        if means.len() < 3 || spread == 0.0 || !spread.is_finite() {
            return None;
        }
        let together: f64 = means.iter().map(|(t, value)| (t - middle) * (value - level)).sum();
        let slope = together / spread;
        let left = |(time, value): &(f64, f64)| value - level - slope * (time - middle);
        let scatter: f64 = means.iter().map(|point| left(point).powi(2)).sum();
        let error = (scatter / (means.len() - 2) as f64 / spread).sqrt();
        let level = mean(points.iter().copied())?.1;
        Some(Self { mean: level, slope, error })
    }

    /// Whether it grows: by more than twice its standard error, and in the time `over` by more than
    /// the share `worth` of its mean, below which nobody minds.
    pub fn grows(&self, over: f64, worth: f64) -> bool {
        self.slope > 2.0 * self.error && self.slope * over > worth * self.mean
    }
}

fn mean(points: impl Iterator<Item = (f64, f64)>) -> Option<(f64, f64)> {
    let (sum, count) =
        points.fold(((0.0, 0.0), 0.0), |((a, b), n), (x, y)| ((a + x, b + y), n + 1.0));
    (count > 0.0).then(|| (sum.0 / count, sum.1 / count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(value: impl Fn(usize) -> f64) -> Vec<(f64, f64)> {
        (0..300).map(|i| (i as f64 / 6.0, value(i))).collect()
    }

    /// Up and down with a period that is none of the stretches'.
    fn wave(i: usize) -> f64 {
        (i as f64 * 0.7).sin()
    }

    #[test]
    fn what_grows_is_found_in_its_scatter() {
        let trend = Trend::of(&measured(|i| 100.0 + 0.1 * i as f64 + 5.0 * wave(i)), 10).unwrap();
        assert!((trend.slope - 0.6).abs() < 2.0 * trend.error, "{trend:?}");
        assert!(trend.grows(50.0, 0.1), "{trend:?}");
        // By 30 in 115 it does not grow by half.
        assert!(!trend.grows(50.0, 0.5), "{trend:?}");
    }

    #[test]
    fn what_goes_up_and_down_does_not_grow() {
        for wide in [5.0, 50.0] {
            let trend = Trend::of(&measured(|i| 100.0 + wide * wave(i)), 10).unwrap();
            assert!(!trend.grows(50.0, 0.05), "{trend:?}");
        }
        let falls = Trend::of(&measured(|i| 100.0 - 0.1 * i as f64), 10).unwrap();
        assert!(!falls.grows(50.0, 0.0) && falls.slope < 0.0, "{falls:?}");
    }

    #[test]
    fn a_line_through_too_little_is_none() {
        assert!(Trend::of(&[], 10).is_none());
        assert!(Trend::of(&[(1.0, 2.0); 20], 10).is_none());
        assert!(Trend::of(&[(0.0, 1.0), (9.0, 2.0)], 10).is_none());
    }
}
