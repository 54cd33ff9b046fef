//! The chapter's numbers by other roads: whole numbers, a grid of directions, counting by hand.

use ch01_perceptron::{perceptron, preactivation};
use ch02_classification::length;
use ch03_learning_rule::worked::start;
use ch03_learning_rule::{Sample, correct, epoch, generate};
use ch04_convergence::worked::{
    apart, bias, counted, data, edge, every_point, every_point_with_bias, hand_samples, landing,
    margin_by_hand, mislabelled, mistakes, noise, one_run, run_by_hand,
};
use ch04_convergence::{margin, mistake_bound, radius, train_until_right, with_bias};
use study::Spread;

/// How far the six points lie inside their own side of a plane with whole weights: the whole
/// preactivations, before anything is divided or rounded.
fn inside(weights: [i64; 2]) -> Vec<i64> {
    let inside = |sample: &Sample| {
        let pre: i64 = sample.input.iter().zip(weights).map(|(x, w)| *x as i64 * w).sum();
        if sample.target == 1.0 { pre } else { -pre }
    };
    hand_samples().iter().map(inside).collect()
}

#[test]
fn margin_and_radius_by_hand() {
    let shown = margin_by_hand();
    // 4 / 5 and 6 / √41, and the longest inputs have 16 + 4.
    assert_eq!(inside([3, 4]), [13, 6, 5, 4, 4, 15]);
    assert_eq!(inside([4, 5]).iter().min(), Some(&6));
    assert!((shown.plane.margin - 0.8).abs() < 1e-15);
    assert!((shown.widest.margin * shown.widest.margin - 36.0 / 41.0).abs() < 1e-15);
    assert!((shown.radius_squared - 20.0).abs() < 1e-14);
    assert!((shown.plane.bound - 20.0 * 25.0 / 16.0).abs() < 1e-12);
    assert!((shown.widest.bound - 20.0 * 41.0 / 36.0).abs() < 1e-12);
}

/// No direction of a fine grid has a wider margin than the one that the page calls the widest.
#[test]
fn the_widest_strip_by_trying_all_directions() {
    let samples = hand_samples();
    let of = |step: u32| {
        let angle = f64::from(step) * std::f64::consts::TAU / 36_000.0;
        margin(&samples, &[angle.cos(), angle.sin()])
    };
    let widest = (0..36_000).map(of).fold(f64::NEG_INFINITY, f64::max);
    let claimed = margin_by_hand().widest.margin;
    assert!(widest <= claimed + 1e-12 && widest > claimed - 1e-3, "{widest} and {claimed}");
}

/// The run by hand in halves, where everything is a whole number.
#[test]
fn the_run_by_hand_in_whole_numbers() {
    let (mut weights, mut made) = ([0_i64; 2], vec![]);
    for _ in 0..run_by_hand().epochs {
        for sample in hand_samples() {
            let input = [0, 1].map(|i| sample.input[i] as i64);
            let pre = input[0] * weights[0] + input[1] * weights[1];
            let error = i64::from(pre >= 0) - sample.target as i64;
            if error != 0 {
                weights = [0, 1].map(|i| weights[i] - error * input[i]);
                made.push((weights, 3 * weights[0] + 4 * weights[1]));
            }
        }
    }
    let shown = run_by_hand();
    assert_eq!(made.len(), shown.count);
    for ((weights, reach), mistake) in made.iter().zip(&shown.mistakes) {
        assert_eq!(weights.map(|weight| weight as f64 / 2.0), mistake.after[..]);
        assert!((*reach as f64 / 10.0 - mistake.reach).abs() < 1e-12);
        let squared = weights[0] * weights[0] + weights[1] * weights[1];
        assert_eq!(squared as f64 / 4.0, mistake.squared);
    }
    // All 720 orders, by exchanging neighbours' places (Heap), with a training of their own.
    let mut order: Vec<([i64; 2], i64)> = hand_samples()
        .iter()
        .map(|sample| ([0, 1].map(|i| sample.input[i] as i64), sample.target as i64))
        .collect();
    let (mut elsewhere, mut counters, mut place) = (0, [0; 6], 0);
    let ends_elsewhere = |order: &[([i64; 2], i64)]| {
        let mut weights = [0_i64; 2];
        for _ in 0..100 {
            for (input, target) in order {
                let pre = input[0] * weights[0] + input[1] * weights[1];
                let error = i64::from(pre >= 0) - target;
                weights = [0, 1].map(|i| weights[i] - error * input[i]);
            }
        }
        usize::from(3 * weights[1] != 4 * weights[0] || weights[0] <= 0)
    };
    elsewhere += ends_elsewhere(&order);
    while place < 6 {
        if counters[place] < place {
            order.swap(if place % 2 == 0 { 0 } else { counters[place] }, place);
            elsewhere += ends_elsewhere(&order);
            counters[place] += 1;
            place = 0;
        } else {
            counters[place] = 0;
            place += 1;
        }
    }
    assert_eq!((shown.orders, shown.elsewhere), (720, elsewhere));
    // As the page says: two points quarrel,
    let inputs: Vec<&[f64]> = shown.mistakes.iter().map(|mistake| &mistake.input[..]).collect();
    assert_eq!(inputs[1..], [[4.0, -2.0], [-2.0, 3.0], [4.0, -2.0], [-2.0, 3.0]]);
    // the last one makes them shorter, and they end on the arrow (3, 4).
    assert!(shown.mistakes[4].squared < shown.mistakes[3].squared);
    assert_eq!(made[4].0, [3, 4]);
}

