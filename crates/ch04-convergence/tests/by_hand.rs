//! The six points and the run among them once more, in plain sums and in whole numbers.

use ch04_convergence::worked::{margin_by_hand, run_by_hand};

#[track_caller]
fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

/// Lengths and distances by Pythagoras, the margin as the least of the distances and the radius as
/// the greatest of the lengths.
#[test]
fn the_six_points() {
    let told = margin_by_hand();
    for plane in [&told.plane, &told.widest] {
        let [a, b] = [plane.weights[0], plane.weights[1]];
        close(plane.length * plane.length, a * a + b * b);
        let on_its_side = |place: &ch04_convergence::worked::Place| {
            let side = 2.0 * place.target - 1.0;
            side * (a * place.input[0] + b * place.input[1]) / (a * a + b * b).sqrt()
        };
        let least = told.places.iter().map(on_its_side).fold(f64::INFINITY, f64::min);
        close(plane.margin, least);
        close(plane.bound, told.radius_squared / (least * least));
    }
    let [a, b] = [told.plane.weights[0], told.plane.weights[1]];
    for place in &told.places {
        let [x, y] = [place.input[0], place.input[1]];
        close(place.length * place.length, x * x + y * y);
        close(place.distance * told.plane.length, a * x + b * y);
        close(place.on_its_side, (2.0 * place.target - 1.0) * place.distance);
        assert!(place.on_its_side > 0.0);
    }
    let longest = told.places.iter().map(|place| place.length).fold(0.0, f64::max);
    close(told.radius, longest);
    close(told.radius_squared, longest * longest);
}

/// Each mistake from the one before it, and what (4.3) and (4.4) allow after so many of them.
#[test]
fn the_run_mistake_by_mistake() {
    let (told, points) = (run_by_hand(), margin_by_hand());
    let rate = told.learning_rate;
    close(told.least_growth, rate * points.plane.margin);
    close(told.most_growth, rate * rate * points.radius_squared);
    for i in 0..2 {
        close(told.good[i] * points.plane.length, points.plane.weights[i]);
    }
    let mut weights = [0.0, 0.0];
    for (mistake, count) in told.mistakes.iter().zip(1..) {
        let known = points.places.iter().find(|place| place.input == mistake.input);
        assert_eq!(known.expect("one of the six").target, mistake.target);
        for (i, weight) in weights.iter_mut().enumerate() {
            close(mistake.before[i], *weight);
            *weight -= rate * mistake.final_error * mistake.input[i];
            close(mistake.after[i], *weight);
        }
        close(mistake.reach, told.good[0] * weights[0] + told.good[1] * weights[1]);
        close(mistake.squared, weights[0] * weights[0] + weights[1] * weights[1]);
        close(mistake.least_reach, f64::from(count) * told.least_growth);
        close(mistake.most_squared, f64::from(count) * told.most_growth);
    }
}

/// The rule in whole numbers, twice as large as the weights: how many mistakes until all six are
/// right.
fn mistakes(points: &[([i32; 2], bool)]) -> usize {
    let (mut weights, mut count) = ([0, 0], 0);
    loop {
        let before = count;
        for ([x, y], wanted) in points {
            let answer = weights[0] * x + weights[1] * y >= 0;
            if answer != *wanted {
                let sign = if *wanted { 1 } else { -1 };
                weights = [weights[0] + sign * x, weights[1] + sign * y];
                count += 1;
            }
        }
        if count == before {
            return count;
        }
    }
}

/// All orders of the six points, by exchanging two at a time.
#[test]
fn the_fewest_and_the_most_mistakes_of_all_orders() {
    let place = |place: &ch04_convergence::worked::Place| {
        ([place.input[0] as i32, place.input[1] as i32], place.target == 1.0)
    };
    let mut points: Vec<([i32; 2], bool)> = margin_by_hand().places.iter().map(place).collect();
    let mut counts = vec![mistakes(&points)];
    let (mut turns, mut at) = (vec![0; points.len()], 0);
    while at < points.len() {
        if turns[at] < at {
            points.swap(if at % 2 == 0 { 0 } else { turns[at] }, at);
            counts.push(mistakes(&points));
            turns[at] += 1;
            at = 0;
        } else {
            turns[at] = 0;
            at += 1;
        }
    }
    let told = run_by_hand();
    assert_eq!(counts.len(), told.orders);
    assert_eq!(counts.iter().min(), Some(&told.fewest));
    assert_eq!(counts.iter().max(), Some(&told.most));
    assert_eq!(counts[0], told.count);
}
