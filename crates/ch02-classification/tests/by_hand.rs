//! The page's numbers once more in plain sums, from the points and the weights that it prints.

use ch02_classification::worked::{ANGLES, changed, tilted, turned, upright};

/// Both planes have the same days; of each the preactivation, the answer and how far it is from the
/// middle follow from its three numbers.
#[test]
fn every_day_from_its_three_numbers() {
    let planes = [upright(), tilted()];
    let points = planes.each_ref().map(|plane| plane.rows.iter().map(|row| row.point));
    let [first, second] = points.map(|points| points.collect::<Vec<_>>());
    assert_eq!(first, second);
    for plane in planes {
        let squares: f64 = plane.weights.iter().map(|weight| weight * weight).sum();
        assert!((plane.length * plane.length - squares).abs() < 1e-12);
        for row in plane.rows {
            let [x, y, z] = row.point;
            let [a, b, c] = plane.weights;
            assert_eq!(row.pre, a * x + b * y + c * z);
            assert_eq!(row.answer, if row.pre < 0.0 { 0.0 } else { 1.0 });
            assert!((row.distance * plane.length - row.pre).abs() < 1e-12);
            assert!((row.from_middle.powi(2) - (x * x + y * y + z * z)).abs() < 1e-12);
        }
    }
}

/// A share for each seed, and each share a whole number of points.
#[test]
fn as_many_balls_and_points_as_are_told() {
    let shown = turned();
    for (row, degrees) in shown.rows.iter().zip(ANGLES) {
        let shares = changed(degrees);
        assert_eq!(shares.len() as u64, shown.seeds);
        let points = shown.points as f64;
        for share in shares.iter().chain([&row.least, &row.most]) {
            assert!(((share * points).round() / points - share).abs() < 1e-12, "{share}");
        }
        assert!(shares.contains(&row.least) && shares.contains(&row.most));
    }
}