/// (4.3), (4.4) and (4.5) at every single mistake, and (4.6) at the end.
#[test]
fn both_inequalities_hold_at_every_mistake() {
    let mut made = 0;
    for (inputs, gap) in [(2, 0.3), (2, 0.02), (3, 0.1), (3, 0.01), (7, 0.05), (15, 0.4)] {
        for seed in 0..40 {
            let samples = apart(80, inputs, gap, seed);
            let good = vec![1.0; inputs];
            let bound = mistake_bound(radius(&samples), margin(&samples, &good));
            let learning_rate = [0.01, 0.3, 1.0, 17.0][seed as usize % 4];
            let run = mistakes(&vec![0.0; inputs], &samples, learning_rate, &good, 10_000);
            let (mut reach, mut squared) = (0.0, 0.0);
            let least = learning_rate * margin(&samples, &good);
            let most = learning_rate * radius(&samples) * learning_rate * radius(&samples);
            for mistake in &run {
                let hair = 1e-9 * learning_rate * learning_rate.max(1.0) * run.len() as f64;
                assert!(mistake.reach >= reach + least - hair);
                assert!(mistake.squared <= squared + most + hair);
                assert!(mistake.reach >= mistake.least_reach - hair);
                assert!(mistake.squared <= mistake.most_squared + hair);
                assert!(mistake.reach <= mistake.length + hair);
                (reach, squared) = (mistake.reach, mistake.squared);
            }
            assert!(run.len() as f64 <= bound, "{} mistakes, bound {bound}", run.len());
            made += run.len();
        }
    }
    assert!(made > 2000, "only {made} mistakes were looked at");
}

#[test]
fn the_bound_knows_neither_the_learning_rate_nor_the_order_nor_the_unit() {
    for seed in 0..40 {
        let samples = apart(60, 4, 0.1, seed);
        let run =
            |samples: &[Sample], rate: f64| train_until_right(&mut [0.0; 4], samples, rate, 10_000);
        let bound = mistake_bound(radius(&samples), margin(&samples, &[1.0; 4]));
        assert_eq!(run(&samples, 1.0), run(&samples, 0.125));
        let mut turned = samples.clone();
        turned.reverse();
        assert!(run(&turned, 1.0).finished && run(&turned, 1.0).mistakes as f64 <= bound);
        let larger: Vec<Sample> = samples
            .iter()
            .map(|sample| {
                let input = sample.input.iter().map(|x| 8.0 * x).collect();
                Sample { input, target: sample.target }
            })
            .collect();
        let larger_bound = mistake_bound(radius(&larger), margin(&larger, &[1.0; 4]));
        assert!((larger_bound / bound - 1.0).abs() < 1e-12);
        assert_eq!(run(&larger, 1.0), run(&samples, 1.0));
    }
}

