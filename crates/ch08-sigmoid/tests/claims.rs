//! What the sentences of the page say about its numbers.

use ch08_sigmoid::worked::{
    BEHIND_HIDDEN, by_hand, half, last_node, learning, nudge, tails, trained, trap, values,
};
use ch08_sigmoid::{activate, activate_prime, half_squared_error};

/// The opening: the last node of chapter 7 with weights that the page gives, its wrong yes, and
/// that the step's error does not move while the sigmoid's falls.
#[test]
fn the_step_does_not_see_the_move() {
    let told = nudge();
    // OR and NAND answer 0 and 1 to 00.
    let hidden = [-0.5_f64, 1.5].map(|sum| f64::from(u8::from(sum >= 0.0)));
    assert_eq!(told.hidden, hidden);
    assert!((told.pre - 0.8).abs() < 1e-15 && told.step == [1.0, 1.0]);
    assert_eq!(told.step_error[0], told.step_error[1]);
    assert!(told.sigmoid_error[1] < told.sigmoid_error[0]);
}

/// "Nowhere more than a quarter": the largest of many slopes is the one in the middle.
#[test]
fn a_quarter_at_most() {
    assert_eq!(activate_prime(0.0), 0.25);
    assert!((-4000..=4000).all(|n| activate_prime(f64::from(n) / 100.0) <= 0.25));
}

