//! Functions of two variables: bands of a map and the lines between them.

use std::collections::BTreeMap;

use crate::sheet::At;

/// Runs of neighbouring cells in a row that fall into the same band: `(row, from, to, band)`.
pub(crate) fn runs(
    columns: usize,
    rows: usize,
    band: impl Fn(usize, usize) -> Option<usize>,
) -> Vec<(usize, usize, usize, usize)> {
    let mut out = Vec::new();
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let here = band(column, row);
            let from = column;
            while column < columns && band(column, row) == here {
                column += 1;
            }
            if let Some(here) = here {
                out.push((row, from, column, here));
            }
        }
    }
    out
}

/// The lines on which the values on a grid pass `level`, in grid steps (marching squares).
/// Cells with a corner that is not finite are passed over.
pub(crate) fn contour(values: &[f64], columns: usize, level: f64) -> Vec<Vec<At>> {
    let rows = values.len().checked_div(columns).unwrap_or(0);
    let value = |c: usize, r: usize| values[r * columns + c];
    // An edge of the grid: its upper left end, and whether it runs down.
    type Edge = (usize, usize, bool);
    let crossing = |(c, r, down): Edge| {
        let (a, b) = (value(c, r), if down { value(c, r + 1) } else { value(c + 1, r) });
        let t = (level - a) / (b - a);
        if down { (c as f64, r as f64 + t) } else { (c as f64 + t, r as f64) }
    };
    let mut links: BTreeMap<Edge, Vec<Edge>> = BTreeMap::new();
    for r in 0..rows.saturating_sub(1) {
        for c in 0..columns.saturating_sub(1) {
            let corners = [value(c, r), value(c + 1, r), value(c + 1, r + 1), value(c, r + 1)];
            if !corners.iter().all(|v| v.is_finite()) {
                continue;
            }
            let above = corners.map(|v| v >= level);
            // Most cells, at most levels: no line passes.
            if above == [above[0]; 4] {
                continue;
            }
            let edges: [Edge; 4] =
                [(c, r, false), (c + 1, r, true), (c, r + 1, false), (c, r, true)];
            let crossed: Vec<usize> = (0..4).filter(|&i| above[i] != above[(i + 1) % 4]).collect();
            let pairs: &[(usize, usize)] = match crossed[..] {
                [a, b] => &[(a, b)],
                // A saddle: the middle of the cell decides which corners belong together.
                [_, _, _, _] => {
                    let middle = corners.iter().sum::<f64>() / 4.0 >= level;
                    if middle == above[0] { &[(0, 1), (2, 3)] } else { &[(3, 0), (1, 2)] }
                }
                _ => &[],
            };
            for &(a, b) in pairs {
                links.entry(edges[a]).or_default().push(edges[b]);
                links.entry(edges[b]).or_default().push(edges[a]);
            }
        }
    }
    let mut lines = Vec::new();
    // Open lines first, from their ends; what is left then are rings.
    for open in [true, false] {
        let starts: Vec<Edge> = links.keys().copied().collect();
        for start in starts {
            let ends = links.get(&start).map_or(0, Vec::len);
            if ends == 0 || (open && ends != 1) {
                continue;
            }
            let mut line = vec![crossing(start)];
            let mut here = start;
            while let Some(next) = links.get_mut(&here).and_then(Vec::pop) {
                if let Some(back) = links.get_mut(&next)
                    && let Some(i) = back.iter().position(|&edge| edge == here)
                {
                    back.swap_remove(i);
                }
                line.push(crossing(next));
                here = next;
            }
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_join_cells_of_a_row() {
        let bands = |c: usize, _: usize| [Some(0), Some(0), None, Some(1)][c];
        assert_eq!(runs(4, 2, bands), [(0, 0, 2, 0), (0, 3, 4, 1), (1, 0, 2, 0), (1, 3, 4, 1)]);
    }

    #[test]
    fn a_contour_of_a_cone_is_one_ring_of_its_radius() {
        let n = 41;
        let distance = |c: usize, r: usize| {
            let (x, y) = (c as f64 - 20.0, r as f64 - 20.0);
            (x * x + y * y).sqrt()
        };
        let values: Vec<f64> = (0..n * n).map(|i| distance(i % n, i / n)).collect();
        let lines = contour(&values, n, 12.3);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].first(), lines[0].last());
        for &(x, y) in &lines[0] {
            let (x, y) = (x - 20.0, y - 20.0);
            assert!(((x * x + y * y).sqrt() - 12.3).abs() < 0.05);
        }
    }

    #[test]
    fn a_contour_of_a_slope_is_one_open_line() {
        let values: Vec<f64> = (0..50).map(|i| f64::from(i % 10)).collect();
        let lines = contour(&values, 10, 4.5);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].len(), 5);
        assert!(lines[0].iter().all(|&(x, _)| x == 4.5));
        assert!(contour(&[f64::NAN; 9], 3, 0.0).is_empty());
        assert!(contour(&[], 0, 0.0).is_empty());
    }
}
