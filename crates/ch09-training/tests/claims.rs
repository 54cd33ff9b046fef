//! What the sentences of the page say about its numbers.

use ch09_training::figures::{ALL, for_and_against};
use ch09_training::worked::{self, EVERY, learned_at, xor};
use ch09_training::{Network, error};

fn summed(network: &Network) -> f64 {
    xor().iter().map(|sample| error(network, sample)).sum()
}

/// The recording, trained again; and as a central difference is not exact, near it.
#[test]
fn the_training_that_is_looked_into() {
    for (kept, again) in worked::recorded::LEARNED.iter().zip(worked::learn()) {
        for (kept, again) in kept.iter().zip(again) {
            assert!((kept - again).abs() < 1e-6, "{kept} {again}");
        }
    }
}

#[test]
fn what_it_has_learned() {
    let shown = worked::learned_xor();
    // "up to epoch ... the error stays above 0.45, the outputs are all near one half"
    for epoch in (0..=shown.level_until).step_by(EVERY) {
        assert!(summed(&learned_at(epoch)) > shown.level, "{epoch}");
    }
    let outputs = |network: &Network| -> Vec<f64> {
        xor().iter().map(|sample| network.forward(&sample.input).post_o).collect()
    };
    assert!(outputs(&learned_at(shown.level_until)).iter().all(|o| (o - 0.5).abs() < 0.2));
    assert!(summed(&learned_at(shown.level_until + EVERY)) <= shown.level);
    assert!(summed(&learned_at(shown.fallen_by)) < shown.fallen);
    assert!(summed(&learned_at(shown.fallen_by - EVERY)) >= shown.fallen);
    // "00 first and 11 last": when each is within a quarter of its target for good.
    let late = |sample: usize| {
        let target = xor()[sample].target;
        let far = |epoch: &usize| (outputs(&learned_at(*epoch))[sample] - target).abs() >= 0.25;
        (0..=2000).step_by(EVERY).filter(far).last()
    };
    assert!(late(0) < late(1) && late(0) < late(2) && late(3) > late(1) && late(3) > late(2));
    // "01 and 10 lie on one side, 00 and 11 on the other"
    let last = learned_at(2000);
    let sides: Vec<bool> = xor()
        .iter()
        .map(|sample| {
            let (pro, contra) = for_and_against(&last, &sample.input);
            let pre_o = last.forward(&sample.input).pre_o;
            assert!((pro - contra - pre_o).abs() < 1e-12);
            pro > contra
        })
        .collect();
    assert_eq!(sides, [false, true, true, false]);
    assert_eq!(shown.pro + shown.contra, 4);
    assert!((shown.error - summed(&last)).abs() < 1e-12);
}

/// Without biases every hidden line passes through 00, at every epoch.
#[test]
fn every_line_passes_through_the_corner() {
    for epoch in (0..=2000).step_by(100) {
        assert_eq!(learned_at(epoch).forward(&[0.0, 0.0]).pre_h, [0.0; 4]);
    }
}

/// The description of the figure at all its epochs has the numbers that are drawn.
#[test]
fn the_description_has_what_is_drawn() {
    let entry = ALL.iter().find(|entry| entry.id == "learned").expect("the figure");
    for epoch in (0..=2000).step_by(EVERY) {
        let figure = (entry.draw)(&[epoch as f64], &[]);
        let of = |name: &str| &figure.data.iter().find(|data| data.0 == name).expect(name).1;
        for n in 0..4 {
            let told = format!(
                "{} for yes, {} against, output {}",
                plot::fixed(of("for")[n], 2),
                plot::fixed(of("against")[n], 2),
                plot::fixed(of("outputs")[n], 2)
            );
            assert!(figure.desc.contains(&told), "{epoch}: {told}");
            assert!(of("for")[n] < 10.0 && of("against")[n] < 10.0, "{epoch}: off the sheet");
        }
    }
}