/// Points along the axes use up the bound to the last mistake.
#[test]
fn the_bound_can_be_reached() {
    for inputs in [1, 4, 9, 25] {
        let axis = |axis: usize| {
            let input = (0..inputs).map(|i| if i == axis { 1.0 } else { 0.0 }).collect();
            Sample { input, target: 0.0 }
        };
        let samples: Vec<Sample> = (0..inputs).map(axis).collect();
        let bound = mistake_bound(1.0, margin(&samples, &vec![-1.0; inputs]));
        let run = train_until_right(&mut vec![0.0; inputs], &samples, 1.0, 10);
        assert_eq!(run.mistakes, inputs);
        assert!((bound - inputs as f64).abs() < 1e-9);
    }
}

/// What the page says in words about its table of counts.
#[test]
fn counts_as_the_page_tells_them() {
    let counted = counted();
    let (wide, narrow) = (&counted.rows[0], &counted.rows[5]);
    assert!((wide.gap / narrow.gap - 50.0).abs() < 1e-9);
    assert!((900.0..1100.0).contains(&(narrow.bound.median / wide.bound.median)));
    assert!((14.0..15.0).contains(&(narrow.mistakes.median / wide.mistakes.median)));
    for row in &counted.rows {
        assert_eq!(row.finished, 100);
        assert!(row.mistakes.most <= row.bound.least);
    }
}

/// The points with x = 0, counted: one in 21, and half of all but the middle are against any lean.
#[test]
fn half_of_the_points_on_the_plane_are_wrong_for_any_lean() {
    let shown = edge();
    assert_eq!((shown.points, shown.on_the_plane), (21 * 21 * 21, 21 * 21));
    assert_eq!(shown.leaning_wrong, (21 * 21 - 1) / 2);
    assert_eq!(shown.upright_wrong, 0);
    assert_eq!(shown.upright_margin, 0.0);
    // In whole numbers, for leans that pass through no point: 21 and 1 is one, 2 and 43 another.
    for (second, third) in [(21_i64, 1_i64), (-21, 1), (2, 43), (1, -37), (-25, -1)] {
        let first = 1000;
        let mut wrong = 0;
        for x in -10..=10_i64 {
            for y in -10..=10_i64 {
                for z in -10..=10_i64 {
                    let yes = x * first + y * second + z * third >= 0;
                    wrong += usize::from(yes != (x >= 0));
                }
            }
        }
        assert_eq!(wrong, 220, "{second}, {third}");
    }
    for after in &shown.after {
        assert_eq!((after.wrong_on_it.least, after.wrong_on_it.most), (220.0, 220.0));
        assert_eq!(after.finished, 0);
    }
    assert!((shown.leaning_right - 9041.0 / 9261.0).abs() < 1e-12);
}

/// No plane through the middle has a margin above 0: whatever the weights say of a point, they
/// say the opposite of the point across.
#[test]
fn no_plane_through_the_middle_has_a_margin() {
    let points = every_point();
    for seed in 0..500 {
        assert!(margin(&points, &start(seed)) <= 0.0);
    }
    let across = |sample: &&Sample| sample.input[0] == 0.0;
    for sample in points.iter().filter(across) {
        let opposite: Vec<f64> = sample.input.iter().map(|x| -x).collect();
        assert!(points.iter().any(|other| other.input == opposite && other.target == 1.0));
        let weights = start(9);
        assert_eq!(preactivation(&sample.input, &weights), -preactivation(&opposite, &weights));
    }
}

/// A run in `f64` that ends has a lean of exactly 0, as the ones in whole numbers have.
#[test]
fn only_on_the_edge_does_it_end() {
    let shown = landing();
    assert_eq!(shown.exact, shown.exact_upright);
    assert_eq!(shown.exact + shown.exact_circling, 100);
    let mut ended = 0;
    for seed in 0..100 {
        let mut weights = [0.0; 3];
        let samples = generate(1000, 2 * seed);
        if train_until_right(&mut weights, &samples, 1.0, 200).finished {
            assert_eq!(weights[1..], [0.0, 0.0]);
            ended += 1;
        }
    }
    assert!(ended > 0);
    assert_eq!(shown.drawn, 0);
}

