//! The distances by other roads: the nearest of many places on the plane, Pythagoras, and the
//! share of a ball between two planes.

use ch01_perceptron::preactivation;
use ch02_classification::worked::{Plane, ball, tilted, tips, turned, upright};
use ch02_classification::{distance, length};

/// The preactivations in whole numbers, point by point.
#[test]
fn the_points_in_whole_numbers() {
    let pres = |plane: Plane| plane.rows.iter().map(|row| row.pre).collect::<Vec<f64>>();
    assert_eq!(pres(upright()), [4.0, 9.0, -3.0, 2.0]);
    // 4 + 6 + 2, 9 − 2 − 4, −3 − 2 − 10, 2 + 2 − 4, and the length √(1 + 4 + 4).
    assert_eq!(pres(tilted()), [12.0, 3.0, -15.0, 0.0]);
    assert_eq!(tilted().length, 3.0);
}

/// Walks over the plane from the foot in two directions: no place is nearer than the foot.
#[test]
fn no_place_on_the_plane_is_nearer() {
    // Two directions in the plane x + 2y − 2z = 0 that are at right angles.
    let (a, b) = ([0.0, 1.0, 1.0], [4.0, -1.0, 1.0]);
    assert_eq!(preactivation(&a, &[1.0, 2.0, -2.0]), 0.0);
    assert_eq!(preactivation(&b, &[1.0, 2.0, -2.0]), 0.0);
    assert_eq!(preactivation(&a, &b), 0.0);
    for row in tilted().rows {
        assert!(row.foot_pre.abs() < 1e-12, "the foot is not on the plane");
        for s in -20..=20 {
            for t in -20..=20 {
                let (s, t) = (f64::from(s) / 4.0, f64::from(t) / 4.0);
                let gap = [0, 1, 2].map(|i| row.foot[i] + s * a[i] + t * b[i] - row.point[i]);
                let far = (row.distance.powi(2) + 2.0 * s * s + 18.0 * t * t).sqrt();
                assert!((length(&gap) - far).abs() < 1e-12, "Pythagoras at {s}, {t}");
            }
        }
    }
}

/// A point on the plane is as far from the tip of the weights as from the opposite one, and the foot
/// of the second point is 3p − w, in thirds.
#[test]
fn the_tips_and_the_foot_in_whole_numbers() {
    let tips = tips();
    assert_eq!((tips.to_tip, tips.to_opposite), (1.0 + 1.0 + 16.0, 9.0 + 9.0 + 0.0));
    let foot = tips.foot_thirds.map(|third| third as i64);
    assert_eq!(foot, [3 * 9 - 1, -3 - 2, 3 * 2 + 2]);
    assert_eq!(foot[0] + 2 * foot[1] - 2 * foot[2], 0);
}

/// Which tip is nearer decides, for points and weights drawn by chance.
#[test]
fn yes_is_nearer_to_the_weights_than_to_the_opposite_arrow() {
    for (point, weights) in ball(500, 3).into_iter().zip(ball(500, 4)) {
        let to = |sign: f64| length(&[0, 1, 2].map(|i| point[i] - sign * weights[i])).powi(2);
        let pre = preactivation(&point, &weights);
        assert!((to(-1.0) - to(1.0) - 4.0 * pre).abs() < 1e-9);
        assert_eq!(to(1.0) < to(-1.0), pre > 0.0);
    }
}

/// The angle by the law of cosines, from the three sides of the triangle of middle, point and tip.
#[test]
fn the_angles_by_the_law_of_cosines() {
    for row in tilted().rows {
        let gap = [0, 1, 2].map(|i| row.point[i] - tilted().weights[i]);
        let (a, b, c) = (length(&row.point), 3.0, length(&gap));
        let angle = libm::acos((a * a + b * b - c * c) / (2.0 * a * b)).to_degrees();
        assert_eq!(angle.round(), row.angle);
    }
}

#[test]
fn the_distance_does_not_depend_on_the_length_of_the_weights() {
    for row in tilted().rows {
        for factor in [0.1, 3.0, 1e6] {
            let weights = [1.0, 2.0, -2.0].map(|weight| factor * weight);
            assert!((distance(&row.point, &weights) - row.distance).abs() < 1e-12);
        }
    }
    assert!(distance(&[1.0, 2.0], &[0.0, 0.0]).is_nan());
}

/// Two planes at an angle cut a ball like an orange: the two wedges between them are angle / 180
/// of it. With 1000 points the share scatters by √(s(1 − s)/1000) around that.
#[test]
fn the_wedges_have_their_share_of_the_ball() {
    let turned = turned();
    for row in turned.rows {
        let scatter = (row.share * (1.0 - row.share) / turned.points as f64).sqrt();
        assert!(row.least >= row.share - 4.0 * scatter, "{} degrees", row.degrees);
        assert!(row.most <= row.share + 4.0 * scatter, "{} degrees", row.degrees);
        assert!(row.least <= row.share && row.share <= row.most, "{} degrees", row.degrees);
    }
}
