//! Curves as they are drawn: cut at the frame and without points that no eye would miss.

use crate::sheet::At;

/// A rectangle in the units of the axes, low before high.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) x: (f64, f64),
    pub(crate) y: (f64, f64),
}

impl Frame {
    pub(crate) fn contains(&self, (x, y): At) -> bool {
        (self.x.0..=self.x.1).contains(&x) && (self.y.0..=self.y.1).contains(&y)
    }

    /// The part of the segment that lies within the frame (Liang and Barsky).
    fn clip(&self, a: At, b: At) -> Option<(At, At)> {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let sides = [
            (-dx, a.0 - self.x.0),
            (dx, self.x.1 - a.0),
            (-dy, a.1 - self.y.0),
            (dy, self.y.1 - a.1),
        ];
        for (towards, room) in sides {
            if towards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if towards < 0.0 {
                enter = enter.max(room / towards);
            } else {
                leave = leave.min(room / towards);
            }
        }
        let at = |t: f64| (a.0 + t * dx, a.1 + t * dy);
        (enter <= leave).then(|| {
            let start = if enter == 0.0 { a } else { at(enter) };
            let end = if leave == 1.0 { b } else { at(leave) };
            (start, end)
        })
    }

    /// The runs of a curve that lie within the frame. A point that is not finite ends a run.
    pub(crate) fn runs(&self, points: &[At]) -> Vec<Vec<At>> {
        let mut runs: Vec<Vec<At>> = Vec::new();
        let mut open = false;
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let finite = [a.0, a.1, b.0, b.1].iter().all(|v| v.is_finite());
            let Some((start, end)) = finite.then(|| self.clip(a, b)).flatten() else {
                open = false;
                continue;
            };
            match runs.last_mut() {
                Some(run) if open && start == a => run.push(end),
                _ => runs.push(vec![start, end]),
            }
            open = end == b;
        }
        runs
    }
}

/// Leaves out the points that lie within `tolerance` of the line between those that stay
/// (Douglas and Peucker).
pub(crate) fn simplified(points: &[At], tolerance: f64) -> Vec<At> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let mut keep = vec![false; points.len()];
    keep[0] = true;
    keep[points.len() - 1] = true;
    let mut spans = vec![(0, points.len() - 1)];
    while let Some((first, last)) = spans.pop() {
        let farthest = (first + 1..last)
            .map(|i| (i, distance(points[i], points[first], points[last])))
            .fold(None, |best: Option<(usize, f64)>, candidate| match best {
                Some(best) if best.1 >= candidate.1 => Some(best),
                _ => Some(candidate),
            });
        if let Some((i, d)) = farthest
            && d > tolerance
        {
            keep[i] = true;
            spans.extend([(first, i), (i, last)]);
        }
    }
    points.iter().zip(keep).filter_map(|(&point, keep)| keep.then_some(point)).collect()
}

/// The distance of a point from a segment.
pub(crate) fn distance(p: At, a: At, b: At) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let along = if length == 0.0 {
        0.0
    } else {
        (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length).clamp(0.0, 1.0)
    };
    let (ex, ey) = (p.0 - a.0 - along * dx, p.1 - a.1 - along * dy);
    (ex * ex + ey * ey).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Frame = Frame { x: (0.0, 1.0), y: (0.0, 1.0) };

    #[test]
    fn a_curve_that_leaves_the_frame_is_cut_where_it_leaves() {
        assert_eq!(UNIT.runs(&[(0.5, 0.5), (0.5, 2.0)]), [vec![(0.5, 0.5), (0.5, 1.0)]]);
        let there_and_back = [(0.2, 0.5), (0.4, 1.5), (0.6, 0.5), (0.8, 0.5)];
        let runs = UNIT.runs(&there_and_back);
        assert_eq!(runs.len(), 2);
        assert_eq!(runs[1].last(), Some(&(0.8, 0.5)));
        assert!(runs.iter().flatten().all(|&p| UNIT.contains(p)));
        assert!(UNIT.runs(&[(2.0, 2.0), (3.0, 3.0)]).is_empty());
    }

    #[test]
    fn a_curve_breaks_where_it_is_not_a_number() {
        let runs = UNIT.runs(&[(0.0, 0.0), (0.1, 0.1), (0.2, f64::NAN), (0.3, 0.3), (0.4, 0.4)]);
        assert_eq!(runs.len(), 2);
    }

    #[test]
    fn points_on_a_line_are_left_out_and_corners_stay() {
        let corner = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (2.0, 2.0)];
        assert_eq!(simplified(&corner, 0.01), [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]);
    }
}