#[test]
fn counts_have_their_standard_errors() {
    let number = |value: &serde_json::Value| value.as_f64().expect("a number");
    let error = |count: f64| (count * (20.0 - count) / 20.0).sqrt();
    let xor = proof::recorded(include_str!("snapshots/xor.snap"));
    assert!((number(&xor["solved_error"]) - error(number(&xor["solved"]))).abs() < 1e-9);
    let half = proof::recorded(include_str!("snapshots/half_trained.snap"));
    let counts = ["or_whole", "or_half", "xor_whole", "xor_half"].map(|of| number(&half[of]));
    let largest = counts.map(error).into_iter().fold(0.0, f64::max);
    assert!((number(&half["largest_error"]) - largest).abs() < 1e-9);
    // "nearly every run ends with a perfect score", and XOR is another matter.
    assert!(
        counts[1] >= 18.0
            && counts[3] + 2.0 * error(counts[3]) < counts[2] - 2.0 * error(counts[2])
    );
}

/// What the table of the twenty runs says, and what the shelf comes to.
#[test]
fn how_the_runs_go() {
    let shown = proof::recorded(include_str!("snapshots/xor.snap"));
    let number = |value: &serde_json::Value| value.as_f64().expect("a number");
    // "All runs begin above that, and after a hundred epochs all are still near it"
    assert!(number(&shown["spread"][0]["lowest"]) > 0.5);
    for end in ["lowest", "highest"] {
        assert!((number(&shown["spread"][1][end]) - 0.5).abs() < 0.05);
    }
    // "those that are still up at the right edge fall later"
    assert!(number(&shown["more_highest"]) < 0.1 * number(&shown["shelf_lowest"]));
    // "An answer of one half costs an eighth, the others make up the rest": all runs on the shelf
    // are a little above an eighth, and so is the one whose outputs the page has.
    assert!(number(&shown["shelf_lowest"]) > 0.125 && number(&shown["shelf_highest"]) < 0.135);
    let outputs = shown["unsolved_outputs"].as_array().expect("four outputs");
    let costs: Vec<f64> = outputs
        .iter()
        .zip([0.0, 1.0, 1.0, 0.0])
        .map(|(output, target)| 0.5 * (number(output) - target).powi(2))
        .collect();
    let halves = outputs.iter().filter(|output| (number(output) - 0.5).abs() < 0.05).count();
    let rest = costs.iter().sum::<f64>() - costs.iter().copied().fold(0.0, f64::max);
    assert!(halves == 1 && rest > 0.0 && rest < 0.02, "{costs:?}");
}

/// "In the table the one-sided difference never gets below ..."
#[test]
fn the_best_of_the_table() {
    let shown = worked::nudge_size();
    let printed = [0, 2, 4, 6, 8].map(|row| shown.rows[row].one_sided);
    assert_eq!(printed.into_iter().fold(f64::INFINITY, f64::min), shown.best_one_sided);
    // "the largest of the 16 gradients"
    let step = worked::one_step();
    let all = step.gradient_i_to_h.iter().flatten().chain(&step.gradient_h_to_o);
    let largest = all.fold(0.0_f64, |largest, gradient| largest.max(gradient.abs()));
    assert_eq!(largest, step.gradient_h_to_o[2]);
}

/// The numbers of the nudge as they are printed give the slopes as they are printed.
#[test]
fn a_nudge_with_a_pocket_calculator() {
    let shown = worked::one_nudge();
    let printed = |value: f64| (value * 1e8).round() / 1e8;
    let [below, here, above] =
        [&shown.below, &shown.here, &shown.above].map(|at| printed(at.error));
    let same = |a: f64, b: f64| assert_eq!(format!("{a:.6}"), format!("{b:.6}"));
    assert_eq!(format!("{:.7}", above - here), format!("{:.7}", shown.rise));
    same((above - here) / shown.nudge, shown.one_sided);
    same((above - below) / (2.0 * shown.nudge), shown.central);
}

/// "a nudge a hundred times smaller ... a hundred times, and the central one ten thousand times"
#[test]
fn how_a_smaller_nudge_helps() {
    let rows = worked::nudge_size().rows;
    let (wide, narrow) = (&rows[0], &rows[2]);
    let smaller = wide.nudge / narrow.nudge;
    let one_sided = wide.one_sided / narrow.one_sided / smaller;
    let central = wide.central / narrow.central / smaller / smaller;
    assert!((0.5..2.0).contains(&one_sided), "{one_sided} over {smaller}");
    assert!((0.3..3.0).contains(&central), "{central} over {smaller}");
}