/// The runs in whole numbers once more: one that has not ended is met by another that goes twice as fast,
/// and so goes in a circle.
#[test]
fn a_run_in_whole_numbers_ends_or_goes_in_a_circle() {
    let shown = landing();
    let (mut ended, mut circling) = (vec![], 0);
    for seed in 0..shown.seeds {
        let days: Vec<([i128; 3], bool)> = generate(1000, 2 * seed)
            .iter()
            .map(|day| {
                ([0, 1, 2].map(|i| (10.0 * day.input[i]).round() as i128), day.target == 1.0)
            })
            .collect();
        let walk = |weights: &mut [i128; 3]| {
            let mut wrong = 0;
            for (day, opened) in &days {
                let says = day[0] * weights[0] + day[1] * weights[1] + day[2] * weights[2] >= 0;
                if says != *opened {
                    let sign = if *opened { 1 } else { -1 };
                    (0..3).for_each(|i| weights[i] += sign * day[i]);
                    wrong += 1;
                }
            }
            wrong
        };
        let (mut slow, mut fast, mut epochs) = ([0; 3], [0; 3], 0);
        loop {
            let both = [walk(&mut fast), walk(&mut fast)];
            walk(&mut slow);
            if let Some(last) = both.iter().position(|wrong| *wrong == 0) {
                ended.push((epochs + last + 1) as f64);
                break;
            }
            epochs += 2;
            if slow == fast {
                circling += 1;
                break;
            }
        }
    }
    assert_eq!((ended.len(), circling), (shown.exact, shown.exact_circling));
    ended.sort_by(f64::total_cmp);
    let told = &shown.exact_epochs;
    let middle = (ended[ended.len() / 2] + ended[(ended.len() - 1) / 2]) / 2.0;
    assert_eq!([told.least, told.median, told.most], [ended[0], middle, ended[ended.len() - 1]]);
}

/// 301 times 401, and no other bias does better.
#[test]
fn the_bound_with_a_bias_in_whole_numbers() {
    let shown = bias();
    assert!((shown.bound - f64::from(301 * 401)).abs() < 1e-6);
    assert!((1.0 / (shown.margin * shown.margin) - 401.0).abs() < 1e-9);
    let points = every_point_with_bias();
    for step in 0..=20 {
        let other = 0.005 * f64::from(step);
        assert!(margin(&points, &[1.0, 0.0, 0.0, other]) <= shown.margin + 1e-12);
    }
    assert_eq!(shown.finished, 100);
    assert!(shown.mistakes.most <= shown.bound);
    // Every sample that the generator can make is among these points.
    for sample in generate(200, 3).iter().map(with_bias) {
        let found = points.iter().any(|point| {
            let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-12;
            point.target == sample.target && point.input.iter().zip(&sample.input).all(near)
        });
        assert!(found, "{:?}", sample.input);
    }
}

#[test]
fn a_bias_is_added_to_every_preactivation() {
    for sample in generate(50, 1) {
        let weights = [0.5, -0.25, 2.0, -0.75];
        let with = with_bias(&sample);
        let without = preactivation(&sample.input, &weights[..3]) - 0.75;
        assert!((preactivation(&with.input, &weights) - without).abs() < 1e-12);
        assert_eq!(with.target, sample.target);
    }
}

fn of(spread: &Spread) -> [f64; 3] {
    [spread.least, spread.median, spread.most]
}

/// The bias runs again with a training of its own.
#[test]
fn training_with_a_bias_in_whole_numbers() {
    let (mut total, mut epochs) = (vec![], vec![]);
    for seed in 0..100 {
        let samples: Vec<([i64; 4], i64)> = generate(1000, 2 * seed)
            .iter()
            .map(|sample| {
                let tenths = |i: usize| (10.0 * sample.input[i]).round() as i64;
                ([tenths(0), tenths(1), tenths(2), 10], sample.target as i64)
            })
            .collect();
        let (mut weights, mut mistakes) = ([0_i64; 4], 0);
        for number in 1.. {
            let before = mistakes;
            for (input, target) in &samples {
                let pre: i64 = input.iter().zip(&weights).map(|(x, w)| x * w).sum();
                let error = i64::from(pre >= 0) - target;
                mistakes += error.unsigned_abs();
                weights.iter_mut().zip(input).for_each(|(weight, x)| *weight -= error * x);
            }
            if mistakes == before {
                epochs.push(number);
                break;
            }
        }
        total.push(mistakes);
    }
    total.sort_unstable();
    epochs.sort_unstable();
    let shown = bias();
    let middle = |sorted: &[u64]| (sorted[49] + sorted[50]) as f64 / 2.0;
    assert_eq!([total[0] as f64, middle(&total), total[99] as f64], of(&shown.mistakes));
    assert_eq!([epochs[0] as f64, middle(&epochs), epochs[99] as f64], of(&shown.epochs));
    assert_eq!(epochs.iter().filter(|epochs| **epochs <= 5).count(), shown.within_five);
    assert!(total[99] <= 301 * 401);
}