/// "Each further unit divides the slope by e", far out.
#[test]
fn the_tail_falls_by_e_a_unit() {
    for x in [6.0, 8.0, 12.0] {
        let times = activate_prime(x) / activate_prime(x + 1.0);
        assert!((times / libm::exp(1.0) - 1.0).abs() < 0.005, "{times}");
    }
    let times: Vec<f64> = values().rows[3..].iter().map(|row| row.times_smaller).collect();
    assert!(times.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(tails().rows[2].missed < tails().rows[3].missed);
}

/// "Almost twice as wrong, and its first move is some fifty times smaller"; the last two counts grow
/// by nearly e², and more nearly further out.
#[test]
fn sure_and_wrong() {
    let told = learning();
    let (middle, far) = (&told.rows[0], &told.rows[3]);
    assert!((1.9..2.0).contains(&(far.output / middle.output)));
    assert!((45.0..55.0).contains(&(middle.first_move / far.first_move)));
    for row in &told.rows {
        assert!((row.first_move - row.output * row.slope).abs() < 1e-12);
    }
    assert!((told.last_ratio - libm::exp(2.0)).abs() < 0.7);
    // The move o²(1 − o) is longest at two thirds, 4/27 at ln 2; above it falls, below it rises.
    assert!((told.fastest_pre - libm::log(2.0)).abs() < 1e-4);
    assert!((told.fastest_move - 4.0 / 27.0).abs() < 1e-8);
    let moves = |pre: f64| activate(pre) * activate_prime(pre);
    let pre = |n: i32| libm::log(2.0) + f64::from(n) * 0.01;
    assert!(
        (0..730).all(|n| moves(pre(n)) > moves(pre(n + 1)) && moves(pre(-n)) > moves(pre(-n - 1)))
    );
    // A thousand updates from 8 and the error has hardly moved; after some more it is done.
    let mut pre = 8.0;
    for _ in 0..1000 {
        pre -= activate(pre) * activate_prime(pre);
    }
    assert!(activate(pre) > 0.99 && told.rows[4].updates < 10_000);
}

/// The half and the rate are traded for each other, and the measured slope is twice without it.
#[test]
fn the_half_for_the_rate() {
    let told = half();
    assert!((told.with_half - told.without_half_at_half_rate).abs() < 1e-15);
    assert!((told.measured_without_half / told.slope - 2.0).abs() < 1e-6);
}

/// The trap: two columns agree, the third stays within a narrow strip, and arrives sooner.
#[test]
fn the_trap_behaves_well() {
    let told = trap();
    for row in &told.rows {
        assert!((row.slope - row.from_post).abs() < 1e-12);
        assert!((told.smallest..=told.largest).contains(&row.slope_of_post));
    }
    assert!(told.largest / told.smallest < 1.3);
    assert!(told.mistaken_updates < told.updates);
    // For two nodes, at 0 and at 6, the right slopes differ a lot and the wrong ones hardly.
    let cosh = libm::cosh(3.0);
    assert!((told.rows[1].pre, told.rows[4].pre) == (0.0, 6.0));
    assert!((told.right_ratio - cosh * cosh).abs() < 1e-9 && told.wrong_ratio < 1.2);
    // A nudge measures the slope and not what the mistake reports.
    assert!((told.measured - told.rows[3].slope).abs() < 1e-9);
    assert!(told.rows[3].slope_of_post > 10.0 * told.measured);
}

/// "e is the number for which eˣ grows at the rate eˣ": by its series, e to five digits, and the
/// growth from 0 on is 1 and half of the nudge.
#[test]
fn e_grows_at_its_own_rate() {
    let told = by_hand();
    let series: f64 = (0..20).map(|n| 1.0 / (1..=n).map(f64::from).product::<f64>()).sum();
    assert!((told.e - series).abs() < 1e-12);
    assert!((told.grown - told.small - told.small * told.small / 2.0).abs() < 1e-9);
    // The odds at a preactivation of 1 are e.
    assert!((told.odds - series).abs() < 1e-12);
}

/// The last node of XOR: all four answers nearer to yes at first, each on its own side of one half
/// after ten epochs, and in the end an AND of the hidden nodes.
#[test]
fn the_last_node_finds_its_weights() {
    let told = last_node();
    let targets = BEHIND_HIDDEN.map(|(_, target)| target);
    let epochs: Vec<usize> = told.rows.iter().map(|row| row.epoch).collect();
    assert_eq!(epochs, [0, 1, 10, 100, 1000]);
    assert!(told.rows[0].weights == nudge().weights);
    assert!(told.rows[0].outputs.iter().all(|&output| output > 0.5));
    for (at, row) in told.rows.iter().enumerate() {
        let right = row.outputs.iter().zip(targets).all(|(o, target)| (*o > 0.5) == (target > 0.5));
        assert_eq!(right, at >= 2, "after epoch {}", row.epoch);
    }
    let error = |outputs: &[f64; 4]| -> f64 {
        outputs.iter().zip(targets).map(|(&o, target)| half_squared_error(o, target)).sum()
    };
    assert!(told.rows.windows(2).all(|pair| error(&pair[1].outputs) < error(&pair[0].outputs)));
    let [first, second, bias] = told.rows[4].weights;
    assert!(first + bias < 0.0 && second + bias < 0.0 && first + second + bias > 0.0);
    // With the mistaken slope every answer is nearer to its target after as many epochs.
    let mistaken = |pre| activate_prime(activate(pre));
    let mistaken = trained(&BEHIND_HIDDEN, &[1000], told.learning_rate, mistaken);
    assert_eq!(mistaken[0].outputs, told.mistaken);
    for ((with, right), target) in told.mistaken.iter().zip(told.rows[4].outputs).zip(targets) {
        assert!((with - target).abs() < (right - target).abs());
    }
}

/// The hyperbolic tangent: its slope is 1 − S_postA², 1 at most, and far out each unit divides it
/// by about e², where the sigmoid's is divided by about e.
#[test]
fn the_slope_of_the_other_curve() {
    let measured = |x: f64| (libm::tanh(x + 1e-5) - libm::tanh(x - 1e-5)) / 2e-5;
    for n in -40..=40 {
        let x = 0.1 * f64::from(n);
        let slope = 1.0 - libm::tanh(x).powi(2);
        assert!((slope - measured(x)).abs() < 1e-9 && slope <= 1.0, "{x}");
    }
    let far = |slope: &dyn Fn(f64) -> f64| slope(6.0) / slope(7.0);
    let e = core::f64::consts::E;
    assert!((far(&|x| 1.0 / libm::cosh(x).powi(2)) / (e * e) - 1.0).abs() < 0.001);
    assert!((far(&activate_prime) / e - 1.0).abs() < 0.01);
}

/// "Each unit of preactivation multiplies the odds by e."
#[test]
fn a_unit_multiplies_the_odds_by_e() {
    let odds = |pre: f64| activate(pre) / (1.0 - activate(pre));
    for pre in [-4.0, -1.0, 0.0, 0.5, 3.0] {
        assert!((odds(pre + 1.0) / odds(pre) - libm::exp(1.0)).abs() < 1e-10, "{pre}");
    }
}