#[test]
fn a_finished_training_is_right_and_stays_as_it_is() {
    for seed in 0..20 {
        let samples: Vec<Sample> = generate(300, seed).iter().map(with_bias).collect();
        let mut weights = vec![0.0; 4];
        let run = train_until_right(&mut weights, &samples, 0.0625, 20_000);
        assert!(run.finished && correct(&weights, &samples) == 300);
        let ended = weights.clone();
        assert_eq!(epoch(&mut weights, &samples, 0.0625), 0);
        assert_eq!(weights, ended);
        let stopped = train_until_right(&mut [0.0; 4], &samples, 0.0625, run.epochs - 1);
        assert!(!stopped.finished && stopped.mistakes == run.mistakes);
    }
}

/// What the page says in words about samples and wrong labels.
#[test]
fn data_and_noise_as_the_page_tells_them() {
    let data = data();
    assert!(data.rows.iter().all(|row| row.finished == 100));
    let wrong = |row: usize| 1.0 - data.rows[row].right.median;
    // From 50 to 100 and from 100 to 200 samples.
    assert!((0.4..0.6).contains(&(wrong(4) / wrong(3))));
    assert!((0.4..0.6).contains(&(wrong(5) / wrong(4))));
    let noise = noise();
    assert!(noise.rows[1..].iter().all(|row| row.finished == 0));
    for row in &noise.rows[1..] {
        assert!((row.first.median - row.last.median).abs() < 0.02);
    }
}

#[test]
fn labels_are_turned_in_the_share_that_is_asked_for() {
    let samples = generate(1000, 5);
    assert_eq!(mislabelled(&samples, 0.0, 1), samples);
    let turned = (0..50).map(|seed| {
        let noisy = mislabelled(&samples, 0.1, seed);
        noisy.iter().zip(&samples).filter(|(a, b)| a.target != b.target).count()
    });
    let turned: usize = turned.sum();
    assert!((4700..5300).contains(&turned), "{turned} of 50000");
}

#[test]
fn points_that_are_made_apart_lie_apart() {
    for (inputs, gap) in [(2, 0.3), (5, 0.05)] {
        let samples = apart(100, inputs, gap, 4);
        let good = vec![1.0; inputs];
        assert!(margin(&samples, &good) >= gap);
        let is_right = |sample: &Sample| perceptron(&sample.input, &good) == sample.target;
        assert!(samples.iter().all(is_right));
        assert!(samples.iter().all(|sample| length(&sample.input) <= radius(&samples)));
    }
}

/// The run without a bias in whole numbers: all inputs in tenths, and a rate changes no answer.
#[test]
fn the_run_without_a_bias_in_whole_numbers() {
    let shown = one_run();
    let samples: Vec<([i64; 3], i64)> = generate(1000, 0)
        .iter()
        .map(|sample| {
            let tenths = |i: usize| (10.0 * sample.input[i]).round() as i64;
            ([tenths(0), tenths(1), tenths(2)], sample.target as i64)
        })
        .collect();
    let wrong = |weights: [i64; 3], (input, target): &([i64; 3], i64)| {
        let pre: i64 = input.iter().zip(weights).map(|(x, w)| x * w).sum();
        i64::from(pre >= 0) - target
    };
    let (mut weights, mut mistakes) = ([0; 3], vec![]);
    for _ in 0..shown.epochs {
        let mut made = 0;
        for sample in &samples {
            let error = wrong(weights, sample);
            made += error.unsigned_abs() as usize;
            weights = [0, 1, 2].map(|i| weights[i] - error * sample.0[i]);
        }
        mistakes.push(made);
    }
    assert_eq!(mistakes[..5], shown.mistakes[..]);
    assert_eq!(mistakes.iter().min(), Some(&shown.fewest));
    // The count falls, but not to 0.
    assert!(shown.mistakes[4] < shown.mistakes[0] && shown.fewest > 0);
}
